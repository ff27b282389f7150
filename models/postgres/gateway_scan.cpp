// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/gateway_private.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

#include <algorithm>

namespace countersign {

namespace {

/// Where a slice ends.
struct SliceEnd {
    QString key; ///< empty: nothing is left
    qint64 rows = 0;
};

Result<SliceEnd> endOfSlice(Connection& connection, const QString& sql, const SqlArguments& arguments) {
    const auto rows = connection.run(sql, arguments);
    if (!rows)
        return rows.failure();
    RowReader row((*rows)[0]);
    SliceEnd end;
    end.key = row.text();
    end.rows = row.integer().value_or(0);
    return end;
}

/// As their connections tell: each console keeps two, one of them for the scans. Unknown: this one alone.
int consolesOf(Connection& connection) {
    const auto rows = connection.run(QStringLiteral("SELECT (count(*) + 1) / 2 FROM pg_stat_activity"
                                                    " WHERE datname = current_database()"
                                                    " AND application_name = $1"),
                                     {consoleApplication});
    return rows ? std::max(RowReader((*rows)[0]).smallInteger().value_or(1), 1) : 1;
}

/// The table's own key, walked through its index.
QString markSql(const KindDetector& detector, const QString& schema, const QString& table) {
    return QStringLiteral("SELECT (array_agg(k ORDER BY k DESC))[1]::text, count(*) FROM (SELECT t.%1 AS k "
                          "FROM %2.%3 t WHERE t.%1 > $1::text::%4"
                          " ORDER BY t.%1 LIMIT $2::bigint) slice")
        .arg(quotedIdentifier(detector.scanKey), quotedIdentifier(schema), quotedIdentifier(table),
             detector.scanKeyType);
}

} // namespace

Result<QString> SystemGateway::Private::scanSql(const KindDetector& detector) const {
    TemplateWords all = words();
    all.from = QStringLiteral("$1::text::") + detector.scanKeyType;
    all.to = QStringLiteral("$2::text::") + detector.scanKeyType;
    return expandTemplate(detector.sql, all);
}

Result<ScanSlice> SystemGateway::scan(const QString& detectorId, const QString& mark, int rows) {
    const KindDetector* detector = d_->kind->detector(detectorId);
    if (detector == nullptr || detector->cls != KindDetector::Class::Scan)
        return Failure{FailureKind::BadInput,
                       QStringLiteral("there is no scan called '%1'").arg(detectorId.left(60)),
                       d_->where(),
                       {},
                       {}};
    const QString why = d_->tables.whyNot(detector->needs, !d_->byContract);
    if (!why.isEmpty())
        return d_->missing(why);
    // The contract's functions know themselves where to begin.
    const QString begin = mark.isEmpty() && !d_->byContract ? firstScanKey(detector->scanKeyType) : mark;
    const int most = std::clamp(rows, 1, detector->scanRows > 0 ? detector->scanRows : maxScanRows);
    const auto end =
        d_->byContract
            ? endOfSlice(*d_->connection,
                         QStringLiteral("SELECT m.to_key, m.looked FROM countersign.scan_mark($1::text, "
                                        "$2::text, $3::integer) m"),
                         {detectorId, mark, QString::number(most)})
            : endOfSlice(*d_->connection,
                         markSql(*detector, d_->schema(), d_->tables.nameOf(detector->scanTable)),
                         {begin, QString::number(most)});
    if (!end) {
        d_->lookAgainAfter(end.failure());
        return end.failure();
    }
    ScanSlice slice;
    slice.rows = end->rows;
    slice.consoles = consolesOf(*d_->connection);
    if (end->key.isEmpty())
        return slice;
    QString relation = QStringLiteral("countersign.scan($3::text, $1::text, $2::text)");
    SqlArguments arguments{begin, end->key};
    if (d_->byContract) {
        arguments.emplace_back(detectorId);
    } else {
        const auto body = d_->scanSql(*detector);
        if (!body)
            return body.failure();
        relation = u'(' + *body + QStringLiteral("\n)");
    }
    const QString sql =
        QStringLiteral(
            "SELECT %1 FROM (SELECT %2::text AS detector, %3::text AS severity, %4::text AS board,"
            " %5::text AS subject_kind, d.*, d.evidence::text AS evidence_text FROM %6 d) f LIMIT %7")
            .arg(findingColumnsSql(), quotedLiteral(detector->id),
                 quotedLiteral(severityName(detector->severity)), quotedLiteral(detector->board),
                 quotedLiteral(detector->subjectKind), relation)
            .arg(maxScanRows); // a row gives one finding at most: nothing is cut off
    const auto found = d_->connection->run(sql, arguments);
    if (!found) {
        d_->lookAgainAfter(found.failure());
        return found.failure();
    }
    EvidenceMemory evidence; // the slice's own: the next one is about other rows
    for (const auto& row : *found) {
        slice.findings.push_back(findingFrom(row, d_->now(), evidence));
        d_->describe(slice.findings.back());
    }
    slice.mark = end->rows < most ? QString() : end->key;
    return slice;
}

} // namespace countersign
