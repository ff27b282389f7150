// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/kind_fields.h"

#include "models/domain/money.h"

namespace countersign::kindfields {

const QStringList& windowBoards() {
    static const QStringList boards{QStringLiteral("triage"),  QStringLiteral("ledger"),
                                    QStringLiteral("wallets"), QStringLiteral("payouts"),
                                    QStringLiteral("trail"),   QStringLiteral("health")};
    return boards;
}

const QRegularExpression& plainName() {
    static const QRegularExpression shape(QStringLiteral("\\A[a-z][a-z0-9_]{0,30}\\z"));
    return shape;
}

LocalText words(JsonReader& from, const QString& key, bool required) {
    if (!required && !from.has(key))
        return {};
    JsonReader all = from.child(key);
    std::map<QString, QString> byLanguage;
    for (const QString& language : all.keys())
        byLanguage[language] = all.text(language);
    if (!byLanguage.contains(QStringLiteral("en")))
        from.complain(key, QStringLiteral("the English words (“en”) are missing"));
    return LocalText(std::move(byLanguage));
}

QString name(JsonReader& from, const QString& key, const QRegularExpression& shape) {
    const QString given = from.text(key);
    if (!shape.match(given).hasMatch())
        from.complain(
            key, QStringLiteral("“%1” is not a name of small letters, digits and _").arg(given.left(40)));
    return given;
}

QString decimal(JsonReader& from, const QString& key, bool required) {
    const QString given = required ? from.text(key) : from.textOr(key, {});
    if (!given.isEmpty() && !Decimal::parse(given))
        from.complain(key, QStringLiteral("it must be a decimal number, written as text"));
    return given;
}

} // namespace countersign::kindfields
