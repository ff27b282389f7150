// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/health_fields.h"

#include "models/domain/strict_json.h"
#include "models/metrics/health_page.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace countersign {
namespace {

constexpr int shownDigits = 12;
constexpr double maxExactWhole = 9007199254740992.0; ///< 2^53: up to here a JSON number is the one written

QString numberText(double value) {
    return value == std::floor(value) && std::abs(value) < maxExactWhole
               ? QString::number(static_cast<qint64>(value))
               : QString::number(value, 'g', shownDigits);
}

/// What stands there, in words a person and the kind's lists can compare.
QString textOf(const QJsonValue& value) {
    switch (value.type()) {
    case QJsonValue::Null:
        return QStringLiteral("null");
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::Double:
        return numberText(value.toDouble());
    case QJsonValue::String:
        return shownPageText(value.toString());
    case QJsonValue::Array:
        return QStringLiteral("[…]");
    case QJsonValue::Object:
        return QStringLiteral("{…}");
    case QJsonValue::Undefined:
        break;
    }
    return {};
}

void find(HealthSaid& said, HealthSaid::Fault fault, HealthState state) {
    said.fault = fault;
    said.state = state;
}

void judgeWord(const KindHealthField& field, const QJsonValue& value, HealthSaid& said) {
    if (value.isObject() || value.isArray())
        find(said, HealthSaid::Fault::WrongSort, HealthState::Warning);
    else if (field.bad.contains(said.value))
        find(said, HealthSaid::Fault::Word, HealthState::Bad);
    else if (field.warning.contains(said.value))
        find(said, HealthSaid::Fault::Word, HealthState::Warning);
    else if (!field.good.contains(said.value))
        find(said, HealthSaid::Fault::UnknownWord, HealthState::Unknown);
}

void judgeNumber(const KindHealthField& field, const QJsonValue& value, HealthSaid& said) {
    if (!value.isDouble()) {
        find(said, HealthSaid::Fault::WrongSort, HealthState::Warning);
        return;
    }
    const auto above = [&](const QString& limit) {
        if (limit.isEmpty() || value.toDouble() <= limit.toDouble())
            return false;
        said.limit = field.unit.isEmpty() ? limit : limit + u' ' + field.unit;
        return true;
    };
    if (above(field.badAbove))
        find(said, HealthSaid::Fault::Limit, HealthState::Bad);
    else if (above(field.warnAbove))
        find(said, HealthSaid::Fault::Limit, HealthState::Warning);
    if (!field.unit.isEmpty())
        said.value += u' ' + field.unit;
}

void judgeText(const QJsonValue& value, HealthSaid& said) {
    const bool nothing = value.isNull() || (value.isString() && said.value.isEmpty()) ||
                         (value.isArray() && value.toArray().isEmpty());
    if (nothing)
        return;
    const bool words = value.isString();
    find(said, words ? HealthSaid::Fault::Text : HealthSaid::Fault::WrongSort, HealthState::Warning);
}

HealthSaid judged(const KindHealthField& field, const QString& path, const QJsonValue& value) {
    HealthSaid said{path, field.title.in(QLocale().name()), textOf(value), {}};
    switch (field.sort) {
    case KindHealthField::Sort::Words:
        judgeWord(field, value, said);
        break;
    case KindHealthField::Sort::Number:
        judgeNumber(field, value, said);
        break;
    case KindHealthField::Sort::Text:
        judgeText(value, said);
        break;
    }
    return said;
}

/// Undefined where the path ends early, also at something that has no members.
QJsonValue valueAt(const QJsonObject& page, const QString& path) {
    QJsonValue value = page;
    for (const QString& name : path.split(u'.'))
        value = value.toObject().value(name);
    return value;
}

void readMembers(const KindHealthField& field, const QJsonObject& members, std::vector<HealthSaid>& all) {
    int left = maxHealthMembers;
    for (auto member = members.begin(); member != members.end(); ++member) {
        const QString path = field.field + u'.' + shownPageText(member.key());
        if (--left < 0) {
            HealthSaid said{field.field, field.title.in(QLocale().name()), {}, {}};
            find(said, HealthSaid::Fault::TooMany, HealthState::Warning);
            all.push_back(std::move(said));
            return;
        }
        all.push_back(judged(field, path, *member));
    }
}

void readField(const KindHealthField& field, const QJsonObject& page, std::vector<HealthSaid>& all) {
    const QJsonValue value = valueAt(page, field.field);
    if (!value.isUndefined() && field.each && value.isObject()) {
        readMembers(field, value.toObject(), all);
    } else if (!value.isUndefined()) {
        all.push_back(judged(field, field.field, value));
        if (field.each)
            find(all.back(), HealthSaid::Fault::WrongSort, HealthState::Warning);
    } else if (field.expected) {
        all.push_back({field.field, field.title.in(QLocale().name()), {}, {}});
        find(all.back(), HealthSaid::Fault::Missing, HealthState::Warning);
    }
}

int rank(HealthState state) {
    switch (state) {
    case HealthState::Good:
        return 0;
    case HealthState::Unknown:
        return 1;
    case HealthState::Warning:
        return 2;
    case HealthState::Bad:
        break;
    }
    return 3;
}

} // namespace

std::vector<HealthSaid> readHealthFields(const std::vector<KindHealthField>& fields,
                                         const HttpAnswer& answer) {
    std::vector<HealthSaid> all;
    if (fields.empty())
        return all;
    const auto page = parseStrictJson(answer.body, maxHealthPageBytes, QStringLiteral("page"));
    if (!page) {
        all.push_back(
            {{}, {}, shownPageText(page.failure().where + QStringLiteral(": ") + page.failure().what), {}});
        find(all.back(), HealthSaid::Fault::Unreadable, HealthState::Warning);
        return all;
    }
    for (const KindHealthField& field : fields)
        readField(field, *page, all);
    return all;
}

HealthState worstSaid(const std::vector<HealthSaid>& said) {
    const auto worst = std::max_element(said.begin(), said.end(), [](const auto& one, const auto& other) {
        return rank(one.state) < rank(other.state);
    });
    return worst == said.end() ? HealthState::Good : worst->state;
}

} // namespace countersign
