// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/ed25519.h"
#include "models/trust/file_signer.h"
#include "models/trust/key_file.h"
#include "models/trust/pkcs8.h"
#include "models/trust/private_file.h"
#include "tests/support/say.h"
#include "tests/unit/rfc8032_vectors.h"

#include <sys/stat.h>

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace countersign;

namespace {

constexpr int opensslTimeoutMs = 30'000;
constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr uid_t somebodyElse = 12345;
const QByteArray words = "horse battery staple";

SecretBytes secret(QByteArray text = words) {
    return SecretBytes::takeFrom(text);
}

} // namespace

/// Key files with real disks and the real openssl program on the other side.
class TestKeyFile : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        QVERIFY(folder_->isValid());
    }

    void secrets();
    void madeAndRead();
    void overwritesNothing();
    void passphrasesOfNewKeys();
    void signsOncePerUnlock();
    void signerRefuses();
    void opensslReadsOurs();
    void weReadOpenssls();
    void protections_data();
    void protections();
    void contents_data();
    void contents();
    void modes_data();
    void modes();
    void notPlainFiles();
    void anothersFile();
    void publicFiles();

  private:
    [[nodiscard]] QString at(const QString& name) const { return folder_->filePath(name); }
    void put(const QString& path, const QByteArray& bytes) const;
    QByteArray openssl(const QStringList& arguments) const;
    [[nodiscard]] QString seedFile(const Rfc8032Vector& vector) const;

    std::unique_ptr<QTemporaryDir> folder_;
};

void TestKeyFile::put(const QString& path, const QByteArray& bytes) const {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
    QVERIFY(file.setPermissions(ownerOnly));
}

QByteArray TestKeyFile::openssl(const QStringList& arguments) const {
    QProcess process;
    process.setWorkingDirectory(folder_->path());
    process.start(QStringLiteral("openssl"), arguments);
    if (!process.waitForFinished(opensslTimeoutMs) || process.exitCode() != 0)
        QTest::qFail(process.readAllStandardError().constData(), __FILE__, __LINE__);
    return process.readAllStandardOutput();
}

/// The vector's private key in the open, as PKCS#8 in PEM (RFC 8410, section 7).
QString TestKeyFile::seedFile(const Rfc8032Vector& vector) const {
    const QByteArray der =
        QByteArray::fromHex("302e020100300506032b657004220420") + QByteArray::fromHex(vector.seed);
    const QString path = at(QStringLiteral("open.pem"));
    put(path, "-----BEGIN PRIVATE KEY-----\n" + der.toBase64() + "\n-----END PRIVATE KEY-----\n");
    return path;
}

void TestKeyFile::secrets() {
    QString typed = QStringLiteral("pä\u00dfword");
    SecretBytes first = SecretBytes::takeFrom(typed);
    QVERIFY(typed.isEmpty());
    QCOMPARE(QByteArray(first.data(), first.size()), QByteArray("p\xc3\xa4\xc3\x9fword"));
    SecretBytes second = std::move(first);
    QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): that is the question
    QCOMPARE(second.size(), 9);
    first = std::move(second);
    QCOMPARE(first.size(), 9);
    first.scrub();
    QVERIFY(first.isEmpty());
    QVERIFY(first.data() == nullptr);
    const SecretBytes zeros(5000);
    QVERIFY(std::all_of(zeros.data(), zeros.data() + zeros.size(), [](char c) { return c == 0; }));
}

void TestKeyFile::madeAndRead() {
    const QString path = at(QStringLiteral("ann.key"));
    const auto made = makeKeyFile(path, secret());
    QVERIFY_OK(made);
    QCOMPARE(made->size(), publicKeyBytes);
    const auto read = readPublicKey(path);
    QVERIFY_OK(read);
    QCOMPARE(*read, *made);
    for (const QString& file : {path, publicKeyPath(path)}) {
        struct ::stat about {};
        QCOMPARE(::stat(QFile::encodeName(file).constData(), &about), 0);
        QCOMPARE(about.st_mode & 07777, mode_t{0600});
    }
    QElapsedTimer timer;
    timer.start();
    const auto key = unlockKeyFile(path, secret());
    qInfo("unlocking took %lld ms", static_cast<long long>(timer.elapsed()));
    QVERIFY_OK(key);
    QCOMPARE(key->publicKey(), *made);
    const auto wrong = unlockKeyFile(path, secret("horse battery stable"));
    QVERIFY(!wrong.ok());
    QCOMPARE(wrong.failure().kind, FailureKind::LoginRefused);
    QCOMPARE(wrong.failure().where, path);
    QVERIFY(wrong.failure().what.contains(QStringLiteral("passphrase")));
}

void TestKeyFile::overwritesNothing() {
    const QString path = at(QStringLiteral("ann.key"));
    put(path, "precious");
    const auto made = makeKeyFile(path, secret());
    QCOMPARE(made.failure().kind, FailureKind::Conflict);
    QFile old(path);
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), QByteArray("precious"));
    // A dangling link would be followed by a careless open; the other file beside must not be lost either.
    const QString link = at(QStringLiteral("link.key"));
    QVERIFY(QFile::link(at(QStringLiteral("elsewhere")), link));
    QVERIFY(!makeKeyFile(link, secret()).ok());
    QVERIFY(!QFileInfo::exists(at(QStringLiteral("elsewhere"))));
    put(at(QStringLiteral("bob.key.pub")), "precious");
    QVERIFY(!makeKeyFile(at(QStringLiteral("bob.key")), secret()).ok());
    QVERIFY(!QFileInfo::exists(at(QStringLiteral("bob.key"))));
    const auto nowhere = makeKeyFile(at(QStringLiteral("no/such/folder")), secret());
    QCOMPARE(nowhere.failure().kind, FailureKind::NoRight);
}

void TestKeyFile::passphrasesOfNewKeys() {
    for (const QByteArray& bad : {QByteArray(), QByteArray("elevenchars"), QByteArray(1025, 'x')}) {
        const auto made = makeKeyFile(at(QStringLiteral("k")), secret(bad));
        QCOMPARE(made.failure().where, QStringLiteral("passphrase"));
        QVERIFY(!QFileInfo::exists(at(QStringLiteral("k"))));
    }
    const QString path = at(QStringLiteral("k"));
    const QByteArray longest(maxPassphraseBytes, 'x');
    const auto made = makeKeyFile(path, secret(longest));
    QVERIFY_OK(made);
    const auto key = unlockKeyFile(path, secret(longest));
    QVERIFY_OK(key);
    QVERIFY(!unlockKeyFile(path, secret(longest + 'x')).ok());
}

void TestKeyFile::signsOncePerUnlock() {
    const QString path = at(QStringLiteral("ann.key"));
    const auto made = makeKeyFile(path, secret());
    QVERIFY_OK(made);
    auto signer = FileSigner::open(path);
    QVERIFY_OK(signer);
    QCOMPARE((*signer)->publicKey(), *made);
    QVERIFY((*signer)->place().contains(path));
    (*signer)->unlock(secret());
    const auto signature = (*signer)->sign("bytes");
    QVERIFY_OK(signature);
    QVERIFY(verifyEd25519(*made, "bytes", *signature));
    const auto again = (*signer)->sign("bytes");
    QCOMPARE(again.failure().kind, FailureKind::LoginRefused);
    // A wrong passphrase is spent, too.
    (*signer)->unlock(secret("something else"));
    QVERIFY(!(*signer)->sign("bytes").ok());
    QVERIFY((*signer)->sign("bytes").failure().what.contains(QStringLiteral("locked")));
}

void TestKeyFile::signerRefuses() {
    const QString path = at(QStringLiteral("ann.key"));
    QVERIFY(makeKeyFile(path, secret()).ok());
    QVERIFY(makeKeyFile(at(QStringLiteral("bob.key")), secret()).ok());
    QVERIFY(QFile::remove(publicKeyPath(path)));
    QVERIFY(QFile::copy(at(QStringLiteral("bob.key.pub")), publicKeyPath(path)));
    auto signer = FileSigner::open(path);
    QVERIFY_OK(signer);
    (*signer)->unlock(secret());
    const auto signature = (*signer)->sign("bytes");
    QCOMPARE(signature.failure().kind, FailureKind::Conflict);
    QVERIFY(signature.failure().what.contains(QStringLiteral("another key")));
    QVERIFY(QFile::remove(path));
    (*signer)->unlock(secret());
    QCOMPARE((*signer)->sign("bytes").failure().kind, FailureKind::Missing);
}

void TestKeyFile::opensslReadsOurs() {
    const auto made = makeKeyFile(at(QStringLiteral("ann.key")), secret());
    QVERIFY_OK(made);
    const QByteArray der =
        openssl({QStringLiteral("pkey"), QStringLiteral("-in"), QStringLiteral("ann.key"),
                 QStringLiteral("-passin"), QStringLiteral("pass:") + QString::fromLatin1(words),
                 QStringLiteral("-pubout"), QStringLiteral("-outform"), QStringLiteral("DER")});
    QCOMPARE(der.right(publicKeyBytes), *made);
    const QByteArray listing =
        openssl({QStringLiteral("asn1parse"), QStringLiteral("-in"), QStringLiteral("ann.key")});
    QVERIFY(listing.contains("scrypt"));
    QVERIFY(listing.contains("aes-256-cbc"));
}

void TestKeyFile::weReadOpenssls() {
    for (const Rfc8032Vector& vector : rfc8032Vectors) {
        const QString path = at(QString::fromLatin1(vector.publicKey).left(8));
        openssl({QStringLiteral("pkcs8"), QStringLiteral("-topk8"), QStringLiteral("-scrypt"),
                 QStringLiteral("-in"), seedFile(vector), QStringLiteral("-out"), path,
                 QStringLiteral("-passout"), QStringLiteral("pass:") + QString::fromLatin1(words)});
        QVERIFY(QFile::setPermissions(path, ownerOnly));
        QCOMPARE(FileSigner::open(path).failure().kind, FailureKind::Missing);
        QVERIFY(!adoptKeyFile(path, secret("no")).ok());
        const auto adopted = adoptKeyFile(path, secret());
        QVERIFY_OK(adopted);
        QCOMPARE(adopted->toHex(), QByteArray(vector.publicKey));
        auto signer = FileSigner::open(path);
        QVERIFY_OK(signer);
        (*signer)->unlock(secret());
        const auto signature = (*signer)->sign(QByteArray::fromHex(vector.message));
        QVERIFY_OK(signature);
        QCOMPARE(signature->toHex(), QByteArray(vector.signature));
    }
}

/// How the openssl program was told to encrypt, and what we say.
void TestKeyFile::protections_data() {
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("why");
    const QString weak = QStringLiteral("not protected by scrypt");
    QTest::newRow("PBKDF2") << QStringLiteral("-v2 aes-256-cbc -iter 600000") << weak;
    QTest::newRow("AES-128") << QStringLiteral("-v2 aes-128-cbc -scrypt") << weak;
    QTest::newRow("PKCS#12, 3DES") << QStringLiteral("-v1 PBE-SHA1-3DES") << weak;
    QTest::newRow("small N") << QStringLiteral("-scrypt -scrypt_N 8192 -scrypt_p 2")
                             << QStringLiteral("too cheap");
    QTest::newRow("small r") << QStringLiteral("-scrypt -scrypt_N 16384 -scrypt_r 1")
                             << QStringLiteral("too cheap");
    QTest::newRow("many passes") << QStringLiteral("-scrypt -scrypt_p 33") << QStringLiteral("too much");
    QTest::newRow("in the open") << QStringLiteral("-nocrypt")
                                 << QStringLiteral("not protected by a passphrase");
}
void TestKeyFile::protections() {
    QFETCH(QString, arguments);
    QFETCH(QString, why);
    const QString path = at(QStringLiteral("k"));
    QStringList all{QStringLiteral("pkcs8"),    QStringLiteral("-topk8"),
                    QStringLiteral("-in"),      seedFile(rfc8032Vectors[0]),
                    QStringLiteral("-out"),     path,
                    QStringLiteral("-passout"), QStringLiteral("pass:") + QString::fromLatin1(words)};
    all += arguments.split(u' ');
    openssl(all);
    QVERIFY(QFile::setPermissions(path, ownerOnly));
    const auto key = unlockKeyFile(path, secret());
    QVERIFY(!key.ok());
    QVERIFY2(key.failure().what.contains(why), qPrintable(said(key.failure())));
    QVERIFY(key.failure().remedy.contains(QStringLiteral("openssl pkcs8 -topk8 -scrypt")));
}

void TestKeyFile::contents_data() {
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("why");
    const QString scrypt =
        QStringLiteral(" | openssl pkcs8 -topk8 -scrypt -passout 'pass:%1'").arg(QString::fromLatin1(words));
    QTest::newRow("Ed448") << QStringLiteral("openssl genpkey -algorithm ed448") + scrypt
                           << QStringLiteral("ED448");
    QTest::newRow("X25519") << QStringLiteral("openssl genpkey -algorithm x25519") + scrypt
                            << QStringLiteral("X25519");
    QTest::newRow("P-256") << QStringLiteral(
                                  "openssl genpkey -algorithm ec -pkeyopt ec_paramgen_curve:P-256") +
                                  scrypt
                           << QStringLiteral("id-ecPublicKey");
    QTest::newRow("traditional") << QStringLiteral("openssl ecparam -name prime256v1 -genkey -noout")
                                 << QStringLiteral("EC PRIVATE KEY");
    QTest::newRow("public") << QStringLiteral("openssl genpkey -algorithm ed25519 | openssl pkey -pubout")
                            << QStringLiteral("PUBLIC KEY");
    QTest::newRow("empty") << QStringLiteral("true") << QStringLiteral("not a key in PEM");
    QTest::newRow("text") << QStringLiteral("echo hello") << QStringLiteral("not a key in PEM");
    QTest::newRow("hollow") << QStringLiteral("printf -- '-----BEGIN ENCRYPTED PRIVATE KEY-----\\nMAA=\\n"
                                              "-----END ENCRYPTED PRIVATE KEY-----\\n'")
                            << QStringLiteral("damaged");
    QTest::newRow("too large") << QStringLiteral("head -c 16385 /dev/zero")
                               << QStringLiteral("larger than 16384");
}
void TestKeyFile::contents() {
    QFETCH(QString, command);
    QFETCH(QString, why);
    const QString path = at(QStringLiteral("k"));
    QProcess shell;
    shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), command});
    QVERIFY(shell.waitForFinished(opensslTimeoutMs));
    put(path, shell.readAllStandardOutput());
    const auto key = unlockKeyFile(path, secret());
    QVERIFY(!key.ok());
    QVERIFY2(key.failure().what.contains(why), qPrintable(said(key.failure())));
    QCOMPARE(key.failure().where, path);
    QVERIFY(!key.failure().remedy.isEmpty());
}

void TestKeyFile::modes_data() {
    QTest::addColumn<int>("mode");
    for (const int mode : {0640, 0604, 0620, 0602, 0610, 0644, 0660, 0777})
        QTest::addRow("%o", mode) << mode;
}
void TestKeyFile::modes() {
    QFETCH(int, mode);
    const QString path = at(QStringLiteral("k"));
    put(path, "whatever");
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), static_cast<mode_t>(mode)), 0);
    const auto key = unlockKeyFile(path, secret());
    QCOMPARE(key.failure().kind, FailureKind::NoRight);
    QVERIFY(key.failure().what.contains(QStringLiteral("other users")));
    QVERIFY(key.failure().remedy.contains(QStringLiteral("chmod 600")));
}

void TestKeyFile::notPlainFiles() {
    const QString path = at(QStringLiteral("k"));
    put(path, "whatever");
    const QString link = at(QStringLiteral("link"));
    const QString fifo = at(QStringLiteral("fifo"));
    QVERIFY(QFile::link(path, link));
    QCOMPARE(::mkfifo(QFile::encodeName(fifo).constData(), 0600), 0);
    for (const QString& wrong : {link, fifo, folder_->path()}) {
        const auto key = unlockKeyFile(wrong, secret());
        QVERIFY2(key.failure().what.contains(QStringLiteral("plain file")), qPrintable(said(key.failure())));
    }
    QCOMPARE(unlockKeyFile(at(QStringLiteral("none")), secret()).failure().kind, FailureKind::Missing);
    QVERIFY(!unlockKeyFile(path + QStringLiteral("/k"), secret()).ok());
}

void TestKeyFile::anothersFile() {
    QString path = QStringLiteral("/etc/passwd"); // root's
    if (::geteuid() == 0) {
        path = at(QStringLiteral("k"));
        put(path, "whatever");
        QCOMPARE(::chown(QFile::encodeName(path).constData(), somebodyElse, somebodyElse), 0);
    }
    const auto key = unlockKeyFile(path, secret());
    QCOMPARE(key.failure().kind, FailureKind::NoRight);
    QVERIFY(key.failure().what.contains(QStringLiteral("another user")));
}

void TestKeyFile::publicFiles() {
    const QString path = at(QStringLiteral("k"));
    const QByteArray good = rfc8032Vectors[0].publicKey;
    put(publicKeyPath(path), good + '\n');
    QVERIFY(readPublicKey(path).ok());
    const QByteArray neutral = "01" + QByteArray(62, '0');
    for (const QByteArray& bad : {QByteArray(), good, good + "\n\n", good.toUpper() + '\n',
                                  good.chopped(2) + '\n', ' ' + good + '\n', good + "00\n", neutral + '\n'}) {
        put(publicKeyPath(path), bad);
        const auto read = readPublicKey(path);
        QVERIFY2(!read.ok(), bad.constData());
        QCOMPARE(read.failure().where, publicKeyPath(path));
        QVERIFY(!read.failure().remedy.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestKeyFile)
#include "test_key_file.moc"
