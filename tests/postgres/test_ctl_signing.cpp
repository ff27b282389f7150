// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/postgres/ctl_fixture.h"

#include <sys/ioctl.h>

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTest>

#include <fcntl.h>
#include <poll.h>
#include <termios.h>

using namespace countersign;

namespace {

const QString ann = QStringLiteral("ann");
const QString bob = QStringLiteral("bob");
const QString dave = QStringLiteral("dave");
constexpr int patienceMs = 60'000;
const QByteArray passphrase = "correct horse battery";

/// A terminal of the test's own with a program at its other end.
class AtTerminal {
  public:
    AtTerminal(const QString& program, const QStringList& arguments, const QProcessEnvironment& environment)
        : master_(::posix_openpt(O_RDWR | O_NOCTTY)) {
        ::grantpt(master_);
        ::unlockpt(master_);
        const QByteArray name = ::ptsname(master_);
        process_.setProcessEnvironment(environment);
        process_.setChildProcessModifier([name] {
            ::setsid();
            const int own = ::open(name.constData(), O_RDWR); // the first terminal of a session is its own
            ::ioctl(own, TIOCSCTTY, 0);
        });
        process_.start(program, arguments);
    }
    ~AtTerminal() {
        process_.kill();
        process_.waitForFinished();
        ::close(master_);
    }

    /// All that was written to the terminal, until \a words are in it.
    [[nodiscard]] bool says(const QByteArray& words) {
        QElapsedTimer timer;
        timer.start();
        while (!said_.contains(words) && timer.elapsed() < patienceMs) {
            pollfd ready{master_, POLLIN, 0};
            if (::poll(&ready, 1, 100) <= 0)
                continue;
            char some[512];
            const auto count = ::read(master_, some, sizeof some);
            if (count <= 0)
                break;
            said_.append(some, count);
        }
        return said_.contains(words);
    }
    void type(const QByteArray& line) const {
        const QByteArray typed = line + '\n';
        QCOMPARE(::write(master_, typed.constData(), static_cast<std::size_t>(typed.size())), typed.size());
    }
    [[nodiscard]] const QByteArray& said() const { return said_; }
    [[nodiscard]] Ran ended() {
        // of a program that still runs Qt says "normal exit, 0"
        const bool finished =
            process_.state() == QProcess::NotRunning || process_.waitForFinished(patienceMs);
        return {finished && process_.exitStatus() == QProcess::NormalExit ? process_.exitCode() : -1,
                QString::fromUtf8(process_.readAllStandardOutput()),
                QString::fromUtf8(process_.readAllStandardError())};
    }

  private:
    int master_;
    QProcess process_;
    QByteArray said_;
};

QString softHsm() {
    for (const char* path :
         {"/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/softhsm/libsofthsm2.so",
          "/usr/lib64/pkcs11/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
          "/opt/homebrew/lib/softhsm/libsofthsm2.so", "/usr/local/lib/softhsm/libsofthsm2.so"}) {
        if (QFileInfo::exists(QString::fromLatin1(path)))
            return QString::fromLatin1(path);
    }
    return {};
}

} // namespace

#define RAN(ran, wanted) QVERIFY2((ran).code == (wanted), qPrintable((ran).all()))

/// Signing by a person at a terminal, and by a key on a token, both through the real countersignctl.
class TestCtlSigning : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        const Status started = ctl_.start();
        QVERIFY2(started.ok(), started ? "" : qPrintable(englishSentence(started.failure())));
        for (const QString& human : {ann, bob}) {
            const Ran made = ctl_.offline(
                QStringLiteral("keys new %1 --passphrase-file %2")
                    .arg(ctl_.path(human + QStringLiteral(".key")), ctl_.path(QStringLiteral("pass"))));
            RAN(made, 0);
            RAN(ctl_.as(human, QStringLiteral("keys enrol"), ctl_.signer(human)), 0);
            RAN(ctl_.as(dave, QStringLiteral("keys activate ") + made.text("key")), 0);
        }
    }
    void wordsAndPassphraseAreTyped();
    void otherWordsSignNothing();
    void aWrongPassphraseSignsNothing();
    void byAKeyOnAToken();

  private:
    [[nodiscard]] QString proposed(const QString& payout) {
        if (!ctl_.system().makeBatch(payout))
            return {};
        const Ran ran = ctl_.signing(ann, QStringLiteral("payout propose ") + payout,
                                     {QStringLiteral("--memo"), QStringLiteral("typed")});
        return ran.code == 0 ? ran.text("subject") : ran.all();
    }
    [[nodiscard]] std::unique_ptr<AtTerminal> approving(const QString& request) {
        return std::make_unique<AtTerminal>(
            QStringLiteral(COUNTERSIGNCTL),
            QStringList{QStringLiteral("payout"), QStringLiteral("approve"), request,
                        QStringLiteral("--signer"), ctl_.path(QStringLiteral("bob.key")),
                        QStringLiteral("--kind"), QStringLiteral("sge"), QStringLiteral("--database"),
                        ctl_.system().db().cluster().urlFor(bob, QStringLiteral("sge")),
                        QStringLiteral("--json")},
            ctl_.environment(bob));
    }
    [[nodiscard]] QByteArray firstWords(const QString& request) {
        const Ran shown = ctl_.as(bob, QStringLiteral("payout show ") + request);
        return shown.text("digest_words").section(u' ', 0, 1).toUtf8();
    }
    [[nodiscard]] QString stateOf(const QString& request) {
        return ctl_.as(bob, QStringLiteral("payout show ") + request).text("state");
    }

    CtlFixture ctl_;
};

void TestCtlSigning::wordsAndPassphraseAreTyped() {
    const QString request = proposed(QStringLiteral("typed"));
    const auto terminal = approving(request);
    QVERIFY2(terminal->says("type its first 2 words: "), terminal->said());
    QVERIFY2(!terminal->said().contains("Passphrase"), "the words come first");
    terminal->type(firstWords(request).toUpper() + "  "); // as people type them
    QVERIFY2(terminal->says("Passphrase of key file"), terminal->said());
    QVERIFY(terminal->says(": "));
    terminal->type(passphrase);
    const Ran ran = terminal->ended();
    RAN(ran, 0);
    QCOMPARE(ran.text("state"), QStringLiteral("approved"));
    QVERIFY2(ran.err.contains(QStringLiteral("0x 0000 0000")), qPrintable(ran.err)); // shown before
    QVERIFY(!terminal->says(passphrase) && !ran.all().contains(QString::fromUtf8(passphrase)));
}

void TestCtlSigning::otherWordsSignNothing() {
    const QString request = proposed(QStringLiteral("other"));
    for (const QByteArray& typed : {QByteArray("yes"), QByteArray(), firstWords(request) + " more"}) {
        const auto terminal = approving(request);
        QVERIFY2(terminal->says("type its first 2 words: "), terminal->said());
        terminal->type(typed);
        const Ran ran = terminal->ended();
        RAN(ran, 2);
        QVERIFY2(ran.err.contains(QStringLiteral("not the first words")), qPrintable(ran.err));
    }
    QCOMPARE(stateOf(request), QStringLiteral("pending"));
}

void TestCtlSigning::aWrongPassphraseSignsNothing() {
    const QString request = proposed(QStringLiteral("wrong"));
    const auto terminal = approving(request);
    QVERIFY2(terminal->says("type its first 2 words: "), terminal->said());
    terminal->type(firstWords(request));
    QVERIFY2(terminal->says("Passphrase of key file"), terminal->said());
    QVERIFY(terminal->says(": "));
    terminal->type("battery horse");
    const Ran ran = terminal->ended();
    RAN(ran, 2);
    QVERIFY2(ran.err.contains(QStringLiteral("does not open this key")), qPrintable(ran.err));
    QCOMPARE(stateOf(request), QStringLiteral("pending"));
}

void TestCtlSigning::byAKeyOnAToken() {
    const QString openssl = QStandardPaths::findExecutable(QStringLiteral("openssl"));
    if (softHsm().isEmpty() || openssl.isEmpty() ||
        QStandardPaths::findExecutable(QStringLiteral("softhsm2-util")).isEmpty())
        QSKIP("SoftHSM or openssl is not installed: signing on a token was not tested");
    QVERIFY(QDir().mkpath(ctl_.path(QStringLiteral("tokens"))));
    QVERIFY(ctl_.writeFile(QStringLiteral("softhsm2.conf"),
                           "directories.tokendir = " + ctl_.path(QStringLiteral("tokens")).toUtf8() +
                               "\nobjectstore.backend = file\nlog.level = ERROR\n"));
    qputenv("SOFTHSM2_CONF", QFile::encodeName(ctl_.path(QStringLiteral("softhsm2.conf"))));
    QVERIFY(ctl_.writeFile(QStringLiteral("pin"), "1234\n"));
    const QString pem = ctl_.path(QStringLiteral("token.pem"));
    const auto run = [](const QString& program, const QString& line) {
        return QProcess::execute(program, line.split(u' '));
    };
    const QString util = QStringLiteral("softhsm2-util");
    QCOMPARE(run(openssl, QStringLiteral("genpkey -algorithm ED25519 -out ") + pem), 0);
    QCOMPARE(run(util, QStringLiteral("--init-token --free --label erin --pin 1234 --so-pin 5678")), 0);
    QCOMPARE(
        run(util, QStringLiteral("--import %1 --token erin --label payouts --id a1 --pin 1234").arg(pem)), 0);
    const auto token = [this](const char* pin) {
        return QStringList{QStringLiteral("--pkcs11"),
                           softHsm(),
                           QStringLiteral("--token"),
                           QStringLiteral("erin"),
                           QStringLiteral("--key"),
                           QStringLiteral("payouts"),
                           QStringLiteral("--passphrase-file"),
                           ctl_.path(QString::fromLatin1(pin))};
    };
    const QString erin = QStringLiteral("erin");
    const Ran enrolled = ctl_.as(erin, QStringLiteral("keys enrol"), token("pin"));
    RAN(enrolled, 0);
    RAN(ctl_.as(dave, QStringLiteral("keys activate ") + enrolled.text("subject")), 0);

    const QString request = proposed(QStringLiteral("token"));
    const QStringList yes{QStringLiteral("--yes")};
    const QString approve = QStringLiteral("payout approve ") + request;
    const Ran wrong = ctl_.as(erin, approve, token("pass") + yes); // that file holds no PIN of the token's
    RAN(wrong, 2);
    RAN(ctl_.as(bob, approve, token("pin") + yes), 1); // erin's key is not bob's
    QCOMPARE(stateOf(request), QStringLiteral("pending"));
    const Ran approved = ctl_.as(erin, approve, token("pin") + yes);
    RAN(approved, 0);
    QCOMPARE(approved.text("state"), QStringLiteral("approved"));
}

QTEST_GUILESS_MAIN(TestCtlSigning)
#include "test_ctl_signing.moc"
