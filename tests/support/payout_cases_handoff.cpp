// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/canonical.h"
#include "tests/support/payout_cases.h"

#include <QElapsedTimer>

namespace countersign {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString ann = u"ann"_s;
const QString bob = u"bob"_s;
const QString erin = u"erin"_s;
const QString frank = u"frank"_s;
const QString payer = u"payer"_s;

QString worker(PayoutWorld& w, const char* call, const PayoutRequest& request) {
    return w.act(payer, QString::fromLatin1(call).arg(request.id));
}

QString moved(PayoutWorld& w, const PayoutRequest& request, const char* status) {
    return w.backend(u"UPDATE public.\"PayoutBatch\" SET \"status\" = '%1' WHERE \"id\" = '%2'"_s.arg(
        QString::fromLatin1(status), request.content.payout));
}

void claimedOnce(PayoutWorld& w) {
    DEMAND(w.act(payer, u"claim(gen_random_uuid())"_s), "22023");
    DEMAND(w.act(payer, u"claim(NULL)"_s), "22023");
    const PayoutRequest request = w.pending();
    DEMAND(w.claim(request), "refused pending");
    DEMAND(w.approve(bob, request), "done approved");
    DEMAND(w.claim(request), "done executing");
    DEMAND(w.claim(request), "refused executing");
    DEMAND(w.ask(u"carol"_s,
                 u"SELECT string_agg(act, ' ' ORDER BY seq) FROM countersign.trail WHERE subject = $1"_s,
                 {u"request/"_s + request.id}),
           "propose claim-refused approve release claim claim-refused");
}

void claimCountsAgain(PayoutWorld& w) {
    const auto voided = [&](const PayoutRequest& request, const char* why) {
        demand(w.claim(request), "refused void", why);
        demand(
            w.ask(
                u"carol"_s,
                u"SELECT concat_ws(' ', stored_state, why) FROM countersign.payout_request WHERE request = $1"_s,
                {request.id}),
            "void signers", why);
        demand(w.batchState(request), "PENDING", why);
        w.restore();
    };
    const PayoutRequest revoked = w.approved();
    DEMAND(w.act(u"heidi"_s, u"revoke_key($1, 'stolen')"_s,
                 {u"\\x"_s + QString::fromLatin1(sha256(w.fixture().key(bob).publicKey()).toHex())}),
           "done revoked");
    voided(revoked, "key revoked");
    const PayoutRequest let = w.approved();
    w.admin(u"UPDATE countersign.human SET active = false WHERE human = 'bob'"_s);
    voided(let, "approver let go");
    const PayoutRequest proposer = w.approved();
    w.admin(u"UPDATE countersign.human SET active = false WHERE human = 'ann'"_s);
    voided(proposer, "proposer let go");
    const PayoutRequest rejected = w.approved();
    DEMAND(
        w.run(u"postgres"_s,
              u"INSERT INTO countersign.decision SELECT '%1', 'erin', 'reject', key, decode(repeat('ab', "
              u"64), 'hex'),"
              " 1, '', 1, 'no', clock_timestamp(), 1 FROM countersign.signing_key WHERE human = 'erin'"_s.arg(
                  rejected.id)),
        "ok");
    voided(rejected, "a rejection past the functions");
    // whoever can write the state alone has gained nothing
    const PayoutRequest alone = w.pending();
    DEMAND(w.forge(u"public.\"PayoutBatch\""_s,
                   u"UPDATE public.\"PayoutBatch\" SET \"status\" = 'APPROVED' WHERE \"id\" = '%1'"_s.arg(
                       alone.content.payout)),
           "ok");
    DEMAND(w.run(u"postgres"_s,
                 u"UPDATE countersign.request SET state = 'approved' WHERE request = '%1'"_s.arg(alone.id)),
           "ok");
    voided(alone, "state forged");
    // two who count, but none who is independent
    const PayoutRequest bobs = w.pending(ann, 3, u"bob"_s);
    DEMAND(w.approve(bob, bobs), "done pending");
    DEMAND(w.forge(u"public.\"PayoutBatch\""_s,
                   u"UPDATE public.\"PayoutBatch\" SET \"status\" = 'APPROVED' WHERE \"id\" = '%1'"_s.arg(
                       bobs.content.payout)),
           "ok");
    DEMAND(w.run(u"postgres"_s,
                 u"UPDATE countersign.request SET state = 'approved' WHERE request = '%1'"_s.arg(bobs.id)),
           "ok");
    voided(bobs, "nobody independent");
    const PayoutRequest three = w.approved();
    DEMAND(w.approve(frank, three), "refused approved");
}

void reports(PayoutWorld& w) {
    const PayoutRequest request = w.approved();
    DEMAND(worker(w, "report_broadcast('%1', '0xaa', '7', '{}')", request), "refused approved");
    DEMAND(worker(w, "report_done('%1', false, 'no')", request), "refused approved");
    DEMAND(w.claim(request), "done executing");
    for (const char* bad :
         {"NULL, '7', '{}'", "' ', '7', '{}'", "repeat('x', 201), '7', '{}'", "'0xaa', NULL, '{}'",
          "'0xaa', repeat('7', 81), '{}'", "'0xaa', '7', NULL", "U&'0x\\200B', '7', '{}'",
          "'0xaa', U&'7\\202E', '{}'", "'0xaa', '7', ARRAY['no such line']", "'0xaa', '7', ARRAY[NULL::text]",
          "'0xaa', '7', array_fill('x'::text, ARRAY[10001])"})
        demand(w.act(payer, u"report_broadcast('%1', %2)"_s.arg(request.id, QString::fromLatin1(bad))),
               "22023", bad);
    const QString tooMany = u"report_broadcast('%1', '0xaa', '7', array_fill('%2-1'::text, ARRAY[10001]))"_s;
    DEMAND(w.act(payer, tooMany.arg(request.id, request.content.payout)), "22023");
    DEMAND(w.act(payer, u"report_broadcast('%1', '0xaa', '7', ARRAY['%2-1'])"_s.arg(
                            request.id, w.pending().content.payout)),
           "22023"); // a line, but of another request
    DEMAND(worker(w, "report_done('%1', true, 'mined')", request), "refused executing");
    DEMAND(w.act(payer, u"report_done('%1', NULL, 'mined')"_s.arg(request.id)), "22023");
    DEMAND(w.act(payer, u"report_done('%1', true, ' ')"_s.arg(request.id)), "22023");
    DEMAND(worker(w, "report_broadcast('%1', repeat('x', 200), repeat('7', 80), '{}')", request),
           "done broadcast");
    DEMAND(w.act(payer, u"report_broadcast('%1', '0xbb', '8', ARRAY['%2-1'])"_s.arg(request.id,
                                                                                    request.content.payout)),
           "done broadcast");
    DEMAND(w.act(payer, u"report_broadcast('%1', '0xbb', '8', ARRAY['%2-1'])"_s.arg(request.id,
                                                                                    request.content.payout)),
           "done broadcast");
    DEMAND(
        w.ask(payer, u"SELECT count(*) FROM countersign.payout_broadcast WHERE request = $1"_s, {request.id}),
        "2");
    DEMAND(worker(w, "report_done('%1', true, 'mined')", request), "done done");
    DEMAND(worker(w, "report_done('%1', true, 'mined')", request), "done done");
    DEMAND(worker(w, "report_done('%1', false, 'after all')", request), "refused done");
    DEMAND(worker(w, "report_broadcast('%1', '0xcc', '9', '{}')", request), "refused done");
    const PayoutRequest early = w.approved();
    DEMAND(w.claim(early), "done executing");
    DEMAND(worker(w, "report_done('%1', false, 'no funds')", early), "done failed");
    DEMAND(worker(w, "report_done('%1', false, 'no funds')", early), "done failed");
    DEMAND(worker(w, "report_done('%1', true, 'after all')", early), "refused failed");
    const PayoutRequest sent = w.approved();
    DEMAND(w.claim(sent), "done executing");
    DEMAND(worker(w, "report_broadcast('%1', '0xdd', '7', '{}')", sent), "done broadcast");
    DEMAND(worker(w, "report_done('%1', false, 'reverted')", sent), "done failed");
    for (const char* act : {"broadcast", "done", "failed"})
        demand(w.ask(u"carol"_s, u"SELECT count(*) > 0 FROM countersign.trail WHERE act = $1"_s,
                     {QString::fromLatin1(act)}),
               "t", act);
}

void workerReads(PayoutWorld& w) {
    const PayoutRequest request = w.approved();
    for (const char* view : {"payout", "payout_line", "payout_request", "payout_request_line",
                             "payout_decision", "payout_broadcast", "key_list", "trail", "trail_head"})
        demand(
            w.ask(
                payer,
                u"SELECT count(*) >= 0 FROM (SELECT * FROM countersign.%1) v WHERE v IS NOT DISTINCT FROM v"_s
                    .arg(QString::fromLatin1(view))),
            "t", view);
    DEMAND(w.ask(payer,
                 u"SELECT string_agg(concat_ws(' ', human, verdict, key_state), ', ' ORDER BY at) FROM "
                 u"countersign.payout_decision"
                 " WHERE request = $1"_s,
                 {request.id}),
           "ann propose active, bob approve active");
}

void releasedOnlyHere(PayoutWorld& w) {
    const PayoutRequest request = w.pending();
    for (const char* status : {"APPROVED", "PROCESSING", "COMPLETED"})
        demand(moved(w, request, status), "42501", status);
    DEMAND(
        w.backend(u"INSERT INTO public.\"PayoutBatch\" (\"id\", \"programId\", \"period\", \"totalAmount\", "
                  u"\"affiliateCount\","
                  " \"status\", \"updatedAt\") VALUES ('in-%1', 'p', 'in-%1', 1, 1, 'APPROVED', now())"_s.arg(
                      request.id)),
        "42501");
    DEMAND(w.backend(
               u"INSERT INTO public.\"PayoutBatch\" (\"id\", \"programId\", \"period\", \"totalAmount\", "
               u"\"affiliateCount\","
               " \"status\", \"updatedAt\") VALUES ('in-%1', 'p', 'in-%1', 1, 1, 'PROCESSING', now())"_s.arg(
                   request.id)),
           "42501");
    // a ticket of another transaction, and one of another payout in this one
    DEMAND(w.run(u"postgres"_s,
                 u"INSERT INTO countersign.release_ticket VALUES ('%1', '%2', pg_current_xact_id())"_s.arg(
                     request.content.payout, request.id)),
           "ok");
    const QString other = moved(w, request, "APPROVED");
    w.run(u"postgres"_s, u"DELETE FROM countersign.release_ticket"_s);
    DEMAND(other, "42501");
    const QString mixed =
        w.run(u"postgres"_s,
              u"BEGIN; INSERT INTO countersign.release_ticket VALUES ('zzz', '%1', pg_current_xact_id());"
              " UPDATE public.\"PayoutBatch\" SET \"status\" = 'APPROVED' WHERE \"id\" = '%2'"_s.arg(
                  request.id, request.content.payout));
    w.run(u"postgres"_s, u"ROLLBACK"_s);
    DEMAND(mixed, "42501");
    DEMAND(w.approve(bob, request), "done approved");
    DEMAND(moved(w, request, "APPROVED"), "ok"); // it is there already
    DEMAND(moved(w, request, "PROCESSING"), "42501");
    DEMAND(w.claim(request), "done executing");
    DEMAND(moved(w, request, "PROCESSING"), "ok");
    DEMAND(worker(w, "report_broadcast('%1', '0xaa', '7', '{}')", request), "done broadcast");
    DEMAND(moved(w, request, "PROCESSING"), "ok");
    DEMAND(worker(w, "report_done('%1', true, 'mined')", request), "done done");
    DEMAND(moved(w, request, "COMPLETED"), "ok");
    // it does not begin again: not by way of an earlier state, and not by way of a release
    DEMAND(moved(w, request, "PENDING"), "ok");
    DEMAND(moved(w, request, "PROCESSING"), "42501");
    DEMAND(moved(w, request, "COMPLETED"), "42501");
    DEMAND(moved(w, request, "APPROVED"), "42501");
    DEMAND(moved(w, request, "FAILED"), "ok");
    DEMAND(w.backend(u"UPDATE public.\"PayoutBatch\" SET \"period\" = 'later%1' WHERE \"id\" = '%1'"_s.arg(
               request.content.payout)),
           "ok");
    const PayoutRequest again = w.pending();
    DEMAND(moved(w, again, "CANCELLED"), "ok");
}

void workerOfOldHabits(PayoutWorld& w) {
    // reports first and moves the backend's row afterwards
    const PayoutRequest request = w.approved();
    DEMAND(w.claim(request), "done executing");
    DEMAND(worker(w, "report_broadcast('%1', '0xaa', '7', '{}')", request), "done broadcast");
    DEMAND(moved(w, request, "PROCESSING"), "ok");
    DEMAND(moved(w, request, "PENDING"), "ok");
    DEMAND(moved(w, request, "COMPLETED"), "ok");
    const PayoutRequest late = w.approved();
    DEMAND(w.claim(late), "done executing");
    DEMAND(worker(w, "report_broadcast('%1', '0xaa', '7', '{}')", late), "done broadcast");
    DEMAND(worker(w, "report_done('%1', true, 'mined')", late), "done done");
    DEMAND(moved(w, late, "COMPLETED"), "ok");
    const PayoutRequest failed = w.approved();
    DEMAND(w.claim(failed), "done executing");
    DEMAND(worker(w, "report_done('%1', false, 'no funds')", failed), "done failed");
    DEMAND(moved(w, failed, "PROCESSING"), "42501");
}

/// Under another id a released payout would be one that nobody signed.
void renamed(PayoutWorld& w) {
    const PayoutRequest request = w.approved();
    DEMAND(w.backend(u"UPDATE public.\"Payout\" SET \"batchId\" = NULL WHERE \"batchId\" = '%1'"_s.arg(
               request.content.payout)),
           "ok");
    const PayoutRequest second = w.approved();
    DEMAND(w.backend(u"ALTER TABLE public.\"Payout\" DISABLE TRIGGER USER; UPDATE public.\"Payout\" SET "
                     u"\"batchId\" = NULL WHERE \"batchId\" = '%1';"
                     " ALTER TABLE public.\"Payout\" ENABLE TRIGGER USER"_s.arg(second.content.payout)),
           "ok");
    DEMAND(w.backend(u"UPDATE public.\"PayoutBatch\" SET \"id\" = 're-%1' WHERE \"id\" = '%1'"_s.arg(
               second.content.payout)),
           "42501");
    const PayoutRequest third = w.pending();
    DEMAND(w.backend(u"DELETE FROM public.\"Payout\" WHERE \"batchId\" = '%1'; UPDATE public.\"PayoutBatch\" "
                     u"SET \"id\" = 're-%1'"
                     " WHERE \"id\" = '%1'"_s.arg(third.content.payout)),
           "ok");
    DEMAND(w.state(third), "void");
}

void changesAreTold(PayoutWorld& w) {
    const std::pair<const char*, const char*> all[] = {
        {R"(UPDATE public."Payout" SET "amount" = 11 WHERE "id" = '%1-1')", "update of Payout: amount"},
        {R"(UPDATE public."Payout" SET "destination" = '0xevil', "method" = 'WIRE' WHERE "id" = '%1-1')",
         "update of Payout: destination, method"},
        {R"(UPDATE public."Payout" SET "currency" = 'EUR' WHERE "id" = '%1-1')",
         "update of Payout: currency"},
        {R"(UPDATE public."Payout" SET "id" = '%1-x' WHERE "id" = '%1-1')", "update of Payout: id"},
        {R"(UPDATE public."Payout" SET "batchId" = NULL WHERE "id" = '%1-1')", "update of Payout: batchId"},
        {R"(DELETE FROM public."Payout" WHERE "id" = '%1-1')", "delete of Payout"},
        {R"(UPDATE public."PayoutBatch" SET "totalAmount" = 61 WHERE "id" = '%1')",
         "update of PayoutBatch: totalAmount"},
        {R"(UPDATE public."PayoutBatch" SET "createdById" = NULL WHERE "id" = '%1')",
         "update of PayoutBatch: createdById"},
        {R"(INSERT INTO public."Payout" ("id", "programId", "affiliateId", "batchId", "idempotencyKey", "amount", "method",
            "destination", "updatedAt") VALUES ('%1-9', 'p', 'a9', '%1', '%1-9', 1, 'WIRE', 'x', now()))",
         "insert of Payout"},
        {R"(DELETE FROM public."Payout" WHERE "batchId" = '%1'; DELETE FROM public."PayoutBatch" WHERE "id" = '%1')",
         "delete of Payout"},
    };
    for (const auto& [sql, told] : all) {
        for (const bool released : {false, true}) {
            const PayoutRequest request = released ? w.approved() : w.pending();
            demand(w.backend(QString::fromLatin1(sql).arg(request.content.payout)), "ok", sql);
            demand(w.state(request), "void", sql);
            demand(w.ask(u"carol"_s,
                         u"SELECT detail ->> 'guard' FROM countersign.payout_request WHERE request = $1"_s,
                         {request.id}),
                   told, sql);
            if (!QString::fromLatin1(sql).contains(u"DELETE FROM public.\"PayoutBatch\""_s))
                demand(w.batchState(request), "PENDING", sql);
        }
    }
    const PayoutRequest untouched = w.approved();
    DEMAND(
        w.backend(
            u"UPDATE public.\"Payout\" SET \"status\" = 'PROCESSING', \"amount\" = \"amount\" WHERE \"batchId\" = '%1'"_s
                .arg(untouched.content.payout)),
        "ok");
    DEMAND(
        w.backend(
            u"UPDATE public.\"PayoutBatch\" SET \"period\" = \"id\" || 'x', \"updatedAt\" = now() WHERE \"id\" = '%1'"_s
                .arg(untouched.content.payout)),
        "ok");
    DEMAND(w.state(untouched), "approved");
    const PayoutRequest from = w.pending();
    const PayoutRequest to = w.pending();
    DEMAND(w.backend(u"UPDATE public.\"Payout\" SET \"batchId\" = '%1' WHERE \"id\" = '%2-1'"_s.arg(
               to.content.payout, from.content.payout)),
           "ok");
    DEMAND(w.state(from) + u' ' + w.state(to), "void void");
    DEMAND(w.claim(untouched), "done executing");
    DEMAND(w.backend(u"UPDATE public.\"Payout\" SET \"amount\" = 99 WHERE \"id\" = '%1-1'"_s.arg(
               untouched.content.payout)),
           "ok");
    DEMAND(w.state(untouched), "executing");
    DEMAND(w.backend(u"INSERT INTO public.\"Payout\" (\"id\", \"programId\", \"affiliateId\", "
                     u"\"idempotencyKey\", \"amount\", \"method\","
                     " \"destination\", \"updatedAt\") VALUES ('free-%1', 'p', 'a9', 'free-%1', 1, 'WIRE', "
                     "'x', now());"
                     " DELETE FROM public.\"Payout\" WHERE \"id\" = 'free-%1'"_s.arg(from.id)),
           "ok");
}

/// With no other request alive its change is told like any other's.
void theOnlyOneIsGuarded(PayoutWorld& w) {
    DEMAND(w.forge(
               u"countersign.request"_s,
               u"UPDATE countersign.request SET state = 'void', why = 'changed', detail = '{}' WHERE state IN"
               " ('pending', 'approved')"_s),
           "ok");
    const PayoutRequest only = w.pending();
    DEMAND(w.backend(u"UPDATE public.\"Payout\" SET \"amount\" = 99 WHERE \"id\" = '%1-1'"_s.arg(
               only.content.payout)),
           "ok");
    DEMAND(w.ask(u"carol"_s, u"SELECT stored_state FROM countersign.payout_request WHERE request = $1"_s,
                 {only.id}),
           "void");
}

/// Of a payout that was proposed before, only the request that lives is ended.
void theLivingOneIsGuarded(PayoutWorld& w) {
    const PayoutRequest before = w.pending();
    DEMAND(w.cancel(ann, before), "done void");
    const PayoutRequest again = w.draft(ann, before.content.payout);
    DEMAND(w.propose(ann, again, w.word(ann, again, DecisionVerdict::Propose)), "done pending");
    DEMAND(w.backend(u"UPDATE public.\"Payout\" SET \"amount\" = 99 WHERE \"id\" = '%1-1'"_s.arg(
               again.content.payout)),
           "ok");
    DEMAND(w.state(again), "void");
}

/// The guard never stands in the backend's way: what it can't lock soon, the comparison finds.
void guardGivesWay(PayoutWorld& w) {
    const PayoutRequest request = w.pending(ann, 40);
    DEMAND(
        w.run(u"postgres"_s,
              u"BEGIN; SELECT 1 FROM countersign.request WHERE request = '%1' FOR UPDATE"_s.arg(request.id)),
        "ok");
    QElapsedTimer timer;
    timer.start();
    const QString said =
        w.backend(u"UPDATE public.\"Payout\" SET \"amount\" = \"amount\" + 1 WHERE \"batchId\" = '%1'"_s.arg(
            request.content.payout));
    const qint64 took = timer.elapsed();
    w.run(u"postgres"_s, u"ROLLBACK"_s);
    DEMAND(said, "ok");
    DEMAND(QString::fromLatin1(took < 5'000 ? "in time" : "too late"),
           "in time"); // 40 lines of 0.3 s would be 12 s
    DEMAND(w.state(request), "pending");
    DEMAND(w.approve(bob, request), "refused void");
}

} // namespace

const std::vector<PayoutCase>& handOffCases() {
    static const std::vector<PayoutCase> all{
        {"claimed once", claimedOnce},
        {"claim counts again", claimCountsAgain},
        {"reports", reports},
        {"the worker reads", workerReads},
        {"released only here", releasedOnlyHere},
        {"a worker of old habits", workerOfOldHabits},
        {"renamed", renamed},
        {"changes are told", changesAreTold},
        {"the only one is guarded", theOnlyOneIsGuarded},
        {"the living one is guarded", theLivingOneIsGuarded},
        {"the guard gives way", guardGivesWay},
    };
    return all;
}

} // namespace countersign
