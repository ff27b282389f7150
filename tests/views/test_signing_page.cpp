// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/passphrase_keeper.h"
#include "models/trust/payout_request.h"
#include "tests/support/fake_secret_store.h"
#include "tests/views/board_samples.h"
#include "tests/views/looking.h"
#include "tests/views/payout_samples.h"
#include "views/keys/keep_box.h"
#include "views/payouts/line_delegates.h"
#include "views/payouts/line_view.h"
#include "views/payouts/signing_dialog.h"
#include "views/payouts/warning_list.h"
#include "views/widgets/value_text.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace countersign;

namespace {

const QString approveText = QStringLiteral("Sign and approve");
const QString passphraseName = QStringLiteral("Passphrase of the key");

bool hasValue(const QWidget& within, const QString& text) {
    for (const auto* value : within.findChildren<ValueText*>())
        if (value->isVisibleTo(&within) && value->value().contains(text))
            return true;
    return false;
}

} // namespace

/// The page a person signs on: shows what the octets hold, wants every warning read, forgets the passphrase.
class TestSigningPage : public QObject {
    Q_OBJECT

    struct Sent {
        int times = 0;
        QString reason;
        QByteArray passphrase;
    } sent_;

    std::unique_ptr<SigningDialog> make(const RequestDetail& detail,
                                        DecisionVerdict verdict = DecisionVerdict::Approve,
                                        Environment environment = Environment::Production) {
        const auto sheet = decisionSheet(detail, verdict);
        if (!sheet)
            qFatal("%s", qPrintable(englishSentence(sheet.failure())));
        auto dialog = std::make_unique<SigningDialog>(samples::system(environment), *sheet, nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->setSign([this](const SigningSheet&, const QString& reason, SecretBytes passphrase) {
            ++sent_.times;
            sent_.reason = reason;
            sent_.passphrase = QByteArray(passphrase.data(), passphrase.size());
        });
        dialog->setKey(QStringLiteral("/home/bob/bob.key"), QByteArray(32, '\x4f'));
        dialog->show();
        return dialog;
    }
    static QLineEdit* field(const QWidget& dialog, const QString& name) {
        for (auto* edit : dialog.findChildren<QLineEdit*>())
            if (edit->accessibleName() == name)
                return edit;
        return nullptr;
    }
    const QByteArray key_ = QByteArray(32, '\x4f');
    static void tickAll(const QWidget& dialog) {
        for (auto* box : dialog.findChild<WarningList*>()->findChildren<QCheckBox*>())
            box->setChecked(true);
    }
    static void fill(const QWidget& dialog) {
        tickAll(dialog);
        if (auto* name = field(dialog, QStringLiteral("The system's name")))
            name->setText(QStringLiteral("SGE mainnet"));
        field(dialog, passphraseName)->setText(QStringLiteral("correct horse battery"));
    }

  private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(Theme::Mode::Light); }
    void init() { sent_ = {}; }

    void showsExactlyWhatTheOctetsHold() {
        const RequestDetail detail = samples::pendingRequest();
        const auto dialog = make(detail);
        const auto* octets = dialog->findChild<QPlainTextEdit*>();
        const auto parsed = parseRequest(octets->toPlainText().toUtf8());
        QVERIFY2(parsed.ok(), "what is shown as octets is what was signed");
        QCOMPARE(*parsed, detail.request);
        const auto* lines = dialog->findChild<LineView*>()->lines();
        QCOMPARE(lines->rowCount(), 3);
        for (int row = 0; row < lines->rowCount(); ++row) {
            const PayoutLine& line = parsed->content.lines[static_cast<std::size_t>(row)];
            QCOMPARE(lines->rows()[static_cast<std::size_t>(row)].line, line);
        }
        QVERIFY(hasValue(*dialog, QStringLiteral("equals the total")));
        QVERIFY(hasValue(*dialog, detail.request.memo));
        QVERIFY(hasValue(*dialog, QStringLiteral("not proven")));
        const auto sheet = decisionSheet(detail, DecisionVerdict::Approve);
        QVERIFY(shows(*dialog, sheetWords(*sheet).join(QStringLiteral(" · "))));
        QCOMPARE(sheetWords(*sheet).size(), 12);
        QVERIFY(shows(*dialog, sheetDigest(*sheet)));
        shoot(*dialog, "sign-warnings");
    }

    void everyDestinationStandsWhole() {
        RequestDetail detail = samples::largeRequest(200);
        detail.request.content.lines.back().destination = QString(120, u'D'); // far below what is measured
        const auto sheet = proposalSheet(
            [&] {
                PayoutPreview preview;
                preview.request = detail.request;
                return preview;
            }(),
            QStringLiteral("memo"));
        QVERIFY(sheet.ok());
        SigningDialog dialog(samples::system(Environment::Staging), *sheet, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        auto* view = dialog.findChild<LineView*>();
        QVERIFY(view->columnWidth(PayoutLineTable::Destination) >=
                DestinationDelegate::widthOf(detail.request.content.lines.back().destination));
        shoot(dialog, "sign-many");
    }

    void everyWarningMustBeTicked() {
        const auto dialog = make(samples::pendingRequest());
        fill(*dialog);
        auto* press = button(*dialog, approveText);
        QVERIFY(press->isEnabled());
        const auto boxes = dialog->findChild<WarningList*>()->findChildren<QCheckBox*>();
        QCOMPARE(boxes.size(), 2);
        for (auto* box : boxes) {
            box->setChecked(false);
            QVERIFY(!press->isEnabled());
            QVERIFY(press->toolTip().contains(QStringLiteral("1 thing(s) to look at")));
            box->setChecked(true);
        }
        press->click();
        QCOMPARE(sent_.times, 1);
    }

    void manyOfOneSortAreOneBoxThatNamesTheLines() {
        std::vector<PayoutCheck> checks;
        for (int i = 0; i < 300; ++i)
            checks.push_back({QStringLiteral("destination-new"),
                              QStringLiteral("po%1").arg(i),
                              {},
                              {},
                              QStringLiteral("This destination was never paid before")});
        WarningList list(checks, nullptr);
        QCOMPARE(list.open(), 1);
        QVERIFY(shows(list, QStringLiteral("po299")));
    }

    void productionWantsTheName() {
        const auto dialog = make(samples::calmRequest());
        fill(*dialog);
        auto* name = field(*dialog, QStringLiteral("The system's name"));
        QVERIFY(button(*dialog, approveText)->isEnabled());
        name->setText(QStringLiteral("sge mainnet"));
        QVERIFY(!button(*dialog, approveText)->isEnabled());
        const auto staging = make(samples::calmRequest(), DecisionVerdict::Approve, Environment::Staging);
        QVERIFY(!field(*staging, QStringLiteral("The system's name")));
        shoot(*staging, "sign-calm");
    }

    void thePassphraseIsHandedOverOnceAndForgotten() {
        const auto dialog = make(samples::calmRequest());
        fill(*dialog);
        QCOMPARE(field(*dialog, passphraseName)->echoMode(), QLineEdit::Password);
        button(*dialog, approveText)->click();
        QCOMPARE(sent_.passphrase, QByteArray("correct horse battery"));
        QVERIFY(field(*dialog, passphraseName)->text().isEmpty());
        QVERIFY(!field(*dialog, passphraseName)->isEnabled());
        QVERIFY(!button(*dialog, approveText)->isEnabled());
        shoot(*dialog, "sign-signing");
    }

    void thePassphraseMayComeFromTheKeychain() {
        auto chain = std::make_shared<FakeKeychain>();
        chain->entries.insert(QString::fromLatin1(key_.toHex()), QStringLiteral("kept"));
        PassphraseKeeper keeper(std::make_unique<FakeSecretStore>(chain));
        keeper.setKey(key_);
        const auto dialog = make(samples::calmRequest());
        fill(*dialog);
        field(*dialog, passphraseName)->clear();
        const auto* box = dialog->findChild<KeepBox*>();
        QVERIFY2(!box->isVisible(), "nothing is offered before a keychain has answered");
        dialog->setKeeper(&keeper);
        QTRY_VERIFY(box->isVisible() && box->isChecked());
        auto* press = button(*dialog, approveText);
        QVERIFY(press->isEnabled());
        shoot(*dialog, "sign-keychain");
        press->click();
        QTRY_COMPARE(sent_.times, 1);
        QCOMPARE(sent_.passphrase, QByteArray("kept"));
    }

    void keepingThePassphraseIsOffUnlessTicked() {
        auto chain = std::make_shared<FakeKeychain>();
        PassphraseKeeper keeper(std::make_unique<FakeSecretStore>(chain));
        keeper.setKey(key_);
        for (const bool ticked : {false, true}) {
            const auto dialog = make(samples::calmRequest());
            dialog->setKeeper(&keeper);
            auto* box = dialog->findChild<KeepBox*>();
            QTRY_VERIFY(box->isVisible());
            QVERIFY(!box->isChecked());
            fill(*dialog);
            if (ticked)
                box->click();
            button(*dialog, approveText)->click();
            keeper.judge(true);
            QCoreApplication::processEvents();
            QCOMPARE(chain->entries.size(), ticked ? 1 : 0);
        }
    }

    void withoutAKeychainThereIsNoBox() {
        auto chain = std::make_shared<FakeKeychain>();
        chain->there = false;
        PassphraseKeeper keeper(std::make_unique<FakeSecretStore>(chain));
        keeper.setKey(key_);
        const auto dialog = make(samples::calmRequest());
        dialog->setKeeper(&keeper);
        QTRY_COMPARE(keeper.state(), PassphraseKeeper::State::NoKeychain);
        QVERIFY(!dialog->findChild<KeepBox*>()->isVisible());
    }

    void aRejectionNeedsAReasonAndNoTicks() {
        const auto dialog = make(samples::pendingRequest(), DecisionVerdict::Reject);
        auto* press = button(*dialog, QStringLiteral("Sign the rejection"));
        field(*dialog, QStringLiteral("The system's name"))->setText(QStringLiteral("SGE mainnet"));
        field(*dialog, passphraseName)->setText(QStringLiteral("correct horse battery"));
        QVERIFY(!press->isEnabled());
        QVERIFY(press->toolTip().contains(QStringLiteral("Give a reason first")));
        for (auto* edit : dialog->findChildren<QPlainTextEdit*>())
            if (!edit->isReadOnly())
                edit->setPlainText(QStringLiteral("po73 is not their address"));
        QVERIFY(press->isEnabled());
        shoot(*dialog, "sign-reject");
        press->click();
        QCOMPARE(sent_.reason, QStringLiteral("po73 is not their address"));
    }

    void approvingCanTurnIntoRejecting() {
        const auto dialog = make(samples::pendingRequest());
        QSignalSpy wanted(dialog.get(), &SigningDialog::rejectWanted);
        button(*dialog, QStringLiteral("Reject instead…"))->click();
        QCOMPARE(wanted.size(), 1);
    }

    void answersAreToldInWords() {
        const RequestDetail detail = samples::calmRequest();
        const auto sheet = *decisionSheet(detail, DecisionVerdict::Approve);
        const auto dialog = make(detail);
        fill(*dialog);
        button(*dialog, approveText)->click();
        DeskAnswer answer;
        dialog->showAnswer(sheet, answer); // in doubt
        QVERIFY(shows(*dialog, QStringLiteral("being looked up")));
        QVERIFY(!shows(*dialog, QStringLiteral("ailed")));
        shoot(*dialog, "sign-doubt");
        answer.kind = DeskAnswer::Kind::Done;
        answer.state = QStringLiteral("approved");
        dialog->showAnswer(sheet, answer);
        QVERIFY(shows(*dialog, QStringLiteral("approved and released to the backend")));
        QVERIFY(!button(*dialog, approveText)->isVisible());
        QVERIFY(button(*dialog, QStringLiteral("Close")));
    }

    void aRefusalMayBeTriedAgain() {
        const RequestDetail detail = samples::calmRequest();
        const auto dialog = make(detail);
        fill(*dialog);
        button(*dialog, approveText)->click();
        DeskAnswer answer;
        answer.kind = DeskAnswer::Kind::Refused;
        answer.text = QStringLiteral("the passphrase does not open the key");
        dialog->showAnswer(*decisionSheet(detail, DecisionVerdict::Approve), answer);
        QVERIFY(shows(*dialog, answer.text));
        QVERIFY2(!button(*dialog, approveText)->isEnabled(), "the passphrase has to be typed again");
        field(*dialog, passphraseName)->setText(QStringLiteral("another"));
        QVERIFY(button(*dialog, approveText)->isEnabled());
        shoot(*dialog, "sign-refused");
    }

    void whatMovedOnCantBeSigned() {
        RequestDetail detail = samples::calmRequest();
        const auto dialog = make(detail);
        fill(*dialog);
        detail.state = RequestState::Void;
        detail.why = QStringLiteral("changed");
        dialog->setLatest(detail);
        QVERIFY(!button(*dialog, approveText)->isEnabled());
        QVERIFY(button(*dialog, approveText)->toolTip().contains(QStringLiteral("Meanwhile")));
        detail.state = RequestState::Pending;
        dialog->setLatest(detail);
        dialog->setBlocked(QStringLiteral("What is shown is too old to act on."));
        QVERIFY(!button(*dialog, approveText)->isEnabled());
    }

    void withoutAKeyItSaysWhereToGetOne() {
        const auto dialog = make(samples::calmRequest());
        dialog->setKey({}, {});
        fill(*dialog);
        QVERIFY(!button(*dialog, approveText)->isEnabled());
        QVERIFY(button(*dialog, approveText)->toolTip().contains(QStringLiteral("Keys")));
    }

    void anotherDigestIsNeverShown() {
        RequestDetail detail = samples::calmRequest();
        detail.digest[0] = static_cast<char>(detail.digest[0] ^ 1);
        QVERIFY(!decisionSheet(detail, DecisionVerdict::Approve).ok());
    }

    void differingCharactersAreFound() {
        const auto parts = destinationParts(QStringLiteral("0xAbcd1234"), QStringLiteral("0xabcD1294"));
        QCOMPARE(parts.size(), 2U);
        QCOMPARE(parts[0].text, QStringLiteral("0xAbcd"));
        QVERIFY2(!parts[0].differs(), "case alone is the checksum's");
        QVERIFY(parts[1].differs());
        QVERIFY(destinationParts(QStringLiteral("abcdef"), QStringLiteral("abcd"))[1].differs());
        QVERIFY(!destinationParts(QStringLiteral("abcdef"), {})[1].differs());
        QCOMPARE(groupedDestination(QStringLiteral("DE02100100109307118603")),
                 QStringLiteral("DE02 1001 0010 9307 1186 03"));
    }
};

QTEST_MAIN(TestSigningPage)
#include "test_signing_page.moc"
