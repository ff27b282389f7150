// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/who_counts.h"
#include "tests/support/trail_builder.h"

#include <QTest>

#include <functional>

using namespace countersign;

namespace {

constexpr UnixMs created = TrailBuilder::startMs;
constexpr UnixMs approveBy = created + 1'000'000;
constexpr UnixMs now = approveBy + 500'000;

/// People, a request by ann that needs two, and the decisions on it; tests bend it.
struct Case {
    TestKeyring keys;
    std::map<QString, QByteArray> keyOf;
    PayoutRequest request;
    QByteArray digest = QByteArray(32, 'd');
    std::vector<CheckedDecision> decisions;

    Case() {
        for (const char* name : {"ann", "bob", "carol", "dan", "eve"})
            keyOf[QString::fromLatin1(name)] = keys.enrol(QString::fromLatin1(name)).id;
        request.domain = keys.domain();
        request.content.creator = QStringLiteral("carol");
        request.content.editor = QStringLiteral("dan");
        request.requester = QStringLiteral("ann");
        request.proposerCounts = true;
        request.createdMs = created;
        request.approveByMs = approveBy;
    }
    CheckedDecision& add(DecisionVerdict verdict, const char* human) {
        const QString name = QString::fromLatin1(human);
        decisions.push_back({{request.domain,
                              verdict,
                              digest,
                              name,
                              keyOf.at(name),
                              1,
                              QByteArray(32, 'h'),
                              created + 1000,
                              {}},
                             true});
        return decisions.back();
    }
    CheckedDecision& propose(const char* human = "ann") { return add(DecisionVerdict::Propose, human); }
    CheckedDecision& approve(const char* human) { return add(DecisionVerdict::Approve, human); }
    CheckedDecision& reject(const char* human) { return add(DecisionVerdict::Reject, human); }
    KnownKey& key(const char* human) { return keys.known(keyOf.at(QString::fromLatin1(human))); }
    HeadCount count() const { return whoCounts(request, digest, decisions, keys, now); }
};

using Bend = std::function<void(Case&)>;

} // namespace

Q_DECLARE_METATYPE(Bend)

/// The seven rules of PROTOCOL.md, one row each way.
class TestWhoCounts : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void cases_data();
    void cases();
    void saysWhy();
    void lastSignature();
};

void TestWhoCounts::cases_data() {
    QTest::addColumn<Bend>("bend");
    QTest::addColumn<bool>("approved");
    const auto yes = [](const char* name, const Bend& bend) { QTest::newRow(name) << bend << true; };
    const auto no = [](const char* name, const Bend& bend) { QTest::newRow(name) << bend << false; };
    const auto two = [](Case& c) {
        c.propose();
        c.approve("bob");
    };
    yes("proposer and one", two);
    yes("two approvers", [](Case& c) { c.approve("bob"), c.approve("eve"); });
    no("nobody", [](Case&) {});
    no("the proposal alone", [](Case& c) { c.propose(); });
    no("one approver", [](Case& c) { c.approve("bob"); });
    no("one human twice", [](Case& c) { c.approve("bob"), c.approve("bob"); });
    no("two keys of one human", [](Case& c) {
        c.approve("bob");
        const QByteArray second = c.keys.enrol(QStringLiteral("bob")).id;
        c.approve("bob").decision.key = second;
    });
    no("the proposer does not count", [two](Case& c) { two(c), c.request.proposerCounts = false; });
    yes("nor need they", [two](Case& c) { two(c), c.request.proposerCounts = false, c.approve("eve"); });
    no("nobody knows who made it", [two](Case& c) { two(c), c.request.content.creator.clear(); });
    no("three are needed", [two](Case& c) { two(c), c.request.required = 3; });
    yes("three came", [two](Case& c) { two(c), c.request.required = 3, c.approve("eve"); });
    no("one is never enough", [](Case& c) { c.approve("bob"), c.request.required = 1; });
    no("rejected", [two](Case& c) { two(c), c.reject("eve"); });
    no("rejected by who approved", [two](Case& c) { two(c), c.reject("bob"); });
    no("rejected with a key revoked since",
       [two](Case& c) { two(c), c.reject("eve"), c.key("eve").revokedMs = now; });
    yes("a forged rejection is none", [two](Case& c) { two(c), c.reject("eve").signatureGood = false; });
    no("the requester approved", [two](Case& c) { two(c), c.approve("eve"), c.approve("ann"); });
    no("proposed by another", [](Case& c) { c.propose("eve"), c.approve("bob"); });
    no("only maker and changer", [](Case& c) { c.propose(), c.approve("carol"), c.approve("dan"); });
    yes("with an outsider", [](Case& c) { c.approve("carol"), c.approve("bob"); });
    no("signature wrong", [](Case& c) { c.propose(), c.approve("bob").signatureGood = false; });
    no("another request", [](Case& c) { c.propose(), c.approve("bob").decision.digest[0] = 'x'; });
    no("another deployment", [](Case& c) { c.propose(), c.approve("bob").decision.domain += u'x'; });
    no("another keyring", [two](Case& c) { two(c), c.keys.setDomain(QStringLiteral("x")); });
    no("unknown key", [two](Case& c) { two(c), c.keys.forget(c.keyOf[QStringLiteral("bob")]); });
    no("key of another", [two](Case& c) { two(c), c.key("bob").human = QStringLiteral("eve"); });
    no("no role to approve", [two](Case& c) { two(c), c.key("bob").mayDecide = false; });
    no("no role to propose", [two](Case& c) { two(c), c.key("ann").mayPropose = false; });
    no("key not valid yet", [two](Case& c) { two(c), c.key("bob").notBeforeMs = created + 1001; });
    yes("key just valid", [two](Case& c) { two(c), c.key("bob").notBeforeMs = created + 1000; });
    no("key expired", [two](Case& c) { two(c), c.key("bob").notAfterMs = created + 999; });
    yes("key in its last moment", [two](Case& c) { two(c), c.key("bob").notAfterMs = created + 1000; });
    no("key revoked", [two](Case& c) { two(c), c.key("bob").revokedMs = now; });
    yes("key revoked later", [two](Case& c) { two(c), c.key("bob").revokedMs = now + 1; });
    no("signed too early",
       [](Case& c) { c.propose(), c.approve("bob").decision.signedMs = created - 120'001; });
    yes("within the clocks",
        [](Case& c) { c.propose(), c.approve("bob").decision.signedMs = created - 120'000; });
    no("signed too late",
       [](Case& c) { c.propose(), c.approve("bob").decision.signedMs = approveBy + 120'001; });
    yes("late within clocks",
        [](Case& c) { c.propose(), c.approve("bob").decision.signedMs = approveBy + 120'000; });
    no("the tier needs three", [two](Case& c) { two(c), c.keys.setDemand(TierDemand{3, true}); });
    no("the tier leaves the proposer out", [two](Case& c) {
        two(c), c.keys.setDemand(TierDemand{2, false});
    });
    yes("the tier is content", [two](Case& c) { two(c), c.keys.setDemand(TierDemand{2, true}); });
    yes("a bad third does no harm", [two](Case& c) { two(c), c.approve("eve").signatureGood = false; });
}

void TestWhoCounts::cases() {
    QFETCH(Bend, bend);
    QFETCH(bool, approved);
    Case one;
    bend(one);
    const HeadCount count = one.count();
    QVERIFY2(count.approved == approved, qPrintable(count.whyNot().join(u'\n')));
    QCOMPARE(count.rules.size(), size_t(5));
    QVERIFY(approved || !count.whyNot().isEmpty());
}

void TestWhoCounts::saysWhy() {
    Case one;
    one.propose();
    one.approve("carol");
    one.approve("bob").signatureGood = false;
    one.reject("eve");
    const HeadCount count = one.count();
    QCOMPARE(count.humans, QStringList({QStringLiteral("ann"), QStringLiteral("carol")}));
    const QStringList why = count.whyNot();
    QCOMPARE(why.size(), 3);
    QCOMPARE(why[0], QStringLiteral("eve rejected it"));
    QVERIFY(why[1].contains(QStringLiteral("neither proposed, made nor changed")));
    QCOMPARE(why[2], QStringLiteral("the “approve” of bob does not count: the signature is wrong"));
    QCOMPARE(count.uncounted.front().rule, CountRule::Binding);
    QCOMPARE(count.uncounted.front().human, QStringLiteral("bob"));
}

void TestWhoCounts::lastSignature() {
    Case one;
    one.propose().decision.signedMs = created + 3000;
    one.approve("bob").decision.signedMs = created + 2000;
    QCOMPARE(one.count().lastSignedMs, created + 3000);
    one.request.proposerCounts = false;
    QCOMPARE(one.count().lastSignedMs, created + 2000);
    one.approve("eve").decision.signedMs = approveBy + 999'999; // does not count
    QCOMPARE(one.count().lastSignedMs, created + 2000);
}

QTEST_GUILESS_MAIN(TestWhoCounts)
#include "test_who_counts.moc"
