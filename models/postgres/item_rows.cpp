// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/item_rows.h"

#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"
#include "models/postgres/system_gateway.h"

namespace countersign {

namespace {

/// Every value of the details shortened, so that one megabyte of metadata can't fill a page.
QString detailsSql(int maxChars, qsizetype maxBytes) {
    return QStringLiteral("CASE WHEN octet_length(w.details::text) <= %1 THEN w.details::text ELSE"
                          " (SELECT jsonb_object_agg(d.key, %2)::text FROM jsonb_each_text(w.details) d) END")
        .arg(maxBytes)
        .arg(cutSql(QStringLiteral("d.value"), maxChars));
}

} // namespace

QString itemColumnsSql(const KindItem& kind, const QString& sortColumn, ItemExtent extent) {
    const bool whole = extent == ItemExtent::Whole;
    const bool brief = extent == ItemExtent::Brief && !kind.typeColumn.isEmpty();
    const int textChars = whole ? static_cast<int>(maxTextBytes / 4) : maxPageTextChars;
    const auto cut = [textChars](const char* column) {
        return cutSql(QStringLiteral("w.") + QString::fromLatin1(column), textChars);
    };
    const auto ms = [](const char* column) {
        return msSql(QStringLiteral("w.") + QString::fromLatin1(column));
    };
    const QStringList columns{
        QStringLiteral("w.id"),
        QStringLiteral("w.state"),
        cut("raw_state"),
        QStringLiteral("left(w.amount::text, 400)"),
        QStringLiteral("left(w.currency, 64)"),
        QStringLiteral("w.attempts"),
        QStringLiteral("w.max_attempts"),
        ms("created_at"),
        ms("updated_at"),
        ms("locked_until"),
        ms("next_attempt_at"),
        cut("tx_hash"),
        QStringLiteral("left(w.chain_id::text, 64)"),
        cut("wallet"),
        cut("counterparty"),
        cut("last_error"),
        QStringLiteral("w.fingerprint"),
        brief   ? QStringLiteral("NULL")
        : whole ? detailsSql(textChars, maxTextBytes)
                : detailsSql(maxPageDetailChars, maxPageDetailsBytes),
        QStringLiteral("w.") + quotedIdentifier(sortColumn) + QStringLiteral("::text"),
        kind.typeColumn.isEmpty()
            ? QStringLiteral("NULL")
            : cutSql(QStringLiteral("w.") + quotedIdentifier(kind.typeColumn), textChars),
    };
    return columns.join(QStringLiteral(", "));
}

WorkItem itemFrom(const pqxx::row& row, const QString& kind) {
    RowReader reader(row);
    WorkItem item;
    item.kind = kind;
    item.id = reader.text();
    item.state = workStateFromName(reader.text());
    item.rawState = reader.text();
    QString oddAmount;
    item.money = reader.money(&oddAmount);
    item.attempts = reader.smallInteger();
    item.maxAttempts = reader.smallInteger();
    item.createdAt = reader.time();
    item.updatedAt = reader.time();
    item.lockedUntil = reader.time();
    item.nextAttemptAt = reader.time();
    item.txHash = reader.text();
    item.chainId = reader.text();
    item.wallet = reader.text();
    item.counterparty = reader.text();
    item.lastError = reader.text();
    item.fingerprint = reader.text();
    item.details = reader.object();
    item.pageKey = reader.text();
    item.type = reader.text();
    if (item.type.isEmpty())
        item.type = item.details.value(QStringLiteral("type")).toString();
    if (!oddAmount
             .isEmpty()) // NaN, Infinity, or more digits than we take: shown as it is, never as an amount
        item.details.insert(QStringLiteral("amount"), oddAmount);
    return item;
}

} // namespace countersign
