// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/sql_outline.h"

#include <QRegularExpression>

namespace countersign {
namespace {

bool isNameLetter(QChar c) {
    return c.isLetterOrNumber() || c == u'_' || c == u'$';
}

/// Where what begins at \a from and may be nested ends; -1 when it does not.
qsizetype endOfComment(const QString& sql, qsizetype from) {
    int depth = 1;
    for (qsizetype i = from + 2; i + 1 < sql.size(); ++i) {
        const QStringView two = QStringView(sql).mid(i, 2);
        if (two != u"/*" && two != u"*/")
            continue;
        depth += two == u"/*" ? 1 : -1;
        ++i;
        if (depth == 0)
            return i + 1;
    }
    return -1;
}

/// Behind the quote that ends the one at \a from; a doubled one is part of it, and in E'...' one behind "\".
qsizetype endOfQuote(const QString& sql, qsizetype from, bool backslashes) {
    const QChar quote = sql[from];
    for (qsizetype i = from + 1; i < sql.size(); ++i) {
        if (backslashes && sql[i] == u'\\')
            ++i;
        else if (sql[i] == quote && i + 1 < sql.size() && sql[i + 1] == quote)
            ++i;
        else if (sql[i] == quote)
            return i + 1;
    }
    return -1;
}

/// "$tag$" at \a from; empty where none begins.
QString dollarTag(const QString& sql, qsizetype from) {
    static const QRegularExpression tag(QStringLiteral("\\$([^\\W\\d]\\w*)?\\$"),
                                        QRegularExpression::UseUnicodePropertiesOption);
    return tag
        .match(sql, from, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption)
        .captured();
}

void fill(QString& out, qsizetype from, qsizetype to, QChar with) {
    for (qsizetype i = from; i < to; ++i)
        out[i] = with;
}

/// Makes harmless what begins at \a from; behind it, -1 when it has no end, \a from when nothing begins.
qsizetype skip(const QString& sql, QString& out, qsizetype from) {
    const QChar c = sql[from];
    const QStringView two = QStringView(sql).mid(from, 2);
    if (two == u"--" || two == u"/*") {
        qsizetype end = two == u"/*" ? endOfComment(sql, from) : sql.indexOf(u'\n', from);
        if (end < 0 && two == u"--")
            end = sql.size();
        fill(out, from, end, u' ');
        return end;
    }
    if (c == u'\'' || c == u'"') {
        const bool escapes = c == u'\'' && from > 0 && sql[from - 1].toLower() == u'e' &&
                             (from == 1 || !isNameLetter(sql[from - 2]));
        const qsizetype end = endOfQuote(sql, from, escapes);
        fill(out, from + 1, end - 1, c == u'"' ? u'_' : u' ');
        return end;
    }
    if (c == u'$' && (from == 0 || !isNameLetter(sql[from - 1]))) {
        const QString tag = dollarTag(sql, from);
        if (tag.isEmpty())
            return from;
        const qsizetype close = sql.indexOf(tag, from + tag.size());
        fill(out, from, close + (close < 0 ? 0 : tag.size()), u' ');
        return close < 0 ? -1 : close + tag.size();
    }
    return from;
}

} // namespace

std::optional<QString> sqlOutline(const QString& sql) {
    QString out = sql;
    for (qsizetype i = 0; i < sql.size();) {
        const qsizetype behind = skip(sql, out, i);
        if (behind < 0)
            return std::nullopt;
        i = behind == i ? i + 1 : behind;
    }
    return out;
}

QString meantName(const QString& written) {
    if (!written.startsWith(u'"'))
        return written.toLower();
    return written.mid(1, written.size() - 2).replace(QStringLiteral("\"\""), QStringLiteral("\""));
}

} // namespace countersign
