// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/ed25519.h"
#include "models/trust/pkcs11_signer.h"
#include "tests/support/say.h"
#include "tests/unit/rfc8032_vectors.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace countersign;

namespace {

constexpr int programTimeoutMs = 30'000;
constexpr int signersAtOnce = 4;

SecretBytes secret(QByteArray text) {
    return SecretBytes::takeFrom(text);
}

/// Where distributions put SoftHSM's library.
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

/// A real token in software: SoftHSM, with a folder of its own.
class TestPkcs11 : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void points();
    void signs();
    void severalThreads();
    void refusals_data();
    void refusals();
    void wrongPin();
    void keyByIdAlone();

  private:
    void run(const QString& program, const QStringList& arguments) const;
    void import(const QString& token, const QString& label, const QString& id,
                const Rfc8032Vector& vector) const;
    [[nodiscard]] TokenKey key() const;

    QTemporaryDir folder_;
};

void TestPkcs11::run(const QString& program, const QStringList& arguments) const {
    QProcess process;
    process.setWorkingDirectory(folder_.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(programTimeoutMs) || process.exitCode() != 0)
        QTest::qFail(process.readAll().constData(), __FILE__, __LINE__);
}

/// Gives the token the vector's own key, so that its signature is known beforehand.
void TestPkcs11::import(const QString& token, const QString& label, const QString& id,
                        const Rfc8032Vector& vector) const {
    const QByteArray der =
        QByteArray::fromHex("302e020100300506032b657004220420") + QByteArray::fromHex(vector.seed);
    QFile pem(folder_.filePath(QStringLiteral("key.pem")));
    QVERIFY(pem.open(QIODevice::WriteOnly));
    pem.write("-----BEGIN PRIVATE KEY-----\n" + der.toBase64() + "\n-----END PRIVATE KEY-----\n");
    pem.close();
    run(QStringLiteral("softhsm2-util"),
        {QStringLiteral("--import"), pem.fileName(), QStringLiteral("--token"), token,
         QStringLiteral("--label"), label, QStringLiteral("--id"), id, QStringLiteral("--pin"),
         QStringLiteral("1234")});
}

TokenKey TestPkcs11::key() const {
    return {softHsm(), QStringLiteral("ann"), QStringLiteral("payouts"), QByteArray::fromHex("a1")};
}

void TestPkcs11::initTestCase() {
    if (softHsm().isEmpty() || QStandardPaths::findExecutable(QStringLiteral("softhsm2-util")).isEmpty()) {
        if (qEnvironmentVariableIsSet("CI"))
            QFAIL("SoftHSM is not installed, and on CI it must be: add the package softhsm2");
        QSKIP("SoftHSM is not installed (the package softhsm2): signing by PKCS#11 was not tested");
    }
    QVERIFY(folder_.isValid());
    QFile configuration(folder_.filePath(QStringLiteral("softhsm2.conf")));
    QVERIFY(configuration.open(QIODevice::WriteOnly));
    configuration.write("directories.tokendir = " + QFile::encodeName(folder_.path()) +
                        "\nobjectstore.backend = file\nlog.level = ERROR\n");
    configuration.close();
    qputenv("SOFTHSM2_CONF", QFile::encodeName(configuration.fileName()));
    for (const char* token : {"ann", "twin", "twin"})
        run(QStringLiteral("softhsm2-util"),
            {QStringLiteral("--init-token"), QStringLiteral("--free"), QStringLiteral("--label"),
             QString::fromLatin1(token), QStringLiteral("--pin"), QStringLiteral("1234"),
             QStringLiteral("--so-pin"), QStringLiteral("5678")});
    const QString ann = QStringLiteral("ann");
    import(ann, QStringLiteral("payouts"), QStringLiteral("a1"), rfc8032Vectors[2]);
    import(ann, QStringLiteral("double"), QStringLiteral("b1"), rfc8032Vectors[0]);
    import(ann, QStringLiteral("double"), QStringLiteral("b2"), rfc8032Vectors[1]);
}

void TestPkcs11::points() {
    const QByteArray bare(32, 'k');
    QCOMPARE(publicKeyOfEcPoint(bare).value_or(QByteArray()), bare);
    QCOMPARE(publicKeyOfEcPoint(QByteArray("\x04\x20", 2) + bare).value_or(QByteArray()), bare);
    for (const QByteArray& bad : {QByteArray(), bare.chopped(1), bare + 'k', QByteArray("\x04\x21", 2) + bare,
                                  QByteArray("\x03\x20", 2) + bare, QByteArray("\x04\x20", 2) + bare + 'k'})
        QVERIFY(!publicKeyOfEcPoint(bad));
}

void TestPkcs11::signs() {
    auto signer = Pkcs11Signer::open(key());
    QVERIFY_OK(signer);
    QCOMPARE((*signer)->publicKey().toHex(), QByteArray(rfc8032Vectors[2].publicKey));
    (*signer)->unlock(secret("1234"));
    const auto signature = (*signer)->sign(QByteArray::fromHex(rfc8032Vectors[2].message));
    QVERIFY_OK(signature);
    QCOMPARE(signature->toHex(), QByteArray(rfc8032Vectors[2].signature));
    // Locked again, and the token is logged out: the PIN is asked for at each act.
    QCOMPARE((*signer)->sign("more").failure().kind, FailureKind::LoginRefused);
    (*signer)->unlock(secret("1234"));
    const auto more = (*signer)->sign("more");
    QVERIFY_OK(more);
    QVERIFY(verifyEd25519((*signer)->publicKey(), "more", *more));
}

void TestPkcs11::severalThreads() {
    std::atomic<int> good = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < signersAtOnce; ++i)
        threads.emplace_back([this, &good, i] {
            auto signer = Pkcs11Signer::open(key());
            if (!signer)
                return;
            (*signer)->unlock(secret("1234"));
            if ((*signer)->sign(QByteArray::number(i)))
                ++good;
        });
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(good.load(), signersAtOnce);
}

void TestPkcs11::refusals_data() {
    QTest::addColumn<TokenKey>("key");
    QTest::addColumn<QString>("why");
    TokenKey wrong = key();
    wrong.token = QStringLiteral("bob");
    QTest::newRow("token") << wrong << QStringLiteral("no such token");
    wrong.token = QStringLiteral("twin");
    QTest::newRow("two tokens") << wrong << QStringLiteral("two tokens");
    wrong = key();
    wrong.label = QStringLiteral("other");
    QTest::newRow("label") << wrong << QStringLiteral("no Ed25519 public key");
    wrong = key();
    wrong.id = QByteArray::fromHex("b1");
    QTest::newRow("id of another") << wrong << QStringLiteral("no Ed25519 public key");
    wrong = key();
    wrong.label = QStringLiteral("double");
    wrong.id.clear();
    QTest::newRow("two keys") << wrong << QStringLiteral("two Ed25519 keys");
    wrong.label.clear();
    QTest::newRow("neither") << wrong << QStringLiteral("neither label nor id");
    wrong = key();
    wrong.module = folder_.filePath(QStringLiteral("softhsm2.conf"));
    QTest::newRow("no library") << wrong << QStringLiteral("can't be loaded");
    wrong.module = QStringLiteral("libc.so.6");
    QTest::newRow("another library") << wrong << QStringLiteral("can't be loaded");
}
void TestPkcs11::refusals() {
    QFETCH(TokenKey, key);
    QFETCH(QString, why);
    const auto signer = Pkcs11Signer::open(key);
    QVERIFY(!signer.ok());
    QVERIFY2(signer.failure().what.contains(why), qPrintable(said(signer.failure())));
    QVERIFY(signer.failure().where.contains(key.token));
    QVERIFY(!signer.failure().remedy.isEmpty());
}

void TestPkcs11::wrongPin() {
    auto signer = Pkcs11Signer::open(key());
    QVERIFY_OK(signer);
    for (const char* pin : {"0000", "1", "12345678901234567890"}) {
        (*signer)->unlock(secret(pin));
        const auto signature = (*signer)->sign("bytes");
        QCOMPARE(signature.failure().kind, FailureKind::LoginRefused);
        QVERIFY2(signature.failure().what.contains(QStringLiteral("PIN is wrong")),
                 qPrintable(said(signature.failure())));
    }
    (*signer)->unlock(secret("1234"));
    QVERIFY((*signer)->sign("bytes").ok());
}

void TestPkcs11::keyByIdAlone() {
    TokenKey one = key();
    one.label = QStringLiteral("double");
    one.id = QByteArray::fromHex("b2");
    auto signer = Pkcs11Signer::open(one);
    QVERIFY_OK(signer);
    QCOMPARE((*signer)->publicKey().toHex(), QByteArray(rfc8032Vectors[1].publicKey));
    one.label.clear(); // the id alone is enough
    QVERIFY(Pkcs11Signer::open(one).ok());
}

QTEST_GUILESS_MAIN(TestPkcs11)
#include "test_pkcs11.moc"
