// SPDX-License-Identifier: GPL-3.0-or-later
// An id made of several columns: do its parts tell any two rows apart?
#include "models/postgres/key_condition.h"
#include "models/postgres/kind_checker.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

#include <QRegularExpression>

namespace countersign {
namespace {

/// Columns of relation $1 whose text may be anything, and so may hold what stands between the parts.
const QString freeTextSql = QStringLiteral(
    "SELECT quote_ident(a.attname), y.typcategory NOT IN ('N', 'B', 'D') AND y.typname <> 'uuid'"
    " FROM pg_attribute a JOIN pg_type y ON y.oid = a.atttypid"
    " WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped");

/// A part that a separator can't be in, because it was replaced by something else.
bool escaped(const QString& part) {
    static const QRegularExpression call(QStringLiteral("\\Areplace\\("),
                                         QRegularExpression::CaseInsensitiveOption);
    return call.match(part).hasMatch();
}

bool isLiteral(const QString& part) {
    return part.startsWith(u'\'');
}

QStringList columnsIn(const QString& part, const std::map<QString, bool>& freeText) {
    QStringList found;
    for (const auto& [column, free] : freeText) {
        const QRegularExpression word(
            QStringLiteral("(?<![\\w\"'])%1(?![\\w\"'(])").arg(QRegularExpression::escape(column)));
        if (word.match(part).hasMatch())
            found << column;
    }
    return found;
}

} // namespace

QString KindChecker::uniqueParts(const QString& relation, const QString& expression) {
    const QStringList parts = joinedParts(withoutCasts(expression));
    const auto rows =
        parts.size() < 3 ? Result<pqxx::result>(pqxx::result()) : connection_.run(freeTextSql, {relation});
    if (!rows || rows->empty())
        return {};
    std::map<QString, bool> freeText;
    for (const auto& one : *rows) {
        RowReader row(one);
        const QString column = row.text();
        freeText[column] = row.boolean().value_or(true);
    }
    QStringList columns;
    int free = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        // Between two parts stands a text, or where one ends would be open.
        if (isLiteral(parts[i]) != (i % 2 == 1))
            return {};
        if (isLiteral(parts[i]))
            continue;
        const QString part = withoutCasts(parts[i]);
        const QStringList of = columnsIn(part, freeText);
        if (of.size() != 1)
            return {};
        columns << of;
        free += freeText[of[0]] && !escaped(part) ? 1 : 0;
    }
    return free > 1 ? QString() : indexesHere_.uniqueAmong(relation, columns);
}

} // namespace countersign
