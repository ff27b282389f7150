// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/export_fields.h"

#include "models/trust/canonical.h"

namespace countersign {

Failure ExportFields::refusal(const QString& why) {
    return {FailureKind::Malformed,
            why,
            QStringLiteral("line of an export"),
            QStringLiteral("Ask for the export again; do not trust this one"),
            {}};
}

Result<ExportFields> ExportFields::parse(const QByteArray& line) {
    if (line.size() > maxTrailLineBytes)
        return refusal(QStringLiteral("it is longer than %1 MiB").arg(maxTrailLineBytes / 1024 / 1024));
    std::optional<std::vector<JsonField>> fields = parseJsonLine(line);
    if (!fields)
        return refusal(QStringLiteral("it is not a JSON object of texts written as an export writes it"));
    return ExportFields(std::move(*fields));
}

bool ExportFields::haveKeys(const std::vector<QByteArray>& keys) const {
    return std::equal(fields_.begin(), fields_.end(), keys.begin(), keys.end(),
                      [](const JsonField& field, const QByteArray& key) { return field.first == key; });
}

void ExportFields::refuse(const char* key, const QString& why) const {
    if (!refusal_)
        refusal_ = refusal(QStringLiteral("“%1” %2").arg(QLatin1String(key), why));
}

QString ExportFields::text(const char* key) const {
    const QString* found = jsonField(fields_, key);
    if (!found)
        refuse(key, QStringLiteral("is missing"));
    return found ? *found : QString();
}

qint64 ExportFields::integer(const char* key) const {
    const QString written = text(key);
    bool good = false;
    const qint64 value = written.toLongLong(&good);
    if (!good || QString::number(value) != written)
        refuse(key, QStringLiteral("is not a whole number in plain digits"));
    return value;
}

QByteArray ExportFields::hex(const char* key, qsizetype octets) const {
    const std::optional<QByteArray> value = octetsFromHex(text(key).toUtf8(), octets);
    if (!value)
        refuse(key, QStringLiteral("is not %1 octets in lower-case hexadecimal").arg(octets));
    return value.value_or(QByteArray());
}

void ExportFields::expect(const char* key, const QString& value) const {
    if (text(key) != value)
        refuse(key, QStringLiteral("is not “%1”").arg(value));
}

Result<ExportRecord> readTrailRow(const ExportFields& fields) {
    TrailRow row;
    row.seq = fields.integer("seq");
    row.atUs = fields.integer("at_us");
    row.actor = fields.text("actor");
    row.human = fields.text("human");
    row.act = fields.text("act");
    row.subject = fields.text("subject");
    row.detail = fields.text("detail");
    row.prev = fields.hex("prev", 32);
    row.hash = fields.hex("hash", 32);
    return fields.result(std::move(row));
}

} // namespace countersign
