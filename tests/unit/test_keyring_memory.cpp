// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/keyring_file.h"
#include "models/trust/keyring_memory.h"
#include "tests/support/say.h"
#include "tests/unit/keyring_samples.h"

#include <sys/stat.h>

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>

using namespace countersign;

/// What a worker or a person remembers between two runs: each case is a way to show them something older,
/// other or foreign.
class TestKeyringMemory : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void init();
    void nothingYet();
    void begins();
    void beginsNot();
    void followsInOrder();
    void rollback();
    void otherOfSameVersion();
    void gap();
    void expiredBetween();
    void foreign();
    void damagedIsNotNothing();
    void privateFile();
    void domainsApart();
    void busy();

  private:
    [[nodiscard]] SignedKeyring next(const SignedKeyring* previous, UnixMs life = 90 * sampleDay,
                                     const char* newcomer = nullptr) const;
    [[nodiscard]] QString file() const;
    void begin() const;

    std::unique_ptr<Person> ann_, bob_;
    SignedKeyring one_, two_, three_;
    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<KeyringMemory> memory_;
};

/// Signed by both; \a newcomer makes it another keyring.
SignedKeyring TestKeyringMemory::next(const SignedKeyring* previous, UnixMs life,
                                      const char* newcomer) const {
    Keyring keyring = sampleKeyring({ann_->admin(), bob_->admin()});
    if (previous) {
        keyring.version = previous->keyring.version + 1;
        keyring.previous = previous->digest();
        keyring.made = previous->keyring.made + 1;
    }
    keyring.expires = keyring.made + life;
    if (newcomer)
        keyring.keys.push_back(Person(newcomer).key(static_cast<unsigned>(KeyRole::Approver)));
    SignedKeyring both = unsignedKeyring(keyring).value();
    ann_->sign(both);
    bob_->sign(both);
    return both;
}

void TestKeyringMemory::initTestCase() {
    ann_ = std::make_unique<Person>("ann");
    bob_ = std::make_unique<Person>("bob");
    one_ = next(nullptr);
    two_ = next(&one_);
    three_ = next(&two_);
}

void TestKeyringMemory::init() {
    folder_ = std::make_unique<QTemporaryDir>();
    memory_ = std::make_unique<KeyringMemory>(folder_->filePath(QStringLiteral("memory")));
}

QString TestKeyringMemory::file() const {
    const QDir folder(folder_->filePath(QStringLiteral("memory")));
    const QStringList names = folder.entryList({QStringLiteral("*.json")}, QDir::Files);
    return names.size() == 1 ? folder.filePath(names.front()) : QString();
}

void TestKeyringMemory::begin() const {
    const Status begun = memory_->begin(one_, one_.digest(), sampleDomain, sampleNow);
    QVERIFY_OK(begun);
}

void TestKeyringMemory::nothingYet() {
    const auto known = memory_->remembered(sampleDomain);
    QVERIFY_OK(known);
    QVERIFY(!known->has_value());
    QCOMPARE(memory_->current(sampleDomain, sampleNow).failure().kind, FailureKind::Missing);
    QCOMPARE(memory_->accept({one_}, sampleDomain, sampleNow).failure().kind, FailureKind::Missing);
}

void TestKeyringMemory::begins() {
    begin();
    QCOMPARE(KeyringMemory(folder_->filePath(QStringLiteral("memory"))).remembered(sampleDomain)->value(),
             one_);
    QCOMPARE(memory_->current(sampleDomain, sampleNow).value(), one_.keyring);
    QVERIFY(!memory_->current(sampleDomain, one_.keyring.expires).ok());
}

void TestKeyringMemory::beginsNot() {
    QVERIFY(!memory_->begin(one_, two_.digest(), sampleDomain, sampleNow).ok());
    QVERIFY(!memory_->begin(one_, {}, sampleDomain, sampleNow).ok());
    QVERIFY(!memory_->begin(one_, one_.digest(), QStringLiteral("other"), sampleNow).ok());
    QVERIFY(!memory_->begin(one_, one_.digest(), sampleDomain, one_.keyring.expires).ok());
    SignedKeyring lonely = one_;
    lonely.signatures.pop_back();
    QVERIFY(!memory_->begin(lonely, lonely.digest(), sampleDomain, sampleNow).ok());
    QVERIFY(!memory_->remembered(sampleDomain)->has_value());
    // A new machine begins with whatever version is in force; from then on nothing else can begin.
    QVERIFY(memory_->begin(two_, two_.digest(), sampleDomain, sampleNow).ok());
    const Status again = memory_->begin(one_, one_.digest(), sampleDomain, sampleNow);
    QVERIFY(again.failure().what.contains(QStringLiteral("version 2 was accepted here already")));
}

void TestKeyringMemory::followsInOrder() {
    begin();
    QVERIFY(memory_->accept({one_}, sampleDomain, sampleNow).ok()); // the same once more
    QVERIFY(memory_->accept({two_}, sampleDomain, sampleNow).ok());
    QCOMPARE(memory_->remembered(sampleDomain)->value().keyring.version, 2);
    QVERIFY(memory_->accept({two_, three_}, sampleDomain, sampleNow).ok());
    QCOMPARE(memory_->remembered(sampleDomain)->value(), three_);
    QVERIFY(memory_->accept({}, sampleDomain, sampleNow).ok());
}

void TestKeyringMemory::rollback() {
    begin();
    QVERIFY(memory_->accept({two_}, sampleDomain, sampleNow).ok());
    const Status back = memory_->accept({one_}, sampleDomain, sampleNow);
    QCOMPARE(back.failure().kind, FailureKind::Conflict);
    QVERIFY(back.failure().what.contains(QStringLiteral("version 1 is older than version 2")));
    QVERIFY(!memory_->accept({three_, two_}, sampleDomain, sampleNow).ok());
    QCOMPARE(memory_->remembered(sampleDomain)->value(), two_);
}

void TestKeyringMemory::otherOfSameVersion() {
    begin();
    const SignedKeyring other = next(nullptr, 90 * sampleDay, "mallory");
    const Status refused = memory_->accept({other}, sampleDomain, sampleNow);
    QCOMPARE(refused.failure().kind, FailureKind::Conflict);
    QVERIFY(refused.failure().what.contains(QStringLiteral("another version 1")));
    const Status after = memory_->accept({next(&other)}, sampleDomain, sampleNow);
    QVERIFY(after.failure().what.contains(QStringLiteral("follows another version 1")));
    QCOMPARE(memory_->remembered(sampleDomain)->value(), one_);
}

void TestKeyringMemory::gap() {
    begin();
    const Status refused = memory_->accept({three_}, sampleDomain, sampleNow);
    QVERIFY(refused.failure().what.contains(QStringLiteral("does not follow version 1")));
    QVERIFY(memory_->accept({two_, three_}, sampleDomain, sampleNow).ok());
}

void TestKeyringMemory::expiredBetween() {
    begin();
    const UnixMs later = one_.keyring.expires + 1;
    const SignedKeyring brief = next(&one_, sampleDay);
    const SignedKeyring lasting = next(&brief, 200 * sampleDay);
    QVERIFY(memory_->accept({brief}, sampleDomain, later).failure().what.contains(QStringLiteral("expired")));
    QVERIFY(memory_->accept({}, sampleDomain, later).failure().what.contains(QStringLiteral("expired")));
    QVERIFY(memory_->accept({brief, lasting}, sampleDomain, later).ok());
    QCOMPARE(memory_->current(sampleDomain, later).value(), lasting.keyring);
}

void TestKeyringMemory::foreign() {
    begin();
    Keyring keyring = two_.keyring;
    keyring.domain = QStringLiteral("payments-us");
    SignedKeyring other = unsignedKeyring(keyring).value();
    ann_->sign(other);
    bob_->sign(other);
    QVERIFY(memory_->accept({other}, sampleDomain, sampleNow)
                .failure()
                .what.contains(QStringLiteral("another deployment")));
}

void TestKeyringMemory::damagedIsNotNothing() {
    begin();
    QFile remembered(file());
    QVERIFY(remembered.open(QIODevice::WriteOnly | QIODevice::Truncate));
    remembered.close();
    QVERIFY(!memory_->remembered(sampleDomain).ok());
    QVERIFY(!memory_->current(sampleDomain, sampleNow).ok());
    QVERIFY(!memory_->begin(one_, one_.digest(), sampleDomain, sampleNow).ok());
    QVERIFY(!memory_->accept({one_}, sampleDomain, sampleNow).ok());
    QVERIFY(remembered.open(QIODevice::WriteOnly));
    Keyring keyring = one_.keyring;
    keyring.domain = QStringLiteral("payments-us");
    remembered.write(writeKeyringFile(unsignedKeyring(keyring).value()));
    remembered.close();
    QCOMPARE(memory_->remembered(sampleDomain).failure().kind, FailureKind::Conflict);
}

void TestKeyringMemory::privateFile() {
    begin();
    struct ::stat about {};
    QCOMPARE(::stat(QFile::encodeName(file()).constData(), &about), 0);
    QCOMPARE(about.st_mode & 07777, mode_t{0600});
    QVERIFY(memory_->accept({two_}, sampleDomain, sampleNow).ok());
    QCOMPARE(::stat(QFile::encodeName(file()).constData(), &about), 0);
    QCOMPARE(about.st_mode & 07777, mode_t{0600});
    QCOMPARE(::chmod(QFile::encodeName(file()).constData(), 0644), 0);
    QCOMPARE(memory_->remembered(sampleDomain).failure().kind, FailureKind::NoRight);
}

void TestKeyringMemory::domainsApart() {
    begin();
    QVERIFY(!memory_->remembered(QStringLiteral("payments-us"))->has_value());
    Keyring keyring = one_.keyring;
    keyring.domain = QStringLiteral("payments-us");
    SignedKeyring other = unsignedKeyring(keyring).value();
    ann_->sign(other);
    bob_->sign(other);
    QVERIFY(memory_->begin(other, other.digest(), keyring.domain, sampleNow).ok());
    QCOMPARE(memory_->remembered(sampleDomain)->value(), one_);
    QCOMPARE(memory_->remembered(keyring.domain)->value(), other);
}

void TestKeyringMemory::busy() {
    begin();
    QLockFile lock(file() + QStringLiteral(".lock"));
    QVERIFY(lock.lock());
    const Status refused = memory_->accept({two_}, sampleDomain, sampleNow);
    QVERIFY(refused.failure().what.contains(QStringLiteral("another program")));
    lock.unlock();
    QVERIFY(memory_->accept({two_}, sampleDomain, sampleNow).ok());
}

QTEST_GUILESS_MAIN(TestKeyringMemory)
#include "test_keyring_memory.moc"
