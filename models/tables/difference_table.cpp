// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/difference_table.h"

#include <QJsonArray>

namespace countersign {

namespace {

const QString linesKey = QStringLiteral("lines");

QString wordsOf(const QJsonObject& line) {
    QStringList words;
    for (const char* key : {"amount", "currency", "method", "destination"}) {
        const QString value = line.value(QLatin1String(key)).toString();
        if (!value.isEmpty())
            words += value;
    }
    return words.join(u' ');
}

void addLine(const QJsonObject& one, std::vector<DifferenceRow>& rows) {
    const QString id = one.value(QStringLiteral("line")).toString();
    const QJsonValue was = one.value(QStringLiteral("signed"));
    const QJsonValue now = one.value(QStringLiteral("now"));
    if (!was.isObject() || !now.isObject()) {
        rows.push_back({id, QStringLiteral("line"), wordsOf(was.toObject()), wordsOf(now.toObject())});
        return;
    }
    const QJsonObject before = was.toObject();
    const QJsonObject after = now.toObject();
    for (const QString& key : before.keys()) {
        if (before.value(key) != after.value(key))
            rows.push_back({id, key, before.value(key).toString(), after.value(key).toString()});
    }
}

} // namespace

std::vector<DifferenceRow> differencesFrom(const QJsonObject& difference) {
    const QJsonValue inner = difference.value(QStringLiteral("differs"));
    if (inner.isObject())
        return differencesFrom(inner.toObject());
    std::vector<DifferenceRow> rows;
    for (const QString& key : difference.keys()) {
        const QJsonValue value = difference.value(key);
        if (key == QStringLiteral("payout"))
            rows.push_back({{}, key, {}, value.toString()});
        else if (key != linesKey && value.isArray())
            rows.push_back({{}, key, value.toArray().at(0).toString(), value.toArray().at(1).toString()});
    }
    const QJsonArray lines = difference.value(linesKey).toArray();
    for (const QJsonValue& line : lines)
        addLine(line.toObject(), rows);
    return rows;
}

int DifferenceTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString DifferenceTable::keyOf(const DifferenceRow& row) const {
    return row.line + u'\n' + row.field;
}

QString DifferenceTable::columnTitle(int column) const {
    switch (column) {
    case Line:
        return tr("Line");
    case Field:
        return tr("What");
    case Was:
        return tr("Signed");
    case Now:
        return tr("In the backend now");
    default:
        return {};
    }
}

QString DifferenceTable::fieldWord(const QString& field) {
    static const QHash<QString, const char*> words{
        {QStringLiteral("amount"), QT_TR_NOOP("amount")},
        {QStringLiteral("destination"), QT_TR_NOOP("destination")},
        {QStringLiteral("method"), QT_TR_NOOP("method")},
        {QStringLiteral("currency"), QT_TR_NOOP("currency")},
        {QStringLiteral("total"), QT_TR_NOOP("total")},
        {QStringLiteral("source"), QT_TR_NOOP("source")},
        {QStringLiteral("creator"), QT_TR_NOOP("made by")},
        {QStringLiteral("editor"), QT_TR_NOOP("changed by")},
        {QStringLiteral("state"), QT_TR_NOOP("state in the backend")},
        {QStringLiteral("payout"), QT_TR_NOOP("the payout")},
        {QStringLiteral("line"), QT_TR_NOOP("the whole line")},
    };
    const auto found = words.constFind(field);
    return found == words.constEnd() ? field : tr(*found);
}

QVariant DifferenceTable::cell(const DifferenceRow& row, int column, int role) const {
    if (role == MonospaceRole)
        return column == Line || row.field == QStringLiteral("destination");
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Line:
        return row.line;
    case Field:
        return fieldWord(row.field);
    case Was:
        return row.was.isEmpty() ? tr("not there") : row.was;
    case Now:
        return row.now.isEmpty() ? tr("not there") : row.now;
    default:
        return {};
    }
}

} // namespace countersign
