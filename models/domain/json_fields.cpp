// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/json_fields.h"

#include <algorithm>
#include <vector>

namespace countersign {
namespace {

constexpr qsizetype maxGuessChars = 40;

int editDistance(const QString& a, const QString& b) {
    std::vector<int> row(static_cast<std::size_t>(b.size()) + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = static_cast<int>(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j < row.size(); ++j) {
            const bool same = a[i - 1].toLower() == b[static_cast<qsizetype>(j) - 1].toLower();
            const int best = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (same ? 0 : 1)});
            diagonal = row[j];
            row[j] = best;
        }
    }
    return row.back();
}

/// Characters that hide or reorder what a person reads, and control characters.
bool isHidden(QChar c) {
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format ||
           c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
}

} // namespace

QString nearestName(const QString& wrong, const QStringList& known) {
    if (wrong.size() > maxGuessChars)
        return {};
    QString best;
    int bestDistance = std::max(2, static_cast<int>(wrong.size()) / 3) + 1;
    for (const QString& name : known) {
        const int distance = editDistance(wrong, name);
        if (distance < bestDistance) {
            bestDistance = distance;
            best = name;
        }
    }
    return best;
}

JsonFields::JsonFields(QJsonObject object, QString path, std::optional<Failure>* failure)
    : object_(std::move(object))
    , path_(std::move(path))
    , failure_(failure) {}

QString JsonFields::pathOf(const QString& key) const {
    return path_.isEmpty() ? key : path_ + u'.' + key;
}

void JsonFields::refuse(const QString& path, const QString& what, const QString& remedy) {
    refuse({FailureKind::BadInput, what, path, remedy, {}});
}

void JsonFields::refuse(const Failure& failure) {
    if (!failed())
        *failure_ = failure;
}

void JsonFields::allowOnly(const QStringList& known) {
    for (auto it = object_.begin(); it != object_.end(); ++it) {
        if (known.contains(it.key()))
            continue;
        const QString near = nearestName(it.key(), known);
        const QString shown = it.key().isEmpty() ? QStringLiteral("\"\"") : it.key().left(maxGuessChars);
        refuse(pathOf(shown), QStringLiteral("this key is not known"),
               near.isEmpty() ? QStringLiteral("Known here: %1").arg(known.join(QStringLiteral(", ")))
                              : QStringLiteral("Did you mean “%1”?").arg(near));
    }
}

bool JsonFields::present(const QString& key) {
    if (has(key))
        return true;
    refuse(pathOf(key), QStringLiteral("this key is missing"), QStringLiteral("Add it"));
    return false;
}

QString JsonFields::text(const QString& key, qsizetype maxChars) {
    if (!present(key))
        return {};
    const QString value = textOr(key, maxChars, {});
    if (value.trimmed().isEmpty())
        refuse(pathOf(key), QStringLiteral("this is empty"), QStringLiteral("Write a value"));
    return value;
}

QString JsonFields::textOr(const QString& key, qsizetype maxChars, const QString& fallback) {
    if (!has(key))
        return fallback;
    const QJsonValue value = object_.value(key);
    if (!value.isString()) {
        refuse(pathOf(key), QStringLiteral("this must be text"), QStringLiteral("Write it in quotes"));
        return fallback;
    }
    const QString text = value.toString();
    if (text.size() > maxChars)
        refuse(pathOf(key), QStringLiteral("this is longer than %1 characters").arg(maxChars),
               QStringLiteral("Write it shorter"));
    else if (std::any_of(text.begin(), text.end(), isHidden))
        refuse(pathOf(key), QStringLiteral("this holds an invisible or control character"),
               QStringLiteral("Type it again instead of pasting it"));
    return text;
}

QString JsonFields::oneOf(const QString& key, const QStringList& allowed) {
    const QString value = text(key, maxGuessChars);
    if (failed() || allowed.contains(value))
        return value;
    const QString near = nearestName(value, allowed);
    refuse(
        pathOf(key), QStringLiteral("“%1” is not known").arg(value),
        near.isEmpty()
            ? QStringLiteral("Use one of: %1").arg(allowed.join(QStringLiteral(", ")))
            : QStringLiteral("Did you mean “%1”? Known: %2").arg(near, allowed.join(QStringLiteral(", "))));
    return value;
}

Decimal JsonFields::decimal(const QString& key) {
    if (!present(key))
        return {};
    const QJsonValue value = object_.value(key);
    // A fraction written without quotes has been a double on its way here: no longer the number that was
    // meant.
    const bool whole = value.isDouble() && value.toVariant().typeId() == QMetaType::LongLong;
    if (!value.isString() && !whole) {
        refuse(pathOf(key), QStringLiteral("this must be a decimal number in quotes"),
               QStringLiteral("Write it like \"0.2\", so that it stays exact"));
        return {};
    }
    auto number = Decimal::parse(whole ? QString::number(value.toInteger()) : value.toString());
    if (!number) {
        Failure failure = number.failure();
        failure.where = pathOf(key);
        refuse(failure);
        return {};
    }
    if (number->isNegative())
        refuse(pathOf(key), QStringLiteral("this is negative"), QStringLiteral("Write 0 or more"));
    return *number;
}

QJsonObject JsonFields::object(const QString& key) {
    const QJsonValue value = object_.value(key);
    if (has(key) && !value.isObject())
        refuse(pathOf(key), QStringLiteral("this must be an object"), QStringLiteral("Write it as { … }"));
    return value.toObject();
}

QJsonArray JsonFields::array(const QString& key, int maxElements) {
    const QJsonValue value = object_.value(key);
    if (has(key) && !value.isArray())
        refuse(pathOf(key), QStringLiteral("this must be a list"), QStringLiteral("Write it as [ … ]"));
    if (value.toArray().size() > maxElements)
        refuse(pathOf(key), QStringLiteral("this has more than %1 elements").arg(maxElements),
               QStringLiteral("Take some out"));
    return value.toArray();
}

} // namespace countersign
