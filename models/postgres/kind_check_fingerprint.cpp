// SPDX-License-Identifier: GPL-3.0-or-later
// A retry compares what was seen with what is there by the fingerprint alone: so it must tell every change of
// what a retry may set, and nothing else may move it; and nobody may come between the comparison and the act.
#include "models/postgres/kind_checker.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace countersign {
namespace {

/// A column of the table with two values of its type, as SQL; none where we know none.
struct SampleColumn {
    QString name;
    QString type;
    QString one;
    QString other;
};

std::pair<QString, QString> samplesOf(const QString& category, const QString& type) {
    const auto literals = [&](const char* one, const char* other) {
        return std::pair(QStringLiteral("%1::%2").arg(quotedLiteral(QLatin1String(one)), type),
                         QStringLiteral("%1::%2").arg(quotedLiteral(QLatin1String(other)), type));
    };
    if (category == QStringLiteral("S"))
        return literals("a", "b");
    if (category == QStringLiteral("N"))
        return literals("1", "2");
    if (category == QStringLiteral("B"))
        return literals("true", "false");
    if (category == QStringLiteral("D"))
        return type.startsWith(QStringLiteral("time")) && !type.startsWith(QStringLiteral("timestamp"))
                   ? literals("01:00:00", "02:00:00")
                   : literals("2001-01-01 00:00:00", "2001-01-02 00:00:00");
    if (category == QStringLiteral("T"))
        return literals("1 day", "2 days");
    if (category == QStringLiteral("E"))
        return {QStringLiteral("(enum_range(NULL::%1))[1]").arg(type),
                QStringLiteral("(enum_range(NULL::%1))[2]").arg(type)};
    if (type == QStringLiteral("jsonb") || type == QStringLiteral("json"))
        return literals(R"({"a": 1})", R"({"a": 2})"); // of one length
    if (type == QStringLiteral("uuid"))
        return literals("00000000-0000-0000-0000-00000000000a", "00000000-0000-0000-0000-00000000000b");
    if (type == QStringLiteral("bytea"))
        return literals("\\x01", "\\x02");
    return {};
}

Result<std::vector<SampleColumn>> sampleColumns(Connection& connection, const QString& relation) {
    const auto rows = connection.run(
        QStringLiteral("SELECT a.attname, format_type(a.atttypid, a.atttypmod), y.typcategory FROM"
                       " pg_attribute a JOIN pg_type y ON y.oid = a.atttypid WHERE a.attrelid = %1::regclass"
                       " AND a.attnum > 0 AND NOT a.attisdropped")
            .arg(quotedLiteral(relation)));
    if (!rows)
        return rows.failure();
    std::vector<SampleColumn> columns;
    for (const auto& one : *rows) {
        RowReader row(one);
        SampleColumn column;
        column.name = row.text();
        column.type = row.text();
        std::tie(column.one, column.other) = samplesOf(row.text(), column.type);
        columns.push_back(std::move(column));
    }
    return columns;
}

/// How many values \a expression takes while \a owned is one, another and NULL, and all else stays.
QString variedSql(const std::vector<SampleColumn>& columns, const SampleColumn& owned,
                  const QString& expression) {
    QStringList fields;
    for (const SampleColumn& column : columns)
        fields << (column.name == owned.name ? QStringLiteral("v.x")
                   : column.one.isEmpty()    ? QStringLiteral("NULL::") + column.type
                                             : column.one) +
                      QStringLiteral(" AS ") + quotedIdentifier(column.name);
    return QStringLiteral("SELECT count(DISTINCT coalesce((%1)::text, '(null)')) FROM (SELECT %2 FROM (VALUES"
                          " (%3), (%4), (NULL::%5)) v (x)) t")
        .arg(expression, fields.join(QStringLiteral(", ")), owned.one, owned.other, owned.type);
}

} // namespace

void KindChecker::fingerprint(const KindItem& item, const QString& part, const QString& select) {
    const size_t before = lines_.size();
    tellsChanges(item, part, select);
    staysTheSame(item, part, select);
    if (before == lines_.size())
        good(part,
             QStringLiteral("it tells every change of what a retry may set, and nothing else moves it"));
}

void KindChecker::tellsChanges(const KindItem& item, const QString& part, const QString& select) {
    const auto made =
        plans_.baseExpression(QStringLiteral("SELECT w.fingerprint FROM (\n%1\n) w").arg(select));
    const auto owned = kind_.ownerColumns.find(item.table);
    if (!made || owned == kind_.ownerColumns.end())
        return; // of several tables: which columns it names is looked at with the lock
    const auto columns = sampleColumns(connection_, made->relation);
    if (!columns)
        return add(part, HealthState::Unknown, columns.failure().detail);
    for (const SampleColumn& column : *columns) {
        if (!owned->second.contains(column.name) || column.one.isEmpty())
            continue;
        const auto values = connection_.run(variedSql(*columns, column, made->expression));
        if (!values)
            add(part, HealthState::Unknown,
                QStringLiteral("whether it tells changes of %1 could not be looked at: %2")
                    .arg(column.name, values.failure().detail));
        else if (RowReader((*values)[0]).integer().value_or(0) < 3)
            bad(part,
                QStringLiteral(
                    "two values of %1 give the same fingerprint: a change of it since the operator "
                    "looked would go unseen")
                    .arg(column.name),
                QStringLiteral("Hash the whole of the column, in every state of the row"));
    }
}

/// Under other settings of the session, and a moment later.
void KindChecker::staysTheSame(const KindItem& item, const QString& part, const QString& select) {
    const QStringList ids = sample(item, part, select);
    const QString sql =
        QStringLiteral("SELECT md5(string_agg(w.fingerprint, ',' ORDER BY w.id)) FROM (\n%1\n) w WHERE"
                       " w.id = ANY (%2::text[])")
            .arg(select, quotedLiteral(arrayText(ids)));
    const std::vector<std::pair<QString, SqlArguments>> elsewhere{
        {QStringLiteral("SET LOCAL TimeZone = 'Pacific/Chatham'"), {}},
        {QStringLiteral("SET LOCAL DateStyle = 'German'"), {}},
        {QStringLiteral("SET LOCAL IntervalStyle = 'iso_8601'"), {}},
        {QStringLiteral("SET LOCAL extra_float_digits = -3"), {}},
        {sql, {}}};
    constexpr int tries = 3; // the backend may change a row in between; it does not each time
    for (int i = 0; i < tries; ++i) {
        const auto one = connection_.run(sql);
        const auto other = connection_.together(elsewhere);
        const auto again = connection_.run(sql);
        if (!one || !other || !again)
            return; // the select's own fault, which is said elsewhere
        const QString here = RowReader((*one)[0]).text();
        if (here != RowReader((*again)[0]).text())
            continue;
        if (here != RowReader((*other)[0]).text())
            bad(part,
                QStringLiteral("it depends on settings of the session: what an operator saw would be "
                               "compared with something else"),
                QStringLiteral("Hash times and numbers as what they are, or fix their zone and form: AT TIME "
                               "ZONE 'UTC'"));
        return;
    }
    bad(part, QStringLiteral("it is another one a moment later: no retry could ever find it again"),
        QStringLiteral("Take the clock and everything random out of it"));
}

/// Beside compareAndSet(): what a plan does not show.
} // namespace countersign
