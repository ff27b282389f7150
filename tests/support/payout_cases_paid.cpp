// SPDX-License-Identifier: GPL-3.0-or-later
// A payout the backend paid past us: seen at once, written down, never paid again.
#include "tests/support/payout_cases.h"

namespace countersign {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString ann = u"ann"_s;
const QString bob = u"bob"_s;

QString moved(PayoutWorld& w, const PayoutRequest& request, const char* status) {
    return w.backend(u"UPDATE public.\"PayoutBatch\" SET \"status\" = '%1' WHERE \"id\" = '%2'"_s.arg(
        QString::fromLatin1(status), request.content.payout));
}

QString trailOf(PayoutWorld& w, const QString& subject) {
    return w.ask(u"carol"_s,
                 u"SELECT string_agg(act, ' ' ORDER BY seq) FROM countersign.trail WHERE subject = $1"_s,
                 {subject});
}

QString ended(PayoutWorld& w, const PayoutRequest& request) {
    return w.ask(
        u"carol"_s,
        u"SELECT concat_ws(' ', state, stored_state, why) FROM countersign.payout_request WHERE request = $1"_s,
        {request.id});
}

QString movedPastTheGuard(PayoutWorld& w, const PayoutRequest& request, const char* status) {
    return w.forge(u"public.\"PayoutBatch\""_s,
                   u"UPDATE public.\"PayoutBatch\" SET \"status\" = '%1' WHERE \"id\" = '%2'"_s.arg(
                       QString::fromLatin1(status), request.content.payout));
}

QString proposedAgain(PayoutWorld& w, const PayoutRequest& before) {
    const PayoutRequest again = w.draft(ann, before.content.payout);
    return w.propose(ann, again, w.word(ann, again, DecisionVerdict::Propose));
}

/// With the guard off: seen at once, written down by the next act, and never paid again.
void paidWithoutClaim(PayoutWorld& w) {
    for (const char* status : {"COMPLETED", "PROCESSING"}) {
        const PayoutRequest request = w.approved();
        demand(movedPastTheGuard(w, request, status), "ok", status);
        demand(ended(w, request), "void approved paid-unclaimed", status);
        demand(w.claim(request), "refused void", status);
        demand(ended(w, request), "void void paid-unclaimed", status);
        demand(w.batchState(request), status, "the backend's row stays");
        demand(trailOf(w, u"request/"_s + request.id), "propose approve release void claim-refused", status);
        demand(w.ask(u"carol"_s,
                     u"SELECT concat_ws(' ', detail ->> 'backend', detail ->> 'approved_day' IS NOT NULL)"
                     " FROM countersign.payout_request WHERE request = $1"_s,
                     {request.id}),
               *status == 'C' ? "done t" : "executing t", status);
        demand(proposedAgain(w, request), "refused already-paid", status);
        demand(movedPastTheGuard(w, request, "PENDING"), "ok", status);
        demand(proposedAgain(w, request), "refused already-paid", "back where it began");
        demand(w.ask(ann, u"SELECT wrong FROM countersign.preview($1)"_s, {request.content.payout}),
               "already-paid", status);
        demand(w.claim(request), "refused void", "back where it began");
    }
    const PayoutRequest open = w.pending();
    DEMAND(movedPastTheGuard(w, open, "COMPLETED"), "ok");
    DEMAND(ended(w, open), "void pending paid-unclaimed");
    DEMAND(w.approve(bob, open), "refused void");
    DEMAND(ended(w, open), "void void paid-unclaimed");
    const PayoutRequest taken = w.approved();
    DEMAND(movedPastTheGuard(w, taken, "COMPLETED"), "ok");
    DEMAND(w.cancel(ann, taken), "refused void");
    DEMAND(ended(w, taken), "void void paid-unclaimed");
    DEMAND(w.run(u"postgres"_s, u"UPDATE countersign.unclaimed SET payout = 'x'"_s), "42501");
    DEMAND(w.run(u"postgres"_s, u"TRUNCATE countersign.unclaimed"_s), "42501");
}

/// With only the guard that refuses off, the one that tells writes it down at once.
void paidPastTheGuard(PayoutWorld& w) {
    const QString refuse = u"ALTER TABLE public.\"PayoutBatch\" %1 TRIGGER countersign_release"_s;
    const auto pass = [&](const PayoutRequest& request, const char* status) {
        demand(w.run(u"postgres"_s, refuse.arg(u"DISABLE"_s)), "ok", status);
        const QString said = moved(w, request, status);
        demand(w.run(u"postgres"_s, refuse.arg(u"ENABLE"_s)), "ok", status);
        demand(said, "ok", status);
    };
    const PayoutRequest request = w.approved();
    pass(request, "COMPLETED");
    DEMAND(ended(w, request), "void void paid-unclaimed");
    DEMAND(trailOf(w, u"request/"_s + request.id), "propose approve release void");
    pass(request, "PENDING");
    pass(request, "COMPLETED");
    DEMAND(trailOf(w, u"request/"_s + request.id), "propose approve release void");
    DEMAND(trailOf(w, u"payout/"_s + request.content.payout), "∅");
    // a request that had ended before stays as it ended, and the trail says it once
    const PayoutRequest late = w.approved();
    DEMAND(w.cancel(ann, late), "done void");
    pass(late, "COMPLETED");
    pass(late, "PROCESSING");
    DEMAND(ended(w, late), "void void cancelled");
    DEMAND(trailOf(w, u"payout/"_s + late.content.payout), "paid-unclaimed");
    DEMAND(proposedAgain(w, late), "refused already-paid");
    // what was claimed is not
    const PayoutRequest claimed = w.approved();
    DEMAND(w.claim(claimed), "done executing");
    DEMAND(moved(w, claimed, "COMPLETED"), "ok");
    DEMAND(ended(w, claimed), "executing executing ");
    const PayoutRequest failed = w.approved();
    DEMAND(w.claim(failed), "done executing");
    DEMAND(w.act(u"payer"_s, u"report_done('%1', false, 'no answer')"_s.arg(failed.id)), "done failed");
    pass(failed, "COMPLETED");
    DEMAND(trailOf(w, u"payout/"_s + failed.content.payout), "∅");
    // but what was approved anew after that failure is a request of its own
    pass(failed, "PENDING");
    const PayoutRequest anew = w.draft(ann, failed.content.payout);
    DEMAND(w.propose(ann, anew, w.word(ann, anew, DecisionVerdict::Propose)), "done pending");
    DEMAND(w.approve(bob, anew), "done approved");
    pass(anew, "COMPLETED");
    DEMAND(ended(w, anew), "void void paid-unclaimed");
    // what nobody proposed is not ours
    PayoutRequest nobodys;
    nobodys.content.payout = w.newBatch();
    pass(nobodys, "COMPLETED");
    DEMAND(trailOf(w, u"payout/"_s + nobodys.content.payout), "∅");
    // where the request can't be locked, the backend goes on, and the state says it all the same
    const PayoutRequest busy = w.approved();
    DEMAND(w.run(u"postgres"_s, refuse.arg(u"DISABLE"_s)), "ok");
    DEMAND(w.run(u"postgres"_s,
                 u"BEGIN; SELECT 1 FROM countersign.request WHERE request = '%1' FOR UPDATE"_s.arg(busy.id)),
           "ok");
    const QString said = moved(w, busy, "COMPLETED");
    DEMAND(w.run(u"postgres"_s, u"ROLLBACK; "_s + refuse.arg(u"ENABLE"_s)), "ok");
    DEMAND(said, "ok");
    DEMAND(ended(w, busy), "void approved paid-unclaimed");
}

/// What was paid as it should be, and stands where it began again: the request remembers.
void paidAndSetBack(PayoutWorld& w) {
    const PayoutRequest request = w.approved();
    DEMAND(w.claim(request), "done executing");
    DEMAND(w.act(u"payer"_s, u"report_broadcast('%1', '0xcc', '9', '{}')"_s.arg(request.id)),
           "done broadcast");
    DEMAND(w.act(u"payer"_s, u"report_done('%1', true, 'mined')"_s.arg(request.id)), "done done");
    DEMAND(movedPastTheGuard(w, request, "PENDING"), "ok");
    DEMAND(proposedAgain(w, request), "refused already-paid");
}

/// A word the backend writes only after it has paid passes from a released row, and from one that once was;
/// what was never released can't have been paid.
void paidWords(PayoutWorld& w) {
    const PayoutRequest never = w.pending(), released = w.approved(), once = w.approved();
    DEMAND(w.cancel(ann, once), "done void");
    DEMAND(w.batchState(once), "PENDING");
    const QString bare = w.newBatch();
    const QString old = w.newBatch(); // released before anybody knew of two people
    DEMAND(
        w.forge(u"public.\"PayoutBatch\""_s,
                u"UPDATE public.\"PayoutBatch\" SET \"status\" = 'APPROVED' WHERE \"id\" = '%1'"_s.arg(old)),
        "ok");
    const QString table = u"ON public.\"PayoutBatch\""_s;
    DEMAND(
        w.run(u"postgres"_s, u"CREATE TRIGGER words BEFORE INSERT OR UPDATE "_s + table +
                                 u" FOR EACH ROW EXECUTE FUNCTION countersign.guard_release('id', 'status',"
                                 " 'APPROVED', 'PROCESSING', 'CANCELLED FAILED')"_s),
        "ok");
    const QString insert = w.backend(
        u"INSERT INTO public.\"PayoutBatch\" (\"id\", \"programId\", \"period\", \"totalAmount\", "
        u"\"affiliateCount\", \"status\", \"updatedAt\") VALUES ('new-%1', 'p', 'new-%1', 1, 1, 'FAILED', now())"_s
            .arg(bare));
    const QString fail = u"UPDATE public.\"PayoutBatch\" SET \"status\" = 'FAILED' WHERE \"id\" = '%1'"_s;
    const QStringList said{moved(w, never, "FAILED"), moved(w, released, "FAILED"), moved(w, once, "FAILED"),
                           w.backend(fail.arg(bare)), w.backend(fail.arg(old))};
    DEMAND(w.run(u"postgres"_s, u"DROP TRIGGER words "_s + table), "ok");
    DEMAND(insert, "42501");
    DEMAND(said.join(u' '), "42501 ok ok 42501 ok");
}

/// What was paid past us counts against the cap of its day.
void paidCountsForTheDay(PayoutWorld& w) {
    newPolicy(w, tierJson(u"\"cap_day\": 1000000"_s));
    const PayoutRequest paid = w.approved();
    DEMAND(movedPastTheGuard(w, paid, "COMPLETED"), "ok");
    DEMAND(w.claim(paid), "refused void");
    const QString cap = w.ask(
        u"postgres"_s,
        u"SELECT sum(total) + 59 FROM countersign.request WHERE execute_by IS NOT NULL AND currency = 'USD'"
        " AND (state IN ('approved', 'executing', 'broadcast', 'done', 'failed') OR why = 'paid-unclaimed')"
        " AND detail ->> 'approved_day' = to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD')"_s);
    newPolicy(w, tierJson(u"\"cap_day\": "_s + cap));
    const PayoutRequest next = w.pending(); // of 60
    DEMAND(w.approve(bob, next), "refused cap-day");
}

} // namespace

const std::vector<PayoutCase>& paidCases() {
    static const std::vector<PayoutCase> all{
        {"paid without a claim", paidWithoutClaim},
        {"paid past the guard", paidPastTheGuard},
        {"paid and set back", paidAndSetBack},
        {"paid words", paidWords},
        {"paid counts for the day", paidCountsForTheDay},
    };
    return all;
}

} // namespace countersign
