// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/kind_pack.h"
#include "models/domain/refusal_text.h"
#include "models/tables/payout_table.h"
#include "tests/views/board_samples.h"
#include "tests/views/looking.h"
#include "tests/views/payout_samples.h"
#include "views/payouts/exclude_dialog.h"
#include "views/payouts/line_view.h"
#include "views/payouts/payout_board.h"
#include "views/payouts/reason_dialog.h"
#include "views/payouts/request_pane.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

using namespace countersign;

namespace {

constexpr QSize boardSize(1070, 740);

KindPayouts kind() {
    KindPayouts made;
    made.board = QStringLiteral("payouts");
    made.rawStates[QStringLiteral("pending")] = {QStringLiteral("PENDING")};
    return made;
}

QString tip(const QPushButton* button) {
    return button->toolTip();
}

} // namespace

/// The payouts board: the list, one payout in full, and why what may not be done.
class TestPayoutBoard : public QObject {
    Q_OBJECT

    std::unique_ptr<PayoutBoard> board_;

    void open(const DeskContext& context, const std::vector<PayoutSummary>& payouts) {
        board_ = std::make_unique<PayoutBoard>(kind());
        board_->resize(boardSize);
        board_->show();
        QVERIFY(QTest::qWaitForWindowExposed(board_.get()));
        board_->setSystem(samples::system(Environment::Production), context.info);
        board_->setKey(context.hasKey ? QByteArray(32, '\x4f') : QByteArray());
        board_->setPeople(samples::people());
        board_->setPayouts(payouts, {QStringLiteral("database"), systemNow()});
    }
    void choose(const char* payout) { board_->goTo(QStringLiteral("payout"), QString::fromLatin1(payout)); }
    QPushButton* at(const char* text) { return button(*board_, QString::fromUtf8(text)); }

  private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(Theme::Mode::Light); }
    void cleanup() { board_.reset(); }

    void whatWaitsForMeStandsFirst() {
        open(samples::approver(), samples::payouts());
        const auto* table = board_->findChild<PayoutTable*>();
        QCOMPARE(table->rowCount(), 5);
        QCOMPARE(table->rows().front().payout, QStringLiteral("batch-2026-W47"));
        QCOMPARE(table->data(table->index(0, PayoutTable::State), Qt::DisplayRole).toString(),
                 QStringLiteral("waits for you"));
        QCOMPARE(table->data(table->index(1, PayoutTable::State), Qt::DisplayRole).toString(),
                 QStringLiteral("waits for others"));
        QVERIFY(at("Waits for you 1"));
        QVERIFY(at("Open 5"));
        at("All 9")->click();
        QCOMPARE(table->rowCount(), 9);
        QCOMPARE(table->rows().back().payout, QStringLiteral("batch-2026-W41"));
    }

    void aPendingRequestShowsAllOfIt() {
        open(samples::approver(), samples::payouts());
        choose("batch-2026-W47");
        board_->setRequest(samples::pendingRequest());
        QVERIFY(shows(*board_, QStringLiteral("Could still sign: Bob Ray, Frank Oh")));
        QVERIFY(shows(*board_, QStringLiteral("2 thing(s) to look at")));
        QVERIFY(at("Approve…")->isEnabled());
        QVERIFY(at("Reject…")->isEnabled());
        QVERIFY(at("Take back…")->isEnabled());
        shoot(*board_, "payouts-pending");
    }

    void whyNot_data() {
        QTest::addColumn<QString>("which");
        QTest::addColumn<QString>("why");
        QTest::newRow("auditor") << "auditor"
                                 << "Auditors look and never write.";
        QTest::newRow("look-only") << "look-only"
                                   << "Look-only";
        QTest::newRow("no role") << "no role"
                                 << "Only an approver decides";
        QTest::newRow("own proposal") << "own"
                                      << "You proposed it";
        QTest::newRow("signed already") << "signed"
                                        << "You have given your word";
        QTest::newRow("no key") << "no key"
                                << "No key is chosen";
        QTest::newRow("stale") << "stale"
                               << "too old to act on";
        QTest::newRow("changed") << "changed"
                                 << "is not what was proposed";
    }
    void whyNot() {
        QFETCH(QString, which);
        QFETCH(QString, why);
        DeskContext context = samples::approver();
        RequestDetail detail = samples::calmRequest();
        if (which == QStringLiteral("auditor"))
            context.info.mode = AccessMode::Auditor;
        else if (which == QStringLiteral("look-only"))
            context.info.mode = AccessMode::LookOnly;
        else if (which == QStringLiteral("no role"))
            context.info.roles = {QStringLiteral("countersign_admin")};
        else if (which == QStringLiteral("own"))
            detail.request.requester = context.info.human;
        else if (which == QStringLiteral("signed"))
            detail.decisions.front().decision.human = context.info.human;
        else if (which == QStringLiteral("no key"))
            context.hasKey = false;
        else if (which == QStringLiteral("changed"))
            detail.difference = samples::voidRequest().difference;
        open(context, samples::payouts());
        choose("batch-2026-W47");
        if (which == QStringLiteral("stale"))
            board_->setPayouts(samples::payouts(), {QStringLiteral("database"), systemNow() - 60'000});
        board_->setRequest(detail);
        QVERIFY(!at("Approve…")->isEnabled());
        QVERIFY2(tip(at("Approve…")).contains(why), qPrintable(tip(at("Approve…"))));
        const bool mayReject = which == QStringLiteral("changed");
        QCOMPARE(at("Reject…")->isEnabled(), mayReject);
        const bool mayEnd = mayReject || which == QStringLiteral("own") ||
                            which == QStringLiteral("signed") || which == QStringLiteral("no key");
        QCOMPARE(at("Take back…")->isEnabled(), mayEnd);
    }

    void aVoidRequestNamesEveryDifference() {
        open(samples::approver(), samples::payouts());
        choose("batch-2026-W47");
        board_->setRequest(samples::voidRequest());
        QVERIFY(shows(*board_, QStringLiteral("Void: what the backend would pay is not what was signed")));
        QVERIFY(at("Differences 3"));
        QVERIFY(!at("Approve…")->isVisible());
        QVERIFY(at("Propose anew…")->isVisible());
        QVERIFY2(!at("Propose anew…")->isEnabled(), "an approver proposes nothing");
        shoot(*board_, "payouts-void");
    }

    void whatIsNotProposedShowsWhatWouldBe() {
        DeskContext context = samples::approver();
        context.info.mode = AccessMode::Operator;
        context.info.roles = {QStringLiteral("countersign_operator")};
        open(context, samples::payouts());
        choose("batch-2026-W48");
        PayoutPreview preview = samples::preview();
        board_->setPreview(preview);
        QVERIFY(at("Propose…")->isEnabled());
        QVERIFY(!at("Approve…")->isVisible());
        const auto* lines = board_->findChild<LineView*>()->lines();
        QVERIFY(lines->rows().front().last == preview.lastPaid.front());
        shoot(*board_, "payouts-preview");
        preview.wrong = QStringLiteral("sum-differs");
        preview.wrongText = QStringLiteral("The lines do not come to the total of the header");
        preview.lineSum = samples::dec("18000");
        board_->setPreview(preview);
        QVERIFY(!at("Propose…")->isEnabled());
        QVERIFY(tip(at("Propose…")).contains(preview.wrongText));
        QVERIFY(shows(*board_, preview.wrongText));
    }

    void refusalsSpeakTheLanguageOfTheWindow() {
        struct Marked : QTranslator {
            QString translate(const char* context, const char* text, const char*, int) const override {
                return qstrcmp(context, "Refusals") == 0 ? u'«' + QString::fromUtf8(text) + u'»' : QString();
            }
            bool isEmpty() const override { return false; }
        } marked;
        QCoreApplication::installTranslator(&marked);
        DeskContext context = samples::approver();
        context.info.roles = {QStringLiteral("countersign_operator")};
        open(context, samples::payouts());
        choose("batch-2026-W48");
        PayoutPreview preview = samples::preview();
        preview.wrong = QStringLiteral("sum-differs");
        preview.wrongText = deskReasonText(preview.wrong);
        board_->setPreview(preview);
        const QString local = QStringLiteral("«The lines do not come to the total of the header»");
        QVERIFY2(tip(at("Propose…")).contains(local), qPrintable(tip(at("Propose…"))));
        QVERIFY(shows(*board_, local));
        ReasonDialog dialog(samples::system(Environment::Staging),
                            ReasonDialog::cancelWords(samples::calmRequest()), nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        dialog.showAnswer(
            {DeskAnswer::Kind::Refused, {}, deskReasonText(QStringLiteral("busy")), {}, {}, {}, 0});
        QVERIFY(shows(dialog, QStringLiteral("«Somebody else is at it just now")));
    }

    void transactionsOfAPaidOne() {
        open(samples::approver(), samples::payouts());
        at("All 9")->click();
        choose("batch-2026-W47");
        board_->setRequest(samples::paidRequest());
        at("Transactions 1")->click();
        shoot(*board_, "payouts-paid");
        QVERIFY(!at("Reject…")->isVisible());
    }

    void manyLinesStayFluid() {
        open(samples::approver(), samples::payouts());
        choose("batch-2026-W47");
        const RequestDetail large = samples::largeRequest(maxPayoutLines);
        board_->setRequest(large);
        QElapsedTimer clock;
        clock.start();
        board_->setRequest(large); // what a refresh every two seconds costs
        auto* lines = board_->findChild<LineView*>();
        QCOMPARE(lines->lines()->rowCount(), maxPayoutLines);
        const qint64 refreshMs = clock.restart();
        for (int step = 0; step < 40; ++step) {
            lines->verticalScrollBar()->setValue(lines->verticalScrollBar()->maximum() * step / 40);
            lines->grab();
        }
        const qint64 perScroll = clock.elapsed() / 40;
        constexpr int busyMachine = 10; // what grows with the square of the lines takes far longer than this
        QVERIFY2(refreshMs < busyMachine * 300 && perScroll < busyMachine * 50,
                 qPrintable(QStringLiteral("refresh %1 ms, scroll %2 ms").arg(refreshMs).arg(perScroll)));
        shoot(*board_, "payouts-many");
    }

    void emptyStatesSayWhatToDo() {
        open(samples::approver(), {});
        QVERIFY(shows(*board_, QStringLiteral("No payout is open")));
        shoot(*board_, "payouts-empty");
        at("Waits for you")->click();
        QVERIFY(shows(*board_, QStringLiteral("Nothing waits for you")));
        board_->setFailure({FailureKind::Malformed,
                            QStringLiteral("a column is missing"),
                            QStringLiteral("database"),
                            QStringLiteral("Run countersignctl doctor"),
                            {}},
                           2000);
        shoot(*board_, "payouts-failing");
    }

    void takingBackNeedsAReasonAndTheName() {
        ReasonDialog dialog(samples::system(Environment::Production),
                            ReasonDialog::cancelWords(samples::calmRequest()), nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QSignalSpy given(&dialog, &ReasonDialog::given);
        auto* press = button(dialog, QStringLiteral("Take it back"));
        QVERIFY(!press->isEnabled());
        dialog.findChild<QPlainTextEdit*>()->setPlainText(QStringLiteral("wrong week"));
        QVERIFY(!press->isEnabled());
        dialog.findChild<QLineEdit*>()->setText(QStringLiteral("SGE mainnet"));
        press->click();
        press->click();
        QCOMPARE(given.size(), 1);
        DeskAnswer refused;
        refused.kind = DeskAnswer::Kind::Refused;
        refused.text = QStringLiteral("The worker has claimed it");
        dialog.showAnswer(refused);
        QVERIFY(shows(dialog, QStringLiteral("Refused, nothing was changed: The worker has claimed it")));
        shoot(dialog, "payouts-take-back");
    }

    void excludingIsExplainedAndNeverDone() {
        ExcludeDialog dialog(samples::system(Environment::Staging), samples::calmRequest(), nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QVERIFY(shows(dialog, QStringLiteral("describe no way to do it")));
        QVERIFY(shows(dialog, QStringLiteral("another digest")));
        shoot(dialog, "payouts-exclude");
    }
};

QTEST_MAIN(TestPayoutBoard)
#include "test_payout_board.moc"
