// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/trail_reader.h"

#include "models/postgres/connection.h"
#include "models/postgres/row_reader.h"

namespace countersign {

namespace {

const QString columnsSql = QStringLiteral(
    "seq, at_us, actor, human, act, subject, detail, encode(prev, 'hex'), encode(hash, 'hex')");

/// What follows row $1: at most so many rows, and of those no more than come to so many octets, but one at
/// least.
const QString portionSql =
    QStringLiteral("SELECT %1 FROM (SELECT r.*, sum(octet_length(detail)) OVER (ORDER BY seq) AS octets FROM"
                   " (SELECT * FROM countersign.trail WHERE seq > $1::bigint ORDER BY seq LIMIT %2) r) p"
                   " WHERE octets - octet_length(detail) < %3 ORDER BY seq");

RunSql runOn(Connection& connection) {
    return [&connection](const QString& sql, const SqlArguments& arguments) {
        return connection.run(sql, arguments);
    };
}

Result<std::vector<TrailRow>> rowsFrom(const Result<pqxx::result>& page) {
    if (!page)
        return page.failure();
    std::vector<TrailRow> rows;
    rows.reserve(static_cast<std::size_t>(page->size()));
    for (const auto& one : *page) {
        RowReader reader(one);
        TrailRow row;
        row.seq = reader.integer().value_or(0);
        row.atUs = reader.integer().value_or(0);
        row.actor = reader.text();
        row.human = reader.text();
        row.act = reader.text();
        row.subject = reader.text();
        row.detail = reader.text();
        row.prev = QByteArray::fromHex(reader.text().toLatin1());
        row.hash = QByteArray::fromHex(reader.text().toLatin1());
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

Result<std::vector<TrailRow>> trailRows(Connection& connection, const QString& where, const QString& order,
                                        int limit, const SqlArguments& arguments) {
    return rowsFrom(
        connection.run(QStringLiteral("SELECT %1 FROM countersign.trail WHERE %2 ORDER BY %3 LIMIT %4")
                           .arg(columnsSql, where, order)
                           .arg(limit),
                       arguments));
}

Status readTrail(const RunSql& run, const TakeTrailRows& take) {
    const QString sql = portionSql.arg(columnsSql).arg(trailRowsPerRead).arg(trailBytesPerRead);
    qint64 last = 0;
    for (;;) {
        const auto rows = rowsFrom(run(sql, {QString::number(last)}));
        if (!rows)
            return rows.failure();
        if (rows->empty())
            return Nothing{};
        last = rows->back().seq;
        if (const Status taken = take(*rows); !taken)
            return taken;
    }
}

Status readTrail(Connection& connection, const TakeTrailRows& take) {
    return readTrail(runOn(connection), take);
}

Result<TrailHead> readTrailHead(Connection& connection) {
    return readTrailHead(runOn(connection));
}

Result<TrailHead> readTrailHead(const RunSql& run) {
    const Result<pqxx::result> head =
        run(QStringLiteral("SELECT seq, encode(hash, 'hex') FROM countersign.trail_head"), {});
    if (!head)
        return head.failure();
    if (head->empty())
        return Failure{FailureKind::ContractIncomplete,
                       QStringLiteral("the trail has no head"),
                       QStringLiteral("countersign.audit_head"),
                       QStringLiteral("Ask the DBA who removed it"),
                       {}};
    const pqxx::row row = head->front();
    RowReader reader(row);
    TrailHead answer;
    answer.seq = reader.integer().value_or(-1);
    answer.hash = QByteArray::fromHex(reader.text().toLatin1());
    return answer;
}

} // namespace countersign
