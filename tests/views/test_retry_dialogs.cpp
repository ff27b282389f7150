// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/board_samples.h"
#include "tests/views/looking.h"
#include "views/dialogs/bulk_retry_dialog.h"
#include "views/dialogs/retry_dialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace countersign;

namespace {

const QString pressText = QStringLiteral("Retry this intent");

} // namespace

class TestRetryDialogs : public QObject {
    Q_OBJECT

    WorkItem item_ = samples::item(QStringLiteral("i05"));

    RetryDialog* make(Environment environment, const Verdict& verdict) {
        auto* dialog = new RetryDialog(samples::system(environment), item_, verdict, nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        return dialog;
    }
    static void giveReason(const QWidget& dialog,
                           const QString& reason = QStringLiteral("lock expired, node was down")) {
        dialog.findChild<QPlainTextEdit*>()->setPlainText(reason);
    }

  private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(Theme::Mode::Light); }

    void demandsAReasonAndOnProductionTheName() {
        const std::unique_ptr<RetryDialog> dialog(make(Environment::Production, samples::safeVerdict(item_)));
        auto* press = button(*dialog, pressText);
        QVERIFY(!press->isEnabled());
        QVERIFY(shows(*dialog, QStringLiteral("Give a reason first.")));
        giveReason(*dialog);
        QVERIFY(!press->isEnabled());
        auto* name = dialog->findChild<QLineEdit*>();
        name->setText(QStringLiteral("sge mainnet"));
        QVERIFY2(!press->isEnabled(), "the name is compared exactly");
        name->setText(QStringLiteral("SGE mainnet"));
        QVERIFY(press->isEnabled());
        shoot(*dialog, "retry-production");
    }

    void aReasonIsNeitherTooLongNorHidden() {
        const std::unique_ptr<RetryDialog> dialog(make(Environment::Staging, samples::safeVerdict(item_)));
        auto* press = button(*dialog, pressText);
        QVERIFY2(!dialog->findChild<QLineEdit*>(), "only production asks for the name");
        giveReason(*dialog, QString(501, u'x'));
        QVERIFY(!press->isEnabled());
        QVERIFY(shows(*dialog, QStringLiteral("1 character(s) too long")));
        giveReason(*dialog, QStringLiteral("over\u202Eride"));
        QVERIFY(!press->isEnabled());
        giveReason(*dialog, QString(500, u'x'));
        QVERIFY(press->isEnabled());
        giveReason(*dialog, QStringLiteral("  \n "));
        QVERIFY(!press->isEnabled());
    }

    void isSentOnceWithTheFingerprintThatWasSeen() {
        const std::unique_ptr<RetryDialog> dialog(make(Environment::Staging, samples::safeVerdict(item_)));
        QSignalSpy sent(dialog.get(), &RetryDialog::retryRequested);
        giveReason(*dialog, QStringLiteral("two\nlines"));
        auto* press = button(*dialog, pressText);
        press->click();
        press->click();
        QCOMPARE(sent.size(), 1);
        const auto request = sent.first().first().value<RetryRequest>();
        QCOMPARE(request.item, item_.ref());
        QCOMPARE(request.fingerprint, item_.fingerprint);
        QCOMPARE(request.reason, QStringLiteral("two lines"));
        QVERIFY(!request.key.isNull());
        QCOMPARE(request.evidence.size(), 4);
        QVERIFY(!press->isEnabled());
        QVERIFY(dialog->findChild<QPlainTextEdit*>()->isReadOnly());
        shoot(*dialog, "retry-sending");
    }

    void theKeyIsKeptWhenThePressMayBeRepeated() {
        const std::unique_ptr<RetryDialog> dialog(make(Environment::Staging, samples::safeVerdict(item_)));
        QSignalSpy sent(dialog.get(), &RetryDialog::retryRequested);
        giveReason(*dialog);
        button(*dialog, pressText)->click();
        const auto first = sent.first().first().value<RetryRequest>();
        ActOutcome busy{ActOutcome::Kind::Refused,
                        QStringLiteral("busy"),
                        QStringLiteral("the row is locked"),
                        systemNow() + 3000,
                        false,
                        0,
                        systemNow()};
        dialog->showOutcome(first, busy);
        QVERIFY(shows(*dialog, QStringLiteral("Refused, nothing was changed: the row is locked")));
        button(*dialog, pressText)->click();
        QCOMPARE(sent.size(), 2);
        QCOMPARE(sent.last().first().value<RetryRequest>().key, first.key);
    }

    void aRefusalEndsTheOffer() {
        const std::unique_ptr<RetryDialog> dialog(make(Environment::Staging, samples::safeVerdict(item_)));
        QSignalSpy sent(dialog.get(), &RetryDialog::retryRequested);
        giveReason(*dialog);
        button(*dialog, pressText)->click();
        const auto request = sent.first().first().value<RetryRequest>();
        dialog->showOutcome(request, {ActOutcome::Kind::Refused,
                                      QStringLiteral("changed"),
                                      QStringLiteral("the item changed after you looked"),
                                      {},
                                      false,
                                      12,
                                      systemNow()});
        QVERIFY(!button(*dialog, pressText)->isVisible());
        QVERIFY(button(*dialog, QStringLiteral("Close")));
        shoot(*dialog, "retry-refused");
    }

    void doubtIsNeverCalledFailure() {
        const std::unique_ptr<RetryDialog> dialog(make(Environment::Staging, samples::safeVerdict(item_)));
        QSignalSpy sent(dialog.get(), &RetryDialog::retryRequested);
        giveReason(*dialog);
        button(*dialog, pressText)->click();
        const auto request = sent.first().first().value<RetryRequest>();
        dialog->showOutcome(request, {});
        QVERIFY(shows(*dialog, QStringLiteral("may have happened")));
        QVERIFY(!shows(*dialog, QStringLiteral("ailed")));
        QVERIFY(!button(*dialog, pressText)->isEnabled());
        shoot(*dialog, "retry-doubt");
        dialog->showOutcome(request, {ActOutcome::Kind::Done, {}, {}, {}, true, 17, systemNow()});
        QVERIFY(shows(*dialog, QStringLiteral("Done already")));
    }

    void showsTheEffect() {
        const std::unique_ptr<RetryDialog> dialog(make(Environment::Staging, samples::safeVerdict(item_)));
        QSignalSpy sent(dialog.get(), &RetryDialog::retryRequested);
        giveReason(*dialog);
        button(*dialog, pressText)->click();
        const auto request = sent.first().first().value<RetryRequest>();
        dialog->showOutcome(request, {ActOutcome::Kind::Done, {}, {}, {}, false, 17, systemNow()});
        QVERIFY(shows(*dialog, QStringLiteral("trail row 17")));
        Effect effect{Effect::Stage::Done, 1000, 4100, 4400, QStringLiteral("CONFIRMED"), {}, {}};
        dialog->showEffect({item_.kind, QStringLiteral("another")}, effect);
        QVERIFY(!shows(*dialog, QStringLiteral("CONFIRMED")));
        dialog->showEffect(item_.ref(), effect);
        QVERIFY(shows(*dialog, QStringLiteral("Picked up after 3.1 s, CONFIRMED after 3.4 s.")));
        shoot(*dialog, "retry-done");
    }

    void noEffectSaysWhyAndWhatToDo() {
        const Effect none{Effect::Stage::NoEffect,
                          1000,
                          {},
                          {},
                          QStringLiteral("PENDING"),
                          QStringLiteral("this backend takes work from a queue"),
                          QStringLiteral("Install the bridge")};
        QCOMPARE(effectWords(none).text,
                 QStringLiteral(
                     "No effect after 1 min: this backend takes work from a queue. Install the bridge."));
        QCOMPARE(effectWords(none).tone, Tone::Bad);
    }

    void whatIsNotSafeCannotBePressed_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("wait") << int(VerdictKind::Wait);
        QTest::newRow("unsafe") << int(VerdictKind::Unsafe);
        QTest::newRow("unknown") << int(VerdictKind::Unknown);
    }
    void whatIsNotSafeCannotBePressed() {
        QFETCH(int, kind);
        auto verdict = samples::safeVerdict(item_);
        verdict.kind = static_cast<VerdictKind>(kind);
        const std::unique_ptr<RetryDialog> dialog(make(Environment::Staging, verdict));
        giveReason(*dialog);
        QVERIFY(!button(*dialog, pressText)->isEnabled());
        QVERIFY(shows(*dialog, QStringLiteral("only SAFE can be retried")));
    }

    void aRowThatChangesUnderThePersonEndsTheOffer() {
        const std::unique_ptr<RetryDialog> dialog(make(Environment::Staging, samples::safeVerdict(item_)));
        giveReason(*dialog);
        QVERIFY(button(*dialog, pressText)->isEnabled());
        auto newer = samples::safeVerdict(item_);
        newer.fingerprint = QStringLiteral("another");
        dialog->setVerdict(item_.ref(), newer);
        QVERIFY(!button(*dialog, pressText)->isEnabled());
        QVERIFY(shows(*dialog, QStringLiteral("has changed since")));
    }

    void staleDataBlocks() {
        const std::unique_ptr<RetryDialog> dialog(make(Environment::Staging, samples::safeVerdict(item_)));
        giveReason(*dialog);
        dialog->setBlocked(QStringLiteral("The data is stale."));
        QVERIFY(!button(*dialog, pressText)->isEnabled());
        QVERIFY(button(*dialog, pressText)->toolTip().contains(QStringLiteral("The data is stale.")));
        dialog->setBlocked({});
        QVERIFY(button(*dialog, pressText)->isEnabled());
    }

    void bulkRunsShowsAndLists() {
        std::vector<WorkItem> items;
        for (int i = 1; i <= 41; ++i)
            items.push_back(samples::item(QStringLiteral("i%1").arg(i)));
        items.back().money = Money{samples::dec("20.5"), QStringLiteral("USDC")};
        BulkRetryDialog dialog(samples::system(Environment::Production), items, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QSignalSpy sent(&dialog, &BulkRetryDialog::retryAllRequested);
        QSignalSpy cancelled(&dialog, &BulkRetryDialog::cancelRequested);
        auto* start = button(dialog, QStringLiteral("Retry those that are SAFE"));
        QVERIFY(!start->isEnabled());
        giveReason(dialog);
        dialog.findChild<QLineEdit*>()->setText(QStringLiteral("SGE mainnet"));
        QVERIFY(start->isEnabled());
        shoot(dialog, "bulk");
        start->click();
        start->click();
        QCOMPARE(sent.size(), 1);
        QCOMPARE(sent.first().at(0).value<std::vector<WorkItemRef>>().size(), 41U);
        QVERIFY(sent.first().at(2).value<BulkPace>() == BulkPace::Staged); // unless somebody says otherwise
        dialog.showWaiting(QStringLiteral("waiting for 1 item"));
        QVERIFY(shows(
            dialog,
            QStringLiteral("waiting for 1 item. Stopping leaves what is done as it is and skips the rest.")));

        std::vector<BulkLine> lines;
        for (const auto& item : items)
            lines.push_back({item.ref(), BulkLine::Kind::Waiting, {}, {}});
        lines[0].kind = BulkLine::Kind::Done;
        lines[1] = {items[1].ref(), BulkLine::Kind::Skipped, QStringLiteral("locked by worker-11"), {}};
        lines[2] = {items[2].ref(), BulkLine::Kind::Failed, QStringLiteral("the item changed"), {}};
        lines[3].kind = BulkLine::Kind::InDoubt;
        for (int i = 0; i < 4; ++i)
            dialog.showLine(i, lines[static_cast<std::size_t>(i)]);
        dialog.showProgress(1, 1, 1, 41);
        QVERIFY(shows(dialog, QStringLiteral("1 done, 1 skipped, 1 failed of 41")));
        shoot(dialog, "bulk-running");

        dialog.reject(); // Escape stops it first
        QVERIFY(dialog.isVisible());
        QCOMPARE(cancelled.size(), 1);
        dialog.reject();
        QCOMPARE(cancelled.size(), 1);
        dialog.showResult(lines, true);
        QVERIFY(
            shows(dialog,
                  QStringLiteral(
                      "Stopped: 1 done, 1 skipped, 1 failed, 1 in doubt, being looked up, 37 not reached")));
        shoot(dialog, "bulk-result");
        button(dialog, QStringLiteral("Copy the list"))->click();
        QVERIFY(QGuiApplication::clipboard()->text().contains(
            QStringLiteral("i2\tskipped\tlocked by worker-11\n")));
        dialog.reject();
        QVERIFY(!dialog.isVisible());
    }

    void bulkOfTooManyIsRefused() {
        const std::vector<WorkItem> items(static_cast<std::size_t>(maxBulkItems) + 1, item_);
        BulkRetryDialog dialog(samples::system(Environment::Staging), items, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        giveReason(dialog);
        QVERIFY(!button(dialog, QStringLiteral("Retry those that are SAFE"))->isEnabled());
    }
};

QTEST_MAIN(TestRetryDialogs)
#include "test_retry_dialogs.moc"
