// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/item_table.h"
#include "models/tables/roles.h"
#include "tests/support/picture.h"
#include "tests/support/sample_data.h"
#include "views/items/detail_pane.h"
#include "views/items/item_board.h"
#include "views/items/item_rules.h"
#include "views/theme/theme.h"
#include "views/widgets/card.h"
#include "views/widgets/pill_row.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/small_parts.h"
#include "views/widgets/table_view.h"

#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace countersign;

namespace {

constexpr QSize boardSize(1066, 740);

QPushButton* button(const QWidget* board, const QString& text) {
    const auto all = board->findChildren<QPushButton*>();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const QPushButton* one) { return one->text().startsWith(text); });
    return found == all.end() ? nullptr : *found;
}

bool says(const QWidget* board, const QString& words) {
    const auto labels = board->findChildren<PlainLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&](const PlainLabel* label) {
        return label->isVisible() && label->text().contains(words);
    });
}

} // namespace

/// An item board as a person sees and drives it, without a system behind it.
class TestItems : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        qRegisterMetaType<ItemQuery>();
        qRegisterMetaType<WorkItemRef>();
    }

    void init() {
        board_ = std::make_unique<ItemBoard>(sample::intentKind());
        board_->resize(boardSize);
        board_->setSystem(sample::systemFile(), sample::operatorSession());
        board_->show();
        QVERIFY(QTest::qWaitForWindowExposed(board_.get()));
    }

    void fill() {
        const UnixMs now = systemNow();
        board_->setFindings(sample::findings(now));
        const ItemPage page = sample::intentPage(now);
        board_->setFirstPage(page, true);
        board_->setVerdicts(sample::verdicts(now));
        choose(QStringLiteral("i05"));
    }

    void judge() {
        const UnixMs now = systemNow();
        const ItemPage page = sample::intentPage(now);
        board_->setDetail(sample::detailOf(page.items[1], now));
        board_->setVerdict(page.items[1].ref(), sample::safeVerdict(now));
    }

    void asksForWhatNeedsAHumanFirst() {
        QSignalSpy asked(board_.get(), &ItemBoard::queryChanged);
        board_->setFindings(sample::findings(systemNow()));
        QCOMPARE(asked.size(), 1);
        QVERIFY(board_->query().onlyIds);
        QVERIFY(board_->query().ids.contains(QStringLiteral("i05")));
        board_->setFindings(sample::findings(systemNow()));
        QCOMPARE(asked.size(), 1); // the same ids are no new question
    }

    void showsTheWholeAnswer() {
        fill();
        judge();
        QVERIFY(says(board_.get(), QStringLiteral("SAFE to retry")));
        QVERIFY(says(board_.get(), QStringLiteral("no transaction was ever sent")));
        QVERIFY(button(board_.get(), QStringLiteral("Retry…"))->isEnabled());
        keepPicture(board_.get(), QStringLiteral("items-light"));
        Theme::instance().apply(Theme::Mode::Dark);
        keepPicture(board_.get(), QStringLiteral("items-dark"));
        Theme::instance().apply(Theme::Mode::Light);
    }

    void theChainsWordStandsInTheRowToo() {
        fill();
        Verdict wait = sample::safeVerdict(systemNow());
        wait.kind = VerdictKind::Wait; // the database alone still says SAFE
        board_->setVerdict({QStringLiteral("intent"), QStringLiteral("i05")}, wait);
        board_->setVerdicts(sample::verdicts(systemNow()));
        const auto* table = qobject_cast<ItemTable*>(board_->view()->model());
        QCOMPARE(table->verdictOf(QStringLiteral("i05"))->kind, VerdictKind::Wait);
        QCOMPARE(table->verdictOf(QStringLiteral("i07"))->kind, VerdictKind::Safe);
    }

    void whatSettlesItIsSaidInWords() {
        KindItem item = sample::intentKind();
        KindLook look;
        look.name = QStringLiteral("token_balance");
        look.title = LocalText(
            std::map<QString, QString>{{QStringLiteral("en"), QStringLiteral("Tokens on the address")}});
        item.looks = {look};
        board_ = std::make_unique<ItemBoard>(item);
        board_->resize(boardSize);
        board_->setSystem(sample::systemFile(), sample::operatorSession());
        board_->show();
        QVERIFY(QTest::qWaitForWindowExposed(board_.get()));
        fill();
        Verdict open = sample::safeVerdict(systemNow());
        open.kind = VerdictKind::Unknown;
        open.settledBy = QStringLiteral("look:token_balance");
        board_->setVerdict({QStringLiteral("intent"), QStringLiteral("i05")}, open);
        QVERIFY(says(board_.get(),
                     QStringLiteral("To be settled first: a look at the chain: Tokens on the address")));
    }

    void retryIsOffWithTheReason_data() {
        QTest::addColumn<SessionInfo>("info");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("reason");
        const int safe = static_cast<int>(VerdictKind::Safe);
        QTest::newRow("look-only") << sample::lookOnlySession() << safe
                                   << QStringLiteral("countersignctl install");
        QTest::newRow("auditor") << sample::auditorSession(systemNow()) << safe << QStringLiteral("Auditors");
        QTest::newRow("not connected") << SessionInfo() << safe << QStringLiteral("Not connected");
        QTest::newRow("unsafe") << sample::operatorSession() << static_cast<int>(VerdictKind::Unsafe)
                                << QStringLiteral("UNSAFE");
        QTest::newRow("unknown") << sample::operatorSession() << static_cast<int>(VerdictKind::Unknown)
                                 << QStringLiteral("UNKNOWN");
    }

    void retryIsOffWithTheReason() {
        QFETCH(SessionInfo, info);
        QFETCH(int, kind);
        QFETCH(QString, reason);
        board_->setSystem(sample::systemFile(), info);
        fill();
        Verdict verdict = sample::safeVerdict(systemNow());
        verdict.kind = static_cast<VerdictKind>(kind);
        board_->setVerdict({QStringLiteral("intent"), QStringLiteral("i05")}, verdict);
        const QPushButton* retry = button(board_.get(), QStringLiteral("Retry…"));
        QVERIFY(!retry->isEnabled());
        QVERIFY2(retry->toolTip().contains(reason), qPrintable(retry->toolTip()));
        QVERIFY(!board_->detail()->mayRetry());
    }

    void staleDataCannotBeActedOn() {
        const UnixMs old = systemNow() - 60'000;
        board_->setFirstPage(sample::intentPage(old), false);
        choose(QStringLiteral("i05"));
        judge();
        QVERIFY(!board_->detail()->mayRetry());
        QVERIFY(says(board_.get(), QStringLiteral("stale")));
        QVERIFY(says(board_.get(), QStringLiteral("Too old to act on")));
        QVERIFY(board_->view()->model()->index(0, 0).data(StaleRole).toBool());
        QVERIFY(!button(board_.get(), QStringLiteral("Retry selected"))->isEnabled());
        keepPicture(board_.get(), QStringLiteral("items-stale-light"));
        board_->setFirstPage(sample::intentPage(systemNow()), false);
        QVERIFY(board_->detail()->mayRetry());
        QVERIFY(!board_->view()->model()->index(0, 0).data(StaleRole).toBool());
    }

    void aVerdictOfAnotherItemIsNotShown() {
        fill();
        board_->setVerdict({QStringLiteral("intent"), QStringLiteral("i06")},
                           sample::safeVerdict(systemNow()));
        QVERIFY(!board_->detail()->verdict());
    }

    void anotherRowForgetsTheVerdict() {
        fill();
        judge();
        choose(QStringLiteral("i11"));
        QVERIFY(!board_->detail()->verdict());
        QVERIFY(!board_->detail()->mayRetry());
    }

    void rowChangesKeepSelectionAndMarks() {
        fill();
        board_->view()->setFocus();
        QTest::keyClick(board_->view(), Qt::Key_X);
        QTest::keyClick(board_->view(), Qt::Key_J);
        QTest::keyClick(board_->view(), Qt::Key_X);
        QCOMPARE(marked(), (QStringList{QStringLiteral("i05"), QStringLiteral("i06")}));
        QVERIFY(button(board_.get(), QStringLiteral("Retry 2 selected")));
        keepPicture(board_.get(), QStringLiteral("items-marked-light"));
        ItemPage page = sample::intentPage(systemNow());
        page.items.erase(page.items.begin());
        board_->setFirstPage(page, true);
        QCOMPARE(marked(), (QStringList{QStringLiteral("i05"), QStringLiteral("i06")}));
    }

    void pageAndAllThatMatchAreToldApart() {
        fill();
        board_->view()->selectAll();
        QSignalSpy all(board_.get(), &ItemBoard::allWanted);
        QPushButton* link = button(board_.get(), QStringLiteral("select all"));
        QVERIFY(link && link->isVisible());
        link->click();
        QCOMPARE(all.size(), 1);
        std::vector<WorkItemRef> refs;
        for (int i = 0; i < 41; ++i)
            refs.push_back({QStringLiteral("intent"), QString::number(i)});
        board_->setCollected(refs, false);
        QVERIFY(says(board_.get(), QStringLiteral("all 41 that match are selected")));
        QVERIFY(button(board_.get(), QStringLiteral("Retry 41 selected")));
        button(board_.get(), QStringLiteral("only the rows"))->click();
        QVERIFY(!button(board_.get(), QStringLiteral("Retry 41 selected")));
    }

    void aLinkFindsItsRowOrSearchesForIt() {
        fill();
        board_->goTo(QStringLiteral("intent"), QStringLiteral("i11"));
        QCOMPARE(currentId(), QStringLiteral("i11"));
        board_->goTo(QStringLiteral("intent"), QStringLiteral("elsewhere"));
        QCOMPARE(board_->query().search, QStringLiteral("elsewhere"));
        QVERIFY(!board_->query().onlyIds);
        QVERIFY(board_->query().states.empty());
    }

    void keyCopiesTheId() {
        fill();
        board_->view()->setFocus();
        QTest::keyClick(board_->view(), Qt::Key_C);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("i05"));
    }

    void opensOnlyWebAddressesOfHashes() {
        const QString pattern = QStringLiteral("https://explorer.example/tx/{tx}");
        const QString hash = QStringLiteral("0x") + QString(64, u'a');
        QVERIFY(explorerUrl(pattern, hash).isValid());
        QVERIFY(!explorerUrl(pattern, QStringLiteral("../../evil?q=1#aaaaaaaaaaaaaa")).isValid());
        QVERIFY(!explorerUrl(QStringLiteral("file:///{tx}"), hash).isValid());
        QVERIFY(!explorerUrl({}, hash).isValid());
    }

    void saysWhatBecameOfAnAct() {
        fill();
        Effect effect;
        effect.stage = Effect::Stage::Done;
        effect.actedAt = 1'000;
        effect.pickedUpAt = 4'100;
        effect.endedAt = 4'400;
        effect.rawState = QStringLiteral("CONFIRMED");
        board_->setEffect({QStringLiteral("intent"), QStringLiteral("i05")}, effect);
        QVERIFY(says(board_.get(), QStringLiteral("3.1 s")));
        QVERIFY(says(board_.get(), QStringLiteral("CONFIRMED")));
        choose(QStringLiteral("i06"));
        QVERIFY(!says(board_.get(), QStringLiteral("3.1 s")));
    }

    void theRetriedRowStaysWhileItIsLookedAt() {
        fill();
        const QString id = QStringLiteral("i05");
        ActOutcome done;
        done.kind = ActOutcome::Kind::Done;
        board_->setOutcome({QStringLiteral("intent"), id}, done);
        std::vector<Finding> left = sample::findings(systemNow());
        std::erase_if(left, [&](const Finding& finding) { return finding.subjectId == id; });
        board_->setFindings(left);
        QVERIFY(board_->query().ids.contains(id));
        choose(QStringLiteral("i06"));
        board_->setFindings(left);
        QVERIFY(!board_->query().ids.contains(id));
    }

    void saysWhyItIsEmpty() {
        QVERIFY(says(board_.get(), QStringLiteral("Reading")));
        ItemPage page;
        page.from = {QStringLiteral("database"), systemNow()};
        board_->setFirstPage(page, false);
        QVERIFY(says(board_.get(), QStringLiteral("None of these needs a human")));
    }

  private:
    void choose(const QString& id) {
        auto* table = qobject_cast<ItemTable*>(board_->view()->model());
        board_->view()->setCurrentIndex(table->indexOf(id));
    }
    [[nodiscard]] QString currentId() const {
        return board_->view()->currentIndex().siblingAtColumn(0).data().toString();
    }
    [[nodiscard]] QStringList marked() const {
        QStringList ids;
        for (const QModelIndex& row : board_->view()->selectionModel()->selectedRows())
            ids += row.data().toString();
        ids.sort();
        return ids;
    }
    std::unique_ptr<ItemBoard> board_;
};

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    Theme::instance().apply(Theme::Mode::Light);
    TestItems test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_items.moc"
