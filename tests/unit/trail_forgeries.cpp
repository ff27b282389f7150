// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/trail_forgeries.h"

#include "models/trust/decision.h"
#include "models/trust/who_counts.h"

#include <QTest>

namespace countersign {

void Story::approveBent(const PayoutRequest& made, const std::function<void(Decision&)>& bend,
                        const char* signer, bool signBent) {
    Decision decision = trail.decision(made, DecisionVerdict::Approve, keyOf(signer));
    const QByteArray before = decisionBytes(decision);
    bend(decision);
    const QByteArray signature = keys.sign(keyOf(signer), signBent ? decisionBytes(decision) : before);
    trail.record(made, decision, signature, RequestState::Approved);
    trail.move(made, QStringLiteral("release"), RequestState::Approved);
}

void Story::claimAfter(UnixMs ms) {
    constexpr UnixMs signedToReleasedMs = 2'000; // decide() takes two rows of a second each after it signed
    const PayoutRequest made = propose();
    approve(made, "bob");
    const UnixMs signedMs = trail.decision(made, DecisionVerdict::Approve, keyOf("bob")).signedMs;
    trail.move(made, QStringLiteral("claim"), RequestState::Executing);
    trail.rows.back().atUs = (signedMs - signedToReleasedMs + ms) * 1000;
    trail.rehash(trail.rows.size() - 1);
}

namespace {

void forgery(const char* name, const char* kind, const Forge& forge) {
    QTest::newRow(name) << QString::fromLatin1(kind) << forge;
}

void forgeTrail() {
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
}

void forgeSignatures() {
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
    forgery("key revoked, still open", "key-not-valid", [](Story& s) {
        s.propose();
        s.keys.known(s.keyOf("ann")).revokedMs = now - 1;
    });
    forgery("key revoked in the trail before", "key-not-valid", [](Story& s) {
        TrailRow& enrolled = s.row("activate-key", 1);
        s.trail.append(QStringLiteral("bob"), QStringLiteral("revoke-key"), enrolled.subject,
                       enrolled.detail);
        for (KeyRecord& one : s.trail.keyRecords) {
            if (one.human == u"bob")
                one.state = KeyState::Revoked;
        }
        s.approve(s.propose(), "bob");
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
        s.row("approve").detail.replace(0, 1, QStringLiteral("{\"payout\":\"p1\","));
        s.trail.rehash();
    });
}

void forgeTables() {
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

void forgeStates() {
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
    forgery("claimed too late", "claimed-late", [](Story& s) { s.claimAfter(executeMs + clockSkewMs + 1); });
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

void forgeRequests() {
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
    forgery("lines that do not come to the total", "request-malformed", [](Story& s) {
        PayoutRequest made = s.trail.request(QStringLiteral("p9"), QStringLiteral("ann"));
        made.content.total = made.content.lines[0].amount;
        s.trail.propose(made, s.keyOf("ann"));
    });
    forgery("a line of another currency", "request-malformed", [](Story& s) {
        PayoutRequest made = s.trail.request(QStringLiteral("p9"), QStringLiteral("ann"));
        made.content.lines[0].currency = QStringLiteral("EUR");
        s.trail.propose(made, s.keyOf("ann"));
    });
    forgery("an approval that names another payout", "request-digest", [](Story& s) {
        s.row("approve").detail.replace(QStringLiteral("\"payout\":\"p1\""),
                                        QStringLiteral("\"payout\":\"p7\""));
        s.trail.rehash();
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

} // namespace

void addForgeries() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<Forge>("forge");
    forgeTrail();
    forgeSignatures();
    forgeTables();
    forgeStates();
    forgeRequests();
}

} // namespace countersign
