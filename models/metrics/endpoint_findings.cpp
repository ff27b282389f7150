// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/endpoint_watcher.h"

#include <QJsonArray>

#include <algorithm>

namespace countersign {
namespace {

bool blockStands(const EndpointState& state, const EndpointPace& pace, UnixMs now) {
    return state.lastLookGood() && state.blockMovedAt &&
           state.goodAt.value_or(0) - *state.blockMovedAt > pace.stillAfterMs &&
           now - *state.blockMovedAt > pace.stillAfterMs;
}

bool onlyPlays(const EndpointState& state) {
    return state.lastLookGood() && state.page && state.page->mode.compare(u"mock", Qt::CaseInsensitive) == 0;
}

Finding base(const QString& detector, Severity severity, const EndpointState& state) {
    Finding finding;
    finding.detector = detector;
    finding.severity = severity;
    finding.board = QStringLiteral("health");
    finding.subjectKind = QStringLiteral("endpoint");
    finding.subjectId = state.name;
    finding.from = {QStringLiteral("%1 %2").arg(state.config.type, state.name), state.checkedAt.value_or(0)};
    return finding;
}

Finding down(const EndpointState& state) {
    const bool limited = state.rateLimited;
    Finding finding =
        base(limited ? QStringLiteral("endpoint.rate_limited") : QStringLiteral("endpoint.down"),
             limited ? Severity::P3 : Severity::P2, state);
    finding.since = state.failingSince;
    if (limited)
        finding.title = EndpointWatcher::tr("The backend limits our requests");
    else if (state.isMetrics())
        finding.title = EndpointWatcher::tr("Metrics can't be read");
    else if (state.config.type == u"ready")
        finding.title = EndpointWatcher::tr("The backend is not ready");
    else
        finding.title = EndpointWatcher::tr("The backend is not healthy");
    if (state.config.type == u"health" && !limited)
        finding.severity = Severity::P1;
    finding.why = state.lastFailure->what;
    finding.whatToDo = state.lastFailure->remedy;
    finding.evidence = {{QStringLiteral("url"), state.name},
                        {QStringLiteral("error"), state.lastFailure->what},
                        {QStringLiteral("failures_in_a_row"), state.failuresInARow}};
    if (!state.lastFailure->detail.isEmpty())
        finding.evidence.insert(QStringLiteral("detail"), state.lastFailure->detail);
    return finding;
}

Finding standing(const EndpointState& state) {
    Finding finding = base(QStringLiteral("endpoint.block_still"), Severity::P2, state);
    finding.since = state.blockMovedAt;
    finding.title = EndpointWatcher::tr("The backend sees no new block");
    finding.why =
        EndpointWatcher::tr(
            "Its health page has said block %1 for too long: it is cut off from the chain, or its node is.")
            .arg(state.page->blockNumber.value_or(0));
    finding.whatToDo = EndpointWatcher::tr("Look at the RPC node the backend uses.");
    finding.evidence = {{QStringLiteral("block"), state.page->blockNumber.value_or(0)},
                        {QStringLiteral("chain_id"), state.page->chainId}};
    return finding;
}

Finding playing(const EndpointState& state) {
    Finding finding = base(QStringLiteral("endpoint.mock_mode"), Severity::P2, state);
    finding.title = EndpointWatcher::tr("The backend only plays: mode mock");
    finding.why = EndpointWatcher::tr("Its health page says mode “%1”: nothing it reports reaches a chain.")
                      .arg(state.page->mode);
    finding.whatToDo =
        EndpointWatcher::tr("Switch the mock mode off, or take this system for what it is: a test.");
    finding.evidence = {{QStringLiteral("mode"), state.page->mode}};
    return finding;
}

/// Only where metrics could be read at all: else the endpoint is the finding.
std::vector<Finding> missingMetrics(const std::vector<EndpointState>& states,
                                    const std::vector<KindSignal>& rules) {
    std::vector<Finding> findings;
    const auto read = std::find_if(states.begin(), states.end(), [](const EndpointState& state) {
        return state.isMetrics() && state.lastLookGood();
    });
    if (read == states.end())
        return findings;
    for (const KindSignal& rule : rules) {
        const bool found = std::any_of(states.begin(), states.end(), [&rule](const EndpointState& state) {
            return state.lastLookGood() && state.foundSignals.count(rule.name) > 0;
        });
        if (!rule.expected || found)
            continue;
        Finding finding = base(QStringLiteral("metric.missing"), Severity::P3, *read);
        finding.subjectKind = QStringLiteral("metric");
        finding.subjectId = rule.name;
        finding.title = EndpointWatcher::tr("A metric is missing");
        finding.why = EndpointWatcher::tr("No metrics page holds %1. It is unknown, not 0.")
                          .arg(rule.metrics.join(QStringLiteral(", ")));
        finding.whatToDo =
            EndpointWatcher::tr("Make the backend expose it, or map the name it uses in the kind's signals.");
        finding.evidence = {{QStringLiteral("looked_for"), QJsonArray::fromStringList(rule.metrics)}};
        finding.cause = QStringLiteral("metrics:missing");
        finding.causeTitle = EndpointWatcher::tr("Expected metrics are missing");
        findings.push_back(std::move(finding));
    }
    return findings;
}

std::vector<Finding> beyondLimits(const EndpointState& state) {
    std::vector<Finding> findings;
    for (const SignalValue& value : state.values) {
        if (!state.lastLookGood() || (value.state != HealthState::Bad && value.state != HealthState::Warning))
            continue;
        Finding finding = base(QStringLiteral("signal.limit"),
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

HealthState stateOf(const EndpointState& state, const EndpointPace& pace, UnixMs now) {
    if (state.rateLimited)
        return HealthState::Warning;
    if (state.lastFailure)
        return state.failuresInARow >= pace.failuresThatCount ? HealthState::Bad : HealthState::Warning;
    if (!state.checkedAt || now - *state.checkedAt > 3 * UnixMs{state.everyMs} + pace.slowestMs)
        return HealthState::Unknown;
    return blockStands(state, pace, now) || onlyPlays(state) ? HealthState::Warning : HealthState::Good;
}

QString noteOf(const EndpointState& state) {
    QStringList notes;
    if (state.isMetrics() && state.sampleCount > 0)
        notes << EndpointWatcher::tr("%n series", nullptr, static_cast<int>(state.sampleCount));
    if (state.page && !state.page->chainId.isEmpty())
        notes << EndpointWatcher::tr("chain %1").arg(state.page->chainId);
    if (state.page && state.page->blockNumber)
        notes << EndpointWatcher::tr("block %1").arg(*state.page->blockNumber);
    if (onlyPlays(state))
        notes << EndpointWatcher::tr("mode %1").arg(state.page->mode);
    if (state.rateLimited)
        notes << EndpointWatcher::tr("asked every %1 s").arg(state.everyMs / 1000);
    return notes.join(QStringLiteral(", "));
}

} // namespace

HealthLine endpointLine(const EndpointState& state, const EndpointPace& pace, UnixMs now) {
    HealthLine line;
    line.kind = state.config.type;
    line.name = state.name;
    line.state = stateOf(state, pace, now);
    line.latencyMs = state.latencyMs;
    line.checkedAt = state.checkedAt;
    line.goodAt = state.goodAt;
    if (state.lastFailure)
        line.lastError = state.lastFailure->what;
    line.note = noteOf(state);
    return line;
}

std::vector<Finding> endpointFindings(const std::vector<EndpointState>& states,
                                      const std::vector<KindSignal>& rules, const EndpointPace& pace,
                                      UnixMs now) {
    std::vector<Finding> findings = missingMetrics(states, rules);
    for (const EndpointState& state : states) {
        if (state.lastFailure && state.failuresInARow >= pace.failuresThatCount)
            findings.push_back(down(state));
        if (blockStands(state, pace, now))
            findings.push_back(standing(state));
        if (onlyPlays(state))
            findings.push_back(playing(state));
        const auto beyond = beyondLimits(state);
        findings.insert(findings.end(), beyond.begin(), beyond.end());
    }
    return findings;
}

} // namespace countersign
