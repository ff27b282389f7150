// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/endpoint_findings.h"

#include "models/metrics/endpoint_watcher.h"

#include <QLocale>

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

/// What a 429 means where it means nothing else.
void tellLimited(const EndpointState& state, const KindEndpoints& rules, Finding& finding) {
    if (!limiterMayBeDown(state, rules)) {
        finding.title = EndpointWatcher::tr("The backend limits our requests");
        return;
    }
    finding.detector = QStringLiteral("endpoint.limited_or_store_down");
    finding.severity = Severity::P2; // when it is the store, every route of the backend answers so
    finding.title = EndpointWatcher::tr("The backend limits our requests, or its limiter's store is down");
    finding.evidence.insert(QStringLiteral("limiter_store"), rules.limiter.store.english());
}

Finding down(const EndpointState& state, const KindEndpoints& rules) {
    const bool limited = state.rateLimited;
    Finding finding =
        endpointFinding(limited ? QStringLiteral("endpoint.rate_limited") : QStringLiteral("endpoint.down"),
                        limited ? Severity::P3 : Severity::P2, state);
    finding.since = state.failingSince;
    finding.why = state.lastFailure->what;
    finding.whatToDo = state.lastFailure->remedy;
    finding.evidence = {{QStringLiteral("url"), state.name},
                        {QStringLiteral("error"), state.lastFailure->what},
                        {QStringLiteral("failures_in_a_row"), state.failuresInARow}};
    if (!state.lastFailure->detail.isEmpty())
        finding.evidence.insert(QStringLiteral("detail"), state.lastFailure->detail);
    if (limited)
        tellLimited(state, rules, finding);
    else if (state.isMetrics())
        finding.title = EndpointWatcher::tr("Metrics can't be read");
    else if (state.config.type == u"ready")
        finding.title = EndpointWatcher::tr("The backend is not ready");
    else
        finding.title = EndpointWatcher::tr("The backend is not healthy");
    if (state.config.type == u"health" && !limited)
        finding.severity = Severity::P1;
    return finding;
}

Finding standing(const EndpointState& state) {
    Finding finding = endpointFinding(QStringLiteral("endpoint.block_still"), Severity::P2, state);
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
    Finding finding = endpointFinding(QStringLiteral("endpoint.mock_mode"), Severity::P2, state);
    finding.title = EndpointWatcher::tr("The backend only plays: mode mock");
    finding.why = EndpointWatcher::tr("Its health page says mode “%1”: nothing it reports reaches a chain.")
                      .arg(state.page->mode);
    finding.whatToDo =
        EndpointWatcher::tr("Switch the mock mode off, or take this system for what it is: a test.");
    finding.evidence = {{QStringLiteral("mode"), state.page->mode}};
    return finding;
}

HealthState stateOf(const EndpointState& state, const EndpointPace& pace, UnixMs now) {
    if (state.rateLimited)
        return HealthState::Warning;
    if (state.lastFailure)
        return state.failuresInARow >= pace.failuresThatCount ? HealthState::Bad : HealthState::Warning;
    if (!state.checkedAt || now - *state.checkedAt > 3 * UnixMs{state.everyMs} + pace.slowestMs)
        return HealthState::Unknown;
    const HealthState said = worstSaid(state.said);
    if (said == HealthState::Bad || said == HealthState::Warning)
        return said;
    return blockStands(state, pace, now) || onlyPlays(state) ? HealthState::Warning : said;
}

QString noteOf(const EndpointState& state, const KindEndpoints& rules) {
    QStringList notes;
    if (state.isMetrics() && state.familyCount > 0)
        notes << EndpointWatcher::tr("%n series", nullptr, static_cast<int>(state.sampleCount));
    const QStringList unsampled = signalsWithoutSample(state, rules.signalRules);
    if (!unsampled.isEmpty())
        notes << EndpointWatcher::tr("named, without a sample yet: %1")
                     .arg(unsampled.join(QStringLiteral(", ")));
    if (state.page && !state.page->chainId.isEmpty())
        notes << EndpointWatcher::tr("chain %1").arg(state.page->chainId);
    if (state.page && state.page->blockNumber)
        notes << EndpointWatcher::tr("block %1").arg(*state.page->blockNumber);
    if (onlyPlays(state))
        notes << EndpointWatcher::tr("mode %1").arg(state.page->mode);
    if (state.rateLimited)
        notes << EndpointWatcher::tr("asked every %1 s").arg(state.everyMs / 1000);
    if (limiterMayBeDown(state, rules))
        notes << rules.limiter.check.in(QLocale().name());
    if (const QString said = pageSentences(state.said); state.lastLookGood() && !said.isEmpty())
        notes << said;
    return notes.join(QStringLiteral(", "));
}

} // namespace

Finding endpointFinding(const QString& detector, Severity severity, const EndpointState& state) {
    Finding finding;
    finding.detector = detector;
    finding.severity = severity;
    finding.board = QStringLiteral("health");
    finding.subjectKind = QStringLiteral("endpoint");
    finding.subjectId = state.name;
    finding.from = {QStringLiteral("%1 %2").arg(state.config.type, state.name), state.checkedAt.value_or(0)};
    return finding;
}

HealthLine endpointLine(const EndpointState& state, const KindEndpoints& rules, const EndpointPace& pace,
                        UnixMs now) {
    HealthLine line;
    line.kind = state.config.type;
    line.name = state.name;
    line.state = stateOf(state, pace, now);
    line.latencyMs = state.latencyMs;
    line.checkedAt = state.checkedAt;
    line.goodAt = state.warnsSince ? state.goodBeforeWarning : state.goodAt;
    if (state.lastFailure)
        line.lastError = state.lastFailure->what;
    line.note = noteOf(state, rules);
    return line;
}

std::vector<Finding> endpointFindings(const std::vector<EndpointState>& states, const KindEndpoints& rules,
                                      const EndpointPace& pace, UnixMs now) {
    std::vector<Finding> findings = absentSignals(states, rules.signalRules);
    for (const EndpointState& state : states) {
        if (state.lastFailure && state.failuresInARow >= pace.failuresThatCount)
            findings.push_back(down(state, rules));
        if (state.lastLookGood() && state.warnsSince)
            findings.push_back(pageFinding(state));
        if (blockStands(state, pace, now))
            findings.push_back(standing(state));
        if (onlyPlays(state))
            findings.push_back(playing(state));
        const auto beyond = signalsBeyondLimits(state);
        findings.insert(findings.end(), beyond.begin(), beyond.end());
    }
    return findings;
}

} // namespace countersign
