// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/signal_reader.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <optional>

namespace countersign {
namespace {

constexpr int shownDigits = 12;

bool matches(const KindSignal& rule, const Exposition& page, const MetricSample& sample) {
    return std::all_of(rule.labels.begin(), rule.labels.end(), [&](const auto& wanted) {
        return page.label(sample, wanted.first.toUtf8()) == QByteArrayView(wanted.second.toUtf8());
    });
}

QString seriesName(const KindSignal& rule, const Exposition& page, const MetricSample& sample) {
    QStringList parts;
    for (const MetricLabel& label : page.labels(sample)) {
        const QString name = QString::fromUtf8(label.name);
        if (rule.labels.find(name) == rule.labels.end())
            parts << name + u'=' + QString::fromUtf8(label.value);
    }
    return parts.join(QStringLiteral(", "));
}

std::optional<double> limitOf(const QString& text) {
    bool good = false;
    const double value = text.toDouble(&good);
    return good ? std::optional(value) : std::nullopt;
}

void judge(const KindSignal& rule, SignalValue& value) {
    if (std::isnan(value.value))
        return;
    value.state = HealthState::Good;
    const auto check = [&value](const QString& limit, bool above, HealthState state) {
        const auto number = limitOf(limit);
        if (!number || value.state == HealthState::Bad ||
            !(above ? value.value > *number : value.value < *number))
            return;
        value.state = state;
        value.limit = (above ? QStringLiteral("above ") : QStringLiteral("below ")) + limit;
    };
    check(rule.badAbove, true, HealthState::Bad);
    check(rule.badBelow, false, HealthState::Bad);
    check(rule.warnAbove, true, HealthState::Warning);
    check(rule.warnBelow, false, HealthState::Warning);
}

SignalValue valueOf(const KindSignal& rule, const Exposition& page, const MetricSample& sample,
                    const Provenance& from) {
    SignalValue value;
    value.name = rule.name;
    value.title = rule.title.in(QLocale().name());
    value.metric = QString::fromUtf8(sample.name);
    value.series = seriesName(rule, page, sample);
    value.unit = rule.unit;
    value.from = from;
    const double divisor = limitOf(rule.divisor).value_or(1);
    const bool divided = divisor != 0 && divisor != 1;
    value.value = divided ? sample.value / divisor : sample.value;
    value.text =
        divided ? QString::number(value.value, 'g', shownDigits) : QString::fromUtf8(sample.valueText);
    judge(rule, value);
    return value;
}

} // namespace

SignalReading readSignal(const KindSignal& rule, const Exposition& page, const Provenance& from) {
    SignalReading reading;
    for (const QString& metric : rule.metrics) {
        const QByteArray name = metric.toUtf8();
        if (const MetricFamily* family = page.familyOf(name); family && !reading.family)
            reading.family = family->type;
        for (const MetricSample& sample : page.samples()) {
            if (sample.name == QByteArrayView(name) && reading.values.size() < maxSeriesPerSignal &&
                matches(rule, page, sample))
                reading.values.push_back(valueOf(rule, page, sample, from));
        }
        if (!reading.values.empty())
            return reading;
    }
    return reading;
}

} // namespace countersign
