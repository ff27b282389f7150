// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/canonical.h"
#include "models/trust/decision.h"
#include "models/trust/ed25519.h"
#include "models/trust/payout_request.h"
#include "models/trust/trail_verifier.h"
#include "tests/support/trail_builder.h"

#include <QBuffer>
#include <QTest>

#include <functional>

using namespace countersign;

namespace {

const QString p1 = QStringLiteral("p1");
constexpr UnixMs now = TrailBuilder::startMs + 100'000;

/// An honest history of ann, bob and eve, and everything a forger may bend before it is exported.
struct Story {
    TestKeyring keys;
    TrailBuilder trail = TrailBuilder::honest(keys);

    [[nodiscard]] QByteArray keyOf(const char* human) const {
        const QString name = QString::fromLatin1(human);
        for (const KeyRecord& record : trail.keyRecords) {
            if (record.human == name)
                return record.id;
        }
        return {};
    }
    /// The number-th row of this act, from 0.
    TrailRow& row(const char* act, int number = 0) {
        for (TrailRow& one : trail.rows) {
            if (one.act == QLatin1String(act) && number-- == 0)
                return one;
        }
        qFatal("no such row");
    }
    RequestRecord& request(const QString& payout) {
        for (RequestRecord& one : trail.requests) {
            if (one.payout == payout)
                return one;
        }
        qFatal("no such request");
    }
    /// A further request, proposed by ann.
    PayoutRequest propose(const char* payout = "p9") {
        const PayoutRequest made = trail.request(QString::fromLatin1(payout), QStringLiteral("ann"));
        trail.propose(made, keyOf("ann"));
        return made;
    }
    void approve(const PayoutRequest& made, const char* human, RequestState after = RequestState::Approved) {
        trail.decide(made, DecisionVerdict::Approve, keyOf(human), after);
    }
    /// Approves it with a decision that was bent after, or before, it was signed.
    void approveBent(const PayoutRequest& made, const std::function<void(Decision&)>& bend,
                     const char* signer = "bob", bool signBent = true) {
        Decision decision = trail.decision(made, DecisionVerdict::Approve, keyOf(signer));
        const QByteArray before = decisionBytes(decision);
        bend(decision);
        const QByteArray signature = keys.sign(keyOf(signer), signBent ? decisionBytes(decision) : before);
        trail.record(made, decision, signature, RequestState::Approved);
        trail.move(made, QStringLiteral("release"), RequestState::Approved);
    }
};

VerifyReport verify(const TestKeyring& keys, const std::vector<QByteArray>& lines,
                    const std::optional<TrailHead>& remembered = {}) {
    TrailVerifier verifier(keys, verifyEd25519, now, remembered);
    for (const QByteArray& line : lines)
        verifier.add(line);
    return verifier.finish();
}

QString listed(const VerifyReport& report) {
    QStringList all;
    for (const TrailProblem& problem : report.problems)
        all << problem.kind + QStringLiteral(": ") + problem.sentence;
    return all.join(u'\n');
}

bool finds(const VerifyReport& report, const QString& kind) {
    return std::any_of(report.problems.begin(), report.problems.end(), [&](const TrailProblem& problem) {
        return problem.kind == kind && problem.sentence.size() > 20;
    });
}

using Forge = std::function<void(Story&)>;

} // namespace

Q_DECLARE_METATYPE(Forge)

/// Every class of forgery must be seen, and honest histories must be clean.
class TestTrailVerifier : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void honest();
    void honestThings_data();
    void honestThings();
    void forgeries_data();
    void forgeries();
    void bentLines();
    void nothingRead();
    void remembered();
    void everyOctetCounts();
    void problemsAreBounded();
    void speed();

  private:
    void forgeSignatures();
    void forgeTables();
    void forgeStates();
    void forgeRequests();
};

void TestTrailVerifier::honest() {
    Story story;
    QByteArray bytes = story.trail.file();
    QBuffer file(&bytes);
    QVERIFY(file.open(QIODevice::ReadOnly));
    TrailVerifier verifier(story.keys, verifyEd25519, now);
    const VerifyReport report = verifyExport(file, verifier);
    QVERIFY2(report.clean(), qPrintable(listed(report)));
    QCOMPARE(report.rows, static_cast<qint64>(story.trail.rows.size()));
    QCOMPARE(report.requests, 3);
    QCOMPARE(report.decisions, 6);
    QCOMPARE(report.signatures, 9); // and three proofs of possession
    QCOMPARE(report.head.hash, story.trail.rows.back().hash);
}

void TestTrailVerifier::honestThings_data() {
    QTest::addColumn<Forge>("live");
    const auto row = [](const char* name, const Forge& live) { QTest::newRow(name) << live; };
    row("no payouts yet", [](Story& s) {
        s.trail.rows.resize(1);
        s.trail.requests.clear(), s.trail.decisions.clear(), s.trail.keyRecords.clear(),
            s.trail.payouts.clear();
    });
    row("a key revoked after it was used", [](Story& s) {
        s.keys.known(s.keyOf("bob")).revokedMs = now - 1; // p1 was claimed before
    });
    row("a key enrolled and not in force", [](Story& s) {
        const QByteArray fresh = s.keys.enrol(QStringLiteral("dan")).id;
        s.trail.enrol(QStringLiteral("dan"), fresh, QStringLiteral("ann"));
        s.trail.rows.pop_back();
        s.trail.keyRecords.back().state = KeyState::Pending;
        s.keys.forget(fresh);
    });
    row("void, cancelled, expired", [](Story& s) {
        s.trail.move(s.propose("p7"), QStringLiteral("void"), RequestState::Void);
        s.trail.move(s.propose("p8"), QStringLiteral("cancel"), RequestState::Void);
        s.trail.move(s.propose("p9"), QStringLiteral("expire"), RequestState::Expired);
    });
    row("proposed again after a rejection", [](Story& s) { s.approve(s.propose("p2"), "bob"); });
    row("failed, and paid by another request", [](Story& s) {
        const PayoutRequest first = s.propose();
        s.approve(first, "bob");
        s.trail.move(first, QStringLiteral("claim"), RequestState::Executing);
        s.trail.move(first, QStringLiteral("failed"), RequestState::Failed);
        s.approve(s.propose(), "eve");
    });
    row("approvals that do not say the state", [](Story& s) {
        const PayoutRequest made = s.propose();
        const Decision decision = s.trail.decision(made, DecisionVerdict::Approve, s.keyOf("bob"));
        s.trail.record(made, decision, s.keys.sign(s.keyOf("bob"), decisionBytes(decision)), {});
        s.trail.move(made, QStringLiteral("release"), RequestState::Approved);
    });
    row("other acts", [](Story& s) {
        s.trail.append(QStringLiteral("ann"), QStringLiteral("retry"), QStringLiteral("intent/1"),
                       QStringLiteral("{}"));
        s.trail.append(QStringLiteral("ann"), QStringLiteral("approve-refused"), QStringLiteral("request/x"),
                       QStringLiteral("{\"refusal\":\"own\"}"));
        s.trail.append(QStringLiteral("ann"), QStringLiteral("propose-policy"), QStringLiteral("policy/2"),
                       QStringLiteral("[]"));
    });
}

void TestTrailVerifier::honestThings() {
    QFETCH(Forge, live);
    Story story;
    live(story);
    const VerifyReport report = verify(story.keys, story.trail.lines());
    QVERIFY2(report.clean(), qPrintable(listed(report)));
}

static void forgery(const char* name, const char* kind, const Forge& forge) {
    QTest::newRow(name) << QString::fromLatin1(kind) << forge;
}

void TestTrailVerifier::forgeries_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<Forge>("forge");
    forgery("row edited", "chain", [](Story& s) { s.row("claim").human = QStringLiteral("x"); });
    forgery("row deleted", "chain", [](Story& s) { s.trail.rows.erase(s.trail.rows.begin() + 3); });
    forgery("rows reordered", "chain", [](Story& s) { std::swap(s.trail.rows[3], s.trail.rows[4]); });
    forgery("row appended with a wrong hash", "chain", [](Story& s) {
        s.trail.append({}, QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("{}")).hash[0] = 'x';
    });
    forgery("clock set back", "chain", [](Story& s) {
        s.trail.rows.back().atUs = 1;
        s.trail.rehash();
    });
    forgery("edited and hashed again", "head-differs", [](Story& s) {
        s.trail.rows[0].detail = QStringLiteral("{\"x\":1}");
        s.trail.rehash();
    });
    forgery("deleted and hashed again", "head-differs", [](Story& s) {
        s.trail.rows.erase(s.trail.rows.begin());
        s.trail.rehash();
    });
    forgery("a head from the future", "head-differs",
            [](Story& s) { s.approveBent(s.propose(), [](Decision& d) { d.headSeq += 1; }); });
    forgeSignatures();
    forgeTables();
    forgeStates();
    forgeRequests();
}

void TestTrailVerifier::forgeSignatures() {
    forgery("signature forged", "signature-bad", [](Story& s) {
        s.approveBent(
            s.propose(), [](Decision& d) { d.signedMs += 1; }, "bob", false);
    });
    forgery("signed by another key", "signature-bad", [](Story& s) {
        const QByteArray bob = s.keyOf("bob");
        s.approveBent(
            s.propose(), [&](Decision& d) { d.human = QStringLiteral("bob"), d.key = bob; }, "eve");
    });
    forgery("key unknown", "signature-bad", [](Story& s) {
        const PayoutRequest made = s.propose();
        s.approve(made, "bob");
        s.keys.forget(s.keyOf("bob"));
    });
    forgery("key of another human", "signature-bad", [](Story& s) {
        s.approveBent(s.propose(), [](Decision& d) { d.human = QStringLiteral("eve"); });
    });
    forgery("row of another human", "key-of-another", [](Story& s) {
        s.row("approve").human = QStringLiteral("eve");
        s.trail.rehash();
    });
    forgery("key revoked before", "key-not-valid",
            [](Story& s) { s.keys.known(s.keyOf("bob")).revokedMs = TrailBuilder::startMs; });
    forgery("key revoked, not yet claimed", "state-not-carried", [](Story& s) {
        s.keys.known(s.keyOf("eve")).revokedMs = now - 1; // p3 waits for its claim
    });
    forgery("key expired", "key-not-valid",
            [](Story& s) { s.keys.known(s.keyOf("bob")).notAfterMs = TrailBuilder::startMs; });
    forgery("key not valid yet", "key-not-valid",
            [](Story& s) { s.keys.known(s.keyOf("bob")).notBeforeMs = now; });
    forgery("no role to approve", "key-not-valid",
            [](Story& s) { s.keys.known(s.keyOf("bob")).mayDecide = false; });
    forgery("decision of another request", "signature-bad", [](Story& s) {
        const PayoutRequest made = s.propose();
        const Decision other = s.trail.decision(s.trail.request(QStringLiteral("p8"), QStringLiteral("ann")),
                                                DecisionVerdict::Approve, s.keyOf("bob"));
        s.trail.record(made, other, s.keys.sign(s.keyOf("bob"), decisionBytes(other)),
                       RequestState::Approved);
    });
    forgery("decision of another deployment", "signature-bad", [](Story& s) {
        s.approveBent(s.propose(), [](Decision& d) { d.domain = QStringLiteral("countersign:staging"); });
    });
    forgery("signed after approvals ended", "signed-outside-time", [](Story& s) {
        const PayoutRequest made = s.propose();
        s.approveBent(made, [&](Decision& d) { d.signedMs = made.approveByMs + 120'001; });
    });
    forgery("verdict turned in the row", "verdict-differs", [](Story& s) {
        s.row("reject").act = QStringLiteral("approve");
        s.trail.rehash();
    });
    forgery("decision repeated", "decision-twice", [](Story& s) {
        const PayoutRequest made = s.propose();
        const Decision one = s.trail.decision(made, DecisionVerdict::Approve, s.keyOf("bob"));
        const QByteArray signature = s.keys.sign(s.keyOf("bob"), decisionBytes(one));
        s.trail.record(made, one, signature, RequestState::Pending);
        s.trail.record(made, one, signature, RequestState::Pending);
    });
    forgery("proof of possession forged", "signature-bad", [](Story& s) {
        s.row("enrol-key")
            .detail.replace(QStringLiteral("\"signature\":\"0"), QStringLiteral("\"signature\":\"1"))
            .replace(QStringLiteral("\"signature\":\"a"), QStringLiteral("\"signature\":\"0"));
        QString& detail = s.row("enrol-key").detail;
        const qsizetype at = detail.indexOf(QStringLiteral("\"signature\":\"")) + 20;
        detail[at] = detail[at] == u'0' ? u'1' : u'0';
        s.trail.rehash();
    });
    forgery("detail that is no evidence", "evidence-malformed", [](Story& s) {
        s.row("approve").detail = QStringLiteral("{}");
        s.trail.rehash();
    });
    forgery("detail with a key twice", "evidence-malformed", [](Story& s) {
        s.row("approve").detail.replace(0, 1, QStringLiteral("{\"state\":\"pending\","));
        s.trail.rehash();
    });
}

void TestTrailVerifier::forgeTables() {
    forgery("decision in the table only", "decision-not-in-trail", [](Story& s) {
        DecisionRecord extra = s.trail.decisions.back();
        extra.human = QStringLiteral("bob");
        s.trail.decisions.push_back(extra);
    });
    forgery("decision twice in the table", "decision-not-in-trail",
            [](Story& s) { s.trail.decisions.push_back(s.trail.decisions.back()); });
    forgery("decision deleted from the table", "decision-not-in-table",
            [](Story& s) { s.trail.decisions.pop_back(); });
    forgery("decision deleted from the trail", "decision-not-in-trail", [](Story& s) {
        s.trail.rows.erase(s.trail.rows.begin() + s.row("reject").seq - 1);
        s.trail.rehash();
    });
    forgery("verdict turned in the table", "decision-not-in-trail", [](Story& s) {
        for (DecisionRecord& one : s.trail.decisions)
            one.verdict = DecisionVerdict::Approve;
    });
    forgery("signature changed in the table", "decision-not-in-trail", [](Story& s) {
        s.trail.decisions[1].signature[5] = static_cast<char>(s.trail.decisions[1].signature[5] ^ 1);
    });
    forgery("request in the table only", "request-not-in-trail", [](Story& s) {
        s.trail.requests.push_back({QStringLiteral("7d444840-9dc0-11d1-b245-5ffdce74fad2"),
                                    QStringLiteral("p9"), QByteArray(32, 'x'), RequestState::Approved});
    });
    forgery("request deleted from the table", "request-not-in-table",
            [](Story& s) { s.trail.requests.pop_back(); });
    forgery("request twice in the table", "export-malformed",
            [](Story& s) { s.trail.requests.push_back(s.trail.requests.back()); });
    forgery("digest changed in the table", "request-digest", [](Story& s) { s.request(p1).digest[3] = 'x'; });
    forgery("payout changed in the table", "request-digest", [](Story& s) { s.request(p1).payout += u'x'; });
    forgery("key swapped in the table", "key-of-another",
            [](Story& s) { s.trail.keyRecords[0].publicKey = s.trail.keyRecords[1].publicKey; });
    forgery("key given to another in the table", "key-of-another",
            [](Story& s) { s.trail.keyRecords[0].human = QStringLiteral("eve"); });
    forgery("key in force that the keyring does not know", "table-key-unknown",
            [](Story& s) { s.keys.forget(s.keyOf("eve")); });
    forgery("key in the table only", "key-state-differs", [](Story& s) {
        const QByteArray fresh = s.keys.enrol(QStringLiteral("mallory")).id;
        s.trail.keyRecords.push_back(
            {fresh, QStringLiteral("mallory"), s.keys.known(fresh).publicKey, KeyState::Active});
    });
    forgery("revoked key put in force again", "key-state-differs", [](Story& s) {
        TrailRow& activated = s.row("activate-key");
        s.trail.append(QStringLiteral("bob"), QStringLiteral("revoke-key"), activated.subject,
                       activated.detail);
    });
    forgery("key deleted from the table", "key-not-in-table",
            [](Story& s) { s.trail.keyRecords.pop_back(); });
    forgery("key put in force by its owner", "key-of-another", [](Story& s) {
        s.row("activate-key").human = QStringLiteral("ann");
        s.trail.rehash();
    });
    forgery("payout released without a request", "released-without-request", [](Story& s) {
        s.trail.payouts.push_back({QStringLiteral("p9"), ReleasedState::Executing});
    });
    forgery("payout released though rejected", "released-without-request", [](Story& s) {
        s.trail.payouts.push_back({QStringLiteral("p2"), ReleasedState::Approved});
    });
    forgery("excused by a later guard row", "released-without-request", [](Story& s) {
        s.trail.payouts.push_back({QStringLiteral("p9"), ReleasedState::Done});
        s.trail.guard({QStringLiteral("p9")});
    });
    forgery("excused by a second guard row", "released-without-request", [](Story& s) {
        s.trail.rows.clear();
        s.trail.guard({});
        s.trail.guard({QStringLiteral("p9")});
        s.trail.payouts.push_back({QStringLiteral("p9"), ReleasedState::Done});
    });
}

void TestTrailVerifier::forgeStates() {
    forgery("approved in the table only", "state-not-carried", [](Story& s) {
        const PayoutRequest made = s.propose();
        s.trail.requests.back().state = RequestState::Approved;
    });
    forgery("approved by nobody", "state-not-carried",
            [](Story& s) { s.trail.move(s.propose(), QStringLiteral("release"), RequestState::Approved); });
    forgery("approved by one key twice", "state-not-carried", [](Story& s) {
        PayoutRequest made = s.trail.request(QStringLiteral("p9"), QStringLiteral("ann"));
        made.proposerCounts = false;
        s.trail.propose(made, s.keyOf("ann"));
        s.approve(made, "bob", RequestState::Pending);
        s.approve(made, "bob");
    });
    forgery("two keys of one human", "state-not-carried", [](Story& s) {
        const QByteArray second = s.keys.enrol(QStringLiteral("bob")).id;
        s.trail.enrol(QStringLiteral("bob"), second, QStringLiteral("ann"));
        PayoutRequest made = s.trail.request(QStringLiteral("p9"), QStringLiteral("ann"));
        made.proposerCounts = false;
        s.trail.propose(made, s.keyOf("ann"));
        s.approve(made, "bob", RequestState::Pending);
        s.trail.decide(made, DecisionVerdict::Approve, second, RequestState::Approved);
    });
    forgery("the keyring asks for three", "state-not-carried", [](Story& s) {
        s.keys.setDemand(TierDemand{3, true});
    });
    forgery("claimed without release", "state-not-carried",
            [](Story& s) { s.trail.move(s.propose(), QStringLiteral("claim"), RequestState::Executing); });
    forgery("released, paid, and voided afterwards", "state-not-carried", [](Story& s) {
        const PayoutRequest made = s.propose();
        s.trail.move(made, QStringLiteral("release"), RequestState::Approved);
        s.trail.move(made, QStringLiteral("void"), RequestState::Void);
    });
    forgery("rejection that approves", "state-not-carried", [](Story& s) {
        s.trail.decide(s.propose(), DecisionVerdict::Reject, s.keyOf("bob"), RequestState::Approved);
    });
    forgery("done without broadcast", "state-not-carried", [](Story& s) {
        const PayoutRequest made = s.propose();
        s.approve(made, "bob");
        s.trail.move(made, QStringLiteral("claim"), RequestState::Executing);
        s.trail.move(made, QStringLiteral("done"), RequestState::Done);
    });
    const auto after = [](const char* name, const char* act, RequestState state) {
        forgery(name, "decision-after-end", [act, state](Story& s) {
            const PayoutRequest made = s.propose();
            s.trail.move(made, QString::fromLatin1(act), state);
            s.approve(made, "bob");
        });
    };
    after("approved after it was void", "void", RequestState::Void);
    after("approved after it was cancelled", "cancel", RequestState::Void);
    after("approved after it expired", "expire", RequestState::Expired);
    forgery("approved after a rejection", "decision-after-end", [](Story& s) {
        const PayoutRequest made = s.propose();
        s.trail.decide(made, DecisionVerdict::Reject, s.keyOf("eve"), RequestState::Rejected);
        s.approve(made, "bob");
    });
    forgery("another payout released", "released-without-request", [](Story& s) {
        s.row("release").detail = QStringLiteral("{\"payout\":\"p7\"}");
        s.trail.rehash();
    });
}

void TestTrailVerifier::forgeRequests() {
    const auto bent = [](Story& s, const std::function<void(PayoutRequest&)>& bend) {
        // Signed as it was, and its bytes in the trail and its digest in the table changed afterwards.
        const PayoutRequest signedRequest = s.trail.request(QStringLiteral("p9"), QStringLiteral("ann"));
        PayoutRequest shown = signedRequest;
        bend(shown);
        const Decision proposal = s.trail.decision(signedRequest, DecisionVerdict::Propose, s.keyOf("ann"));
        s.trail.record(shown, proposal, s.keys.sign(s.keyOf("ann"), decisionBytes(proposal)), {});
        const Decision approval = s.trail.decision(signedRequest, DecisionVerdict::Approve, s.keyOf("bob"));
        s.trail.record(shown, approval, s.keys.sign(s.keyOf("bob"), decisionBytes(approval)),
                       RequestState::Approved);
    };
    forgery("fewer required", "signature-bad", [bent](Story& s) {
        bent(s, [](PayoutRequest& r) { r.memo = QStringLiteral("x"), r.required = 3; });
    });
    forgery("a line altered", "signature-bad",
            [bent](Story& s) { bent(s, [](PayoutRequest& r) { r.content.lines[0].destination += u'x'; }); });
    forgery("a line added", "state-not-carried", [bent](Story& s) {
        bent(s, [](PayoutRequest& r) {
            r.content.lines.push_back(r.content.lines.back());
            r.content.lines.back().id += u'x';
        });
    });
    forgery("one signature required", "evidence-malformed", [](Story& s) {
        PayoutRequest made = s.trail.request(QStringLiteral("p9"), QStringLiteral("ann"));
        made.required = 1;
        s.trail.propose(made, s.keyOf("ann"));
    });
    forgery("request of another deployment", "domain", [](Story& s) {
        PayoutRequest made = s.trail.request(QStringLiteral("p9"), QStringLiteral("ann"));
        made.domain = QStringLiteral("countersign:staging");
        s.trail.propose(made, s.keyOf("ann"));
    });
    forgery("request under another's subject", "request-digest", [](Story& s) {
        s.propose();
        s.trail.rows.back().subject = QStringLiteral("request/7d444840-9dc0-11d1-b245-5ffdce74fad2");
        s.trail.rehash();
    });
    forgery("proposed by another than its requester", "requester-approved", [](Story& s) {
        const PayoutRequest made = s.trail.request(QStringLiteral("p9"), QStringLiteral("ann"));
        s.trail.propose(made, s.keyOf("eve"));
    });
    forgery("approved by its requester", "requester-approved", [](Story& s) {
        const PayoutRequest made = s.propose();
        s.approve(made, "ann");
    });
    forgery("a second request for a paid payout", "request-twice",
            [](Story& s) { s.approve(s.propose("p1"), "bob"); });
    forgery("approval of what nobody proposed", "request-not-in-trail", [](Story& s) {
        s.trail.rows.erase(s.trail.rows.begin() + s.row("propose").seq - 1);
        s.trail.rehash();
    });
}

void TestTrailVerifier::forgeries() {
    QFETCH(QString, kind);
    QFETCH(Forge, forge);
    Story story;
    forge(story);
    const VerifyReport report = verify(story.keys, story.trail.lines());
    QVERIFY2(finds(report, kind), qPrintable(listed(report)));
}

void TestTrailVerifier::bentLines() {
    Story story;
    const std::vector<QByteArray> lines = story.trail.lines();
    const auto rows = static_cast<std::ptrdiff_t>(story.trail.rows.size());
    std::vector<QByteArray> withoutEnd(lines.begin(), lines.end() - 1);
    QVERIFY(finds(verify(story.keys, withoutEnd), QStringLiteral("cut-off")));
    std::vector<QByteArray> withoutTail = lines; // the last rows are gone, the end fits again
    withoutTail.erase(withoutTail.begin() + rows - 1, withoutTail.begin() + rows + 1);
    QVERIFY(finds(verify(story.keys, resealed(withoutTail)), QStringLiteral("chain")));
    std::vector<QByteArray> withoutHeader(lines.begin() + 1, lines.end());
    QVERIFY(finds(verify(story.keys, withoutHeader), QStringLiteral("export-malformed")));
    std::vector<QByteArray> joined = lines;
    joined[1] += joined[2];
    QVERIFY(finds(verify(story.keys, joined), QStringLiteral("export-malformed")));
    TestKeyring other;
    other.setDomain(QStringLiteral("countersign:other"));
    QVERIFY(finds(verify(other, lines), QStringLiteral("domain")));
}

void TestTrailVerifier::nothingRead() {
    Story story;
    QVERIFY(finds(verify(story.keys, {}), QStringLiteral("nothing-read")));
    QVERIFY(finds(verify(story.keys, {"\n"}), QStringLiteral("nothing-read")));
    QVERIFY(finds(verify(story.keys, TrailBuilder(story.keys).lines()), QStringLiteral("nothing-read")));
    QByteArray nothing;
    QBuffer closed(&nothing); // never opened: it can't be read
    TrailVerifier verifier(story.keys, verifyEd25519, now);
    QTest::ignoreMessage(QtWarningMsg, "QIODevice::readLine (QBuffer): device not open");
    QVERIFY(!verifyExport(closed, verifier).clean());
}

void TestTrailVerifier::remembered() {
    Story story;
    const TrailRow& seen = story.trail.rows[8];
    QVERIFY(verify(story.keys, story.trail.lines(), TrailHead{seen.seq, seen.hash}).clean());
    const VerifyReport longer = verify(story.keys, story.trail.lines(), TrailHead{1'000, seen.hash});
    QVERIFY(finds(longer, QStringLiteral("head-differs")));
    const VerifyReport other =
        verify(story.keys, story.trail.lines(), TrailHead{seen.seq, QByteArray(32, 'x')});
    QVERIFY(finds(other, QStringLiteral("head-differs")));
    QVERIFY(!verify(story.keys, story.trail.lines(), TrailHead{0, QByteArray(32, '\0')}).clean());
}

void TestTrailVerifier::everyOctetCounts() {
    TestKeyring keys;
    TrailBuilder trail(keys);
    trail.guard({QStringLiteral("old-1")});
    const QByteArray ann = keys.enrol(QStringLiteral("ann")).id;
    const QByteArray bob = keys.enrol(QStringLiteral("bob")).id;
    trail.enrol(QStringLiteral("ann"), ann, QStringLiteral("bob"));
    const PayoutRequest paid = trail.request(p1, QStringLiteral("ann"));
    trail.propose(paid, ann);
    trail.decide(paid, DecisionVerdict::Approve, bob, RequestState::Approved);
    trail.payouts = {{QStringLiteral("old-1"), ReleasedState::Done}, {p1, ReleasedState::Approved}};
    const std::vector<QByteArray> lines = trail.lines();
    QVERIFY(verify(keys, lines).clean());
    // What is signed is part of rows that are hashed: so signatures, many times dearer, need not be checked
    // here.
    const auto unseen = [&](const std::vector<QByteArray>& bent) {
        TrailVerifier verifier(
            keys, [](const auto&, const auto&, const auto&) { return true; }, now);
        for (const QByteArray& one : bent)
            verifier.add(one);
        return verifier.finish().clean();
    };
    constexpr qsizetype sealedStep = 5; // a second round, with an end that fits again
    const qsizetype time = lines.front().indexOf("\"exported_ms\":\"") + 15;
    for (std::size_t line = 0; line < lines.size(); ++line) {
        for (qsizetype at = 0; at < lines[line].size(); ++at) {
            std::vector<QByteArray> bent = lines;
            bent[line][at] = static_cast<char>(bent[line][at] ^ (1 << ((static_cast<int>(line) + at) % 8)));
            QVERIFY2(!unseen(bent), bent[line].left(at + 1).right(60));
            // Who computes the end anew can only pretend another time of the export.
            const bool ofTime = line == 0 && at >= time && at < time + 13;
            if (at % sealedStep == 0 && line + 1 < lines.size() && !ofTime)
                QVERIFY2(!unseen(resealed(bent)), bent[line].left(at + 1).right(60));
        }
    }
}

void TestTrailVerifier::problemsAreBounded() {
    Story story;
    TrailVerifier verifier(story.keys, verifyEd25519, now);
    for (int i = 0; i < 5'000; ++i)
        verifier.add("x\n");
    const VerifyReport report = verifier.finish();
    QVERIFY(report.found > 5'000);
    QCOMPARE(static_cast<qsizetype>(report.problems.size()), maxVerifierProblems);
}

void TestTrailVerifier::speed() {
    constexpr int rows = 50'000;
    TestKeyring keys;
    TrailBuilder trail(keys);
    for (int i = 0; i < rows; ++i)
        trail.append(
            QStringLiteral("ann"), QStringLiteral("retry"), QStringLiteral("intent/in_%1").arg(i),
            QStringLiteral(
                "{\"reason\": \"worker was restarted\", \"fingerprint\": \"PROCESSING 3 2026-11-22\"}"));
    const std::vector<QByteArray> lines = trail.lines();
    QElapsedTimer timer;
    timer.start();
    const VerifyReport report = verify(keys, lines);
    const qint64 took = std::max<qint64>(timer.elapsed(), 1);
    QVERIFY2(report.clean(), qPrintable(listed(report)));
    qInfo("%d rows in %lld ms: %lld rows/s", rows, took, rows * 1000LL / took);
    QVERIFY(took < 30'000); // a defect, not a benchmark
}

QTEST_GUILESS_MAIN(TestTrailVerifier)
#include "test_trail_verifier.moc"
