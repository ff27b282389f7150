// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/gateway_private.h"
#include "models/postgres/payout_rows.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/trail_reader.h"

namespace countersign {

namespace {

/// One more than may be signed: a longer payout then gives another digest, never a shortened one.
const QString backendLinesSql =
    QStringLiteral("SELECT line_id, destination, method, amount::text, currency FROM countersign.payout_line"
                   " WHERE payout_id = $1::text LIMIT %1");

Result<PayoutContent> readBackend(const RunSql& run, const QString& payout) {
    const auto head = run(QStringLiteral("SELECT id, currency, total::text, source, created_by, changed_by"
                                         " FROM countersign.payout WHERE id = $1::text"),
                          {payout});
    if (!head)
        return head.failure();
    PayoutContent content;
    if (head->empty())
        return content;
    RowReader row(head->front());
    content.payout = row.text();
    content.currency = row.text();
    content.total = decimalFrom(row);
    content.source = row.text();
    content.creator = row.text();
    content.editor = row.text();
    const auto lines = run(backendLinesSql.arg(maxPayoutLines + 1), {payout});
    if (!lines)
        return lines.failure();
    content.lines = linesFrom(*lines);
    return content;
}

/// Checks the chain from its first row and keeps the hashes that were asked for.
Status readChain(const RunSql& run, PayoutHandOff& handOff) {
    const auto head = readTrailHead(run);
    if (!head)
        return head.failure();
    TrailCheck check;
    const Status read = readTrail(run, [&](const std::vector<TrailRow>& rows) -> Status {
        for (const TrailRow& row : rows) {
            check.add(row);
            if (const auto wanted = handOff.hashes.find(row.seq); wanted != handOff.hashes.end())
                wanted->second = row.hash;
        }
        return Nothing{};
    });
    handOff.trail = check.finish(*head);
    return read;
}

} // namespace

Result<PayoutHandOff> SystemGateway::handOff(const QString& request,
                                             const std::optional<TrailHead>& remembered) {
    if (const auto why = d_->noPayouts())
        return *why;
    PayoutHandOff handOff;
    const Status read = d_->connection->inSnapshot([&](const RunSql& run) -> Status {
        auto detail = d_->readRequest(run, request);
        if (!detail)
            return detail.failure();
        handOff.proposed = std::move(detail->request);
        handOff.digest = detail->digest;
        handOff.state = detail->state;
        handOff.decisions = std::move(detail->decisions);
        auto backend = readBackend(run, handOff.proposed.content.payout);
        if (!backend)
            return backend.failure();
        handOff.backend = std::move(backend).value();
        for (const SignedDecision& one : handOff.decisions)
            handOff.hashes[one.decision.headSeq] = {};
        if (remembered)
            handOff.hashes[remembered->seq] = {};
        return readChain(run, handOff);
    });
    if (!read)
        return read.failure();
    return handOff;
}

} // namespace countersign
