// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/gateway_private.h"
#include "models/postgres/payout_rows.h"
#include "models/postgres/row_reader.h"

namespace countersign {

namespace {

const QString requestSql = QStringLiteral(
    "SELECT countersign.domain(), r.request, r.payout, r.currency, r.total::text, r.source, r.creator, "
    "r.editor, r.memo,"
    " r.policy, r.required, r.proposer_counts, r.requester, r.nonce, r.created_ms, r.approve_by_ms,"
    " r.execute_within_ms, r.digest, r.state, %1, %2, r.why, r.detail, r.proposed_seq"
    " FROM countersign.payout_request r WHERE r.request = $1::uuid");
const QString decisionsSql = QStringLiteral(
    "SELECT d.human, d.display_name, d.verdict, d.key, d.signature, d.head_seq, d.head_hash, d.signed_ms,"
    " d.reason, %1, d.key_state FROM countersign.payout_decision d WHERE d.request = $1::uuid ORDER BY d.at");

RequestDetail detailFrom(const pqxx::row& one) {
    RowReader row(one);
    RequestDetail detail;
    PayoutRequest& request = detail.request;
    request.domain = row.text();
    request.id = row.text();
    request.content.payout = row.text();
    request.content.currency = row.text();
    request.content.total = decimalFrom(row);
    request.content.source = row.text();
    request.content.creator = row.text();
    request.content.editor = row.text();
    request.memo = row.text();
    request.policy = row.integer().value_or(0);
    request.required = row.integer().value_or(0);
    request.proposerCounts = row.boolean().value_or(false);
    request.requester = row.text();
    request.nonce = octetsFrom(row);
    request.createdMs = row.integer().value_or(0);
    request.approveByMs = row.integer().value_or(0);
    request.executeWithinMs = row.integer().value_or(0);
    detail.digest = octetsFrom(row);
    detail.state = requestStateFromName(row.text()).value_or(RequestState::Void);
    detail.stateAt = row.time();
    detail.executeBy = row.time();
    detail.why = row.text();
    detail.whyDetail = row.object();
    detail.proposedSeq = row.integer().value_or(0);
    return detail;
}

} // namespace

Result<std::vector<OtherRequest>> SystemGateway::Private::otherRequests(const QString& payout,
                                                                        const QString& except) {
    const auto rows = connection->run(
        QStringLiteral(
            "SELECT r.request, r.state, r.requester, r.why, r.created_ms, %1 FROM"
            " countersign.payout_request r WHERE r.payout = $1::text AND r.request::text <> $2::text"
            " ORDER BY r.created_ms DESC LIMIT %2")
            .arg(msSql(QStringLiteral("r.state_at")), QString::number(maxOtherRequests)),
        {payout, except});
    if (!rows)
        return rows.failure();
    std::vector<OtherRequest> all;
    for (const auto& one : *rows) {
        RowReader row(one);
        OtherRequest other;
        other.id = row.text();
        other.state = requestStateFromName(row.text()).value_or(RequestState::Void);
        other.requester = row.text();
        other.why = row.text();
        other.createdMs = row.integer().value_or(0);
        other.stateAt = row.time();
        all.push_back(std::move(other));
    }
    return all;
}

Result<RequestDetail> SystemGateway::Private::readRequest(const RunSql& run, const QString& id) const {
    const auto head =
        run(requestSql.arg(msSql(QStringLiteral("r.state_at")), msSql(QStringLiteral("r.execute_by"))), {id});
    if (!head)
        return head.failure();
    if (head->empty())
        return Failure{FailureKind::Missing,
                       QStringLiteral("there is no request %1").arg(id.left(80)),
                       where(),
                       QStringLiteral("countersignctl payouts lists them"),
                       {}};
    RequestDetail detail = detailFrom(head->front());
    const auto lines = run(QStringLiteral("SELECT line, destination, method, amount::text, currency FROM"
                                          " countersign.payout_request_line WHERE request = $1::uuid"),
                           {id});
    if (!lines)
        return lines.failure();
    detail.request.content.lines = linesFrom(*lines);
    const auto decisions = run(decisionsSql.arg(msSql(QStringLiteral("d.at"))), {id});
    if (!decisions)
        return decisions.failure();
    for (const auto& row : *decisions)
        detail.decisions.push_back(decisionFrom(row, detail.digest, detail.request.domain));
    return detail;
}

Result<RequestDetail> SystemGateway::request(const QString& id) {
    auto read =
        d_->readRequest([this](const QString& sql,
                               const SqlArguments& arguments) { return d_->connection->run(sql, arguments); },
                        id);
    if (!read)
        return read;
    RequestDetail& detail = *read;
    if (const Status rest = d_->readAround(detail); !rest)
        return rest.failure();
    if (isOpen(detail.state)) {
        auto checks = payoutChecks(detail.request.content.payout);
        if (!checks)
            return checks.failure();
        detail.checks = std::move(checks).value();
    }
    detail.from = d_->now();
    return read;
}

Status SystemGateway::Private::readAround(RequestDetail& detail) {
    const QString& id = detail.request.id;
    const auto sent = connection->run(
        QStringLiteral("SELECT b.tx_hash, b.chain_nonce, to_json(b.lines)::text, %1 FROM"
                       " countersign.payout_broadcast b WHERE b.request = $1::uuid ORDER BY b.at")
            .arg(msSql(QStringLiteral("b.at"))),
        {id});
    if (!sent)
        return sent.failure();
    for (const auto& one : *sent) {
        RowReader row(one);
        BroadcastInfo info;
        info.txHash = row.text();
        info.chainNonce = row.text();
        info.lines = row.list();
        info.at = row.time();
        detail.broadcasts.push_back(std::move(info));
    }
    auto before = lastPaid(*connection, QStringLiteral("uuid"), id);
    if (!before)
        return before.failure();
    detail.lastPaid = std::move(before).value();
    auto others = otherRequests(detail.request.content.payout, id);
    if (!others)
        return others.failure();
    detail.others = std::move(others).value();
    // Of a void one too: its own record may just say that the guard saw a change.
    if (!isOpen(detail.state) && detail.state != RequestState::Void)
        return Nothing{};
    const auto difference =
        connection->run(QStringLiteral("SELECT countersign.request_difference($1::uuid)"), {id});
    if (!difference)
        return difference.failure();
    detail.difference = RowReader(difference->front()).object();
    return Nothing{};
}

} // namespace countersign
