// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/health_page.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace countersign {
namespace {

constexpr qsizetype maxShownChars = 200;

/// "chainId" and "chain_id" are both written.
QJsonValue firstOf(const QJsonObject& object, std::initializer_list<const char*> keys) {
    for (const char* key : keys) {
        const auto found = object.constFind(QLatin1String(key));
        if (found != object.constEnd())
            return *found;
    }
    return QJsonValue(QJsonValue::Undefined);
}

std::optional<qint64> wholeNumber(const QJsonValue& value) {
    if (value.isDouble() && value.toDouble() == std::floor(value.toDouble()) && value.toDouble() >= 0)
        return value.toInteger();
    bool good = false;
    const QString text = value.toString();
    const qint64 number =
        text.startsWith(QStringLiteral("0x")) ? text.mid(2).toLongLong(&good, 16) : text.toLongLong(&good);
    return good && number >= 0 ? std::optional(number) : std::nullopt;
}

std::optional<bool> wellness(const QJsonObject& object) {
    const QJsonValue flag = firstOf(object, {"ok", "ready", "healthy", "success"});
    if (flag.isBool())
        return flag.toBool();
    const QString word = firstOf(object, {"status"}).toString().toLower();
    if (word == u"ok" || word == u"healthy" || word == u"up" || word == u"ready" || word == u"pass")
        return true;
    if (word == u"error" || word == u"unhealthy" || word == u"down" || word == u"fail" || word == u"degraded")
        return false;
    return std::nullopt;
}

} // namespace

QString shownPageText(const QString& text) {
    QString shown = text.left(maxShownChars);
    for (QChar& c : shown) {
        if (!c.isPrint())
            c = u' ';
    }
    return shown.simplified();
}

HealthPage readHealthPage(const HttpAnswer& answer) {
    HealthPage page;
    const QJsonObject object = QJsonDocument::fromJson(answer.body).object();
    page.ok = wellness(object);
    if (const auto chain = wholeNumber(firstOf(object, {"chainId", "chain_id"})))
        page.chainId = QString::number(*chain);
    page.blockNumber = wholeNumber(firstOf(object, {"blockNumber", "block_number", "block"}));
    page.mode = shownPageText(object.value(QStringLiteral("mode")).toString());
    page.error = shownPageText(firstOf(object, {"error", "message"}).toString());
    // Readiness pages list what they checked, flat or under "checks".
    const QJsonValue checks = firstOf(object, {"checks"});
    const QJsonObject listed = checks.isObject() ? checks.toObject() : object;
    for (auto it = listed.begin(); it != listed.end(); ++it) {
        const bool summary =
            it.key() == u"ok" || it.key() == u"ready" || it.key() == u"healthy" || it.key() == u"success";
        // hasX: what an installation has or not, such as a contract's code; not a check.
        if (it->isBool() && !it->toBool() && !summary && !it.key().startsWith(QStringLiteral("has")))
            page.notReady << shownPageText(it.key());
    }
    return page;
}

} // namespace countersign
