// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/picture.h"
#include "tests/support/sample_data.h"
#include "views/format.h"
#include "views/items/item_board.h"
#include "views/shell/main_window.h"
#include "views/shell/mark_label.h"
#include "views/shell/sidebar.h"
#include "views/shell/system_page.h"
#include "views/shell/top_bar.h"
#include "views/theme/theme.h"
#include "views/triage/triage_board.h"
#include "views/widgets/inline_bar.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/small_parts.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace countersign;

namespace {

bool says(const QWidget* window, const QString& words) {
    const auto labels = window->findChildren<PlainLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&](const PlainLabel* label) {
        return label->isVisible() && label->text().contains(words);
    });
}

std::vector<BoardSpec> boards() {
    return {{QStringLiteral("triage"),
             QStringLiteral("Triage"),
             QStringLiteral("t"),
             {},
             [](QWidget* parent) -> Board* { return new TriageBoard(parent); }},
            {QStringLiteral("intents"),
             QStringLiteral("Intents"),
             QStringLiteral("i"),
             {},
             [](QWidget* parent) -> Board* { return new ItemBoard(sample::intentKind(), parent); }},
            {QStringLiteral("ledger"), QStringLiteral("Ledger"), QStringLiteral("l"),
             QStringLiteral("table LedgerEntry is missing"), [](QWidget*) -> Board* { return nullptr; }}};
}

} // namespace

/// The window around the boards: frame, bars, keys, trouble.
class TestShell : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() {
        window_ = std::make_unique<MainWindow>();
        window_->setSystems({QStringLiteral("Harbor mainnet"), QStringLiteral("Harbor staging")});
        page_ = window_->openPage(sample::systemFile());
        page_->setInfo(sample::operatorSession());
        page_->setBoards(boards());
        page_->setFindings(sample::findings(systemNow()));
        page_->setHealth(sample::healthLines(systemNow()));
        page_->setDatabase(4, systemNow() - 600);
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        window_->activateWindow();
    }

    void aLabelsHeightIsThatOfItsText() {
        const auto heightOf = [](const QString& text, PlainLabel::Face face) {
            PlainLabel fresh(text, face);
            fresh.setWrapping();
            return fresh.heightForWidth(120);
        };
        const QString few = QStringLiteral("Few words"),
                      many = QStringLiteral("Many words, many ").repeated(9);
        PlainLabel label(few);
        label.setWrapping();
        QCOMPARE(label.heightForWidth(120), heightOf(few, PlainLabel::Face::Body));
        label.setShown(many);
        QCOMPARE(label.heightForWidth(120), heightOf(many, PlainLabel::Face::Body));
        label.setFace(PlainLabel::Face::Title);
        QCOMPARE(label.heightForWidth(120), heightOf(many, PlainLabel::Face::Title));
        QVERIFY(label.heightForWidth(60) > label.heightForWidth(120));
        label.setContentsMargins(0, 10, 0, 10);
        QCOMPARE(label.heightForWidth(120), heightOf(many, PlainLabel::Face::Title) + 20);
    }

    void opensOnTheTriage() { QCOMPARE(page_->currentBoard(), QStringLiteral("triage")); }

    void fitsThePromisedSize() { QCOMPARE(window_->size(), QSize(1280, 800)); }

    void framesTheWindowInTheEnvironmentsColour() {
        const QImage picture = window_->grab().toImage();
        const QColor production = Theme::tokens().of(Environment::Production);
        for (const QPoint& corner :
             {QPoint(0, 0), QPoint(1279, 0), QPoint(0, 799), QPoint(1279, 799), QPoint(1, 400)})
            QCOMPARE(picture.pixelColor(corner), production);
        window_->openPage(sample::systemFile(Environment::Staging));
        QCOMPARE(window_->grab().toImage().pixelColor(0, 0), Theme::tokens().of(Environment::Staging));
    }

    void saysWhereAndWhoWeAre() {
        QVERIFY(says(window_.get(), QStringLiteral("PRODUCTION")));
        QVERIFY(says(window_.get(), QStringLiteral("Harbor mainnet")));
        QVERIFY(says(window_.get(), QStringLiteral("ann (operator)")));
        QVERIFY(says(window_.get(), QStringLiteral("7231…9044")));
        QVERIFY(says(window_.get(), QStringLiteral("block 24118903")));
        QVERIFY(says(window_.get(), QStringLiteral("read-write as operator")));
        keepPicture(window_.get(), QStringLiteral("shell-light"));
    }

    void saysThatReadOnlyWasProven() {
        page_->setInfo(sample::auditorSession(systemNow()));
        QVERIFY(says(window_.get(), QStringLiteral("read-only: proven")));
        SessionInfo unproven = sample::auditorSession(systemNow());
        unproven.readOnly.proven = false;
        page_->setInfo(unproven);
        QVERIFY(says(window_.get(), QStringLiteral("NOT proven")));
    }

    void warnsOfWeakTls() {
        QVERIFY(!says(window_.get(), QStringLiteral("weak TLS")));
        SessionInfo info = sample::operatorSession();
        info.weakTlsAllowed = true;
        page_->setInfo(info);
        QVERIFY(says(window_.get(), QStringLiteral("weak TLS allowed")));
    }

    void goesToBoardsByTwoLetters() {
        QTest::keyClick(window_.get(), Qt::Key_G);
        QTest::keyClick(window_.get(), Qt::Key_I);
        QCOMPARE(page_->currentBoard(), QStringLiteral("intents"));
        QTest::keyClick(window_.get(), Qt::Key_G);
        QTest::keyClick(window_.get(), Qt::Key_T);
        QCOMPARE(page_->currentBoard(), QStringLiteral("triage"));
    }

    void lettersInASearchFieldAreText() {
        QTest::keyClick(window_.get(), Qt::Key_Slash);
        auto* search = page_->board(QStringLiteral("triage"))->findChild<SearchField*>();
        QTRY_VERIFY(search->hasFocus());
        QTest::keyClicks(search, QStringLiteral("gir"));
        QCOMPARE(search->text(), QStringLiteral("gir"));
        QCOMPARE(page_->currentBoard(), QStringLiteral("triage"));
    }

    void saysWhyABoardIsMissing() {
        page_->openBoard(QStringLiteral("ledger"));
        QVERIFY(says(window_.get(), QStringLiteral("table LedgerEntry is missing")));
        QVERIFY(says(window_.get(), QStringLiteral("countersignctl doctor")));
        keepPicture(window_.get(), QStringLiteral("shell-missing-light"));
    }

    void aLinkOpensTheBoardAtTheSubject() {
        Board* triage = page_->board(QStringLiteral("triage"));
        Q_EMIT triage->linkFollowed(QStringLiteral("intents"), QStringLiteral("intent"),
                                    QStringLiteral("i05"));
        QCOMPARE(page_->currentBoard(), QStringLiteral("intents"));
        auto* intents = qobject_cast<ItemBoard*>(page_->board(QStringLiteral("intents")));
        QCOMPARE(intents->query().search, QStringLiteral("i05"));
    }

    void troubleIsToldInlineAndGoesByItself() {
        auto* bar = page_->findChild<InlineBar*>(QString(), Qt::FindDirectChildrenOnly);
        QVERIFY(bar && !bar->isVisible());
        page_->showDatabaseFailure(sample::databaseGone(), 4'000);
        QVERIFY(bar->isVisible());
        QVERIFY(says(window_.get(), QStringLiteral("No connection")));
        QVERIFY(says(window_.get(), QStringLiteral("the server closed the connection")));
        QVERIFY(says(window_.get(), QStringLiteral("next try in")));
        QCOMPARE(QApplication::activeModalWidget(), nullptr);
        keepPicture(window_.get(), QStringLiteral("shell-trouble-light"));
        Theme::instance().apply(Theme::Mode::Dark);
        keepPicture(window_.get(), QStringLiteral("shell-trouble-dark"));
        Theme::instance().apply(Theme::Mode::Light);
        QSignalSpy retried(page_, &SystemPage::retryRequested);
        Q_EMIT bar->retryPressed();
        QCOMPARE(retried.size(), 1);
        page_->clearDatabaseFailure();
        QVERIFY(!bar->isVisible());
    }

    void theStatusLineCounts() {
        QVERIFY(says(window_.get(), QStringLiteral("database 4 ms")));
        QVERIFY(says(window_.get(), QStringLiteral("metrics 1 of 2")));
        QVERIFY(says(window_.get(), QStringLiteral("RPC 2 of 2")));
    }

    void everyControlHasAName() {
        page_->openBoard(QStringLiteral("intents"));
        for (const QWidget* widget : window_->findChildren<QWidget*>()) {
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            const bool mine =
                qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QLineEdit*>(widget) ||
                (button && !button->inherits("QTableCornerButton") && !button->inherits("QToolButton"));
            if (mine && widget->isVisible())
                QVERIFY2(named, widget->metaObject()->className());
        }
    }

    void agesAndAmountsAreWhatPeopleRead_data() {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("shown");
        QTest::newRow("tenths") << qint64(640) << QStringLiteral("0.6 s");
        QTest::newRow("seconds") << qint64(42'900) << QStringLiteral("42 s");
        QTest::newRow("minutes") << qint64(6 * 60'000 + 59'000) << QStringLiteral("6 min");
        QTest::newRow("hours and minutes") << qint64(72 * 60'000) << QStringLiteral("1 h 12 min");
        QTest::newRow("hours") << qint64(13 * 3'600'000) << QStringLiteral("13 h");
        QTest::newRow("days") << qint64(3 * 24 * 3'600'000LL) << QStringLiteral("3 d");
        QTest::newRow("a clock that runs ahead") << qint64(-5'000) << QStringLiteral("0.0 s");
    }

    void agesAndAmountsAreWhatPeopleRead() {
        QFETCH(qint64, ms);
        QTEST(ageText(ms), "shown");
    }

    void amountsKeepEveryDigit() {
        const QString thin(QChar(0x2009));
        QCOMPARE(moneyText(sample::money("18240.50", "USDC")),
                 QStringLiteral("18") + thin + QStringLiteral("240.50 USDC"));
        QCOMPARE(decimalText(sample::money("-0.000000000000000000000000000001", "").amount),
                 QChar(0x2212) + QStringLiteral("0.000000000000000000000000000001"));
    }

  private:
    std::unique_ptr<MainWindow> window_;
    SystemPage* page_ = nullptr;
};

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QLocale::setDefault(QLocale::c());
    Theme::instance().apply(Theme::Mode::Light);
    TestShell test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_shell.moc"
