// SPDX-License-Identifier: GPL-3.0-or-later
// Two at one instant, each held still where it matters.
#include "models/trust/canonical.h"
#include "tests/support/payout_cases.h"

#include <QElapsedTimer>

#include <future>

namespace countersign {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString ann = u"ann"_s;
const QString bob = u"bob"_s;
const QString dave = u"dave"_s;
const QString heidi = u"heidi"_s;
const QString payer = u"payer"_s;
const QString superuser = u"postgres"_s;

constexpr qint64 patienceMs = 20'000;

QString revocation(PayoutWorld& w) {
    return u"revoke_key(decode('%1', 'hex'), 'stolen')"_s.arg(
        QString::fromLatin1(sha256(w.fixture().key(bob).publicKey()).toHex()));
}

/// Until the session of \a login waits for a lock that another one holds.
void untilItWaits(PqLink& watcher, const QString& login) {
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < patienceMs) {
        const auto waiting = watcher.query(u"SELECT FROM pg_stat_activity WHERE usename = $1"
                                           " AND wait_event_type = 'Lock'"_s,
                                           {login});
        if (waiting && !waiting->empty())
            return;
    }
    throw Mismatch{login + u" never waited"_s};
}

/// The key is revoked while its signature is on the way: it does not count.
void revokedBeforeTheWord(PayoutWorld& w) {
    const PayoutRequest request = w.pending();
    const SignedDecision word = w.word(bob, request, DecisionVerdict::Approve);
    const QString revoke = revocation(w);
    PqLink& watcher = w.link(superuser);
    (void)w.link(bob); // made here: the other thread only uses it
    DEMAND(w.run(heidi, u"BEGIN"_s), "ok");
    DEMAND(w.act(heidi, revoke), "done revoked");
    auto approving = std::async(std::launch::async, [&] { return w.decide(bob, request.id, word); });
    untilItWaits(watcher, bob);
    DEMAND(w.run(heidi, u"COMMIT"_s), "ok");
    DEMAND(approving.get(), "refused key-not-active");
    DEMAND(w.state(request), "pending");
}

/// The signature was first by a moment: it stands in the trail before the revocation, and is not paid on.
void revokedAfterTheWord(PayoutWorld& w) {
    const PayoutRequest request = w.pending();
    const SignedDecision word = w.word(bob, request, DecisionVerdict::Approve);
    const QString revoke = revocation(w);
    PqLink& watcher = w.link(superuser);
    (void)w.link(heidi);
    DEMAND(w.run(bob, u"BEGIN"_s), "ok");
    DEMAND(w.decide(bob, request.id, word), "done approved");
    auto revoking = std::async(std::launch::async, [&] { return w.act(heidi, revoke); });
    untilItWaits(watcher, heidi);
    DEMAND(w.run(bob, u"COMMIT"_s), "ok");
    DEMAND(revoking.get(), "done revoked");
    DEMAND(w.ask(u"carol"_s, u"SELECT string_agg(act, ' ' ORDER BY seq) FROM (SELECT * FROM countersign.trail"
                             " ORDER BY seq DESC LIMIT 3) newest"_s),
           "approve release revoke-key");
    DEMAND(w.claim(request), "refused void");
}

/// Somebody holds the head of the trail: every act gives up after its while, and nothing of it is done.
void everyActIsBusy(PayoutWorld& w) {
    const PayoutRequest pending = w.pending();
    const PayoutRequest approved = w.approved();
    const PayoutRequest executing = w.approved();
    DEMAND(w.claim(executing), "done executing");
    const PayoutRequest sent = w.approved();
    DEMAND(w.claim(sent), "done executing");
    DEMAND(w.act(payer, u"report_broadcast('%1', '0xaa', '7', '{}')"_s.arg(sent.id)), "done broadcast");
    const PayoutRequest fresh = w.draft(ann, w.newBatch());
    const SignedDecision proposal = w.word(ann, fresh, DecisionVerdict::Propose);
    const SignedDecision approval = w.word(bob, pending, DecisionVerdict::Approve);
    DEMAND(w.act(dave, u"propose_policy($1::jsonb, 'why')"_s, {tierJson()}), "done proposed");
    const QString change = u"decide_change((SELECT max(change) FROM countersign.change_list), true)"_s;
    DEMAND(w.run(superuser, u"BEGIN; SELECT FROM countersign.audit_head FOR UPDATE"_s), "ok");
    const QStringList said{
        w.propose(ann, fresh, proposal),
        w.decide(bob, pending.id, approval),
        w.cancel(ann, pending),
        w.claim(approved),
        w.act(payer, u"report_broadcast('%1', '0xbb', '8', '{}')"_s.arg(executing.id)),
        w.act(payer, u"report_done('%1', true, 'mined')"_s.arg(sent.id)),
        w.act(heidi, revocation(w)),
        w.act(heidi, change),
    };
    w.run(superuser, u"ROLLBACK"_s);
    DEMAND(QStringList(said).removeDuplicates() == said.size() - 1 ? said.front() : said.join(u", "_s),
           "refused busy");
    DEMAND(w.state(pending), "pending");
    DEMAND(w.state(approved), "approved");
    DEMAND(w.state(executing), "executing");
    DEMAND(w.state(sent), "broadcast");
    DEMAND(w.propose(ann, fresh, proposal), "done pending");
    DEMAND(w.decide(bob, pending.id, approval), "done approved");
    DEMAND(w.act(heidi, change), "done approved");
}

} // namespace

const std::vector<PayoutCase>& instantCases() {
    static const std::vector<PayoutCase> all{
        {"revoked before the word", revokedBeforeTheWord},
        {"revoked after the word", revokedAfterTheWord},
        {"every act is busy", everyActIsBusy},
    };
    return all;
}

} // namespace countersign
