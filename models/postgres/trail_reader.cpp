// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/trail_reader.h"

#include "models/postgres/connection.h"
#include "models/postgres/row_reader.h"

namespace countersign {

Result<std::vector<TrailRow>> trailRows(Connection& connection, const QString& where, const QString& order,
                                        int limit, const SqlArguments& arguments) {
    const Result<pqxx::result> page = connection.run(
        QStringLiteral("SELECT seq, at_us, actor, human, act, subject, detail, encode(prev, 'hex'),"
                       " encode(hash, 'hex') FROM countersign.trail WHERE %1 ORDER BY %2 LIMIT %3")
            .arg(where, order)
            .arg(limit),
        arguments);
    if (!page)
        return page.failure();
    std::vector<TrailRow> rows;
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

Status readTrail(Connection& connection, const std::function<Status(const std::vector<TrailRow>&)>& take) {
    qint64 last = 0;
    for (;;) {
        const auto rows = trailRows(connection, QStringLiteral("seq > $1::bigint"), QStringLiteral("seq"),
                                    trailRowsPerRead, {QString::number(last)});
        if (!rows)
            return rows.failure();
        if (rows->empty())
            return Nothing{};
        last = rows->back().seq;
        if (const Status taken = take(*rows); !taken)
            return taken;
    }
}

Result<TrailHead> readTrailHead(Connection& connection) {
    const Result<pqxx::result> head =
        connection.run(QStringLiteral("SELECT seq, encode(hash, 'hex') FROM countersign.trail_head"));
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
