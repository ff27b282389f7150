// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/refusal_text.h"
#include "models/postgres/gateway_private.h"
#include "models/postgres/payout_rows.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

#include <QUuid>

namespace countersign {

namespace {

/// The newest request of each payout beside it; \%1 filters, \%2 is the limit.
const QString payoutsSql = QStringLiteral(
    "SELECT p.id, p.raw_state, p.created_by, %3, p.total::text, p.currency, p.line_count, r.request,"
    " r.state, r.requester, r.required, r.signed, r.approve_by_ms, %4,"
    " to_json(ARRAY(SELECT d.human FROM countersign.payout_decision d WHERE d.request = r.request"
    "   ORDER BY d.at))::text"
    " FROM (SELECT * FROM countersign.payout w%1 ORDER BY w.page_key DESC, w.id DESC LIMIT %2) p"
    " LEFT JOIN LATERAL (SELECT q.* FROM countersign.payout_request q WHERE q.payout = p.id"
    "   ORDER BY q.created_ms DESC LIMIT 1) r ON true ORDER BY p.page_key DESC, p.id DESC");

PayoutSummary summaryFrom(const pqxx::row& one) {
    RowReader row(one);
    PayoutSummary summary;
    summary.payout = row.text();
    summary.rawState = row.text();
    summary.creator = row.text();
    summary.createdAt = row.time();
    summary.total = row.money();
    summary.lineCount = row.integer().value_or(0);
    summary.request = row.text();
    summary.state = requestStateFromName(row.text());
    summary.requester = row.text();
    summary.required = row.integer().value_or(0);
    summary.signedBy = row.integer().value_or(0);
    summary.approveByMs = row.time();
    summary.executeBy = row.time();
    summary.signers = row.list();
    return summary;
}

const QString previewSql = QStringLiteral(
    "SELECT p.wrong, p.line_sum::text, p.domain, p.currency, p.total::text, p.source, p.creator, p.editor,"
    " p.policy, p.required, p.proposer_counts, p.requester, p.server_ms, p.approve_within_s,"
    " p.execute_within_s FROM countersign.preview($1::text) p");

} // namespace

std::optional<Failure> SystemGateway::Private::noPayouts() const {
    if (kind->payouts.selectSql.isEmpty())
        return without(QStringLiteral("payouts"),
                       QStringLiteral("this kind of system has no payouts to approve"));
    if (byContract)
        return std::nullopt;
    return Failure{
        FailureKind::Missing,
        QStringLiteral("payouts are shown and approved with the contract, which is not in use here"),
        where(),
        QStringLiteral("Have the DBA run countersignctl install; countersignctl doctor says what is there"),
        {}};
}

Result<std::vector<PayoutSummary>> SystemGateway::payouts(const QStringList& rawStates) {
    if (const auto why = d_->noPayouts())
        return *why;
    QString filter;
    SqlArguments arguments;
    if (!rawStates.isEmpty()) {
        const auto type = d_->expanded(d_->kind->payouts.rawStatusType);
        if (!type)
            return type.failure();
        filter = QStringLiteral(" WHERE w.raw_status = ANY ($1::text[]::%1[])").arg(*type);
        arguments.emplace_back(arrayText(rawStates));
    }
    const auto rows = d_->connection->run(payoutsSql.arg(filter, QString::number(maxRequestsShown),
                                                         msSql(QStringLiteral("p.created_at")),
                                                         msSql(QStringLiteral("r.execute_by"))),
                                          arguments);
    if (!rows) {
        d_->lookAgainAfter(rows.failure());
        return rows.failure();
    }
    std::vector<PayoutSummary> all;
    for (const auto& row : *rows)
        all.push_back(summaryFrom(row));
    return all;
}

Result<std::vector<PayoutCheck>> SystemGateway::payoutChecks(const QString& payout) {
    const auto rows = d_->connection->run(
        QStringLiteral("SELECT c.check_name, coalesce(c.line, ''), c.amount::text, c.currency, c.evidence"
                       " FROM countersign.payout_checks($1::text) c"),
        {payout});
    if (!rows)
        return rows.failure();
    std::vector<PayoutCheck> checks;
    for (const auto& one : *rows) {
        RowReader row(one);
        PayoutCheck check;
        check.name = row.text();
        check.line = row.text();
        check.money = row.money();
        check.evidence = row.object();
        const auto words = d_->kind->payouts.checkWords.find(check.name);
        check.text = checkText(
            check.name, words == d_->kind->payouts.checkWords.end() ? QString() : words->second.english());
        checks.push_back(std::move(check));
    }
    return checks;
}

Result<PayoutPreview> SystemGateway::previewPayout(const QString& payout) {
    if (const auto why = d_->noPayouts())
        return *why;
    const auto head = d_->connection->run(previewSql, {payout});
    if (!head)
        return head.failure();
    PayoutPreview preview;
    RowReader row(head->front());
    preview.wrong = row.text();
    preview.wrongText = preview.wrong.isEmpty() ? QString() : deskReasonText(preview.wrong);
    preview.lineSum = decimalFrom(row);
    PayoutRequest& request = preview.request;
    request.domain = row.text();
    request.content.payout = payout;
    request.content.currency = row.text();
    request.content.total = decimalFrom(row);
    request.content.source = row.text();
    request.content.creator = row.text();
    request.content.editor = row.text();
    request.policy = row.integer().value_or(0);
    request.required = row.integer().value_or(minSignatures);
    request.proposerCounts = row.boolean().value_or(false);
    request.requester = row.text();
    request.createdMs = row.integer().value_or(0);
    request.approveByMs = request.createdMs + row.integer().value_or(0) * 1'000;
    request.executeWithinMs = row.integer().value_or(0) * 1'000;
    request.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (preview.wrong == QStringLiteral("no-such-payout"))
        return Failure{FailureKind::Missing, preview.wrongText, d_->where(), {}, {}};
    const auto lines =
        d_->connection->run(QStringLiteral("SELECT line_id, destination, method, amount::text, currency FROM"
                                           " countersign.payout_line WHERE payout_id = $1::text LIMIT %1")
                                .arg(maxPayoutLines + 1),
                            {payout});
    if (!lines)
        return lines.failure();
    request.content.lines = linesFrom(*lines);
    auto checks = payoutChecks(payout);
    if (!checks)
        return checks.failure();
    preview.checks = std::move(checks).value();
    auto before = lastPaid(*d_->connection, QStringLiteral("text"), payout);
    if (!before)
        return before.failure();
    preview.lastPaid = std::move(before).value();
    auto others = d_->otherRequests(payout, {});
    if (!others)
        return others.failure();
    preview.others = std::move(others).value();
    preview.from = d_->now();
    return preview;
}

} // namespace countersign
