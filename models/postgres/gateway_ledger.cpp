// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/gateway_private.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

namespace countersign {

namespace {

/// One pass over the entries and one snapshot for both answers: books, then references that don't balance.
QString ledgerSql(const QString& with, const QString& relation) {
    const QString refs =
        (with.isEmpty() ? QStringLiteral("WITH ") : with + QStringLiteral(", ")) +
        QStringLiteral("refs AS MATERIALIZED (SELECT e.book, e.invariant, e.currency, e.ref_type, e.ref_id,"
                       " sum(e.amount) AS total, count(*) AS entries, min(e.at) AS first_at FROM %1 e"
                       " GROUP BY e.book, e.invariant, e.currency, e.ref_type, e.ref_id)")
            .arg(relation);
    return refs + QStringLiteral(
                      " (SELECT 1 AS part, book, invariant, sum(total)::text, currency, sum(entries)::bigint,"
                      " NULL::text, NULL::text, NULL::bigint AS first_ms FROM refs"
                      " GROUP BY book, invariant, currency ORDER BY book, currency)"
                      " UNION ALL"
                      " (SELECT 2, book, invariant, total::text, currency, entries, ref_type, ref_id, %1"
                      " FROM refs WHERE invariant = 'sum_zero' AND total <> 0"
                      " ORDER BY first_at NULLS LAST, ref_type, ref_id LIMIT %2)")
                      .arg(msSql(QStringLiteral("first_at")))
                      .arg(maxReferenceRows + 1);
}

Failure notANumber(const QString& book, const QString& where) {
    return {FailureKind::Malformed,
            QStringLiteral("book %1 holds an amount that is no number (NaN or infinite)").arg(book),
            where,
            QStringLiteral("Find that entry in the backend's ledger table"),
            {}};
}

} // namespace

Result<LedgerSnapshot> SystemGateway::ledger() {
    const auto source =
        d_->source(QStringLiteral("ledger_entry"), d_->kind->ledgerSql, d_->kind->ledgerNeeds);
    if (!source)
        return source.failure();
    const auto rows = d_->connection->run(ledgerSql(source->with, source->relation));
    if (!rows) {
        d_->lookAgainAfter(rows.failure());
        return rows.failure();
    }
    LedgerSnapshot snapshot;
    snapshot.from = d_->now();
    for (const auto& one : *rows) {
        RowReader row(one);
        const bool isBook = row.integer() == 1;
        const QString book = row.text();
        const QString invariant = row.text();
        const MaybeMoney sum = row.money();
        if (!sum)
            return notANumber(book, d_->where());
        const qint64 entries = row.integer().value_or(0);
        if (isBook) {
            snapshot.books.push_back({book, invariant, *sum, entries});
            continue;
        }
        if (snapshot.unbalanced.size() == static_cast<std::size_t>(maxReferenceRows)) {
            snapshot.more = true;
            break;
        }
        ReferenceSum reference;
        reference.book = book;
        reference.refType = row.text();
        reference.refId = row.text();
        reference.sum = *sum;
        reference.entries = entries;
        reference.firstAt = row.time();
        snapshot.unbalanced.push_back(std::move(reference));
    }
    return snapshot;
}

Result<std::vector<LedgerEntry>> SystemGateway::entriesOf(const ReferenceSum& reference) {
    const auto source =
        d_->source(QStringLiteral("ledger_entry"), d_->kind->ledgerSql, d_->kind->ledgerNeeds);
    if (!source)
        return source.failure();
    const QString sql =
        source->with +
        QStringLiteral(
            "SELECT e.book, e.id, %1, left(e.amount::text, 400), e.currency, e.ref_type, e.ref_id, %2 FROM "
            "%3 e"
            " WHERE e.ref_type = $1::text AND e.ref_id = $2::text AND e.book = $3::text"
            " AND e.currency IS NOT DISTINCT FROM nullif($4::text, '') ORDER BY e.at, e.id LIMIT %4")
            .arg(cutSql(QStringLiteral("e.account"), 500), msSql(QStringLiteral("e.at")), source->relation)
            .arg(maxEntryRows);
    const auto rows = d_->connection->run(
        sql, {reference.refType, reference.refId, reference.book, reference.sum.currency});
    if (!rows) {
        d_->lookAgainAfter(rows.failure());
        return rows.failure();
    }
    std::vector<LedgerEntry> entries;
    for (const auto& one : *rows) {
        RowReader row(one);
        LedgerEntry entry;
        entry.book = row.text();
        entry.id = row.text();
        entry.account = row.text();
        const MaybeMoney money = row.money();
        if (!money)
            return notANumber(entry.book, d_->where());
        entry.money = *money;
        entry.refType = row.text();
        entry.refId = row.text();
        entry.at = row.time();
        entries.push_back(std::move(entry));
    }
    return entries;
}

Result<std::vector<WorkerState>> SystemGateway::workers() {
    if (d_->kind->workerSql.isEmpty())
        return std::vector<WorkerState>{};
    const auto source = d_->source(QStringLiteral("worker"), d_->kind->workerSql, d_->kind->workerNeeds);
    if (!source)
        return source.failure();
    const auto rows =
        d_->connection->run(source->with + QStringLiteral("SELECT left(w.name, 200), %1, w.healthy FROM %2 w"
                                                          " ORDER BY 1 LIMIT %3")
                                               .arg(msSql(QStringLiteral("w.last_seen_at")), source->relation)
                                               .arg(maxWorkers));
    if (!rows) {
        d_->lookAgainAfter(rows.failure());
        return rows.failure();
    }
    std::vector<WorkerState> workers;
    for (const auto& one : *rows) {
        RowReader row(one);
        WorkerState worker{row.text(), row.time(), row.boolean()};
        workers.push_back(std::move(worker));
    }
    return workers;
}

} // namespace countersign
