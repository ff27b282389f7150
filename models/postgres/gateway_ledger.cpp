// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/gateway_private.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

namespace countersign {

namespace {

inline constexpr int maxEntryIdChars = 500;
inline constexpr int ledgerLimitMs = 60'000; ///< of the one statement that sums whole books

/// Backends that compute in binary fractions are off by their rounding, which grows with the balance.
constexpr QLatin1String binaryRounding("0.000000000000001 * abs(e.balance_after)");

/// What entry e of a running_balance book is off by: NULL where it adds up, where that can't be told, and in
/// every other book; NaN where one of the three is no number. Entries are not held against each other:
/// balances of some backends move without one.
QString offSql(const QString& tolerance) {
    const QString limit = tolerance.isEmpty()
                              ? QStringLiteral("0")
                              : QStringLiteral("greatest(%1, %2)").arg(tolerance, binaryRounding);
    const QString by = QStringLiteral("(e.balance_after - e.balance_before - e.amount)");
    return QStringLiteral("(CASE WHEN e.invariant = 'running_balance' AND (abs(%1) > %2 OR %1 - %1 <> 0)"
                          " THEN %1 END)")
        .arg(by, limit);
}

/// For entries that are off, and those only, in a running_balance book; elsewhere for all.
QString worthShowingSql(const QString& off) {
    return QStringLiteral("(e.invariant <> 'running_balance' OR %1 IS NOT NULL)").arg(off);
}

/// One pass over the entries and one snapshot for both answers: books, then references that don't balance.
/// One amount that is no number (NaN, infinite) makes the sum of its reference none, so that no entry need be
/// looked at for it: x - x is 0 for numbers and NaN for all else.
QString ledgerSql(const QString& with, const QString& relation, const QString& off) {
    const QString refs =
        (with.isEmpty() ? QStringLiteral("WITH ") : with + QStringLiteral(", ")) +
        QStringLiteral("refs AS MATERIALIZED (SELECT e.book, e.invariant, e.currency, e.ref_type, e.ref_id,"
                       " sum(e.amount) AS total, count(*) AS entries, min(e.at) AS first_at,"
                       " sum(%2) AS off_total, count(%2) AS off_entries,"
                       " min(e.id) FILTER (WHERE %2 IS NOT NULL) AS off_entry,"
                       " min(e.at) FILTER (WHERE %2 IS NOT NULL) AS off_at FROM %1 e"
                       " GROUP BY e.book, e.invariant, e.currency, e.ref_type, e.ref_id)")
            .arg(relation, off);
    return refs +
           QStringLiteral(
               " (SELECT 1 AS part, book, invariant,"
               " coalesce(sum(total) FILTER (WHERE total - total = 0), 0)::text, currency,"
               " sum(entries)::bigint, NULL::text, NULL::text, NULL::bigint AS first_ms, NULL::text,"
               " sum(off_entries)::bigint AS off, count(*) FILTER (WHERE total - total <> 0) FROM refs"
               " GROUP BY book, invariant, currency ORDER BY book, currency)"
               " UNION ALL"
               " (SELECT 2, book, invariant, total::text, currency, entries, ref_type, ref_id, %1, %2, 0, 0"
               " FROM (SELECT book, invariant, currency, ref_type, ref_id, off_entry,"
               " CASE WHEN off_entries > 0 THEN off_total ELSE total END AS total,"
               " CASE WHEN off_entries > 0 THEN off_entries ELSE entries END AS entries,"
               " CASE WHEN off_entries > 0 THEN off_at ELSE first_at END AS first_at FROM refs"
               " WHERE off_entries > 0 OR invariant = 'sum_zero' AND total <> 0) wrong"
               " ORDER BY first_at NULLS LAST, ref_type, ref_id LIMIT %3)")
               .arg(msSql(QStringLiteral("first_at")), cutSql(QStringLiteral("off_entry"), maxEntryIdChars))
               .arg(maxReferenceRows + 1);
}

/// \a sum as text; none where it is no number.
MaybeMoney moneyFrom(const QString& sum, const QString& currency) {
    const auto amount = Decimal::parse(sum);
    return amount ? MaybeMoney(Money{amount.value(), currency}) : MaybeMoney();
}

Failure tooLong(const QString& book, const QString& where) {
    return {FailureKind::TooLarge,
            QStringLiteral("the sum of book %1 has more than %2 digits").arg(book).arg(maxDecimalDigits),
            where,
            QStringLiteral("Find its largest entries in the backend's ledger table"),
            {}};
}

} // namespace

Result<QString> SystemGateway::Private::entryOffSql() const {
    if (kind->ledgerTolerance.isEmpty())
        return offSql({});
    if (byContract)
        return offSql(
            QStringLiteral("(SELECT countersign.threshold(%1))").arg(quotedLiteral(kind->ledgerTolerance)));
    const auto tolerance = expanded(QStringLiteral("{{threshold:%1}}").arg(kind->ledgerTolerance));
    return tolerance ? Result<QString>(offSql(*tolerance)) : tolerance;
}

Result<SystemGateway::Private::Source> SystemGateway::Private::ledgerSource() const {
    if (kind->ledgerSql.isEmpty())
        return without(QStringLiteral("ledger"), QStringLiteral("this kind of system has no ledger"));
    return source(QStringLiteral("ledger_entry"), kind->ledgerSql, kind->ledgerNeeds);
}

Result<LedgerSnapshot> SystemGateway::ledger() {
    const auto source = d_->ledgerSource();
    if (!source)
        return source.failure();
    const auto off = d_->entryOffSql();
    if (!off)
        return off.failure();
    // A person's own limit, where the URL has a shorter one, holds for this one as well.
    const int own = d_->plan.statementTimeoutMs;
    const auto rows = d_->connection->runPatiently(ledgerSql(source->with, source->relation, *off),
                                                   own < statementTimeoutMs ? own : ledgerLimitMs);
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
        const QString sumText = row.text();
        const QString currency = row.text();
        const MaybeMoney sum = moneyFrom(sumText, currency);
        const qint64 entries = row.integer().value_or(0);
        const QString refType = row.text();
        const QString refId = row.text();
        const MaybeMs firstAt = row.time();
        const QString offEntry = row.text();
        if (isBook) {
            if (!sum)
                return tooLong(book, d_->where());
            const qint64 offEntries = row.integer().value_or(0);
            snapshot.books.push_back({book, invariant, *sum, entries, offEntries, row.integer().value_or(0)});
            continue;
        }
        if (snapshot.unbalanced.size() == static_cast<std::size_t>(maxReferenceRows)) {
            snapshot.more = true;
            break;
        }
        snapshot.unbalanced.push_back({book, refType, refId, currency, sum, entries, firstAt, offEntry});
    }
    return snapshot;
}

Result<std::vector<LedgerEntry>> SystemGateway::entriesOf(const ReferenceSum& reference) {
    const auto source = d_->ledgerSource();
    if (!source)
        return source.failure();
    const auto off = d_->entryOffSql();
    if (!off)
        return off.failure();
    const QString sql =
        source->with +
        QStringLiteral(
            "SELECT e.book, e.id, %1, left(e.amount::text, 400), e.currency, e.ref_type, e.ref_id, %2,"
            " left(e.balance_before::text, 400), left(e.balance_after::text, 400) FROM %3 e"
            " WHERE e.ref_type = $1::text AND e.ref_id = $2::text AND e.book = $3::text"
            " AND e.currency IS NOT DISTINCT FROM nullif($4::text, '') AND %4"
            " ORDER BY e.at, e.id LIMIT %5")
            .arg(cutSql(QStringLiteral("e.account"), 500), msSql(QStringLiteral("e.at")), source->relation,
                 worthShowingSql(*off))
            .arg(maxEntryRows);
    const auto rows =
        d_->connection->run(sql, {reference.refType, reference.refId, reference.book, reference.currency});
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
        const QString amount = row.text();
        entry.currency = row.text();
        entry.money = moneyFrom(amount, entry.currency);
        if (!entry.money)
            entry.oddAmount = amount;
        entry.refType = row.text();
        entry.refId = row.text();
        entry.at = row.time();
        entry.before = moneyFrom(row.text(), entry.currency);
        entry.after = moneyFrom(row.text(), entry.currency);
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
