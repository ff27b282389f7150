// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/trail_table.h"
#include "tests/views/board_samples.h"
#include "tests/views/looking.h"
#include "tests/views/payout_samples.h"
#include "views/keys/key_rules.h"
#include "views/keys/passphrase_dialog.h"
#include "views/keys/signing_keys_dialog.h"
#include "views/trail/trail_board.h"
#include "views/trail/verify_dialog.h"
#include "views/widgets/table_view.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace countersign;

namespace {

constexpr QSize boardSize(1070, 740);

Provenance fresh() {
    return {QStringLiteral("database"), systemNow()};
}

TableView* table(const QWidget& within, const QString& accessibleName) {
    for (auto* view : within.findChildren<TableView*>())
        if (view->accessibleName() == accessibleName)
            return view;
    return nullptr;
}

} // namespace

/// The trail board, checking an export, and the keys.
class TestTrailKeys : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(Theme::Mode::Light); }

    void trailShowsRowsAndThatTheyFit() {
        TrailBoard board;
        board.resize(boardSize);
        board.show();
        board.setRows(samples::trail(), false, fresh());
        QVERIFY(shows(board, QStringLiteral("4 row(s) shown; every hash was made again and fits")));
        QVERIFY(shows(board, QStringLiteral("Row 4: approve")));
        const QString detail = board.findChild<QPlainTextEdit*>()->toPlainText();
        QVERIFY2(detail.contains(QStringLiteral("verdict=7:approve\n")), "signed octets can be read");
        shoot(board, "trail");
    }

    void aBrokenChainIsTold() {
        TrailBoard board;
        board.resize(boardSize);
        board.show();
        auto rows = samples::trail();
        rows[1].detail = QStringLiteral("{\"edited\": true}");
        board.setRows(rows, false, fresh());
        QVERIFY(shows(board, QStringLiteral("The chain is broken at 1")));
        shoot(board, "trail-broken");
        rows = samples::trail();
        rows.erase(rows.begin() + 1); // as a filter does: the neighbour is not shown, which proves nothing
        board.setRows(rows, false, fresh());
        QVERIFY(shows(board, QStringLiteral("3 row(s) shown")));
    }

    void anExportSaysWhatToKeep() {
        TrailBoard board;
        board.resize(boardSize);
        board.show();
        board.setRows(samples::trail(), false, fresh());
        QSignalSpy wanted(&board, &TrailBoard::exportWanted);
        QPushButton* button = nullptr;
        for (QPushButton* one : board.findChildren<QPushButton*>()) {
            if (one->text() == QStringLiteral("Export…"))
                button = one;
        }
        QVERIFY(button != nullptr);
        button->click();
        auto* dialog = board.findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        Q_EMIT dialog->fileSelected(QStringLiteral("/tmp/trail.jsonl"));
        QCOMPARE(wanted.size(), 1);
        QVERIFY2(!button->isEnabled(), "one export at a time");
        board.showExported(QStringLiteral("/tmp/trail.jsonl"), 4, QStringLiteral("4:ab"));
        QVERIFY(button->isEnabled());
        QVERIFY(shows(board, QStringLiteral("Keep its head for the next verification: 4:ab")));
        board.showExportFailed({FailureKind::BadInput, QStringLiteral("the file exists"), {}, {}, {}});
        QVERIFY(button->isEnabled());
    }

    void olderRowsStayWhenTheNewestAreReadAgain() {
        TrailBoard board;
        board.show();
        const auto rows = samples::trail();
        QSignalSpy wanted(&board, &TrailBoard::olderWanted);
        board.setRows({rows[0], rows[1]}, true, fresh());
        button(board, QStringLiteral("Older rows"))->click();
        QCOMPARE(wanted.first().first().toLongLong(), 3);
        board.addOlder({rows[2], rows[3]}, false);
        board.setRows({rows[0], rows[1]}, true, fresh());
        QCOMPARE(board.findChild<TrailTable*>()->rowCount(), 4);
        QVERIFY(!button(board, QStringLiteral("Older rows"))->isEnabled());
    }

    void theFilterIsAsked() {
        TrailBoard board;
        board.show();
        QSignalSpy asked(&board, &TrailBoard::queryChanged);
        board.goTo(QStringLiteral("request"), QStringLiteral("0f8b"));
        QCOMPARE(asked.first().first().value<TrailQuery>().subject, QStringLiteral("request/0f8b"));
        board.setRows({}, false, fresh());
        QVERIFY(shows(board, QStringLiteral("Nothing found")));
        shoot(board, "trail-nothing");
    }

    void aProofIsShownWithItsProblems() {
        VerifyDialog dialog(nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QVERIFY(!button(dialog, QStringLiteral("Verify"))->isEnabled());
        dialog.setFiles(QStringLiteral("/home/carol/trail.jsonl"), QStringLiteral("/home/carol/keyring.v3"));
        QVERIFY(button(dialog, QStringLiteral("Verify"))->isEnabled());
        TrailProof proof;
        proof.rows = 1204;
        proof.signatures = 88;
        proof.requests = 41;
        proof.keyring = QStringLiteral("3");
        proof.fingerprint = QStringLiteral("harbor violet ninety copper lantern acid");
        dialog.showProof(proof);
        QVERIFY(shows(dialog, QStringLiteral("Clean")));
        shoot(dialog, "verify-clean");
        proof.found = 1;
        proof.problems = {QStringLiteral("row 41: the signature of bob is wrong; tell the admins")};
        dialog.showProof(proof);
        QVERIFY(shows(dialog, QStringLiteral("1 problem(s)")));
        shoot(dialog, "verify-problem");
    }

    void filesThatAreNoneAreTold() {
        VerifyDialog dialog(nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        dialog.setFiles(QStringLiteral("/nowhere/trail"), QStringLiteral("/nowhere/keyring"));
        button(dialog, QStringLiteral("Verify"))->click();
        QTRY_VERIFY(shows(dialog, QStringLiteral("/nowhere/keyring")));
    }

    void keysAndPolicyAreShown() {
        SigningKeysDialog dialog(samples::system(Environment::Production), nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        DeskContext context = samples::approver();
        context.info.roles = {QStringLiteral("countersign_admin")};
        dialog.setContext(context);
        dialog.setChosen(ChosenKey{QStringLiteral("/home/bob/bob.key"), QByteArray(32, '\x4f')});
        dialog.setSnapshot(samples::people());
        auto* keys = table(dialog, QStringLiteral("Keys of people"));
        QVERIFY(!button(dialog, QStringLiteral("Put in force…"))->isEnabled());
        keys->selectRow(3); // erin's waits
        QVERIFY(button(dialog, QStringLiteral("Put in force…"))->isEnabled());
        QVERIFY(button(dialog, QStringLiteral("Revoke…"))->isEnabled());
        QVERIFY2(!button(dialog, QStringLiteral("Enrol…"))->isEnabled(), "it is enrolled");
        shoot(dialog, "keys");
        context.info.mode = AccessMode::Auditor;
        dialog.setContext(context);
        for (const char* act : {"Enrol…", "Put in force…", "Revoke…", "Approve change…", "Reject change…"})
            QVERIFY2(!button(dialog, QString::fromUtf8(act))->isEnabled(), act);
        dialog.setChosen({});
        dialog.setSnapshot({});
        QVERIFY(shows(dialog, QStringLiteral("No key is chosen")));
        shoot(dialog, "keys-none");
    }

    void keyRules() {
        DeskContext context = samples::approver();
        const auto keys = samples::people().keys;
        QVERIFY(whyNoActivate(context, &keys[3]).contains(QStringLiteral("Only an admin")));
        QVERIFY2(whyNoRevoke(context, &keys[1]).isEmpty(), "the own one, always");
        QVERIFY(!whyNoRevoke(context, &keys[0]).isEmpty());
        context.info.roles = {QStringLiteral("countersign_admin")};
        KeyInfo mine = keys[3];
        mine.human = context.info.human;
        QVERIFY(whyNoActivate(context, &mine).contains(QStringLiteral("Another person")));
        auto change = samples::people().changes.front();
        QVERIFY(whyNoChange(context, &change).isEmpty());
        change.proposer = context.info.human;
        QVERIFY(whyNoChange(context, &change).contains(QStringLiteral("another admin")));
    }

    void aNewPassphraseIsTypedTwiceAndForgotten() {
        QByteArray got;
        PassphraseDialog dialog(
            samples::system(Environment::Staging), QStringLiteral("New key"),
            QStringLiteral("Where it goes."), PassphraseDialog::Ask::Twice,
            [&](SecretBytes passphrase) { got = QByteArray(passphrase.data(), passphrase.size()); }, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        const auto fields = dialog.findChildren<QLineEdit*>();
        auto* press = button(dialog, QStringLiteral("Make the key"));
        fields[0]->setText(QStringLiteral("short"));
        fields[1]->setText(QStringLiteral("short"));
        QVERIFY(!press->isEnabled());
        fields[0]->setText(QStringLiteral("correct horse battery"));
        QVERIFY(!press->isEnabled());
        fields[1]->setText(QStringLiteral("correct horse battery"));
        shoot(dialog, "passphrase");
        press->click();
        QCOMPARE(got, QByteArray("correct horse battery"));
        QVERIFY(fields[0]->text().isEmpty() && fields[1]->text().isEmpty());
    }
};

QTEST_MAIN(TestTrailKeys)
#include "test_trail_keys.moc"
