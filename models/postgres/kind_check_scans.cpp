// SPDX-License-Identifier: GPL-3.0-or-later
// A scan looks at a slice of its table after another, and at each row once: only so is "nothing found" true.
#include "models/postgres/kind_checker.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_template.h"
#include "models/postgres/sql_text.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <array>

namespace countersign {
namespace {

constexpr int checkedSliceRows = 1'000;

/// Two values of a type that are recognised in a plan.
std::pair<QString, QString> marksOf(const QString& type) {
    static const std::array<std::pair<const char*, std::pair<const char*, const char*>>, 4> known{
        {{"int", {"770077001", "770077002"}},
         {"numeric", {"770077001", "770077002"}},
         {"uuid", {"77007700-7700-7700-7700-770077007701", "77007700-7700-7700-7700-770077007702"}},
         {"time", {"2077-07-07 07:07:01", "2077-07-07 07:07:02"}}}};
    for (const auto& [word, values] : known) {
        if (type.contains(QLatin1String(word)))
            return {QLatin1String(values.first), QLatin1String(values.second)};
    }
    return {QStringLiteral("countersign-from"), QStringLiteral("countersign-to")};
}

/// Every condition of the plan, its parts included.
QString conditionsOf(const QJsonObject& node) {
    QString all;
    for (auto one = node.begin(); one != node.end(); ++one) {
        if (one.key().endsWith(QStringLiteral("Cond")) || one.key().endsWith(QStringLiteral("Filter")))
            all += one.value().toString() + u'\n';
    }
    for (const QJsonValue& child : node.value(QStringLiteral("Plans")).toArray())
        all += conditionsOf(child.toObject());
    return all;
}

/// Is \a column compared with the value that begins with \a mark, by \a sign or, the other way round, \a
/// turned?
bool compares(const QString& conditions, const QString& column, const QString& sign, const QString& turned,
              const QString& mark) {
    const QString name = QRegularExpression::escape(column);
    const QString value = QRegularExpression::escape(mark);
    const QString written = QStringLiteral("(?<![\\w\"])(?:\"%1\"|%1)(?:\\)?::\\w+(?: \\w+)*)?\\)?"
                                           "(?: COLLATE \"[^\"]+\")?")
                                .arg(name);
    const QRegularExpression either(
        QStringLiteral("%1 %2 \\(?'?%3|'?%3[^ ]*(?: \\w+)* %4 (?:\\()*(?:\\w+\\.)?%1")
            .arg(written, sign, value, turned));
    return either.match(conditions).hasMatch();
}

QString typed(const QString& value, const KindDetector& detector) {
    return QStringLiteral("%1::text::%2").arg(quotedLiteral(value), detector.scanKeyType);
}

} // namespace

/// Are both ends of a slice held to the key it is cut by? False, and said, when not.
bool KindChecker::bounded(const KindDetector& detector, const QString& part) {
    const auto [from, to] = marksOf(detector.scanKeyType);
    const auto sql = filled(part, detector.sql, typed(from, detector), typed(to, detector));
    const auto plan = sql ? plans_.plan(*sql) : Result<QJsonObject>(Failure{});
    if (!plan) {
        add(part, HealthState::Unknown,
            QStringLiteral("whether its slices are whole could not be looked at: ") + plan.failure().detail);
        return false;
    }
    const QString conditions = conditionsOf(*plan);
    const bool begins =
        compares(conditions, detector.scanKey, QStringLiteral(">"), QStringLiteral("<"), from);
    const bool ends = compares(conditions, detector.scanKey, QStringLiteral("<="), QStringLiteral(">="), to);
    if (!begins || !ends)
        bad(part,
            QStringLiteral(
                "its slices are not cut by %1: rows would be left out, or looked at twice, without "
                "a word")
                .arg(detector.scanKey),
            QStringLiteral("Its SQL must have %1 > {{from}} AND %1 <= {{to}}, of the table “scanTable”")
                .arg(quotedIdentifier(detector.scanKey)));
    return begins && ends;
}

/// The first rows as one slice and as two: what is found must be the same.
void KindChecker::slices(const KindDetector& detector, const QString& part) {
    const QString key = quotedIdentifier(detector.scanKey);
    const QString first = typed(firstScanKey(detector.scanKeyType), detector);
    const auto walk = connection_.run(
        QStringLiteral("SELECT (array_agg(s.k ORDER BY s.k))[(count(*) + 1) / 2]::text,"
                       " (array_agg(s.k ORDER BY s.k DESC))[1]::text, count(*) FROM (SELECT t.%1 AS k FROM"
                       " %2.%3 t WHERE t.%1 > %4 ORDER BY t.%1 LIMIT %5) s")
            .arg(key, quotedIdentifier(schema_), quotedIdentifier(tables_.nameOf(detector.scanTable)), first)
            .arg(checkedSliceRows));
    if (!walk)
        return bad(part, QStringLiteral("scanTable can't be walked by scanKey: ") + walk.failure().detail,
                   QStringLiteral("“scanKeyType” must be the SQL type of the column “scanKey”"));
    RowReader row((*walk)[0]);
    const QString middle = typed(row.text(), detector), last = typed(row.text(), detector);
    if (row.integer().value_or(0) == 0)
        return;
    qint64 found[3] = {};
    const std::pair<QString, QString> cuts[] = {{first, last}, {first, middle}, {middle, last}};
    for (int i = 0; i < 3; ++i) {
        const auto sql = filled(part, detector.sql, cuts[i].first, cuts[i].second);
        const auto rows =
            connection_.run(QStringLiteral("SELECT count(*), max(length(q::text)) FROM (\n%1\n) q")
                                .arg(sql.value_or(QString())));
        if (!rows)
            return bad(part,
                       QStringLiteral("it fails on the rows of this database: ") + rows.failure().detail);
        found[i] = RowReader((*rows)[0]).integer().value_or(0);
    }
    if (found[0] != found[1] + found[2])
        bad(part,
            QStringLiteral("it finds %1 in its first rows as one slice, and %2 in the same rows as two")
                .arg(found[0])
                .arg(found[1] + found[2]),
            QStringLiteral("What is found in a row may not depend on which others are in its slice"));
}

} // namespace countersign
