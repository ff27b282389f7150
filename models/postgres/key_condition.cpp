// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/key_condition.h"

#include "models/domain/sql_outline.h"
#include "models/postgres/relation_look.h"
#include "models/postgres/sql_text.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace countersign {

const QString checkedId = QStringLiteral("current_setting('countersign.checked_id', true)");
const QString checkedLongAgo = QStringLiteral("'2000-01-01T00:00:00Z'::timestamptz");

namespace {

const QString childrenKey = QStringLiteral("Plans");
const QString relationName = QStringLiteral("Relation Name");

QString textOf(const QJsonObject& node, const char* key) {
    return node.value(QLatin1String(key)).toString();
}

/// The first place of \a word outside of brackets and quotes; -1.
qsizetype topLevel(const QString& outline, const QString& word, qsizetype from = 0) {
    int depth = 0;
    for (qsizetype i = 0; i < outline.size(); ++i) {
        const QChar c = outline[i];
        depth += c == u'(' || c == u'[' ? 1 : c == u')' || c == u']' ? -1 : 0;
        if (depth == 0 && i >= from && QStringView(outline).mid(i).startsWith(word, Qt::CaseInsensitive))
            return i;
    }
    return -1;
}

/// Without the brackets around the whole, in \a text and its outline alike.
QString withoutBrackets(QString text) {
    for (text = text.trimmed(); text.startsWith(u'('); text = text.mid(1, text.size() - 2).trimmed()) {
        const QString outline = sqlOutline(text).value_or(text);
        int depth = 0;
        qsizetype closes = 0;
        for (; closes < outline.size(); ++closes) {
            depth += outline[closes] == u'(' ? 1 : outline[closes] == u')' ? -1 : 0;
            if (depth == 0)
                break;
        }
        if (closes != outline.size() - 1)
            break;
    }
    return text;
}

QStringList splitAt(const QString& text, const QString& word) {
    const QString inside = withoutBrackets(text);
    const QString outline = sqlOutline(inside).value_or(inside);
    QStringList parts;
    qsizetype begin = 0;
    for (qsizetype at = topLevel(outline, word); at >= 0; at = topLevel(outline, word, begin)) {
        parts << inside.mid(begin, at - begin);
        begin = at + word.size();
    }
    if (parts.isEmpty())
        return {inside};
    parts << inside.mid(begin);
    QStringList all;
    for (const QString& part : parts)
        all << splitAt(part, word);
    return all;
}

bool speaksOf(const QString& expression, const QString& alias) {
    for (const QString& name : {alias, quotedIdentifier(alias)}) {
        const QRegularExpression word(QStringLiteral("(?<![\\w\".])") +
                                      QRegularExpression::escape(name + u'.'));
        if (word.match(expression).hasMatch())
            return true;
    }
    return false;
}

/// Does \a expression rest on the id alone: on no column, no subquery, not on one of several?
bool ofIdAlone(const QString& expression) {
    static const QRegularExpression other(
        QStringLiteral("[\\w\"]\\.(\"_+\"|[A-Za-z_]\\w*+)(?!\\s*\\()|\\$\\d|\\bSubPlan\\b|\\bInitPlan\\b|"
                       "\\A\\s*(ANY|ALL)\\b"));
    return expression.contains(QStringLiteral("countersign.checked_id")) &&
           !other.match(sqlOutline(expression).value_or(expression)).hasMatch();
}

/// The side of "E = (something of the id)" that is of the row; empty where \a condition is not of that sort.
QString rowSide(const QString& condition, const QString& alias) {
    static const QString equals = QStringLiteral(" = ");
    const QString outline = sqlOutline(condition).value_or(condition);
    const qsizetype at = topLevel(outline, equals);
    if (at < 0 || topLevel(outline, equals, at + 1) >= 0 || topLevel(outline, QStringLiteral(" OR ")) >= 0)
        return {};
    const QString left = condition.left(at);
    const QString right = condition.mid(at + equals.size());
    for (const auto& [row, id] : {std::pair{left, right}, std::pair{right, left}}) {
        if (speaksOf(row, alias) && !row.contains(QStringLiteral("countersign.checked_id")) && ofIdAlone(id))
            return row;
    }
    return {};
}

QString withoutAlias(QString expression, const QString& alias) {
    for (const QString& name : {quotedIdentifier(alias), alias}) {
        const QRegularExpression word(QStringLiteral("(?<![\\w\".])") +
                                      QRegularExpression::escape(name + u'.'));
        expression.remove(word);
    }
    return expression;
}

} // namespace

QString wholeAlias(const QString& alias) {
    static const QRegularExpression number(QStringLiteral("_\\d+\\z"));
    return QString(alias).remove(number);
}

bool isAliasOf(const QString& name, const QString& alias) {
    return name == alias || wholeAlias(name) == alias;
}

std::vector<TableScan> scansOf(const QJsonObject& plan, const QSet<QString>& relations) {
    std::vector<TableScan> all;
    const bool reads = textOf(plan, "Node Type") != QStringLiteral("ModifyTable");
    if (reads && relations.contains(relationKey(textOf(plan, "Schema"), textOf(plan, "Relation Name")))) {
        TableScan scan{textOf(plan, "Alias"), {}};
        for (const char* key : {"Index Cond", "Recheck Cond", "Filter"}) {
            if (plan.contains(QLatin1String(key)))
                scan.conditions << splitAt(textOf(plan, key), QStringLiteral(" AND "));
        }
        all.push_back(scan);
    }
    for (const QJsonValue& child : plan.value(childrenKey).toArray()) {
        for (TableScan& scan : scansOf(child.toObject(), relations))
            all.push_back(std::move(scan));
    }
    return all;
}

QStringList comparedWithId(const TableScan& scan) {
    QStringList all;
    for (const QString& condition : scan.conditions) {
        if (const QString row = rowSide(condition, scan.alias); !row.isEmpty())
            all << withoutAlias(row, scan.alias);
    }
    return all;
}

QStringList conditionsOnId(const TableScan& scan, const QString& id) {
    static const QRegularExpression marker(
        QStringLiteral("current_setting\\('countersign\\.checked_id'(?:::text)?, true\\)"));
    QStringList all;
    for (const QString& condition : scan.conditions) {
        if (!rowSide(condition, scan.alias).isEmpty())
            all << condition.split(marker).join(id);
    }
    return all;
}

int changesIn(const QJsonObject& plan) {
    int changes = textOf(plan, "Node Type") == QStringLiteral("ModifyTable") ? 1 : 0;
    for (const QJsonValue& child : plan.value(childrenKey).toArray())
        changes += changesIn(child.toObject());
    return changes;
}

std::optional<QStringList> columnsSet(const QString& sql) {
    const auto outline = sqlOutline(sql);
    if (!outline || outline->contains(u';'))
        return std::nullopt;
    static const QRegularExpression blank(QStringLiteral("\\s"));
    static const QRegularExpression distinct(QStringLiteral("DISTINCT\\s+FROM\\b"),
                                             QRegularExpression::CaseInsensitiveOption);
    QString plain = *outline;
    for (auto all = distinct.globalMatch(*outline); all.hasNext();) { // an operator, not a clause
        const auto one = all.next();
        plain.replace(one.capturedStart(), one.capturedLength(), QString(one.capturedLength(), u'_'));
    }
    plain.replace(blank, QStringLiteral(" "));
    const qsizetype begin = topLevel(plain, QStringLiteral(" SET "));
    if (begin < 0 || topLevel(plain, QStringLiteral(" RETURNING ")) >= 0)
        return std::nullopt;
    qsizetype end = plain.size();
    for (const char* word : {" WHERE ", " FROM "}) {
        if (const qsizetype at = topLevel(plain, QLatin1String(word), begin + 4); at >= 0)
            end = std::min(end, at);
    }
    const qsizetype from = begin + 5;
    QStringList columns;
    for (const QString& one : splitAt(sql.mid(from, end - from), QStringLiteral(","))) {
        static const QRegularExpression target(
            QStringLiteral(
                "\\A\\s*(\\([^=]*\\)|(?:\"(?:[^\"]|\"\")+\"|[^\\W\\d][\\w$]*))\\s*(?:[.\\[][^=]*)?="),
            QRegularExpression::UseUnicodePropertiesOption);
        const auto match = target.match(one);
        if (!match.hasMatch())
            return std::nullopt;
        for (const QString& name : splitAt(match.captured(1), QStringLiteral(",")))
            columns << meantName(name.trimmed());
    }
    return columns;
}

QString withoutCasts(QString expression) {
    static const QRegularExpression cast(QStringLiteral("::(?:text|character varying)\\z"));
    for (QString before; before != expression;) {
        before = expression;
        expression = withoutBrackets(expression);
        const auto match = cast.match(expression);
        // "a || b::text" is not a cast of the whole.
        if (match.hasMatch() && topLevel(expression, QStringLiteral(" || ")) < 0)
            expression.chop(match.capturedLength());
    }
    return expression;
}

QStringList joinedParts(const QString& expression) {
    return splitAt(expression, QStringLiteral(" || "));
}

bool isPlainColumn(const QString& expression) {
    static const QRegularExpression column(QStringLiteral("\\A(\"([^\"]|\"\")+\"|[a-z_][\\w$]*)\\z"));
    return column.match(expression).hasMatch();
}

} // namespace countersign
