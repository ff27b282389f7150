// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/reason_text.h"

#include <QLocale>

namespace countersign {

namespace {

/// Codes of the contract itself, the same for every kind of backend.
QString contractText(const QString& reason) {
    static const std::map<QString, QString> texts{
        {QStringLiteral("changed"), QStringLiteral("The row changed since you looked at it")},
        {QStringLiteral("busy"), QStringLiteral("Somebody else holds a lock on it; try again in a moment")},
        {QStringLiteral("limit-item"),
         QStringLiteral("This item has been retried as often as the limit allows")},
        {QStringLiteral("limit-human"), QStringLiteral("You have reached the limit of acts per minute")},
        {QStringLiteral("key-reused"), QStringLiteral("This key was already used for another act")},
        {QStringLiteral("not-judged"), QStringLiteral("The database gave no verdict")},
    };
    const auto found = texts.find(reason);
    return found == texts.end() ? reason : found->second;
}

} // namespace

QString reasonText(const KindPack& kind, const QString& reason) {
    const auto own = kind.reasons.find(reason);
    return own == kind.reasons.end() ? contractText(reason) : own->second.in(QLocale().name());
}

} // namespace countersign
