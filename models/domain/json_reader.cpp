// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/json_reader.h"

#include <utility>

namespace countersign {

JsonReader::JsonReader(QJsonObject object, QString path, std::optional<Failure>* wrong)
    : object_(std::move(object))
    , path_(std::move(path))
    , wrong_(wrong) {}

QString JsonReader::pathOf(const QString& key) const {
    return path_.isEmpty() || path_.endsWith(u' ') ? path_ + key : path_ + u'.' + key;
}

void JsonReader::complain(const QString& key, const QString& what) {
    if (!*wrong_)
        *wrong_ = Failure{FailureKind::BadInput, what, pathOf(key), {}, {}};
}

QJsonValue JsonReader::take(const QString& key) {
    asked_ << key;
    return object_.value(key);
}

QString JsonReader::text(const QString& key) {
    const QJsonValue value = take(key);
    if (!value.isString() || value.toString().isEmpty()) {
        complain(key, value.isUndefined() ? QStringLiteral("it is missing")
                                          : QStringLiteral("it must be a text that is not empty"));
        return {};
    }
    return value.toString();
}

QString JsonReader::textOr(const QString& key, const QString& otherwise) {
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return otherwise;
    if (!value.isString())
        complain(key, QStringLiteral("it must be a text"));
    return value.toString(otherwise);
}

int JsonReader::number(const QString& key, int least, int most) {
    if (!has(key))
        complain(key, QStringLiteral("it is missing"));
    return numberOr(key, least, least, most);
}

int JsonReader::numberOr(const QString& key, int otherwise, int least, int most) {
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return otherwise;
    const double given = value.toDouble(static_cast<double>(least) - 1);
    const int whole = value.toInt(least);
    if (!value.isDouble() || given != static_cast<double>(whole) || whole < least || whole > most) {
        complain(key, QStringLiteral("it must be a whole number from %1 to %2").arg(least).arg(most));
        return otherwise;
    }
    return whole;
}

bool JsonReader::flagOr(const QString& key, bool otherwise) {
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isBool())
        complain(key, QStringLiteral("it must be true or false"));
    return value.toBool(otherwise);
}

QStringList JsonReader::texts(const QString& key) {
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isArray())
        complain(key, QStringLiteral("it must be an array of texts"));
    QStringList all;
    for (const QJsonValue& one : value.toArray()) {
        if (!one.isString() || one.toString().isEmpty())
            complain(key, QStringLiteral("it must be an array of texts that are not empty"));
        all << one.toString();
    }
    return all;
}

JsonReader JsonReader::child(const QString& key) {
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isObject())
        complain(key, QStringLiteral("it must be an object"));
    return {value.toObject(), pathOf(key), wrong_};
}

std::vector<JsonReader> JsonReader::children(const QString& key) {
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isArray())
        complain(key, QStringLiteral("it must be an array of objects"));
    std::vector<JsonReader> all;
    for (const QJsonValue& one : value.toArray()) {
        if (!one.isObject())
            complain(key, QStringLiteral("it must be an array of objects"));
        all.emplace_back(one.toObject(), QStringLiteral("%1[%2]").arg(pathOf(key)).arg(all.size()), wrong_);
    }
    return all;
}

void JsonReader::finish() {
    for (const QString& key : object_.keys()) {
        if (!asked_.contains(key))
            complain(key, QStringLiteral("nothing of this name is known"));
    }
}

} // namespace countersign
