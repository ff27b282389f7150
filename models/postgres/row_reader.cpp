// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/row_reader.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <limits>

namespace countersign {

QString msSql(const QString& timestamptz) {
    return QStringLiteral("CASE WHEN isfinite(%1) THEN (extract(epoch FROM %1) * 1000)::bigint END")
        .arg(timestamptz);
}

QString cutSql(const QString& text, int maxChars) {
    return QStringLiteral("CASE WHEN length(%1) > %2 THEN left(%1, %2) || ' (cut)' ELSE %1 END")
        .arg(text)
        .arg(maxChars);
}

QString RowReader::text() {
    const pqxx::field field = next();
    return field.is_null() ? QString()
                           : QString::fromUtf8(field.c_str(), static_cast<qsizetype>(field.size()));
}

std::optional<qint64> RowReader::integer() {
    bool ok = false;
    const qint64 value = text().toLongLong(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

std::optional<int> RowReader::smallInteger() {
    const std::optional<qint64> value = integer();
    if (!value || *value < std::numeric_limits<int>::min() || *value > std::numeric_limits<int>::max())
        return std::nullopt;
    return static_cast<int>(*value);
}

std::optional<bool> RowReader::boolean() {
    const QString value = text();
    return value.isEmpty() ? std::nullopt : std::optional(value == QStringLiteral("t"));
}

QJsonObject RowReader::object() {
    return QJsonDocument::fromJson(text().toUtf8()).object();
}

MaybeMoney RowReader::money(QString* odd) {
    const QString amount = text();
    const QString currency = text();
    if (amount.isEmpty())
        return std::nullopt;
    const Result<Decimal> parsed = Decimal::parse(amount);
    if (!parsed) {
        if (odd != nullptr)
            *odd = amount;
        return std::nullopt;
    }
    return Money{*parsed, currency};
}

QStringList RowReader::list() {
    QStringList items;
    const QJsonArray array = QJsonDocument::fromJson(text().toUtf8()).array();
    for (const QJsonValue& item : array)
        items << item.toString();
    return items;
}

} // namespace countersign
