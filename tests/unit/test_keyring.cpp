// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/canonical.h"
#include "models/trust/keyring_file.h"
#include "models/trust/keyring_lookup.h"
#include "tests/support/say.h"
#include "tests/unit/keyring_samples.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace countersign;

namespace {

constexpr unsigned admin = static_cast<unsigned>(KeyRole::Admin);
constexpr unsigned approver = static_cast<unsigned>(KeyRole::Approver);

SignedKeyring made(const Keyring& keyring) {
    auto made = unsignedKeyring(keyring);
    if (!made)
        qFatal("%s", qPrintable(said(made.failure())));
    return std::move(made).value();
}

/// The next version, unchanged.
Keyring after(const SignedKeyring& previous) {
    Keyring next = previous.keyring;
    ++next.version;
    next.previous = previous.digest();
    next.made += sampleDay;
    next.expires += sampleDay;
    return next;
}

#define QVERIFY_REFUSED(status, kindWanted, words)                                                           \
    do {                                                                                                     \
        const auto refused_ = (status);                                                                      \
        QVERIFY(!refused_.ok());                                                                             \
        QVERIFY2(refused_.failure().what.contains(QStringLiteral(words)),                                    \
                 qPrintable(said(refused_.failure())));                                                      \
        QCOMPARE(refused_.failure().kind, kindWanted);                                                       \
        QVERIFY(!refused_.failure().where.isEmpty() && !refused_.failure().remedy.isEmpty());                \
    } while (false)

} // namespace

/// Who may sign, who says so, and what is remembered of it.
class TestKeyring : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init();
    void roles();
    void windows();
    void tiers();
    void lookup();
    void bodies();
    void strictBodies_data();
    void strictBodies();
    void refusedValues_data();
    void refusedValues();
    void selfSigned();
    void whoCountsAsAdmin();
    void succession();
    void brokenSuccession();
    void inForce();
    void signingTwice();
    void files();
    void strictFiles_data();
    void strictFiles();

  private:
    [[nodiscard]] SignedKeyring first() const; ///< of ann and bob, signed by both

    std::unique_ptr<Person> ann_, bob_, carol_;
};

void TestKeyring::init() {
    ann_ = std::make_unique<Person>("ann");
    bob_ = std::make_unique<Person>("bob");
    carol_ = std::make_unique<Person>("carol");
}

SignedKeyring TestKeyring::first() const {
    SignedKeyring keyring = made(sampleKeyring({ann_->admin(), bob_->admin()}));
    ann_->sign(keyring);
    bob_->sign(keyring);
    return keyring;
}

void TestKeyring::roles() {
    QCOMPARE(roleNames(admin | approver), QStringLiteral("admin approver"));
    QCOMPARE(rolesOf(QStringLiteral("admin approver auditor operator worker")).value_or(0), 31U);
    for (const char* bad : {"", " ", "approver admin", "admin  approver", "admin admin", "Admin", "admin ",
                            "root", "admin root"})
        QVERIFY2(!rolesOf(QString::fromLatin1(bad)), bad);
}

void TestKeyring::windows() {
    KeyringKey key = ann_->admin();
    key.notBefore = 100;
    key.notAfter = 200;
    QVERIFY(!key.countsAt(99) && key.countsAt(100) && key.countsAt(200) && !key.countsAt(201));
    QVERIFY(key.has(KeyRole::Admin) && !key.has(KeyRole::Approver));
    key.revoked = 150; // revoked from that moment on
    QVERIFY(key.countsAt(149) && !key.countsAt(150) && !key.countsAt(151));
    const Keyring keyring = sampleKeyring({key, bob_->admin()});
    QCOMPARE(keyring.keyById(key.id())->human, QStringLiteral("ann"));
    QVERIFY(!keyring.keyById(carol_->admin().id()));
}

void TestKeyring::tiers() {
    const auto amount = [](const char* text) { return Decimal::parse(QString::fromLatin1(text)).value(); };
    const QString usdc = QStringLiteral("USDC");
    Keyring keyring = sampleKeyring({});
    keyring.tiers = {{usdc, amount("1000"), 3, false},
                     {usdc, amount("0"), 2, true},
                     {QStringLiteral("ETH"), amount("0"), 4, false}};
    QCOMPARE(keyring.tierFor(usdc, amount("999.99"))->required, 2);
    QCOMPARE(keyring.tierFor(usdc, amount("1000.00"))->required, 3);
    QVERIFY(!keyring.tierFor(QStringLiteral("BTC"), amount("1")));
    keyring.tiers.erase(keyring.tiers.begin() + 1);
    QVERIFY(!keyring.tierFor(usdc, amount("999")));
}

void TestKeyring::lookup() {
    const unsigned operatorRole = static_cast<unsigned>(KeyRole::Operator);
    Keyring keyring = sampleKeyring({ann_->key(approver), bob_->key(operatorRole), carol_->admin()});
    keyring.keys[2].revoked = 7;
    keyring.tiers = {{QStringLiteral("USDC"), Decimal::parse(QStringLiteral("10")).value(), 3, true}};
    const KeyringLookup lookup(keyring);
    QCOMPARE(lookup.domain(), sampleDomain);
    const auto ann = lookup.key(keyring.keys[0].id());
    QVERIFY(ann && ann->human == u"ann" && ann->mayPropose && ann->mayDecide && !ann->revokedMs);
    QCOMPARE(ann->publicKey, ann_->signer->publicKey());
    QCOMPARE(ann->notAfterMs, keyring.keys[0].notAfter);
    const auto bob = lookup.key(keyring.keys[1].id());
    QVERIFY(bob && bob->mayPropose && !bob->mayDecide);
    const auto carol = lookup.key(keyring.keys[2].id());
    QVERIFY(carol && !carol->mayPropose && !carol->mayDecide && carol->revokedMs == 7);
    QVERIFY(!lookup.key(QByteArray(32, 'x')));
    const auto demand = lookup.demand(QStringLiteral("USDC"), Decimal::parse(QStringLiteral("11")).value());
    QVERIFY(demand && demand->required == 3 && demand->proposerCounts);
    QVERIFY(!lookup.demand(QStringLiteral("USDC"), Decimal::parse(QStringLiteral("9")).value()));
}

void TestKeyring::bodies() {
    Keyring keyring = sampleKeyring({ann_->key(admin | approver), bob_->admin(), carol_->key(approver)});
    keyring.keys[2].revoked = sampleNow;
    keyring.tiers = {{QStringLiteral("USDC"), Decimal::parse(QStringLiteral("1000.50")).value(), 3, true}};
    const QByteArray body = keyringBody(keyring);
    QVERIFY(
        body.startsWith("type=22:countersign/keyring/v1\ndomain=11:payments-eu\nversion=1:1\nprevious=0:\n"
                        "made_ms=13:1800000000000\nexpires_ms=13:1807776000000\nkeys=1:3\nkey="));
    QVERIFY(body.contains(
        "human=5:carol\nroles=8:approver\npublic_key=64:" + carol_->signer->publicKey().toHex() +
        "\nnot_before_ms=1:0\nnot_after_ms=16:1125899906842624\nrevoked_ms=13:1800000000000\n"));
    QVERIFY(body.endsWith(
        "tiers=1:1\ntier=63:currency=4:USDC\nfrom=6:1000.5\nrequired=1:3\nproposer_counts=1:1\n\n"));
    const auto back = parseKeyringBody(body);
    QVERIFY_OK(back);
    QCOMPARE(keyringBody(*back), body);
    QCOMPARE(back->keys.size(), std::size_t{3});
    QCOMPARE(back->tiers, keyring.tiers);
    QVERIFY(
        std::is_sorted(back->keys.begin(), back->keys.end(),
                       [](const KeyringKey& a, const KeyringKey& b) { return a.publicKey < b.publicKey; }));
}

/// What a careless reader would let pass.
void TestKeyring::strictBodies_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char* name, const char* from, const char* to) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to);
    };
    row("type", "22:countersign/keyring/v1", "22:countersign/keyring/v2");
    row("another name", "domain=", "realm=");
    row("leading zero", "version=1:1", "version=2:01");
    row("plus", "version=1:1", "version=2:+1");
    row("version 0", "version=1:1", "version=1:0");
    row("version without previous", "version=1:1", "version=1:2");
    row("previous of version 1", "previous=0:", "previous=2:ab");
    row("length too long", "domain=11:", "domain=12:");
    row("length with zero", "domain=11:", "domain=011:");
    row("no time", "made_ms=13:1800000000000", "made_ms=0:");
    row("expires before made", "expires_ms=13:1807776000000", "expires_ms=13:1799999999999");
    row("expires too late", "expires_ms=13:1807776000000", "expires_ms=13:1834560000001");
    row("fewer keys than said", "keys=1:2", "keys=1:3");
    row("more keys than said", "keys=1:2", "keys=1:1");
    row("negative count", "keys=1:2", "keys=2:-1");
    row("far too many keys", "keys=1:2", "keys=9:100000000");
    row("something follows", "tiers=1:0\n", "tiers=1:0\n\n");
    row("cut off", "tiers=1:0\n", "");
}
void TestKeyring::strictBodies() {
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QByteArray body = first().body;
    QVERIFY(parseKeyringBody(body).ok());
    QCOMPARE(body.count(from), 1);
    body.replace(from, to);
    QVERIFY_REFUSED(parseKeyringBody(body), FailureKind::Malformed, "");
}

using Change = std::function<void(Keyring&)>;
Q_DECLARE_METATYPE(Change)

/// What the form allows and the rules don't.
void TestKeyring::refusedValues_data() {
    QTest::addColumn<Change>("change");
    const auto row = [](const char* name, Change change) { QTest::newRow(name) << change; };
    const auto tier = [](const char* from, qint64 required) {
        return KeyringTier{QStringLiteral("USDC"), Decimal::parse(QString::fromLatin1(from)).value(),
                           required, false};
    };
    row("same key twice", [](Keyring& k) { k.keys.push_back(k.keys[0]); });
    row("same key of two humans", [](Keyring& k) { k.keys[1].publicKey = k.keys[0].publicKey; });
    row("no human", [](Keyring& k) { k.keys[0].human.clear(); });
    row("long human", [](Keyring& k) { k.keys[0].human = QString(101, u'x'); });
    row("bidi human", [](Keyring& k) { k.keys[0].human = QStringLiteral("b\u202eob"); });
    row("invisible human", [](Keyring& k) { k.keys[0].human = QStringLiteral("bob\u200b"); });
    row("no domain", [](Keyring& k) { k.domain.clear(); });
    row("no role", [](Keyring& k) { k.keys[0].roles = 0; });
    row("short key", [](Keyring& k) { k.keys[0].publicKey.chop(1); });
    row("neutral key", [](Keyring& k) { k.keys[0].publicKey = QByteArray(1, '\1') + QByteArray(31, '\0'); });
    row("empty window", [](Keyring& k) { k.keys[0].notAfter = k.keys[0].notBefore; });
    row("negative time", [](Keyring& k) { k.keys[0].notBefore = -1; });
    row("negative revocation", [](Keyring& k) { k.keys[0].revoked = -1; });
    row("negative made", [](Keyring& k) {
        k.made = -5;
        k.expires = 5;
    });
    row("tier for one", [=](Keyring& k) { k.tiers = {tier("0", 1)}; });
    row("tier for many", [=](Keyring& k) { k.tiers = {tier("0", 101)}; });
    row("negative tier", [=](Keyring& k) { k.tiers = {tier("-1", 2)}; });
    row("same tier twice", [=](Keyring& k) { k.tiers = {tier("1", 2), tier("2", 2), tier("1.0", 3)}; });
    row("too many keys", [](Keyring& k) { k.keys.resize(501, k.keys[0]); });
    row("too many tiers", [=](Keyring& k) { k.tiers.resize(201, tier("1", 2)); });
}
void TestKeyring::refusedValues() {
    QFETCH(Change, change);
    Keyring keyring = first().keyring;
    change(keyring);
    const auto refused = unsignedKeyring(keyring);
    QVERIFY(!refused.ok());
    QVERIFY(!refused.failure().where.isEmpty());
}

void TestKeyring::selfSigned() {
    SignedKeyring keyring = made(sampleKeyring({ann_->admin(), bob_->admin(), carol_->key(approver)}));
    QVERIFY_REFUSED(checkSelfSigned(keyring), FailureKind::BadInput, "0 of the admins");
    ann_->sign(keyring);
    carol_->sign(keyring); // no admin
    QVERIFY_REFUSED(checkSelfSigned(keyring), FailureKind::BadInput, "1 of the admins");
    bob_->sign(keyring);
    QVERIFY(checkSelfSigned(keyring).ok());
    SignedKeyring forged = keyring;
    forged.signatures[0].signature[5] = static_cast<char>(forged.signatures[0].signature[5] ^ 1);
    QVERIFY_REFUSED(checkSelfSigned(forged), FailureKind::BadInput, "1 of the admins");
    SignedKeyring changed = keyring;
    changed.body.replace("carol", "carla");
    QVERIFY_REFUSED(checkSelfSigned(changed), FailureKind::BadInput, "0 of the admins");
    std::swap(keyring.signatures[0].key, keyring.signatures[2].key);
    QVERIFY_REFUSED(checkSelfSigned(keyring), FailureKind::BadInput, "0 of the admins");
}

void TestKeyring::whoCountsAsAdmin() {
    const auto signedByBoth = [this](const Change& change) {
        Keyring keyring = sampleKeyring({ann_->admin(), bob_->admin()});
        change(keyring);
        SignedKeyring both = made(keyring);
        ann_->sign(both);
        bob_->sign(both);
        return both;
    };
    QVERIFY(checkSelfSigned(signedByBoth([](Keyring&) {})).ok());
    const auto refused = [&](const Change& change) { return !checkSelfSigned(signedByBoth(change)).ok(); };
    QVERIFY(refused([](Keyring& k) { k.keys[1].human = k.keys[0].human; })); // one person, two keys
    QVERIFY(refused([](Keyring& k) { k.keys[1].revoked = k.made; }));
    QVERIFY(!refused([](Keyring& k) { k.keys[1].revoked = k.made + 1; }));
    QVERIFY(refused([](Keyring& k) { k.keys[1].notAfter = k.made - 1; }));
    QVERIFY(refused([](Keyring& k) { k.keys[1].notBefore = k.made + 1; }));
    QVERIFY(refused([](Keyring& k) { k.keys[1].roles = approver; }));
}

void TestKeyring::succession() {
    const SignedKeyring one = first();
    Keyring next = after(one);
    next.keys.push_back(carol_->admin());
    SignedKeyring two = made(next);
    ann_->sign(two);
    carol_->sign(two); // two admins of version 2, and one of version 1 only
    QVERIFY_REFUSED(checkSuccession(two, one), FailureKind::BadInput, "admins of version 1");
    bob_->sign(two);
    QVERIFY(checkSuccession(two, one).ok());
    // Both admins go, and carol takes over with somebody nobody of the new ones signed for.
    Person dave("dave");
    Keyring handed = after(one);
    handed.keys = {carol_->admin(), dave.admin()};
    SignedKeyring over = made(handed);
    ann_->sign(over);
    bob_->sign(over);
    carol_->sign(over);
    QVERIFY_REFUSED(checkSuccession(over, one), FailureKind::BadInput, "admins of version 2");
    dave.sign(over);
    QVERIFY(checkSuccession(over, one).ok());
}

void TestKeyring::brokenSuccession() {
    const SignedKeyring one = first();
    const auto refusal = [&](const Change& change) {
        Keyring next = after(one);
        change(next);
        SignedKeyring two = made(next);
        ann_->sign(two);
        bob_->sign(two);
        return checkSuccession(two, one);
    };
    QVERIFY(refusal([](Keyring&) {}).ok());
    QVERIFY_REFUSED(refusal([](Keyring& k) { k.domain = QStringLiteral("payments-us"); }),
                    FailureKind::BadInput, "another deployment");
    QVERIFY_REFUSED(refusal([](Keyring& k) { k.version = 3; }), FailureKind::BadInput,
                    "does not follow version 1");
    QVERIFY_REFUSED(refusal([](Keyring& k) { k.previous[0] = static_cast<char>(k.previous[0] ^ 1); }),
                    FailureKind::BadInput, "follows another version 1");
    QVERIFY_REFUSED(refusal([](Keyring& k) { k.made -= 2 * sampleDay; }), FailureKind::BadInput,
                    "made before");
    QVERIFY_REFUSED(checkSuccession(one, one), FailureKind::BadInput, "does not follow");
}

void TestKeyring::inForce() {
    const Keyring keyring = first().keyring;
    QVERIFY(checkInForce(keyring, sampleDomain, keyring.made).ok());
    QVERIFY(checkInForce(keyring, sampleDomain, keyring.expires - 1).ok());
    QVERIFY_REFUSED(checkInForce(keyring, sampleDomain, keyring.expires), FailureKind::BadInput, "expired");
    QVERIFY_REFUSED(checkInForce(keyring, QStringLiteral("payments-us"), keyring.made), FailureKind::BadInput,
                    "not of this deployment");
    QVERIFY(checkInForce(keyring, sampleDomain, keyring.made - keyringClockSkewMs).ok());
    QVERIFY_REFUSED(checkInForce(keyring, sampleDomain, keyring.made - keyringClockSkewMs - 1),
                    FailureKind::BadInput, "future");
}

void TestKeyring::signingTwice() {
    SignedKeyring keyring = first();
    ann_->signer->unlock(SecretBytes(1));
    QVERIFY_REFUSED(addSignature(keyring, *ann_->signer), FailureKind::BadInput, "already");
    QVERIFY_REFUSED(addSignature(keyring, *carol_->signer), FailureKind::LoginRefused, "locked");
    keyring.keyring.keys[0].human = QStringLiteral("mallory"); // shown is not what would be signed
    carol_->signer->unlock(SecretBytes(1));
    QVERIFY_REFUSED(addSignature(keyring, *carol_->signer), FailureKind::BadInput, "not what it says");
    SignedKeyring full = first();
    full.signatures.resize(100, {QByteArray(32, 'k'), QByteArray(64, 's')});
    QVERIFY_REFUSED(addSignature(full, *carol_->signer), FailureKind::BadInput, "100 signatures");
}

void TestKeyring::files() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("keyring.v1.json"));
    const SignedKeyring keyring = first();
    QVERIFY(saveKeyringFile(path, keyring).ok());
    const auto back = readKeyringFile(path);
    QVERIFY_OK(back);
    QCOMPARE(*back, keyring);
    QVERIFY(checkSelfSigned(*back).ok());
    QVERIFY_REFUSED(readKeyringFile(path + u'x'), FailureKind::Missing, "can't be read");
    QVERIFY_REFUSED(readKeyringFile(folder.path()), FailureKind::Missing, "can't be read");
    QVERIFY_REFUSED(saveKeyringFile(folder.filePath(QStringLiteral("no/folder")), keyring),
                    FailureKind::NoRight, "can't be written");
}

void TestKeyring::strictFiles_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char* name, const char* from, const char* to) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to);
    };
    row("no object", "{\n", "[{\n");
    row("no body", "\"keyring\"", "\"keyrings\"");
    row("body cut off", "made_ms", "");
    row("unknown key", "\"signatures\"", "\"more\": \"1\", \"signatures\"");
    row("key twice", "\"signatures\"", "\"keyring\": \"\", \"signatures\"");
    row("short signature", "\"signature\": \"", "\"signature\": \"00");
    row("short key", "\"key\": \"", "\"key\": \"00");
    row("no list", "\"signatures\": [", "\"signatures\": [1,");
}
void TestKeyring::strictFiles() {
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QByteArray json = writeKeyringFile(first());
    QVERIFY(parseKeyringFile(json, QStringLiteral("f")).ok());
    QVERIFY(json.contains(from));
    json.replace(json.indexOf(from), from.size(), to);
    const auto refused = parseKeyringFile(json, QStringLiteral("keyring.v1.json"));
    QVERIFY(!refused.ok());
    QVERIFY2(refused.failure().where.contains(QStringLiteral("keyring.v1.json")),
             qPrintable(said(refused.failure())));
    QVERIFY(!parseKeyringFile(QByteArray(maxKeyringFileBytes + 1, ' '), QStringLiteral("f")).ok());
    SignedKeyring many = first();
    many.signatures.resize(101, many.signatures[0]);
    QVERIFY(!parseKeyringFile(writeKeyringFile(many), QStringLiteral("f")).ok());
}

QTEST_GUILESS_MAIN(TestKeyring)
#include "test_keyring.moc"
