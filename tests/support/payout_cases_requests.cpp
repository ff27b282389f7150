// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/canonical.h"
#include "models/trust/payout_request.h"
#include "models/trust/random_bytes.h"
#include "tests/support/payout_cases.h"

#include <QUuid>

namespace countersign {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString ann = u"ann"_s;
const QString bob = u"bob"_s;
const auto propose_ = DecisionVerdict::Propose;

void contentRefused(PayoutWorld& w) {
    const std::pair<const char*, const char*> all[] = {
        {R"(UPDATE public."PayoutBatch" SET "totalAmount" = 0 WHERE "id" = '%1')", "total-not-positive"},
        {R"(UPDATE public."PayoutBatch" SET "totalAmount" = -60 WHERE "id" = '%1')", "total-not-positive"},
        {R"(UPDATE public."PayoutBatch" SET "totalAmount" = 'NaN' WHERE "id" = '%1')", "total-not-positive"},
        {R"(DELETE FROM public."Payout" WHERE "batchId" = '%1')", "no-lines"},
        {R"(UPDATE public."Payout" SET "destination" = '' WHERE "id" = '%1-2')", "line-incomplete"},
        {R"(UPDATE public."Payout" SET "currency" = 'EUR' WHERE "id" = '%1-2')", "mixed-currency"},
        {R"(UPDATE public."Payout" SET "currency" = 'ZAR' WHERE "id" = '%1-2')", "mixed-currency"},
        {R"(UPDATE public."Payout" SET "amount" = 0 WHERE "id" = '%1-2')", "amount-not-positive"},
        {R"(UPDATE public."Payout" SET "amount" = -1 WHERE "id" = '%1-2')", "amount-not-positive"},
        {R"(UPDATE public."Payout" SET "amount" = 'NaN' WHERE "id" = '%1-2')", "amount-not-positive"},
        {R"(UPDATE public."Payout" SET "destination" = U&'0x\202E12' WHERE "id" = '%1-2')", "deceptive-text"},
        {R"(UPDATE public."PayoutBatch" SET "createdById" = U&'a\200Bb' WHERE "id" = '%1')",
         "deceptive-text"},
        {R"(UPDATE public."Payout" SET "destination" = repeat('x', 501) WHERE "id" = '%1-2')",
         "text-too-long"},
        {R"(UPDATE public."PayoutBatch" SET "createdById" = repeat('x', 501) WHERE "id" = '%1')",
         "text-too-long"},
        {R"(UPDATE public."PayoutBatch" SET "totalAmount" = 60.000001 WHERE "id" = '%1')", "sum-differs"},
        {R"(UPDATE public."PayoutBatch" SET "status" = 'CANCELLED' WHERE "id" = '%1')", "not-open"},
        {R"(UPDATE public."Payout" SET "destination" = repeat('x', 500) WHERE "id" = '%1-2')", ""},
        {R"(UPDATE public."PayoutBatch" SET "createdById" = repeat('x', 500) WHERE "id" = '%1')", ""},
    };
    for (const auto& [sql, wanted] : all) {
        const QString id = w.newBatch();
        DEMAND(w.backend(QString::fromLatin1(sql).arg(id)), "ok");
        demand(w.ask(ann, u"SELECT wrong FROM countersign.preview($1)"_s, {id}), wanted, sql);
        const PayoutRequest request = w.draft(ann, id);
        const QString said = w.propose(ann, request, w.word(ann, request, propose_));
        demand(said, *wanted == 0 ? "done pending" : qPrintable(u"refused "_s + QString::fromLatin1(wanted)),
               sql);
    }
    DEMAND(w.ask(ann, u"SELECT wrong FROM countersign.preview('no such')"_s), "no-such-payout");
    DEMAND(w.ask(ann, u"SELECT wrong FROM countersign.preview($1)"_s, {w.newBatch(10'001)}),
           "too-many-lines");
}

/// Columns sge would never let be NULL, a header of another currency, sums beyond all measure: the views as
/// another kind of backend might give them.
void contentOfOtherKinds(PayoutWorld& w) {
    const QString id = w.newBatch();
    const auto wrong = [&](const char* replaced, const char* by) {
        const QString view = QString::fromLatin1(replaced);
        const QString columns = QString::fromLatin1(by);
        const QString made = w.run(
            u"postgres"_s,
            u"BEGIN; ALTER VIEW countersign.%1 RENAME TO kept; CREATE VIEW countersign.%1 AS SELECT %2 FROM countersign.kept o"_s
                .arg(view, columns));
        demand(made, "ok", by);
        const QString said =
            w.ask(u"postgres"_s, u"SELECT wrong FROM countersign.payout_content($1)"_s, {id});
        w.run(u"postgres"_s, u"ROLLBACK"_s);
        return said;
    };
    const char* line = "payout_line";
    DEMAND(wrong(line, "payout_id, NULL::text AS line_id, destination, method, amount, currency, payee"),
           "line-incomplete");
    DEMAND(wrong(line, "payout_id, line_id, NULL::text AS destination, method, amount, currency, payee"),
           "line-incomplete");
    DEMAND(wrong(line, "payout_id, line_id, destination, NULL::text AS method, amount, currency, payee"),
           "line-incomplete");
    DEMAND(wrong(line, "payout_id, line_id, destination, method, NULL::numeric AS amount, currency, payee"),
           "line-incomplete");
    DEMAND(wrong(line, "payout_id, line_id, destination, method, amount, NULL::text AS currency, payee"),
           "line-incomplete");
    DEMAND(wrong(line, "payout_id, line_id, destination, method, 1e60 AS amount, currency, payee"),
           "amount-not-positive");
    // whole numbers, as a backend that counts cents keeps them
    DEMAND(wrong(line, "payout_id, line_id, destination, method, amount::bigint AS amount, currency, payee"),
           "∅");
    const auto header = [&](const char* column, const char* by) {
        QString columns = u"o.id, o.state, o.currency, o.total, o.source, o.created_by, o.changed_by"_s;
        columns.replace(u"o."_s + QString::fromLatin1(column),
                        QString::fromLatin1(by) + u" AS "_s + QString::fromLatin1(column));
        return wrong("payout", qPrintable(columns));
    };
    DEMAND(header("total", "NULL::numeric"), "total-not-positive");
    DEMAND(header("total", "1e60"), "total-not-positive");
    DEMAND(header("total", "60::bigint"), "∅");
    DEMAND(header("created_by", "'x'::varchar(9)"), "∅");
    DEMAND(header("currency", "'EUR'::text"), "mixed-currency");
    DEMAND(header("currency", "NULL::text"), "mixed-currency");
    DEMAND(header("source", "repeat('x', 501)"), "text-too-long");
    DEMAND(header("changed_by", "repeat('x', 501)"), "text-too-long");
    DEMAND(header("changed_by", "U&'a\\200Bb'"), "deceptive-text");
    DEMAND(header("source", "U&'a\\200Bb'"), "deceptive-text");
    DEMAND(header("source", "repeat('x', 500)"), "∅");
}

QString hex(const QByteArray& octets) {
    return u"\\x"_s + QString::fromLatin1(octets.toHex());
}

void argumentsOfPropose(PayoutWorld& w) {
    const PayoutRequest r = w.draft(ann, w.newBatch());
    const SignedDecision word = w.word(ann, r, propose_);
    const Decision& d = word.decision;
    const QStringList good{r.content.payout,
                           r.id,
                           hex(r.nonce),
                           r.memo,
                           QString::number(r.createdMs),
                           hex(d.digest),
                           hex(d.key),
                           hex(word.signature),
                           QString::number(d.headSeq),
                           hex(d.headHash),
                           QString::number(d.signedMs)};
    const auto with = [&](int place, const QString& value) {
        QStringList bent = good;
        bent[place] = value;
        return w.act(ann, u"propose($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"_s, bent);
    };
    for (int place = 0; place < good.size(); ++place)
        demand(with(place, QString()), "22023", qPrintable(u"argument %1 is NULL"_s.arg(place)));
    for (const int place : {2, 5, 6, 7, 9})
        demand(with(place, good[place].chopped(2)), "22023",
               qPrintable(u"argument %1 is short"_s.arg(place)));
    DEMAND(with(0, QString(513, u'x')), "22023");
    DEMAND(with(0, QString(512, u'x')), "refused no-such-payout");
    DEMAND(with(3, u" \t "_s), "22023");
    DEMAND(with(3, QString(501, u'x')), "22023");
    DEMAND(with(3, u"a\u202Eb"_s), "22023");
    DEMAND(with(4, QString::number(systemNow() - 605'000)), "22023");
    DEMAND(with(4, QString::number(systemNow() + 605'000)), "22023");
    DEMAND(with(4, QString::number(systemNow() - 590'000)), "refused changed");
    DEMAND(with(4, QString::number(systemNow() + 590'000)), "refused changed");
    DEMAND(with(3, QString(500, u'x')), "refused changed");
    DEMAND(w.propose(ann, r, word), "done pending");
    DEMAND(w.propose(ann, r, word), "done pending"); // the stored answer
    DEMAND(with(5, hex(sha256("other"))), "refused key-reused");
    DEMAND(w.propose(bob, r, word), "refused key-reused");
}

void proposeRefused(PayoutWorld& w) {
    const PayoutRequest live = w.pending();
    PayoutRequest again = w.draft(ann, live.content.payout);
    DEMAND(w.ask(ann, u"SELECT wrong FROM countersign.preview($1)"_s, {live.content.payout}), "already-live");
    DEMAND(w.propose(ann, again, w.word(ann, again, propose_)), "refused already-live");
    PayoutRequest nonce = w.draft(ann, w.newBatch());
    nonce.nonce = live.nonce;
    DEMAND(w.propose(ann, nonce, w.word(ann, nonce, propose_)), "refused nonce-reused");
    // every field that is the proposer's own, and each that they may not choose
    const auto bent = [&](const std::function<void(PayoutRequest&)>& bend) {
        PayoutRequest r = w.draft(ann, w.newBatch());
        bend(r);
        return w.propose(ann, r, w.word(ann, r, propose_));
    };
    DEMAND(bent([](PayoutRequest& r) { r.required = 3; }), "refused changed");
    DEMAND(bent([](PayoutRequest& r) { r.proposerCounts = false; }), "refused changed");
    DEMAND(bent([](PayoutRequest& r) { r.requester = bob; }), "refused changed");
    DEMAND(bent([](PayoutRequest& r) { r.domain = u"countersign:elsewhere"_s; }), "refused changed");
    DEMAND(bent([](PayoutRequest& r) { r.policy += 1; }), "refused changed");
    DEMAND(bent([](PayoutRequest& r) { r.approveByMs += 1; }), "refused changed");
    DEMAND(bent([](PayoutRequest& r) { r.executeWithinMs += 1; }), "refused changed");
    DEMAND(bent([](PayoutRequest& r) { r.content.lines[0].destination = u"0xevil"_s; }), "refused changed");
    DEMAND(bent([](PayoutRequest& r) { r.content.source = u"0xevil"_s; }), "refused changed");
    DEMAND(bent([](PayoutRequest& r) { r.content.creator = u"x"_s; }), "refused changed");
    DEMAND(bent([](PayoutRequest& r) { r.content.editor = u"x"_s; }), "refused changed");
    DEMAND(bent([](PayoutRequest&) {}), "done pending");
    newPolicy(w, tierJson(u"\"cap_item\": 60"_s));
    DEMAND(bent([](PayoutRequest&) {}), "done pending"); // 60 of 60
    newPolicy(w, tierJson(u"\"cap_item\": 59.999999"_s));
    DEMAND(bent([](PayoutRequest&) {}), "refused cap-item");
    DEMAND(w.ask(ann, u"SELECT wrong FROM countersign.preview($1)"_s, {w.newBatch()}), "cap-item");
}

void tiersHold(PayoutWorld& w) {
    newPolicy(
        w,
        uR"([{"currency": "", "from": 0, "required": 4, "proposer_counts": true, "approve_within_s": 100, "execute_within_s": 200},
        {"currency": "USD", "from": 0, "required": 2, "proposer_counts": true, "approve_within_s": 300, "execute_within_s": 400},
        {"currency": "USD", "from": 60, "required": 3, "proposer_counts": false, "approve_within_s": 500, "execute_within_s": 600}])"_s);
    const QString of =
        u"SELECT concat_ws(' ', t.required, t.approve_within_s, t.version = (SELECT max(version) FROM"
        " countersign.policy)) FROM countersign.tier_for($1, $2::numeric) t"_s;
    const auto tier = [&](const char* currency, const char* total) {
        return w.ask(u"postgres"_s, of, {QString::fromLatin1(currency), QString::fromLatin1(total)});
    };
    DEMAND(tier("USD", "59.99"), "2 300 t");
    DEMAND(tier("USD", "60"), "3 500 t");
    DEMAND(tier("USD", "1e50"), "3 500 t");
    DEMAND(tier("EUR", "60"), "4 100 t");
    DEMAND(tier("usd", "60"), "4 100 t");
    const PayoutRequest request = w.draft(ann, w.newBatch());
    DEMAND(QString::number(request.required), "3");
    DEMAND(QString::number(request.executeWithinMs), "600000");
}

void signatures(PayoutWorld& w) {
    const auto bent = [&](const PayoutWorld::Bend& bend, const QString& keyOf = {}) {
        const PayoutRequest r = w.draft(ann, w.newBatch());
        return w.propose(ann, r, w.word(ann, r, propose_, bend, keyOf));
    };
    DEMAND(bent([](Decision& d) { d.key = sha256("no such"); }), "refused key-unknown");
    DEMAND(bent({}, bob), "refused key-of-another");
    DEMAND(bent([&](Decision& d) { d.key = sha256(w.fixture().key(bob).publicKey()); }),
           "refused key-of-another");
    DEMAND(bent([](Decision& d) { d.signedMs -= 125'000; }), "refused clock");
    DEMAND(bent([](Decision& d) { d.signedMs += 125'000; }), "refused clock");
    DEMAND(bent([](Decision& d) { d.signedMs -= 110'000; }), "done pending");
    DEMAND(bent([](Decision& d) { d.signedMs += 110'000; }), "done pending");
    DEMAND(bent([](Decision& d) { d.headHash = sha256("forged"); }), "refused unknown-head");
    DEMAND(bent([](Decision& d) { d.headSeq += 1; }), "refused unknown-head");
    DEMAND(bent([](Decision& d) { d.headSeq = -1; }), "refused unknown-head");
    DEMAND(bent([](Decision& d) { d.human = bob; }), "refused signature");
    DEMAND(bent([](Decision& d) { d.domain = u"countersign:elsewhere"_s; }), "refused signature");
    DEMAND(bent([](Decision& d) { d.verdict = DecisionVerdict::Approve; }), "refused signature");
    DEMAND(bent([](Decision& d) { d.reason = u"x"_s; }), "refused signature");
    const PayoutRequest r = w.draft(ann, w.newBatch());
    SignedDecision flipped = w.word(ann, r, propose_);
    for (const qsizetype place : {0, 31, 32, 62}) {
        SignedDecision one = flipped;
        one.signature[place] = static_cast<char>(one.signature[place] ^ 1);
        DEMAND(w.propose(ann, r, one), "refused signature");
    }
    const QString anns = hex(sha256(w.fixture().key(ann).publicKey()));
    DEMAND(w.act(u"heidi"_s, u"revoke_key($1, 'stolen')"_s, {anns}), "done revoked");
    DEMAND(w.propose(ann, r, w.word(ann, r, propose_)), "refused key-not-active");
    DEMAND(w.admin(
               u"UPDATE countersign.signing_key SET revoked_at = NULL, revoked_by = NULL, activated_at = NULL"
               " WHERE human = 'ann' RETURNING human"_s),
           "ann");
    const QString pending = w.propose(ann, r, w.word(ann, r, propose_));
    w.admin(u"UPDATE countersign.signing_key SET activated_at = clock_timestamp() WHERE human = 'ann'"_s);
    DEMAND(pending, "refused key-not-active");
    DEMAND(w.propose(ann, r, w.word(ann, r, propose_)), "done pending");
}

void oldHead(PayoutWorld& w) {
    const PayoutRequest r = w.draft(ann, w.newBatch());
    const SignedDecision word = w.word(ann, r, propose_);
    static_cast<void>(w.pending()); // the trail goes on
    const QString next = QString::number(word.decision.headSeq + 1);
    const auto age = [&](const char* by) {
        return w.forge(u"countersign.audit"_s,
                       u"UPDATE countersign.audit SET at = at - interval '%1' WHERE seq = %2"_s.arg(
                           QString::fromLatin1(by), next));
    };
    DEMAND(age("11 minutes"), "ok");
    const QString said = w.propose(ann, r, word);
    DEMAND(age("-2 minutes"), "ok"); // nine minutes
    const QString young = w.propose(ann, r, word);
    DEMAND(age("-9 minutes"), "ok");
    DEMAND(said, "refused stale-head");
    DEMAND(young, "done pending");
}

const QStringList states{u"pending"_s, u"approved"_s, u"executing"_s, u"broadcast"_s, u"done"_s,
                         u"failed"_s,  u"rejected"_s, u"void"_s,      u"expired"_s};

void onlyForwards(PayoutWorld& w) {
    const QStringList allowed{u"pending approved"_s, u"pending rejected"_s,   u"pending void"_s,
                              u"pending expired"_s,  u"approved executing"_s, u"approved rejected"_s,
                              u"approved void"_s,    u"approved expired"_s,   u"executing broadcast"_s,
                              u"executing failed"_s, u"broadcast done"_s,     u"broadcast failed"_s};
    const PayoutRequest request = w.pending();
    const QString off = u"BEGIN; ALTER TABLE countersign.request DISABLE TRIGGER request_keep;"
                        " UPDATE countersign.request SET state = '%1' WHERE request = '%2';"
                        " ALTER TABLE countersign.request ENABLE TRIGGER request_keep"_s;
    for (const QString& from : states) {
        for (const QString& to : states) {
            DEMAND(w.run(u"postgres"_s, off.arg(from, request.id)), "ok");
            const QString moved = w.run(
                u"postgres"_s,
                u"UPDATE countersign.request SET state = '%1' WHERE request = '%2'"_s.arg(to, request.id));
            w.run(u"postgres"_s, u"ROLLBACK"_s);
            demand(moved, allowed.contains(from + u' ' + to) ? "ok" : "55000",
                   qPrintable(from + u" to "_s + to));
        }
    }
}

void neverChanges(PayoutWorld& w) {
    const PayoutRequest request = w.pending();
    for (const char* change :
         {"payout = 'x'", "currency = 'x'", "total = 1", "source = 'x'", "creator = 'x'", "editor = 'x'",
          "memo = 'x'", "required = required + 1", "proposer_counts = NOT proposer_counts",
          "requester = 'bob'", "nonce = decode(repeat('00', 16), 'hex')", "created_ms = 1",
          "approve_by_ms = 1", "execute_within_ms = 1", "line_count = 2", "lines = 'x'",
          "digest = decode(repeat('00', 32), 'hex')", "proposed_seq = 1"})
        demand(w.run(u"postgres"_s,
                     u"UPDATE countersign.request SET state = 'void', %1 WHERE request = '%2'"_s.arg(
                         QString::fromLatin1(change), request.id)),
               "42501", change);
    for (const char* table : {"request", "request_line", "decision", "broadcast"}) {
        const QString name = QString::fromLatin1(table);
        demand(w.run(u"postgres"_s, u"TRUNCATE countersign.%1 CASCADE"_s.arg(name)), "42501", table);
    }
    DEMAND(w.run(u"postgres"_s, u"DELETE FROM countersign.request WHERE request = '%1'"_s.arg(request.id)),
           "42501");
    for (const char* table : {"request_line", "decision"}) {
        const QString name = QString::fromLatin1(table);
        demand(w.run(u"postgres"_s, u"DELETE FROM countersign.%1"_s.arg(name)), "42501", table);
        demand(w.run(u"postgres"_s, u"UPDATE countersign.%1 SET request = request"_s.arg(name)), "42501",
               table);
    }
    DEMAND(w.run(u"postgres"_s, u"UPDATE countersign.audit SET human = human"_s), "42501");
    DEMAND(w.run(u"postgres"_s, u"DELETE FROM countersign.audit"_s), "42501");
    DEMAND(w.run(u"postgres"_s, u"TRUNCATE countersign.audit CASCADE"_s), "42501");
}

void timeMakesExpired(PayoutWorld& w) {
    const QString now =
        u"SELECT countersign.state_now(jsonb_populate_record(r, $1::jsonb)) FROM countersign.request r"
        " WHERE r.request = $2"_s;
    const PayoutRequest request = w.pending();
    const auto state = [&](const QString& with) { return w.ask(u"postgres"_s, now, {with, request.id}); };
    const auto by = [](const char* of, qint64 ms) {
        return uR"({"state": "%1", "approve_by_ms": %2})"_s.arg(QString::fromLatin1(of)).arg(ms);
    };
    const qint64 t = systemNow();
    DEMAND(state(by("pending", t - 1)), "expired");
    DEMAND(state(by("pending", t + 60'000)), "pending");
    DEMAND(state(by("approved", t - 1)), "approved");
    DEMAND(state(uR"({"state": "approved", "execute_by": "2001-01-01"})"_s), "expired");
    DEMAND(state(uR"({"state": "approved", "execute_by": "3001-01-01"})"_s), "approved");
    DEMAND(state(uR"({"state": "executing", "execute_by": "2001-01-01", "approve_by_ms": 1})"_s),
           "executing");
    DEMAND(state(uR"({"state": "done", "execute_by": "2001-01-01", "approve_by_ms": 1})"_s), "done");
}

void octetsAgree(PayoutWorld& w) {
    const PayoutRequest request = w.pending(ann, 12);
    DEMAND(w.ask(u"carol"_s, u"SELECT countersign.request_octets($1)"_s, {request.id}),
           requestBytes(request).constData());
    DEMAND(w.ask(u"carol"_s, u"SELECT digest FROM countersign.payout_request WHERE request = $1"_s,
                 {request.id}),
           sha256(requestBytes(request)).toHex().constData());
    DEMAND(w.ask(u"carol"_s,
                 u"SELECT string_agg(concat_ws(' ', line, destination, amount), ',' ORDER BY line) FROM"
                 " countersign.payout_request_line WHERE request = $1 AND line IN ('%1-1', '%1-12')"_s.arg(
                     request.content.payout),
                 {request.id}),
           qPrintable(u"%1-1 0x0000000000000000000000000000000000000001 10.000000,%1-12 "
                      "0x0000000000000000000000000000000000000012 120.000000"_s.arg(request.content.payout)));
}

} // namespace

const std::vector<PayoutCase>& requestCases() {
    static const std::vector<PayoutCase> all{
        {"arguments of propose", argumentsOfPropose},
        {"proposals refused", proposeRefused},
        {"signatures", signatures},
        {"an old head", oldHead},
        {"tiers hold", tiersHold},
        {"content refused", contentRefused},
        {"content of other kinds", contentOfOtherKinds},
        {"only forwards", onlyForwards},
        {"never changes", neverChanges},
        {"time makes expired", timeMakesExpired},
        {"octets agree", octetsAgree},
    };
    return all;
}

} // namespace countersign
