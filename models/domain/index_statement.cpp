// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/index_statement.h"

#include "models/domain/sql_outline.h"

#include <QRegularExpression>

#include <algorithm>

namespace countersign {
namespace {

Failure wrong(const QString& what) {
    return {FailureKind::BadInput, what, {}, {}, {}};
}

const QRegularExpression& shape() {
    static const QRegularExpression head(
        QStringLiteral(
            "\\A\\s*CREATE\\s+(?<unique>UNIQUE\\s+)?INDEX\\s+(CONCURRENTLY\\s+)?(IF\\s+NOT\\s+EXISTS\\s+)?"
            "(?<name>\"_+\"|[a-z_]\\w*)\\s+ON\\s+(?!ONLY\\s)"
            "(?<table>\\{\\{table:[^{}]+\\}\\}|(\\{\\{schema\\}\\}|\"_+\"|[a-z_]\\w*)\\s*\\.\\s*(\"_+\"|[a-z_"
            "]"
            "\\w*))"
            "\\s*(?=\\(|USING\\s)"),
        QRegularExpression::CaseInsensitiveOption);
    return head;
}

/// Does every bracket of \a outline close, and none that was not open?
bool balanced(const QString& outline) {
    int depth = 0;
    for (const QChar c : outline) {
        depth += c == u'(' ? 1 : c == u')' ? -1 : 0;
        if (depth < 0)
            return false;
    }
    return depth == 0;
}

} // namespace

Result<IndexStatement> parseIndexStatement(const KindIndex& index) {
    // The server may take a backslash in a text for an escape, or not: where the text ends would be open.
    if (index.statement.contains(u'\\'))
        return wrong(QStringLiteral("it has a backslash"));
    const auto outline = sqlOutline(index.statement);
    if (!outline)
        return wrong(QStringLiteral("a quote or a comment in it has no end"));
    if (outline->contains(u';'))
        return wrong(QStringLiteral("it must be one statement without a semicolon"));
    const auto head = shape().match(*outline);
    if (!head.hasMatch())
        return wrong(
            QStringLiteral("it must be one CREATE [UNIQUE] INDEX [CONCURRENTLY] [IF NOT EXISTS] %1 ON "
                           "{{schema}}.\"TABLE\" (...), and nothing else: it runs as the DBA")
                .arg(index.name));
    const auto part = [&](const char* name) {
        return index.statement.mid(head.capturedStart(QLatin1String(name)),
                                   head.capturedLength(QLatin1String(name)));
    };
    IndexStatement statement{head.capturedLength(QStringLiteral("unique")) > 0, meantName(part("name")),
                             part("table"), index.statement.mid(head.capturedEnd())};
    if (statement.name != index.name)
        return wrong(QStringLiteral("it makes an index called %1, and the entry's “name” is %2")
                         .arg(statement.name, index.name));
    if (index.name.toUtf8().size() > maxNameBytes)
        return wrong(QStringLiteral("the index's name is longer than %1 octets").arg(maxNameBytes));
    const QString rest = outline->mid(head.capturedEnd());
    static const QRegularExpression theirFunction(QStringLiteral("\\.\\s*(\"_+\"|[A-Za-z_]\\w*)\\s*\\("));
    if (theirFunction.match(rest).hasMatch())
        return wrong(
            QStringLiteral("it calls a function of a schema: only PostgreSQL's own may be in an index"));
    if (!balanced(rest))
        return wrong(QStringLiteral("its brackets do not match"));
    return statement;
}

} // namespace countersign
