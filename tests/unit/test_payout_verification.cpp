// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/paid_list.h"
#include "models/feeds/payout_verification.h"
#include "models/trust/canonical.h"
#include "models/trust/decision.h"
#include "models/trust/ed25519_key.h"
#include "models/trust/payout_request.h"
#include "models/trust/private_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <map>

using namespace countersign;

namespace {

constexpr UnixMs startMs = 1'800'000'000'000;
constexpr UnixMs hourMs = 3'600'000;
const QString usd = QStringLiteral("USD");

Decimal amount(const char* text) {
    return Decimal::parse(QString::fromLatin1(text)).value();
}

/// What an honest database would hand to a worker, and everything a test may bend.
struct Story {
    std::map<QString, std::shared_ptr<Ed25519Key>> people;
    Keyring keyring;
    PayoutHandOff handOff;
    WorkerTerms terms;

    Story();
    [[nodiscard]] QByteArray idOf(const QString& human) const {
        return sha256(people.at(human)->publicKey());
    }
    KeyringKey& keyOf(const QString& human) {
        for (KeyringKey& key : keyring.keys) {
            if (key.human == human)
                return key;
        }
        qFatal("no such key");
    }
    void enrol(const QString& human);
    /// A word on the request as it is proposed.
    void say(const QString& human, DecisionVerdict verdict, const std::function<void(Decision&)>& bend = {});
    /// Another request, with the words of \a humans.
    void signAgain(const std::function<void(PayoutRequest&)>& change, const QStringList& humans);
};

Story::Story() {
    for (const char* human : {"ann", "bob", "eve"})
        enrol(QString::fromLatin1(human));
    keyring.domain = QStringLiteral("countersign:test");
    keyring.made = startMs - hourMs;
    keyring.expires = startMs + 100 * hourMs;
    terms.now = startMs + hourMs;
    handOff.trail.rows = 40;
    handOff.trail.head = {40, QByteArray(32, 'h')};
    handOff.hashes = {{7, QByteArray(32, '7')}, {5, QByteArray(32, '5')}};
    terms.remembered = TrailHead{5, QByteArray(32, '5')};
    signAgain([](PayoutRequest&) {}, {QStringLiteral("bob")});
}

void Story::enrol(const QString& human) {
    people[human] = std::make_shared<Ed25519Key>(Ed25519Key::generate().value());
    const unsigned roles =
        static_cast<unsigned>(KeyRole::Approver) | static_cast<unsigned>(KeyRole::Operator);
    keyring.keys.push_back(
        {human, roles, people[human]->publicKey(), startMs - 2 * hourMs, startMs + 200 * hourMs, {}});
}

void Story::say(const QString& human, DecisionVerdict verdict, const std::function<void(Decision&)>& bend) {
    SignedDecision word;
    word.decision = {handOff.proposed.domain,
                     verdict,
                     handOff.digest,
                     human,
                     idOf(human),
                     7,
                     QByteArray(32, '7'),
                     startMs + 1'000,
                     verdict == DecisionVerdict::Reject ? QStringLiteral("wrong") : QString()};
    if (bend)
        bend(word.decision);
    word.signature = people.at(human)->sign(decisionBytes(word.decision)).value();
    handOff.decisions.push_back(word);
}

void Story::signAgain(const std::function<void(PayoutRequest&)>& change, const QStringList& humans) {
    PayoutRequest& request = handOff.proposed;
    request.domain = keyring.domain;
    request.id = QStringLiteral("7d444840-9dc0-11d1-b245-5ffdce74fad2");
    request.content = {
        QStringLiteral("p1"),
        usd,
        amount("30"),
        QStringLiteral("hot"),
        QStringLiteral("clerk"),
        {},
        {{QStringLiteral("l1"), QStringLiteral("0xabc"), QStringLiteral("ERC20"), amount("30"), usd}}};
    request.policy = 1;
    request.required = 2;
    request.proposerCounts = true;
    request.requester = QStringLiteral("ann");
    request.nonce = QByteArray(nonceBytes, 'n');
    request.createdMs = startMs;
    request.approveByMs = startMs + hourMs;
    request.executeWithinMs = 2 * hourMs;
    change(request);
    handOff.backend = request.content;
    handOff.digest = sha256(requestBytes(request));
    handOff.state = RequestState::Executing;
    handOff.decisions.clear();
    say(QStringLiteral("ann"), DecisionVerdict::Propose);
    for (const QString& human : humans)
        say(human, DecisionVerdict::Approve);
}

QStringList failed(const PayoutVerification& verification) {
    QStringList all;
    for (const PayoutFact& fact : verification.facts) {
        if (!fact.holds)
            all << fact.check;
    }
    return all;
}

QString listed(const PayoutVerification& verification) {
    QString all;
    for (const PayoutFact& fact : verification.facts)
        all += QStringLiteral("\n%1 %2: %3").arg(fact.holds).arg(fact.check, fact.sentence);
    return all;
}

using Bend = std::function<void(Story&)>;

} // namespace

Q_DECLARE_METATYPE(Bend)

/// Every check of a payout worker, with exactly that which makes it fail; and the list of what was paid.
class TestPayoutVerification : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void honest();
    void fails_data();
    void fails();
    void noKeyring();
    void uncountedStopsNothing();
    void paidOnce();
    void limits_data();
    void limits();
    void listIsStrict_data();
    void listIsStrict();
    void listIsForOne();

  private:
    [[nodiscard]] QString emptyList(const char* name) {
        const QString path = folder_.filePath(QString::fromLatin1(name));
        return writeNewPrivateFile(path, {}) ? path : QString();
    }
    QTemporaryDir folder_;
};

void TestPayoutVerification::honest() {
    Story story;
    const PayoutVerification good = verifyPayout(story.handOff, story.keyring, story.terms);
    QVERIFY2(good.holds(), qPrintable(listed(good)));
    QCOMPARE(good.digest, story.handOff.digest);
    QCOMPARE(good.count.humans, (QStringList{QStringLiteral("ann"), QStringLiteral("bob")}));
    story.handOff.state = RequestState::Approved; // not claimed yet: asking is free
    QVERIFY(verifyPayout(story.handOff, story.keyring, story.terms).holds());
    QVERIFY(!PayoutVerification{}.holds());
}

void TestPayoutVerification::fails_data() {
    QTest::addColumn<QString>("check");
    QTest::addColumn<Bend>("bend");
    const auto row = [](const char* name, const char* check, const Bend& bend) {
        QTest::newRow(name) << QString::fromLatin1(check) << bend;
    };
    const QString bob = QStringLiteral("bob");
    row("keyring of another deployment", "keyring",
        [](Story& s) { s.keyring.domain = QStringLiteral("countersign:other"); });
    row("rejected", "state", [](Story& s) { s.handOff.state = RequestState::Rejected; });
    row("paid already", "state", [](Story& s) { s.handOff.state = RequestState::Broadcast; });
    row("lines that do not add up", "request",
        [bob](Story& s) { s.signAgain([](PayoutRequest& r) { r.content.total = amount("31"); }, {bob}); });
    row("one human is required", "request",
        [bob](Story& s) { s.signAgain([](PayoutRequest& r) { r.required = 1; }, {bob}); });
    row("another amount in the backend", "digest",
        [](Story& s) { s.handOff.backend.lines[0].amount = s.handOff.backend.total = amount("3000"); });
    row("another destination in the backend", "digest",
        [](Story& s) { s.handOff.backend.lines[0].destination = QStringLiteral("0xevil"); });
    row("another amount everywhere in the database", "signature", [](Story& s) {
        s.handOff.backend.lines[0].amount = s.handOff.backend.total = amount("3000");
        s.handOff.proposed.content = s.handOff.backend;
        s.handOff.digest = sha256(requestBytes(s.handOff.proposed));
    });
    row("gone from the backend", "digest", [](Story& s) { s.handOff.backend = {}; });
    row("own fields changed", "digest", [](Story& s) { s.handOff.proposed.executeWithinMs += 1; });
    row("chain broken", "trail",
        [](Story& s) { s.handOff.trail.problems << QStringLiteral("row 3 was changed"); });
    row("another trail than remembered", "remembered",
        [](Story& s) { s.handOff.hashes[5] = QByteArray(32, 'x'); });
    row("shorter trail than remembered", "remembered", [](Story& s) { s.handOff.hashes.erase(5); });
    row("signer saw another trail", "head", [](Story& s) { s.handOff.hashes[7] = QByteArray(32, 'x'); });
    row("signer saw a row that is gone", "head", [](Story& s) { s.handOff.hashes[7] = {}; });
    row("signature wrong", "signature", [](Story& s) {
        s.handOff.decisions[1].signature[3] = char(s.handOff.decisions[1].signature[3] ^ 1);
    });
    row("verdict turned round", "signature",
        [](Story& s) { s.handOff.decisions[1].decision.verdict = DecisionVerdict::Reject; });
    row("key not in the keyring", "signature",
        [](Story& s) { s.keyring.keys.erase(s.keyring.keys.begin() + 1); });
    row("rejected in the evidence", "rejection",
        [](Story& s) { s.say(QStringLiteral("eve"), DecisionVerdict::Reject); });
    row("nobody approved", "humans", [](Story& s) { s.handOff.decisions.pop_back(); });
    row("key revoked", "humans", [bob](Story& s) { s.keyOf(bob).revoked = s.terms.now; });
    row("key expired", "humans", [bob](Story& s) { s.keyOf(bob).notAfter = startMs; });
    row("no approver", "humans",
        [bob](Story& s) { s.keyOf(bob).roles = static_cast<unsigned>(KeyRole::Operator); });
    row("approved by the requester", "requester",
        [](Story& s) { s.say(QStringLiteral("ann"), DecisionVerdict::Approve); });
    row("approved by who made it", "outsider",
        [bob](Story& s) { s.signAgain([bob](PayoutRequest& r) { r.content.creator = bob; }, {bob}); });
    row("tier asks for more", "tier", [](Story& s) { s.keyring.tiers = {{usd, amount("10"), 3, true}}; });
    row("own configuration asks for more", "least", [](Story& s) { s.terms.least = 3; });
    row("more signed than required, and that is too few", "least", [bob](Story& s) {
        s.signAgain([](PayoutRequest&) {}, {bob, QStringLiteral("eve")});
        s.terms.least = 3; // three count, but two would have been enough for the database
    });
    row("too late", "execute-within", [](Story& s) { s.terms.now = startMs + 1'000 + 2 * hourMs + 1; });
}

void TestPayoutVerification::fails() {
    QFETCH(QString, check);
    QFETCH(Bend, bend);
    Story story;
    bend(story);
    const PayoutVerification bad = verifyPayout(story.handOff, story.keyring, story.terms);
    QVERIFY(!bad.holds());
    QVERIFY2(failed(bad).contains(check), qPrintable(listed(bad)));
}

void TestPayoutVerification::noKeyring() {
    Story story;
    const Result<Keyring> none = Failure{FailureKind::Missing,
                                         QStringLiteral("no keyring was accepted here yet"),
                                         story.keyring.domain,
                                         {},
                                         {}};
    const PayoutVerification bad = verifyPayout(story.handOff, none, story.terms);
    QVERIFY(failed(bad).contains(QStringLiteral("keyring")));
    QVERIFY(bad.count.humans.isEmpty());
}

/// A signature that does not count by time is told, and the others are enough.
void TestPayoutVerification::uncountedStopsNothing() {
    Story story;
    story.say(QStringLiteral("eve"), DecisionVerdict::Approve,
              [](Decision& d) { d.signedMs += 10 * hourMs; });
    const PayoutVerification good = verifyPayout(story.handOff, story.keyring, story.terms);
    QVERIFY2(good.holds(), qPrintable(listed(good)));
    QVERIFY(listed(good).contains(QStringLiteral("uncounted-time")));
}

void TestPayoutVerification::paidOnce() {
    const QString path = emptyList("once");
    Story story;
    const PayoutRequest request = story.handOff.proposed;
    {
        auto list = PaidList::open(path);
        QVERIFY2(list.ok(), list ? "" : qPrintable(englishSentence(list.failure())));
        QVERIFY((*list)->seen(request).isEmpty() && !(*list)->lastHead());
        QVERIFY((*list)->add(request, story.handOff.trail.head, story.terms.now).ok());
        QVERIFY((*list)->seen(request).contains(QStringLiteral("this nonce")));
    }
    auto list = PaidList::open(path); // by another program, later
    QVERIFY(list.ok());
    QCOMPARE((*list)->lastHead()->seq, 40);
    PayoutRequest other = request;
    other.nonce = QByteArray(nonceBytes, 'o');
    QVERIFY((*list)->seen(other).contains(QStringLiteral("payout p1")));
    other.content.payout = QStringLiteral("p2");
    QVERIFY((*list)->seen(other).isEmpty());
    PayoutVerification again = verifyPayout(story.handOff, story.keyring, story.terms);
    checkLimits(again, list->get(), story.terms);
    QCOMPARE(failed(again), QStringList{QStringLiteral("used")});
}

void TestPayoutVerification::limits_data() {
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("perPayout");
    QTest::addColumn<QString>("perDay");
    QTest::addColumn<QStringList>("fail");
    const auto row = [](const char* name, const char* currency, const char* perPayout, const char* perDay,
                        const QStringList& fail) {
        QTest::newRow(name) << QString::fromLatin1(currency) << QString::fromLatin1(perPayout)
                            << QString::fromLatin1(perDay) << fail;
    };
    row("just so", "USD", "30", "60.5", {});
    row("a payout too large", "USD", "29.99", "100", {QStringLiteral("per-payout")});
    row("a day too full", "USD", "30", "60.49", {QStringLiteral("per-day")});
    row("no limit for this currency", "EUR", "1000", "1000",
        {QStringLiteral("per-payout"), QStringLiteral("per-day")});
}

void TestPayoutVerification::limits() {
    QFETCH(QString, currency);
    QFETCH(QString, perPayout);
    QFETCH(QString, perDay);
    QFETCH(QStringList, fail);
    Story story;
    const QString path =
        folder_.filePath(QStringLiteral("limits-") + QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(writeNewPrivateFile(path, {}).ok());
    auto list = PaidList::open(path);
    QVERIFY(list.ok());
    PayoutRequest before = story.handOff.proposed;
    before.content.payout = QStringLiteral("p0");
    before.nonce = QByteArray(nonceBytes, '0');
    before.content.total = amount("30.5");
    QVERIFY((*list)->add(before, story.handOff.trail.head, story.terms.now).ok());
    before.content.payout = QStringLiteral("of another day");
    QVERIFY((*list)->add(before, story.handOff.trail.head, story.terms.now - 24 * hourMs).ok());
    story.terms.mostPerPayout = {{currency, Decimal::parse(perPayout).value()}};
    story.terms.mostPerDay = {{currency, Decimal::parse(perDay).value()}};
    PayoutVerification verification = verifyPayout(story.handOff, story.keyring, story.terms);
    checkLimits(verification, list->get(), story.terms);
    QCOMPARE(failed(verification), fail);
}

void TestPayoutVerification::listIsStrict_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const QByteArray good =
        "{\"at_ms\":\"1\",\"request\":\"r\",\"payout\":\"p\",\"nonce\":\"00\",\"currency\":\"USD\","
        "\"amount\":\"1\",\"head_seq\":\"1\",\"head_hash\":\"" +
        QByteArray(64, 'a') + "\"}\n";
    QTest::newRow("good") << good << QString();
    QTest::newRow("cut off") << good + good.chopped(1) << QStringLiteral("line 2 is not as it was written");
    QTest::newRow("a field less") << QByteArray(good).replace("\"nonce\":\"00\",", "")
                                  << QStringLiteral("line 1 is not as it was written");
    QTest::newRow("an amount that is none")
        << QByteArray(good).replace("\"amount\":\"1\"", "\"amount\":\"NaN\"")
        << QStringLiteral("line 1 is not as it was written");
    QTest::newRow("an empty line") << good + "\n" << QStringLiteral("line 2 is not as it was written");
}

void TestPayoutVerification::listIsStrict() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const QString path =
        folder_.filePath(QStringLiteral("strict-") + QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(writeNewPrivateFile(path, bytes).ok());
    const auto list = PaidList::open(path);
    QCOMPARE(list.ok(), says.isEmpty());
    if (!list)
        QVERIFY2(englishSentence(list.failure()).contains(says), qPrintable(englishSentence(list.failure())));
}

void TestPayoutVerification::listIsForOne() {
    const auto missing = PaidList::open(folder_.filePath(QStringLiteral("missing")));
    QVERIFY(!missing &&
            englishSentence(missing.failure()).contains(QStringLiteral("no list of what was paid")));
    const QString shared = emptyList("shared");
    QVERIFY(QFile::setPermissions(shared, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    const auto open = PaidList::open(shared);
    QVERIFY(!open && englishSentence(open.failure()).contains(QStringLiteral("other users may read")));
    const QString path = emptyList("locked");
    const auto first = PaidList::open(path);
    QVERIFY(first.ok());
    const auto second = PaidList::open(path);
    QVERIFY(!second && englishSentence(second.failure()).contains(QStringLiteral("another program")));
}

QTEST_GUILESS_MAIN(TestPayoutVerification)
#include "test_payout_verification.moc"
