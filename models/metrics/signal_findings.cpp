// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/endpoint_findings.h"
#include "models/metrics/endpoint_watcher.h"

#include <QJsonArray>
#include <QLocale>

#include <algorithm>

namespace countersign {
namespace {

/// What counts or times events has nothing to show before the first; a gauge that nobody set can't warn
/// anybody.
bool isGauge(MetricType type) {
    return type == MetricType::Gauge || type == MetricType::Untyped;
}

bool hasLimit(const KindSignal& rule) {
    return !(rule.warnAbove + rule.badAbove + rule.warnBelow + rule.badBelow).isEmpty();
}

Finding signalFinding(const QString& detector, const EndpointState& page, const KindSignal& rule) {
    Finding finding = endpointFinding(detector, Severity::P3, page);
    finding.subjectKind = QStringLiteral("metric");
    finding.subjectId = rule.name;
    finding.evidence = {{QStringLiteral("looked_for"), QJsonArray::fromStringList(rule.metrics)}};
    return finding;
}

Finding missing(const EndpointState& page, const KindSignal& rule) {
    Finding finding = signalFinding(QStringLiteral("metric.missing"), page, rule);
    finding.title = EndpointWatcher::tr("A metric is missing");
    finding.why = EndpointWatcher::tr("No metrics page holds %1. It is unknown, not 0.")
                      .arg(rule.metrics.join(QStringLiteral(", ")));
    finding.whatToDo =
        EndpointWatcher::tr("Make the backend expose it, or map the name it uses in the kind's signals.");
    finding.cause = QStringLiteral("metrics:missing");
    finding.causeTitle = EndpointWatcher::tr("Expected metrics are missing");
    return finding;
}

Finding withoutSample(const EndpointState& page, const KindSignal& rule) {
    Finding finding = signalFinding(QStringLiteral("metric.no_sample"), page, rule);
    finding.title = EndpointWatcher::tr("A metric with limits has no value yet");
    finding.why =
        EndpointWatcher::tr("The metrics page names %1 and has no sample of it. It is unknown, not 0: its "
                            "limits watch nothing.")
            .arg(rule.metrics.join(QStringLiteral(", ")));
    finding.whatToDo =
        EndpointWatcher::tr("Look at why the backend never set it, and at the labels the kind asks for.");
    return finding;
}

} // namespace

bool EndpointState::hasValueOf(const QString& signal) const {
    return std::any_of(values.begin(), values.end(),
                       [&](const SignalValue& value) { return value.name == signal; });
}

/// Only where metrics could be read at all: else the endpoint is the finding.
std::vector<Finding> absentSignals(const std::vector<EndpointState>& states,
                                   const std::vector<KindSignal>& rules) {
    std::vector<Finding> findings;
    std::vector<const EndpointState*> read;
    for (const EndpointState& state : states) {
        if (state.isMetrics() && state.lastLookGood())
            read.push_back(&state);
    }
    for (const KindSignal& rule : rules) {
        const auto holds = [&](const EndpointState* page) { return page->hasValueOf(rule.name); };
        if (!rule.expected || read.empty() || std::any_of(read.begin(), read.end(), holds))
            continue;
        const auto names = [&](const EndpointState* page) { return page->namedSignals.contains(rule.name); };
        const auto named = std::find_if(read.begin(), read.end(), names);
        if (named == read.end())
            findings.push_back(missing(*read.front(), rule));
        else if (hasLimit(rule) && isGauge((*named)->namedSignals.at(rule.name)))
            findings.push_back(withoutSample(**named, rule));
    }
    return findings;
}

QStringList signalsWithoutSample(const EndpointState& state, const std::vector<KindSignal>& rules) {
    QStringList titles;
    for (const KindSignal& rule : rules) {
        if (state.namedSignals.contains(rule.name) && !state.hasValueOf(rule.name))
            titles << (rule.title.english().isEmpty() ? rule.name : rule.title.in(QLocale().name()));
    }
    return titles;
}

std::vector<Finding> signalsBeyondLimits(const EndpointState& state) {
    std::vector<Finding> findings;
    for (const SignalValue& value : state.values) {
        if (!state.lastLookGood() || (value.state != HealthState::Bad && value.state != HealthState::Warning))
            continue;
        Finding finding =
            endpointFinding(QStringLiteral("signal.limit"),
                            value.state == HealthState::Bad ? Severity::P2 : Severity::P3, state);
        finding.subjectKind = QStringLiteral("signal");
        finding.subjectId = value.series.isEmpty() ? value.name : value.name + u' ' + value.series;
        finding.title = value.title.isEmpty() ? value.name : value.title;
        finding.why =
            EndpointWatcher::tr("%1 is %2 %3, %4.").arg(value.metric, value.text, value.unit, value.limit);
        finding.whatToDo = EndpointWatcher::tr("Look at the Health board for how it got there.");
        finding.evidence = {{QStringLiteral("metric"), value.metric},
                            {QStringLiteral("series"), value.series},
                            {QStringLiteral("value"), value.text},
                            {QStringLiteral("limit"), value.limit}};
        finding.from = value.from;
        findings.push_back(std::move(finding));
    }
    return findings;
}

} // namespace countersign
