// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/trail_reader.h"

#include "models/postgres/connection.h"
#include "models/postgres/row_reader.h"

namespace countersign {

Status readTrail(Connection& connection, const std::function<Status(const std::vector<TrailRow>&)>& take) {
    qint64 last = 0;
    for (;;) {
        const Result<pqxx::result> page = connection.run(
            QStringLiteral(
                "SELECT seq, at_us, actor, human, act, subject, detail, encode(prev, 'hex'),"
                " encode(hash, 'hex') FROM countersign.trail WHERE seq > $1::bigint ORDER BY seq LIMIT %1")
                .arg(trailRowsPerRead),
            {QString::number(last)});
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
        if (rows.empty())
            return Nothing{};
        last = rows.back().seq;
        if (const Status taken = take(rows); !taken)
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
