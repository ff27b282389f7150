// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/payout_world.h"

#include "models/trust/canonical.h"
#include "models/trust/decision.h"
#include "models/trust/payout_request.h"
#include "models/trust/random_bytes.h"

#include <QUuid>

namespace countersign {

namespace {

const QString previewSql = QStringLiteral(
    "SELECT currency, total, source, creator, editor, policy, required, proposer_counts, requester, domain,"
    " server_ms, approve_within_s, execute_within_s FROM countersign.preview($1)");
const QString linesSql = QStringLiteral("SELECT line_id, destination, method, amount, currency FROM"
                                        " countersign.payout_line WHERE payout_id = $1");
const QString restoreSql = QStringLiteral(R"(DO $$
DECLARE
  last integer := (SELECT max(p.version) FROM countersign.policy p);
BEGIN
  DELETE FROM countersign.release_ticket;
  DELETE FROM countersign.login WHERE human IN ('zoe', 'zed') OR login IN ('x1', 'z');
  UPDATE countersign.login SET human = CASE login WHEN 'bob2' THEN 'bob' ELSE login END
    WHERE human <> CASE login WHEN 'bob2' THEN 'bob' ELSE login END;
  DELETE FROM countersign.human WHERE human = 'newone';
  UPDATE countersign.human SET active = true WHERE NOT active;
  DELETE FROM countersign.signing_key WHERE activated_at IS NULL OR human IN ('dave', 'heidi');
  UPDATE countersign.signing_key SET revoked_at = NULL, revoked_by = NULL WHERE revoked_at IS NOT NULL;
  IF EXISTS ((SELECT currency, from_amount, required, proposer_counts, approve_within_s, cap_item, cap_day
              FROM countersign.policy_tier t WHERE t.version = 1)
             EXCEPT (SELECT currency, from_amount, required, proposer_counts, approve_within_s, cap_item, cap_day
              FROM countersign.policy_tier t WHERE t.version = (SELECT max(p.version) FROM countersign.policy p)))
     OR (SELECT count(*) FROM countersign.policy_tier t
         WHERE t.version = (SELECT max(p.version) FROM countersign.policy p)) <> 2 THEN
    INSERT INTO countersign.policy (version, proposer, approver) VALUES (last + 1, '', '');
    INSERT INTO countersign.policy_tier SELECT last + 1, currency, from_amount, required, proposer_counts,
      approve_within_s, execute_within_s, cap_item, cap_day FROM countersign.policy_tier t WHERE t.version = 1;
  END IF;
END $$)");

QString hex(const QByteArray& octets) {
    return QStringLiteral("\\x") + QString::fromLatin1(octets.toHex());
}

Decimal decimal(const QString& text) {
    const Result<Decimal> parsed = Decimal::parse(text);
    return parsed ? *parsed : Decimal();
}

QString numbers(int count) {
    QStringList places;
    for (int n = 1; n <= count; ++n)
        places << QStringLiteral("$%1").arg(n);
    return places.join(QStringLiteral(", "));
}

} // namespace

void demand(const QString& got, const char* wanted, const char* where) {
    if (got != QString::fromUtf8(wanted))
        throw Mismatch{QStringLiteral("%1: \"%2\", wanted \"%3\"")
                           .arg(QString::fromUtf8(where), got, QString::fromUtf8(wanted))};
}

PqLink& PayoutWorld::link(const QString& login) {
    auto known = links_.find(login);
    if (known != links_.end() && known->second.alive())
        return known->second;
    links_.erase(login);
    auto opened =
        PqLink::open(fx_.db().cluster().urlFor(login, QStringLiteral("sge")), fx_.db().plan(login).password);
    if (!opened)
        throw Mismatch{englishSentence(opened.failure()) + opened.failure().detail};
    return links_.emplace(login, std::move(*opened)).first->second;
}

QString PayoutWorld::ask(const QString& login, const QString& sql, const QStringList& parameters) {
    ++checks_;
    const auto rows = link(login).query(sql, parameters);
    if (!rows)
        return rows.failure().detail;
    if (rows->empty() || rows->rows.front().empty())
        return QStringLiteral("(no row)");
    return rows->at(0, 0).isNull() ? QStringLiteral("∅") : rows->at(0, 0);
}

QString PayoutWorld::run(const QString& login, const QString& script) {
    const Status done = link(login).run(script);
    return done ? QStringLiteral("ok") : done.failure().detail;
}

QString PayoutWorld::act(const QString& login, const QString& call, const QStringList& parameters) {
    return ask(login,
               QStringLiteral("SELECT concat(a.outcome, ' ', CASE a.outcome WHEN 'done' THEN a.state ELSE"
                              " a.reason END) FROM countersign.") +
                   call + QStringLiteral(" a"),
               parameters);
}

QString PayoutWorld::newBatch(int lines, const QString& creator) {
    const QString id = QStringLiteral("w%1x%2").arg(number_).arg(++batches_);
    const QString maker = creator.isEmpty() ? QStringLiteral("NULL") : PqLink::literal(creator);
    const QString made = backend(
        QStringLiteral(
            "INSERT INTO public.\"PayoutBatch\" (\"id\", \"programId\", \"period\", \"totalAmount\","
            " \"affiliateCount\", \"createdById\", \"updatedAt\") VALUES ('%1', 'p', '%1', 5 * %2::numeric *"
            " (%2 + 1), %2, %3, now());"
            " INSERT INTO public.\"Payout\" (\"id\", \"programId\", \"affiliateId\", \"batchId\","
            " \"idempotencyKey\", \"amount\", \"method\", \"destination\", \"updatedAt\") SELECT '%1-' || n,"
            " 'p', 'a' || (1 + n % 50), '%1', '%1-' || n, 10 * n, 'ONCHAIN_USDC', '0x' || lpad(n::text, 40,"
            " '0'), now() FROM generate_series(1, %2) n")
            .arg(id, QString::number(lines), maker));
    demand(made, "ok", "newBatch");
    return id;
}

PayoutRequest PayoutWorld::draft(const QString& login, const QString& payout) {
    PayoutRequest request;
    const auto head = link(login).query(previewSql, {payout});
    const auto lines = link(login).query(linesSql, {payout});
    if (!head || head->empty() || !lines)
        throw Mismatch{QStringLiteral("no preview of ") + payout};
    const std::vector<QString>& row = head->rows.front();
    request.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    request.content.payout = payout;
    request.content.currency = row[0];
    request.content.total = decimal(row[1]);
    request.content.source = row[2];
    request.content.creator = row[3];
    request.content.editor = row[4];
    request.policy = row[5].toLongLong();
    request.required = row[6].toLongLong();
    request.proposerCounts = row[7] == QStringLiteral("t");
    request.requester = row[8];
    request.domain = row[9];
    request.createdMs = row[10].toLongLong();
    request.approveByMs = request.createdMs + row[11].toLongLong() * 1'000;
    request.executeWithinMs = row[12].toLongLong() * 1'000;
    request.nonce = randomBytes(nonceBytes);
    request.memo = QStringLiteral("payout of ") + payout;
    for (const auto& line : lines->rows)
        request.content.lines.push_back({line[0], line[1], line[2], decimal(line[3]), line[4]});
    sortLines(request.content.lines);
    return request;
}

PayoutRequest PayoutWorld::pending(const QString& login, int lines, const QString& creator) {
    PayoutRequest request = draft(login, newBatch(lines, creator));
    demand(propose(login, request, word(PayoutFixture::humanOf(login), request, DecisionVerdict::Propose)),
           "done pending", "propose");
    return request;
}

PayoutRequest PayoutWorld::approved() {
    PayoutRequest request = pending();
    demand(approve(QStringLiteral("bob"), request), "done approved", "approve");
    return request;
}

SignedDecision PayoutWorld::word(const QString& human, const PayoutRequest& request, DecisionVerdict verdict,
                                 const Bend& bend, const QString& keyOf) {
    const Ed25519Key& key = fx_.key(keyOf.isEmpty() ? human : keyOf);
    SignedDecision made;
    Decision& d = made.decision;
    d.domain = request.domain;
    d.verdict = verdict;
    d.digest = sha256(requestBytes(request));
    d.human = human;
    d.key = sha256(key.publicKey());
    const auto head =
        link(QStringLiteral("carol"))
            .query(QStringLiteral("SELECT seq, encode(hash, 'hex') FROM countersign.trail_head"));
    if (!head)
        throw Mismatch{QStringLiteral("no head")};
    d.headSeq = head->at(0, 0).toLongLong();
    d.headHash = QByteArray::fromHex(head->at(0, 1).toLatin1());
    d.signedMs = systemNow();
    if (verdict == DecisionVerdict::Reject)
        d.reason = QStringLiteral("not this one");
    if (bend)
        bend(d);
    const auto signature = key.sign(decisionBytes(d));
    if (!signature)
        throw Mismatch{QStringLiteral("not signed")};
    made.signature = *signature;
    return made;
}

QString PayoutWorld::propose(const QString& login, const PayoutRequest& request, const SignedDecision& word) {
    const Decision& d = word.decision;
    return act(login, QStringLiteral("propose(%1)").arg(numbers(11)),
               {request.content.payout, request.id, hex(request.nonce), request.memo,
                QString::number(request.createdMs), hex(d.digest), hex(d.key), hex(word.signature),
                QString::number(d.headSeq), hex(d.headHash), QString::number(d.signedMs)});
}

QString PayoutWorld::decide(const QString& login, const QString& request, const SignedDecision& word) {
    const Decision& d = word.decision;
    return act(login, QStringLiteral("decide(%1)").arg(numbers(8)),
               {request, decisionVerdictName(d.verdict), hex(d.key), hex(word.signature),
                QString::number(d.headSeq), hex(d.headHash), QString::number(d.signedMs), d.reason});
}

QString PayoutWorld::approve(const QString& login, const PayoutRequest& request) {
    return decide(login, request.id, word(PayoutFixture::humanOf(login), request, DecisionVerdict::Approve));
}

QString PayoutWorld::reject(const QString& login, const PayoutRequest& request) {
    return decide(login, request.id, word(PayoutFixture::humanOf(login), request, DecisionVerdict::Reject));
}

QString PayoutWorld::claim(const PayoutRequest& request) {
    return act(QStringLiteral("payer"), QStringLiteral("claim($1)"), {request.id});
}

QString PayoutWorld::cancel(const QString& login, const PayoutRequest& request) {
    return act(login, QStringLiteral("cancel($1, 'no longer')"), {request.id});
}

QString PayoutWorld::state(const PayoutRequest& request) {
    return ask(QStringLiteral("carol"),
               QStringLiteral("SELECT stored_state FROM countersign.payout_request WHERE request = $1"),
               {request.id});
}

QString PayoutWorld::batchState(const PayoutRequest& request) {
    return ask(fx_.db().adminLogin(),
               QStringLiteral("SELECT \"status\" FROM public.\"PayoutBatch\" WHERE \"id\" = $1"),
               {request.content.payout});
}

QString PayoutWorld::forge(const QString& table, const QString& sql) {
    return run(fx_.db().adminLogin(),
               QStringLiteral("BEGIN; ALTER TABLE %1 DISABLE TRIGGER USER; %2; ALTER TABLE %1 ENABLE TRIGGER"
                              " USER; COMMIT")
                   .arg(table, sql));
}

void PayoutWorld::grantByMistake() {
    demand(run(fx_.db().adminLogin(),
               QStringLiteral("GRANT EXECUTE ON FUNCTION countersign.propose, countersign.decide,"
                              " countersign.cancel, countersign.claim, countersign.report_broadcast,"
                              " countersign.report_done, countersign.enrol_key, countersign.activate_key,"
                              " countersign.revoke_key, countersign.propose_policy,"
                              " countersign.propose_person, countersign.decide_change TO carol;"
                              " GRANT countersign_operator, countersign_approver, countersign_admin,"
                              " countersign_worker TO eve")),
           "ok", "grantByMistake");
}

void PayoutWorld::restore() {
    for (auto& [login, connection] : links_)
        static_cast<void>(connection.run(QStringLiteral("ROLLBACK")));
    demand(run(fx_.db().adminLogin(), restoreSql), "ok", "restore");
}

} // namespace countersign
