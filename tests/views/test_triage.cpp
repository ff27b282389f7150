// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/picture.h"
#include "tests/support/sample_data.h"
#include "views/theme/theme.h"
#include "views/triage/finding_detail.h"
#include "views/triage/triage_board.h"
#include "views/widgets/inline_bar.h"
#include "views/widgets/pill_row.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/small_parts.h"
#include "views/widgets/table_view.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace countersign;

namespace {

constexpr QSize boardSize(1066, 740);

bool says(const QWidget* board, const QString& words) {
    const auto labels = board->findChildren<PlainLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&](const PlainLabel* label) {
        return label->isVisible() && label->text().contains(words);
    });
}

} // namespace

/// The triage as a person sees and drives it.
class TestTriage : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() {
        board_ = std::make_unique<TriageBoard>();
        board_->resize(boardSize);
        board_->setPlurals({{QStringLiteral("intent"), QStringLiteral("intents")}});
        board_->show();
        QVERIFY(QTest::qWaitForWindowExposed(board_.get()));
    }

    void fill() {
        const UnixMs now = systemNow();
        board_->setFrom({QStringLiteral("database"), now});
        board_->setFindings(sample::findings(now), false, {});
    }

    void saysThatItStillLooks() { QVERIFY(says(board_.get(), QStringLiteral("Looking"))); }

    void saysThatNothingIsWrong() {
        board_->setFrom({QStringLiteral("database"), systemNow()});
        board_->setFindings({}, false, {});
        QVERIFY(says(board_.get(), QStringLiteral("Nothing needs a human")));
        keepPicture(board_.get(), QStringLiteral("triage-empty-light"));
    }

    void keysWorkAsSoonAsThereAreRows() {
        board_->goTo({}, {});
        QVERIFY(!board_->findChild<SearchField*>()->hasFocus());
        fill();
        QVERIFY(view()->hasFocus());
        QVERIFY(view()->selectionModel()->isSelected(view()->model()->index(0, 0)));
    }

    void groupsByCauseAndPutsTheWorstFirst() {
        fill();
        const QAbstractItemModel* model = view()->model();
        QCOMPARE(model->rowCount(), 7);
        QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("P0"));
        QVERIFY(model->index(1, 1).data().toString().contains(QStringLiteral("37 intents")));
    }

    void showsTheWorstInFullAtOnce() {
        fill();
        QVERIFY(says(board_.get(), QStringLiteral("Ledger off by 7.500000 USDC")));
        QVERIFY(says(board_.get(), QStringLiteral("to respond")));
        keepPicture(board_.get(), QStringLiteral("triage-light"));
    }

    void filtersBySeverity() {
        fill();
        auto* pills = board_->findChild<PillRow*>();
        for (QPushButton* pill : pills->findChildren<QPushButton*>()) {
            if (pill->text().startsWith(QStringLiteral("P2")))
                pill->click();
        }
        QCOMPARE(view()->model()->rowCount(), 3);
    }

    void searchesAndSaysWhenNothingMatches() {
        fill();
        auto* search = board_->findChild<SearchField*>();
        search->setText(QStringLiteral("no such words"));
        QVERIFY(says(board_.get(), QStringLiteral("No finding matches")));
        QTest::keyClick(search, Qt::Key_Escape);
        QCOMPARE(view()->model()->rowCount(), 7);
    }

    void movesByLettersAndOpensByEnter() {
        fill();
        QSignalSpy followed(board_.get(), &Board::linkFollowed);
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_J);
        QTest::keyClick(view(), Qt::Key_J);
        QTest::keyClick(view(), Qt::Key_Return);
        QCOMPARE(followed.size(), 1);
        QCOMPARE(followed.first().at(0).toString(), QStringLiteral("intents"));
        QCOMPARE(followed.first().at(2).toString(), QStringLiteral("i21"));
    }

    void opensAndClosesGroupsByKey() {
        fill();
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_J);
        QTest::keyClick(view(), Qt::Key_Right);
        QVERIFY(view()->isExpanded(view()->model()->index(1, 0)));
        keepPicture(board_.get(), QStringLiteral("triage-group-light"));
        QTest::keyClick(view(), Qt::Key_Left);
        QVERIFY(!view()->isExpanded(view()->model()->index(1, 0)));
    }

    void keepsTheChosenRowWhenFindingsComeAndGo() {
        fill();
        view()->setCurrentIndex(view()->model()->index(3, 0));
        const QString chosen = view()->currentIndex().siblingAtColumn(1).data().toString();
        auto fewer = sample::findings(systemNow());
        fewer.erase(fewer.begin());
        board_->setFindings(fewer, false, {});
        QCOMPARE(view()->currentIndex().siblingAtColumn(1).data().toString(), chosen);
        QCOMPARE(view()->currentIndex().row(), 2);
    }

    void namesTheRulesThatCouldNotLook() {
        const UnixMs now = systemNow();
        board_->setFindings(sample::findings(now), false, {QStringLiteral("job.old: table jobs is missing")});
        QVERIFY(board_->findChild<InlineBar*>()->isVisible());
        QVERIFY(says(board_.get(), QStringLiteral("table jobs is missing")));
    }

    void showsBackendTextAsText() {
        auto findings = sample::findings(systemNow());
        findings.front().title = QStringLiteral("<b>bold</b> \u202Egnp.exe");
        board_->setFindings(findings, false, {});
        QVERIFY(says(board_.get(), QStringLiteral("<b>bold</b> \\u202egnp.exe")));
    }

    void looksRightInTheDark() {
        Theme::instance().apply(Theme::Mode::Dark);
        fill();
        keepPicture(board_.get(), QStringLiteral("triage-dark"));
        Theme::instance().apply(Theme::Mode::Light);
    }

  private:
    [[nodiscard]] GroupView* view() const { return board_->findChild<GroupView*>(); }
    std::unique_ptr<TriageBoard> board_;
};

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    Theme::instance().apply(Theme::Mode::Light);
    TestTriage test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_triage.moc"
