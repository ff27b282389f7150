// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/canonical.h"
#include "tests/support/payout_cases.h"

namespace countersign {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString ann = u"ann"_s;
const QString bob = u"bob"_s;
const QString bob2 = u"bob2"_s;
const QString erin = u"erin"_s;
const QString frank = u"frank"_s;
const auto approve_ = DecisionVerdict::Approve;
const auto reject_ = DecisionVerdict::Reject;

QString hex(const QByteArray& octets) {
    return u"\\x"_s + QString::fromLatin1(octets.toHex());
}

QString revoke(PayoutWorld& w, const QString& human) {
    return w.act(u"heidi"_s, u"revoke_key($1, 'stolen')"_s,
                 {hex(sha256(w.fixture().key(human).publicKey()))});
}

QString audited(PayoutWorld& w, const PayoutRequest& request) {
    return w.ask(u"carol"_s,
                 u"SELECT string_agg(act, ' ' ORDER BY seq) FROM countersign.trail WHERE subject = $1"_s,
                 {u"request/"_s + request.id});
}

void twoSuffice(PayoutWorld& w) {
    const PayoutRequest request = w.pending();
    DEMAND(w.approve(bob, request), "done approved");
    DEMAND(w.state(request), "approved");
    DEMAND(w.batchState(request), "APPROVED");
    DEMAND(w.ask(u"postgres"_s, u"SELECT \"approvedById\" FROM public.\"PayoutBatch\" WHERE \"id\" = $1"_s,
                 {request.content.payout}),
           "bob");
    DEMAND(w.admin(u"SELECT count(*) FROM countersign.release_ticket"_s), "0");
    DEMAND(audited(w, request), "propose approve release");
    DEMAND(w.ask(u"carol"_s,
                 u"SELECT execute_by BETWEEN clock_timestamp() + interval '86390 s' AND clock_timestamp() + "
                 u"interval '86400 s'"
                 " FROM countersign.payout_request WHERE request = $1"_s,
                 {request.id}),
           "t");
}

void selfAndSecondLogin(PayoutWorld& w) {
    const PayoutRequest large = w.pending(bob, 50); // above 10,000: the proposer does not count
    DEMAND(w.approve(bob, large), "refused own-proposal");
    DEMAND(w.approve(bob2, large), "refused own-proposal");
    DEMAND(w.reject(bob2, large), "refused own-proposal");
    DEMAND(w.approve(frank, large), "done pending");
    DEMAND(w.approve(frank, large), "refused already-decided");
    DEMAND(w.reject(frank, large), "refused already-decided");
    DEMAND(w.approve(erin, large), "done approved");
    const PayoutRequest second = w.pending(ann, 50);
    DEMAND(w.approve(bob, second), "done pending");
    DEMAND(w.approve(bob2, second), "refused already-decided");
    DEMAND(w.state(second), "pending");
}

void independence(PayoutWorld& w) {
    for (const char* name : {"BOB2", "bob", "Bob X"}) {
        const PayoutRequest bobs = w.pending(ann, 3, QString::fromLatin1(name));
        demand(w.approve(bob, bobs), "done pending", name);
        demand(w.approve(erin, bobs), "done approved", name);
    }
    const PayoutRequest unknown = w.pending(ann, 3, {});
    DEMAND(w.approve(bob, unknown), "done pending");
    DEMAND(w.approve(frank, unknown), "done approved");
    DEMAND(
        w.admin(u"SELECT concat_ws(' ', countersign.is_named('bob', ''), countersign.is_named('bob', 'ann'),"
                " countersign.is_named('bob', 'bob2'), countersign.is_named('zzz', 'zzz'))"_s),
        "f f t f");
    // nobody is named by nothing, whatever they are called
    DEMAND(
        w.run(u"postgres"_s, u"BEGIN; UPDATE countersign.human SET display_name = '' WHERE human = 'bob'"_s),
        "ok");
    const QString named = w.ask(u"postgres"_s, u"SELECT countersign.is_named('bob', '')"_s);
    w.run(u"postgres"_s, u"ROLLBACK"_s);
    DEMAND(named, "f");
}

void requiredHolds(PayoutWorld& w) {
    newPolicy(w, tierJson().replace(u"\"required\": 2"_s, u"\"required\": 4"_s));
    const PayoutRequest request = w.pending();
    newPolicy(w, tierJson()); // what was signed holds
    DEMAND(w.approve(bob, request), "done pending");
    DEMAND(w.approve(erin, request), "done pending");
    DEMAND(w.approve(frank, request), "done approved");
}

void countedNow(PayoutWorld& w) {
    const PayoutRequest rejected = w.pending(); // past the functions, by whom so ever
    DEMAND(
        w.run(u"postgres"_s,
              u"INSERT INTO countersign.decision SELECT '%1', 'erin', 'reject', key, decode(repeat('ab', "
              u"64), 'hex'),"
              " 1, '', 1, 'no', clock_timestamp(), 1 FROM countersign.signing_key WHERE human = 'erin'"_s.arg(
                  rejected.id)),
        "ok");
    DEMAND(w.approve(bob, rejected), "done pending");
    const PayoutRequest one = w.pending(ann, 50);
    DEMAND(w.approve(bob, one), "done pending");
    DEMAND(revoke(w, bob), "done revoked");
    DEMAND(w.approve(erin, one), "done pending");
    DEMAND(w.approve(frank, one), "done approved");
    w.restore();
    const PayoutRequest two = w.pending(ann, 50);
    DEMAND(w.approve(bob, two), "done pending");
    w.admin(u"UPDATE countersign.human SET active = false WHERE human = 'bob'"_s);
    DEMAND(w.approve(erin, two), "done pending");
    w.restore();
    const PayoutRequest gone = w.pending(); // the proposer has gone meanwhile
    w.admin(u"UPDATE countersign.human SET active = false WHERE human = 'ann'"_s);
    DEMAND(w.approve(bob, gone), "done pending");
    DEMAND(w.approve(erin, gone), "done approved");
}

/// Rows a superuser may forge; what they say must not count where it can't be.
void countingForgeries(PayoutWorld& w) {
    const PayoutRequest request = w.pending(ann, 3);
    const PayoutRequest large = w.pending(ann, 50);
    const auto counted = [&](const PayoutRequest& r, const char* with = "{}") {
        return w.ask(
            u"postgres"_s,
            u"SELECT concat_ws(' ', c.signers, c.independent, c.rejected, c.last_signed_ms IS NOT NULL)"
            " FROM countersign.request r, LATERAL countersign.count_signers(jsonb_populate_record(r, "
            "$1::jsonb)) c"
            " WHERE r.request = $2"_s,
            {QString::fromLatin1(with), r.id});
    };
    const auto insert = [&](const PayoutRequest& r, const char* human, const char* verdict,
                            const char* keyOf) {
        demand(
            w.run(
                u"postgres"_s,
                u"INSERT INTO countersign.decision SELECT '%1', '%2', '%3', key, decode(repeat('ab', 64), "
                u"'hex'),"
                " 1, '', 1, '', clock_timestamp(), 1 FROM countersign.signing_key WHERE human = '%4' AND revoked_at IS NULL"_s
                    .arg(r.id, QString::fromLatin1(human), QString::fromLatin1(verdict),
                         QString::fromLatin1(keyOf))),
            "ok", human);
    };
    const auto change = [&](const PayoutRequest& r, const char* set) {
        demand(w.forge(u"countersign.decision"_s,
                       u"UPDATE countersign.decision SET %1 WHERE request = '%2'"_s.arg(
                           QString::fromLatin1(set), r.id)),
               "ok", set);
    };
    DEMAND(counted(request), "1 f f t");
    DEMAND(counted(request, R"({"proposer_counts": false})"), "0 f f f");
    DEMAND(counted(request, R"({"creator": ""})"), "0 f f f");
    DEMAND(counted(large), "0 f f f");
    DEMAND(counted(request, R"({"requester": "zed"})"), "0 f f f"); // a proposal by somebody else
    change(request, "verdict = 'approve'");
    DEMAND(counted(request), "0 f f f"); // who proposed does not approve
    change(request, "verdict = 'propose'");
    insert(request, "bob", "approve", "erin");
    DEMAND(counted(request), "1 f f t");
    change(request, "key = (SELECT key FROM countersign.signing_key WHERE human = decision.human LIMIT 1)");
    DEMAND(counted(request), "2 t f t");
    DEMAND(counted(request, R"({"creator": "bob"})"), "2 f f t");
    DEMAND(counted(request, R"({"editor": "Bob X"})"), "2 f f t");
    DEMAND(counted(request, R"({"requester": "bob"})"), "0 f f f");
    insert(request, "frank", "propose", "frank");
    DEMAND(counted(request), "2 t f t");
    insert(request, "erin", "reject", "erin");
    DEMAND(counted(request), "2 t t t");
}

void argumentsOfDecide(PayoutWorld& w) {
    const PayoutRequest request = w.pending();
    const SignedDecision word = w.word(bob, request, approve_);
    const Decision& d = word.decision;
    const QStringList good{request.id,
                           u"approve"_s,
                           hex(d.key),
                           hex(word.signature),
                           QString::number(d.headSeq),
                           hex(d.headHash),
                           QString::number(d.signedMs),
                           u""_s};
    const auto with = [&](int place, const QString& value) {
        QStringList bent = good;
        bent[place] = value;
        return w.act(bob, u"decide($1, $2, $3, $4, $5, $6, $7, $8)"_s, bent);
    };
    for (int place = 0; place < 7; ++place)
        demand(with(place, QString()), "22023", qPrintable(u"argument %1 is NULL"_s.arg(place)));
    for (const int place : {2, 3, 5})
        demand(with(place, good[place].chopped(2)), "22023",
               qPrintable(u"argument %1 is short"_s.arg(place)));
    DEMAND(with(0, u"00000000-0000-4000-8000-000000000000"_s), "22023");
    DEMAND(with(1, u"propose"_s), "22023");
    DEMAND(with(1, u"reject"_s), "22023"); // no reason
    DEMAND(with(7, u"because"_s), "22023");
    SignedDecision blank = w.word(bob, request, reject_, [](Decision& one) { one.reason = u" "_s; });
    DEMAND(w.decide(bob, request.id, blank), "22023");
    blank.decision.reason = u"a\u200Bb"_s;
    DEMAND(w.decide(bob, request.id, blank), "22023");
    DEMAND(with(7, QString()), "done approved");
}

void signaturesOfDecide(PayoutWorld& w) {
    const PayoutRequest request = w.pending(ann, 50);
    const PayoutRequest other = w.pending();
    const auto bent = [&](const PayoutWorld::Bend& bend, const QString& keyOf = {}) {
        return w.decide(bob, request.id, w.word(bob, request, approve_, bend, keyOf));
    };
    DEMAND(bent({}, frank), "refused key-of-another");
    DEMAND(bent([](Decision& d) { d.key = sha256("no such"); }), "refused key-unknown");
    DEMAND(bent([](Decision& d) { d.human = frank; }), "refused signature");
    DEMAND(bent([](Decision& d) { d.signedMs -= 125'000; }), "refused clock");
    DEMAND(bent([](Decision& d) { d.headHash = sha256("forged"); }), "refused unknown-head");
    DEMAND(bent([](Decision& d) { d.digest = sha256("another"); }), "refused signature");
    DEMAND(bent([](Decision& d) { d.domain = u"countersign:elsewhere"_s; }), "refused signature");
    // turned round, and the other way
    SignedDecision turned = w.word(bob, request, reject_);
    turned.decision.verdict = approve_;
    turned.decision.reason.clear();
    DEMAND(w.decide(bob, request.id, turned), "refused signature");
    turned = w.word(bob, request, approve_);
    turned.decision.verdict = reject_;
    turned.decision.reason = u"turned round"_s;
    DEMAND(w.decide(bob, request.id, turned), "refused signature");
    // replayed elsewhere; another's word sent as one's own
    DEMAND(w.decide(bob, request.id, w.word(bob, other, approve_)), "refused signature");
    const SignedDecision franks = w.word(frank, request, approve_);
    DEMAND(w.decide(bob, request.id, franks), "refused key-of-another");
    // a head from before the proposal
    const QString before =
        w.ask(u"carol"_s,
              u"SELECT concat_ws(' ', seq, encode(hash, 'hex')) FROM countersign.trail WHERE seq = "
              "(SELECT proposed_seq - 1 FROM countersign.payout_request WHERE request = $1)"_s,
              {request.id});
    DEMAND(bent([&](Decision& d) {
               d.headSeq = before.section(u' ', 0, 0).toLongLong();
               d.headHash = QByteArray::fromHex(before.section(u' ', 1).toLatin1());
           }),
           "refused stale-head");
    DEMAND(w.state(request), "pending");
    DEMAND(w.ask(u"carol"_s, u"SELECT signed FROM countersign.payout_request WHERE request = $1"_s,
                 {request.id}),
           "0");
    const SignedDecision good = w.word(bob, request, approve_);
    DEMAND(w.decide(bob, request.id, good), "done pending");
    DEMAND(w.decide(bob, request.id, good), "done pending");
    DEMAND(w.ask(bob, u"SELECT a.replayed FROM countersign.decide($1, 'approve', $2, $3, $4, $5, $6, '') a"_s,
                 {request.id, hex(good.decision.key), hex(good.signature),
                  QString::number(good.decision.headSeq), hex(good.decision.headHash),
                  QString::number(good.decision.signedMs)}),
           "t");
    DEMAND(audited(w, request).section(u' ', -1), "approve");
    DEMAND(revoke(w, frank), "done revoked");
    DEMAND(w.decide(frank, request.id, franks), "refused key-not-active");
}

void statesRefuse(PayoutWorld& w) {
    const PayoutRequest request = w.pending();
    for (const char* state :
         {"executing", "broadcast", "done", "failed", "rejected", "void", "expired", "approved"}) {
        DEMAND(w.forge(u"countersign.request"_s,
                       u"UPDATE countersign.request SET state = '%1' WHERE request = '%2'"_s.arg(
                           QString::fromLatin1(state), request.id)),
               "ok");
        const QByteArray wanted = QByteArray("refused ") + state;
        demand(w.approve(bob, request), wanted.constData(), state);
        if (qstrcmp(state, "approved") != 0) {
            demand(w.reject(frank, request), wanted.constData(), state);
            demand(w.cancel(ann, request), wanted.constData(), state);
        }
        if (qstrcmp(state, "approved") != 0)
            demand(w.claim(request), wanted.constData(), state);
    }
}

void rejectEnds(PayoutWorld& w) {
    const PayoutRequest request = w.pending();
    DEMAND(w.reject(frank, request), "done rejected");
    DEMAND(audited(w, request), "propose reject");
    DEMAND(w.approve(bob, request), "refused rejected");
    const PayoutRequest late = w.approved();
    DEMAND(w.reject(frank, late), "done rejected");
    DEMAND(w.batchState(late), "PENDING");
    DEMAND(w.claim(late), "refused rejected");
    const PayoutRequest again = w.draft(ann, late.content.payout);
    DEMAND(w.propose(ann, again, w.word(ann, again, DecisionVerdict::Propose)), "done pending");
}

const std::pair<const char*, const char*> changes[] = {
    {"Payout", R"(UPDATE public."Payout" SET "amount" = 11 WHERE "id" = '%1-1')"},
    {"Payout", R"(UPDATE public."Payout" SET "destination" = '0xevil' WHERE "id" = '%1-1')"},
    {"Payout", R"(UPDATE public."Payout" SET "method" = 'WIRE' WHERE "id" = '%1-1')"},
    {"Payout", R"(UPDATE public."Payout" SET "currency" = 'EUR' WHERE "batchId" = '%1')"},
    {"Payout", R"(UPDATE public."Payout" SET "id" = '%1-x' WHERE "id" = '%1-1')"},
    {"Payout", R"(UPDATE public."Payout" SET "batchId" = NULL WHERE "id" = '%1-1')"},
    {"Payout", R"(DELETE FROM public."Payout" WHERE "id" = '%1-1')"},
    {"PayoutBatch", R"(UPDATE public."PayoutBatch" SET "totalAmount" = 61 WHERE "id" = '%1')"},
    {"PayoutBatch", R"(UPDATE public."PayoutBatch" SET "createdById" = 'x' WHERE "id" = '%1')"},
    {"Program", R"(UPDATE public."Program" SET "treasuryAddress" = '0x0' WHERE "id" = 'p' AND '%1' <> '')"},
};

QString quietly(PayoutWorld& w, const char* table, const QString& sql) {
    return w.forge(u"public.\"%1\""_s.arg(QString::fromLatin1(table)), sql);
}

void treasuryBack(PayoutWorld& w) {
    w.admin(
        u"UPDATE public.\"Program\" SET \"treasuryAddress\" = '0x52908400098527886E0F7030069857D2E4169EE7' WHERE \"id\" = 'p'"_s);
}

void changedBefore(PayoutWorld& w) {
    for (const auto& [table, sql] : changes) {
        const PayoutRequest request = w.pending();
        demand(quietly(w, table, QString::fromLatin1(sql).arg(request.content.payout)), "ok", sql);
        demand(w.state(request), "pending", sql);
        const QString said = w.approve(bob, request);
        treasuryBack(w);
        demand(said, "refused void", sql);
        demand(w.state(request), "void", sql);
        demand(audited(w, request), "propose void", sql);
    }
    const PayoutRequest request = w.pending();
    DEMAND(quietly(w, "Payout", QString::fromLatin1(changes[0].second).arg(request.content.payout)), "ok");
    DEMAND(w.reject(frank, request), "done rejected");
    const PayoutRequest state = w.pending();
    DEMAND(quietly(w, "PayoutBatch",
                   u"UPDATE public.\"PayoutBatch\" SET \"status\" = 'APPROVED' WHERE \"id\" = '%1'"_s.arg(
                       state.content.payout)),
           "ok");
    DEMAND(w.approve(bob, state), "refused void");
    DEMAND(w.batchState(state), "APPROVED"); // it was not us who released it
}

void changedAfter(PayoutWorld& w) {
    for (const auto& [table, sql] : changes) {
        const PayoutRequest request = w.approved();
        demand(quietly(w, table, QString::fromLatin1(sql).arg(request.content.payout)), "ok", sql);
        demand(w.ask(u"carol"_s, u"SELECT countersign.request_difference($1) IS NULL"_s, {request.id}), "f",
               sql);
        const QString said = w.claim(request);
        treasuryBack(w);
        demand(said, "refused void", sql);
        demand(w.state(request), "void", sql);
        demand(w.batchState(request), "PENDING", sql);
    }
}

void differencesTold(PayoutWorld& w) {
    const PayoutRequest request = w.pending();
    const QString& id = request.content.payout;
    const auto told = [&](const char* path) {
        return w.ask(u"carol"_s,
                     u"SELECT countersign.request_difference($1) #>> '%1'"_s.arg(QString::fromLatin1(path)),
                     {request.id});
    };
    DEMAND(w.ask(u"carol"_s, u"SELECT countersign.request_difference($1)"_s, {request.id}), "∅");
    DEMAND(quietly(w, "Payout",
                   u"UPDATE public.\"Payout\" SET \"amount\" = 31 WHERE \"id\" = '%1-3';"
                   " UPDATE public.\"Payout\" SET \"batchId\" = NULL WHERE \"id\" = '%1-2'"_s.arg(id)),
           "ok");
    DEMAND(told("{digest}"), "differs");
    DEMAND(told("{lines,0,line}"), qPrintable(id + u"-2"_s));
    DEMAND(told("{lines,0,now}"), "∅");
    DEMAND(told("{lines,0,signed,amount}"), "20.000000");
    DEMAND(told("{lines,1,now,amount}"), "31.000000");
    DEMAND(told("{lines,2}"), "∅");
    DEMAND(told("{total}"), "∅");
    DEMAND(told("{state}"), "∅");
    DEMAND(quietly(w, "PayoutBatch",
                   u"UPDATE public.\"PayoutBatch\" SET \"totalAmount\" = 1, \"createdById\" = NULL,"
                   " \"status\" = 'FAILED' WHERE \"id\" = '%1'"_s.arg(id)),
           "ok");
    DEMAND(told("{total,1}"), "1.000000");
    DEMAND(told("{creator,0}"), "admin");
    DEMAND(told("{state,1}"), "failed");
    DEMAND(told("{source}"), "∅");
    DEMAND(
        quietly(w, "PayoutBatch",
                u"DELETE FROM public.\"Payout\" WHERE \"batchId\" = '%1'; DELETE FROM public.\"PayoutBatch\""
                " WHERE \"id\" = '%1'"_s.arg(id)),
        "ok");
    DEMAND(told("{payout}"), "it is gone");
    DEMAND(w.approve(bob, request), "refused void");
}

QString overdue(PayoutWorld& w, const PayoutRequest& request, const char* column) {
    const bool approve = qstrcmp(column, "approve") == 0;
    return w.forge(
        u"countersign.request"_s,
        (approve
             ? u"UPDATE countersign.request SET approve_by_ms = countersign.now_ms() - 1 WHERE request = '%1'"_s
             : u"UPDATE countersign.request SET execute_by = clock_timestamp() - interval '1 ms' WHERE request = '%1'"_s)
            .arg(request.id));
}

void clocksRunOut(PayoutWorld& w) {
    const PayoutRequest one = w.pending();
    DEMAND(overdue(w, one, "approve"), "ok");
    DEMAND(w.approve(bob, one), "refused expired");
    DEMAND(w.state(one), "expired");
    DEMAND(audited(w, one), "propose expire approve-refused");
    DEMAND(w.ask(u"carol"_s, u"SELECT why FROM countersign.payout_request WHERE request = $1"_s, {one.id}),
           "approve-by");
    const PayoutRequest two = w.approved();
    DEMAND(overdue(w, two, "execute"), "ok");
    DEMAND(w.claim(two), "refused expired");
    DEMAND(w.batchState(two), "PENDING");
    DEMAND(w.ask(u"carol"_s, u"SELECT why FROM countersign.payout_request WHERE request = $1"_s, {two.id}),
           "execute-by");
    const PayoutRequest three = w.pending();
    DEMAND(overdue(w, three, "approve"), "ok");
    DEMAND(w.cancel(ann, three), "refused expired");
    const PayoutRequest four = w.pending();
    DEMAND(overdue(w, four, "approve"), "ok");
    const PayoutRequest again = w.draft(ann, four.content.payout);
    DEMAND(w.propose(ann, again, w.word(ann, again, DecisionVerdict::Propose)), "done pending");
    DEMAND(w.state(four), "expired");
    // a transaction opened before the end, whose now() stands still
    const PayoutRequest frozen = w.pending();
    DEMAND(w.run(bob, u"BEGIN; SELECT now()"_s), "ok");
    DEMAND(overdue(w, frozen, "approve"), "ok");
    const QString said = w.approve(bob, frozen);
    w.run(bob, u"COMMIT"_s);
    DEMAND(said, "refused expired");
    DEMAND(w.approve(bob, w.pending()), "done approved");
}

void itemCap(PayoutWorld& w) {
    const PayoutRequest request = w.pending();
    newPolicy(w, tierJson(u"\"cap_item\": 59.99"_s));
    DEMAND(w.approve(bob, request), "refused cap-item");
    DEMAND(w.state(request), "pending");
    DEMAND(w.batchState(request), "PENDING");
    DEMAND(audited(w, request), "propose approve-refused");
    newPolicy(w, tierJson(u"\"cap_item\": 60"_s));
    DEMAND(w.approve(bob, request), "done approved");
}

void dayCap(PayoutWorld& w) {
    const QString mine = u"UPDATE public.\"Payout\" SET \"currency\" = '%1' WHERE \"batchId\" = '%2'"_s;
    static int currencies = 0; // a day is a currency's
    const QString currency = u"DAY%1"_s.arg(++currencies);
    const auto one = [&](const QString& of) {
        const QString id = w.newBatch();
        DEMAND(w.backend(mine.arg(of, id)), "ok");
        const PayoutRequest request = w.draft(ann, id);
        DEMAND(w.propose(ann, request, w.word(ann, request, DecisionVerdict::Propose)), "done pending");
        return request;
    };
    newPolicy(w, tierJson(u"\"cap_day\": 120"_s));
    const PayoutRequest first = one(currency);
    DEMAND(w.approve(bob, one(currency + u'x')), "done approved");
    DEMAND(w.approve(bob, first), "done approved");
    DEMAND(w.approve(bob, one(currency)), "done approved"); // 120 of 120
    const PayoutRequest third = one(currency);
    DEMAND(w.approve(bob, third), "refused cap-day");
    DEMAND(w.claim(first), "done executing"); // still of this day
    DEMAND(w.approve(bob, third), "refused cap-day");
    const auto forged = [&](const char* set) {
        demand(
            w.forge(u"countersign.request"_s, u"UPDATE countersign.request SET %1 WHERE request = '%2'"_s.arg(
                                                  QString::fromLatin1(set), first.id)),
            "ok", set);
    };
    for (const char* state : {"state = 'broadcast'", "state = 'done'", "state = 'failed'"}) {
        forged(state);
        demand(w.approve(bob, third), "refused cap-day", state);
    }
    forged("state = 'executing', detail = '{\"approved_day\": \"2001-01-01\"}'");
    DEMAND(w.approve(bob, third), "done approved");
    const PayoutRequest fourth = one(currency);
    DEMAND(w.approve(bob, fourth), "refused cap-day");
    DEMAND(w.reject(frank, third), "done rejected"); // what was rejected is not paid this day
    DEMAND(w.approve(bob, fourth), "done approved");
}

/// A day of the cap is UTC's, whatever the zone of who approves; what was approved a moment before its
/// midnight is yesterday's, though it may be paid all of today.
void dayTurnsAtMidnight(PayoutWorld& w) {
    const QString today = u"to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD')"_s;
    const QString dayOf =
        u"SELECT detail ->> 'approved_day' FROM countersign.payout_request WHERE request = $1"_s;
    const auto sharing = [&](const QString& currency) {
        const QString id = w.newBatch();
        DEMAND(w.backend(u"UPDATE public.\"Payout\" SET \"currency\" = '%1' WHERE \"batchId\" = '%2'"_s.arg(
                   currency, id)),
               "ok");
        const PayoutRequest request = w.draft(ann, id);
        DEMAND(w.propose(ann, request, w.word(ann, request, DecisionVerdict::Propose)), "done pending");
        return request;
    };
    static int currencies = 0;
    newPolicy(w, tierJson(u"\"cap_day\": 60"_s));
    // at any time it is another day than UTC's in one of these two
    for (const char* zone : {"Pacific/Kiritimati", "Etc/GMT+12"}) {
        const QString currency = u"NIGHT%1"_s.arg(++currencies);
        const PayoutRequest first = sharing(currency), second = sharing(currency);
        DEMAND(w.run(bob, u"SET TimeZone = '%1'"_s.arg(QString::fromLatin1(zone))), "ok");
        const QString before = w.ask(u"carol"_s, u"SELECT "_s + today);
        const QString approved = w.approve(bob, first);
        const QString again = w.approve(bob, second);
        w.forgetLink(bob);
        DEMAND(approved, "done approved");
        const QString day = w.ask(u"carol"_s, dayOf, {first.id});
        const QString after = w.ask(u"carol"_s, u"SELECT "_s + today);
        DEMAND(day == before ? before : after, qPrintable(day));
        if (before == after)
            DEMAND(again, "refused cap-day");
        DEMAND(w.forge(u"countersign.request"_s,
                       u"UPDATE countersign.request SET detail = jsonb_build_object('approved_day',"
                       " to_char((clock_timestamp() AT TIME ZONE 'UTC') - interval '1 day', 'YYYY-MM-DD'))"
                       " WHERE request = '%1'"_s.arg(first.id)),
               "ok");
        DEMAND(w.approve(bob, second), "done approved");
    }
}

void cancelled(PayoutWorld& w) {
    const PayoutRequest request = w.pending();
    DEMAND(w.act(u"carol"_s, u"cancel($1, 'why')"_s, {request.id}), "42501");
    DEMAND(w.act(ann, u"cancel($1, ' ')"_s, {request.id}), "22023");
    DEMAND(w.act(ann, u"cancel(gen_random_uuid(), 'why')"_s), "22023");
    DEMAND(w.cancel(ann, request), "done void");
    DEMAND(audited(w, request), "propose cancel");
    DEMAND(w.cancel(bob2, w.pending(bob)), "done void");
    const PayoutRequest approved = w.approved();
    DEMAND(w.cancel(frank, approved), "done void");
    DEMAND(w.batchState(approved), "PENDING");
    DEMAND(w.claim(approved), "refused void");
    // who proposed may, whatever their roles are now; nobody else without a role
    const PayoutRequest mine = w.pending();
    w.admin(u"REVOKE countersign_approver FROM ann"_s);
    const QString own = w.cancel(ann, mine);
    const QString others = w.cancel(ann, w.pending(bob));
    w.admin(u"GRANT countersign_approver TO ann"_s);
    DEMAND(own, "done void");
    DEMAND(others, "42501");
}

/// Whatever a session sets or plants, the acts see what they must.
void sessionCannotBend(PayoutWorld& w) {
    w.forgetLink(ann); // a session that has read none of the functions yet
    DEMAND(w.run(ann, u"SET standard_conforming_strings = off; SET escape_string_warning = off"_s), "ok");
    const PayoutRequest request = w.pending();
    const QString blank = w.act(ann, u"cancel($1, '  ')"_s, {request.id});
    const QString deceptive = w.act(ann, u"cancel($1, $2)"_s, {request.id, u"a\u202Eb"_s});
    const QString fine = w.act(ann, u"cancel($1, 'sss')"_s, {request.id});
    w.forgetLink(ann);
    DEMAND(blank, "22023");
    DEMAND(deceptive, "22023");
    DEMAND(fine, "done void");
}

} // namespace

const std::vector<PayoutCase>& decisionCases() {
    static const std::vector<PayoutCase> all{
        {"two suffice", twoSuffice},
        {"self and second login", selfAndSecondLogin},
        {"independence", independence},
        {"required holds", requiredHolds},
        {"counted now", countedNow},
        {"counting forgeries", countingForgeries},
        {"arguments of decide", argumentsOfDecide},
        {"signatures of decide", signaturesOfDecide},
        {"states refuse", statesRefuse},
        {"reject ends", rejectEnds},
        {"changed before", changedBefore},
        {"changed after", changedAfter},
        {"differences told", differencesTold},
        {"clocks run out", clocksRunOut},
        {"item cap", itemCap},
        {"day cap", dayCap},
        {"a day turns at midnight", dayTurnsAtMidnight},
        {"cancelled", cancelled},
        {"a session can't bend", sessionCannotBend},
    };
    return all;
}

} // namespace countersign
