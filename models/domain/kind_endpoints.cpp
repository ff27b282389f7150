// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/kind_endpoints.h"

#include "models/domain/kind_fields.h"

namespace countersign {
namespace {

using kindfields::decimal;
using kindfields::name;
using kindfields::plainName;
using kindfields::words;

constexpr int longestLimitS = 15 * 60; ///< longer than that no endpoint is left alone after a 429

KindSignal signalOf(JsonReader from) {
    KindSignal signal;
    signal.name = name(from, QStringLiteral("name"), plainName());
    signal.title = words(from, QStringLiteral("title"));
    signal.metrics = from.texts(QStringLiteral("metrics"));
    JsonReader labels = from.child(QStringLiteral("labels"));
    for (const QString& label : labels.keys())
        signal.labels[label] = labels.text(label);
    signal.unit = from.text(QStringLiteral("unit"));
    if (from.has(QStringLiteral("divisor")))
        signal.divisor = decimal(from, QStringLiteral("divisor"), true);
    signal.warnAbove = decimal(from, QStringLiteral("warnAbove"), false);
    signal.badAbove = decimal(from, QStringLiteral("badAbove"), false);
    signal.warnBelow = decimal(from, QStringLiteral("warnBelow"), false);
    signal.badBelow = decimal(from, QStringLiteral("badBelow"), false);
    signal.expected = from.flagOr(QStringLiteral("expected"), false);
    if (signal.metrics.isEmpty())
        from.complain(QStringLiteral("metrics"), QStringLiteral("it must name at least one metric"));
    from.finish();
    return signal;
}

KindLimiter limiterOf(JsonReader from) {
    KindLimiter limiter{words(from, QStringLiteral("store")), words(from, QStringLiteral("check")),
                        from.numberOr(QStringLiteral("askAgainS"), 0, 1, longestLimitS)};
    from.finish();
    return limiter;
}

void sortOf(JsonReader& from, KindHealthField& field) {
    field.good = from.texts(QStringLiteral("good"));
    field.warning = from.texts(QStringLiteral("warning"));
    field.bad = from.texts(QStringLiteral("bad"));
    field.warnAbove = decimal(from, QStringLiteral("warnAbove"), false);
    field.badAbove = decimal(from, QStringLiteral("badAbove"), false);
    field.unit = from.textOr(QStringLiteral("unit"), {});
    const bool hasWords = !field.good.isEmpty() || !field.warning.isEmpty() || !field.bad.isEmpty();
    const bool hasLimit = !field.warnAbove.isEmpty() || !field.badAbove.isEmpty();
    const bool isText = from.flagOr(QStringLiteral("text"), false);
    if (int{hasWords} + int{hasLimit} + int{isText} != 1)
        from.complain(QStringLiteral("field"),
                      QStringLiteral("it needs one of three: words (“good”, “warning”, “bad”), a limit "
                                     "(“warnAbove”, “badAbove”), or “text”: true"));
    field.sort = isText     ? KindHealthField::Sort::Text
                 : hasLimit ? KindHealthField::Sort::Number
                            : KindHealthField::Sort::Words;
}

KindHealthField healthFieldOf(JsonReader from) {
    static const QRegularExpression path(
        QStringLiteral("\\A[A-Za-z0-9_-]{1,60}(\\.[A-Za-z0-9_-]{1,60})*\\z"));
    KindHealthField field;
    field.field = from.text(QStringLiteral("field"));
    if (!path.match(field.field).hasMatch())
        from.complain(QStringLiteral("field"),
                      QStringLiteral("it must be names with dots between, like “services.redis”"));
    if (field.field.count(u'.') >= maxHealthFieldDepth)
        from.complain(QStringLiteral("field"),
                      QStringLiteral("it goes deeper than %1 names").arg(maxHealthFieldDepth));
    field.title = words(from, QStringLiteral("title"));
    field.each = from.flagOr(QStringLiteral("each"), false);
    field.expected = from.flagOr(QStringLiteral("expected"), false);
    sortOf(from, field);
    from.finish();
    return field;
}

std::vector<KindHealthField> healthFieldsOf(JsonReader& from, const QString& type) {
    if (type != u"health" && type != u"ready")
        from.complain(type, QStringLiteral("only “health” and “ready” are pages of health"));
    std::vector<KindHealthField> fields;
    for (JsonReader& one : from.children(type))
        fields.push_back(healthFieldOf(std::move(one)));
    if (fields.size() > static_cast<std::size_t>(maxHealthFields))
        from.complain(type, QStringLiteral("there are more than %1 fields").arg(maxHealthFields));
    return fields;
}

} // namespace

const std::vector<KindHealthField>& KindEndpoints::fieldsOf(const QString& endpointType) const {
    static const std::vector<KindHealthField> none;
    const auto found = healthPages.find(endpointType);
    return found == healthPages.end() ? none : found->second;
}

KindEndpoints readKindEndpoints(JsonReader& from) {
    KindEndpoints endpoints;
    for (JsonReader& one : from.children(QStringLiteral("signals")))
        endpoints.signalRules.push_back(signalOf(std::move(one)));
    if (from.has(QStringLiteral("limiter")))
        endpoints.limiter = limiterOf(from.child(QStringLiteral("limiter")));
    JsonReader pages = from.child(QStringLiteral("healthPages"));
    for (const QString& type : pages.keys())
        endpoints.healthPages[type] = healthFieldsOf(pages, type);
    return endpoints;
}

} // namespace countersign
