// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/gateway_private.h"
#include "models/postgres/payout_rows.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/trail_reader.h"

namespace countersign {

namespace {

KeyInfo keyFrom(const pqxx::row& one) {
    RowReader row(one);
    KeyInfo key;
    key.key = octetsFrom(row);
    key.human = row.text();
    key.displayName = row.text();
    key.publicKey = octetsFrom(row);
    key.state = row.text();
    key.enrolledAt = row.time();
    key.activatedBy = row.text();
    key.activatedAt = row.time();
    key.revokedBy = row.text();
    key.revokedAt = row.time();
    key.reason = row.text();
    return key;
}

std::optional<Decimal> capFrom(RowReader& row) {
    const QString text = row.text();
    const Result<Decimal> cap = Decimal::parse(text);
    return text.isEmpty() || !cap ? std::nullopt : std::optional(*cap);
}

PolicyTier tierFrom(const pqxx::row& one) {
    RowReader row(one);
    PolicyTier tier;
    tier.version = row.integer().value_or(0);
    tier.currency = row.text();
    tier.from = decimalFrom(row);
    tier.required = row.smallInteger().value_or(minSignatures);
    tier.proposerCounts = row.boolean().value_or(false);
    tier.approveWithinS = row.smallInteger().value_or(0);
    tier.executeWithinS = row.smallInteger().value_or(0);
    tier.capItem = capFrom(row);
    tier.capDay = capFrom(row);
    return tier;
}

ChangeInfo changeFrom(const pqxx::row& one) {
    RowReader row(one);
    ChangeInfo change;
    change.change = row.integer().value_or(0);
    change.what = row.text();
    change.body = row.text().toUtf8();
    change.memo = row.text();
    change.state = row.text();
    change.proposer = row.text();
    change.proposedAt = row.time();
    change.decider = row.text();
    change.decidedAt = row.time();
    return change;
}

template<typename T, typename From>
Result<std::vector<T>> allOf(const Result<pqxx::result>& rows, From from) {
    if (!rows)
        return rows.failure();
    std::vector<T> all;
    for (const auto& row : *rows)
        all.push_back(from(row));
    return all;
}

} // namespace

Result<std::vector<KeyInfo>> SystemGateway::keys() {
    const auto at = [](const char* column) { return msSql(QString::fromLatin1(column)); };
    return allOf<KeyInfo>(
        d_->connection->run(
            QStringLiteral(
                "SELECT k.key, k.human, k.display_name, k.public_key, k.state, %1, k.activated_by, %2,"
                " k.revoked_by, %3, k.reason FROM countersign.key_list k"
                " ORDER BY k.human, k.enrolled_at LIMIT %4")
                .arg(at("k.enrolled_at"), at("k.activated_at"), at("k.revoked_at"))
                .arg(maxKeysShown)),
        keyFrom);
}

Result<std::vector<PolicyTier>> SystemGateway::policy() {
    return allOf<PolicyTier>(
        d_->connection->run(QStringLiteral(
            "SELECT version, currency, from_amount::text, required, proposer_counts, approve_within_s,"
            " execute_within_s, cap_item::text, cap_day::text FROM countersign.policy_now"
            " ORDER BY currency, from_amount")),
        tierFrom);
}

Result<std::vector<PersonInfo>> SystemGateway::people() {
    return allOf<PersonInfo>(d_->connection->run(QStringLiteral(
                                 "SELECT human, display_name, active, coalesce(login, ''),"
                                 " to_json(roles)::text FROM countersign.person ORDER BY human, login")),
                             [](const pqxx::row& one) {
                                 RowReader row(one);
                                 PersonInfo person;
                                 person.human = row.text();
                                 person.displayName = row.text();
                                 person.active = row.boolean().value_or(false);
                                 person.login = row.text();
                                 person.roles = row.list();
                                 return person;
                             });
}

Result<std::vector<ChangeInfo>> SystemGateway::changes() {
    return allOf<ChangeInfo>(
        d_->connection->run(
            QStringLiteral("SELECT change, what, body::text, memo, state, proposer, %1, decider, %2"
                           " FROM countersign.change_list ORDER BY change DESC LIMIT %3")
                .arg(msSql(QStringLiteral("proposed_at")), msSql(QStringLiteral("decided_at")))
                .arg(maxRequestsShown)),
        changeFrom);
}

Result<QString> SystemGateway::domain() {
    const auto rows = d_->connection->run(QStringLiteral("SELECT countersign.domain()"));
    if (!rows)
        return rows.failure();
    return RowReader(rows->front()).text();
}

Result<TrailHead> SystemGateway::trailHead() {
    return readTrailHead(*d_->connection);
}

Result<std::vector<TrailRow>> SystemGateway::trailPage(const TrailQuery& query) {
    QString where = QStringLiteral("true");
    SqlArguments arguments;
    const auto add = [&](const QString& condition, const QString& value) {
        if (value.isEmpty())
            return;
        arguments.emplace_back(value);
        where += QStringLiteral(" AND ") + condition.arg(arguments.size());
    };
    add(QStringLiteral("seq < $%1::bigint"), query.before > 0 ? QString::number(query.before) : QString());
    add(QStringLiteral("human = $%1::text"), query.human);
    add(QStringLiteral("act = $%1::text"), query.act);
    add(QStringLiteral("starts_with(subject, $%1::text)"), query.subject);
    return trailRows(*d_->connection, where, QStringLiteral("seq DESC"),
                     qBound(1, query.limit, maxTrailPageRows), arguments);
}

Status SystemGateway::readWholeTrail(const std::function<Status(const std::vector<TrailRow>&)>& take) {
    return readTrail(*d_->connection, take);
}

} // namespace countersign
