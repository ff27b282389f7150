// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/row_reader.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <limits>

namespace countersign {

// By date_part, which gives a float: extract gives a numeric, for ten times the cost, and a float is exact to
// the millisecond for 285,000 years.
QString msSql(const QString& timestamptz) {
    return QStringLiteral("CASE WHEN isfinite(%1) THEN (date_part('epoch', %1) * 1000)::bigint END")
        .arg(timestamptz);
}

// The octets of a text are known without reading it; its characters are not.
QString cutSql(const QString& text, int maxChars) {
    return QStringLiteral("CASE WHEN octet_length(%1) > %2 AND length(%1) > %2 THEN left(%1, %2) || ' (cut)' "
                          "ELSE %1 END")
        .arg(text)
        .arg(maxChars);
}

QJsonObject objectFrom(QByteArrayView json) {
    if (json.isEmpty())
        return {};
    return QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), json.size())).object();
}

QString RowReader::text() {
    const Octets field = next();
    return field.null ? QString() : QString::fromUtf8(field.at, field.size);
}

std::optional<qint64> RowReader::integer() {
    const Octets field = next();
    bool ok = false;
    const qint64 value = QByteArrayView(field.at, field.size).toLongLong(&ok);
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

QByteArrayView RowReader::octets() {
    const Octets field = next();
    return field.null ? QByteArrayView() : QByteArrayView(field.at, field.size);
}

QJsonObject RowReader::object() {
    return objectFrom(octets());
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
