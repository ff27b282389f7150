// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/sql_template.h"

#include "models/postgres/sql_text.h"

#include <QRegularExpression>

namespace countersign {

namespace {

Result<QString> meaningOf(const QString& word, const QString& argument, const TemplateWords& words) {
    if (word == QStringLiteral("schema") && argument.isEmpty())
        return quotedIdentifier(words.schema);
    if (word == QStringLiteral("from") && argument.isEmpty() && !words.from.isEmpty())
        return words.from;
    if (word == QStringLiteral("to") && argument.isEmpty() && !words.to.isEmpty())
        return words.to;
    if (word == QStringLiteral("threshold") && words.threshold)
        return words.threshold(argument);
    if (word == QStringLiteral("setting") && words.setting)
        return words.setting(argument);
    if (word == QStringLiteral("table") && words.table)
        return words.table(argument);
    return Failure{
        FailureKind::BadInput, QStringLiteral("the SQL has an unknown word {{%1}}").arg(word), {}, {}, {}};
}

} // namespace

Result<QString> expandTemplate(const QString& sql, const TemplateWords& words) {
    static const QRegularExpression pattern(QStringLiteral(R"(\{\{([a-z]+)(?::([A-Za-z0-9_]+))?\}\})"));
    QString out;
    qsizetype done = 0;
    QRegularExpressionMatchIterator all = pattern.globalMatch(sql);
    while (all.hasNext()) {
        const QRegularExpressionMatch match = all.next();
        const Result<QString> meaning = meaningOf(match.captured(1), match.captured(2), words);
        if (!meaning)
            return meaning.failure();
        out += QStringView(sql).mid(done, match.capturedStart() - done);
        out += *meaning;
        done = match.capturedEnd();
    }
    return out + sql.mid(done);
}

} // namespace countersign
