// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/finding.h"

#include <QHash>

#include <algorithm>
#include <limits>
#include <tuple>

namespace countersign {
namespace {

constexpr UnixMs minuteMs = 60'000;
constexpr UnixMs hourMs = 60 * minuteMs;

/// Unknown age counts as youngest.
UnixMs ageKey(const MaybeMs& since) {
    return since.value_or(std::numeric_limits<UnixMs>::max());
}

bool worseFinding(const Finding& a, const Finding& b) {
    if (a.severity != b.severity)
        return a.severity < b.severity;
    const Decimal moneyA = a.money ? a.money->amount : Decimal();
    const Decimal moneyB = b.money ? b.money->amount : Decimal();
    if (moneyA != moneyB)
        return moneyA > moneyB;
    if (ageKey(a.since) != ageKey(b.since))
        return ageKey(a.since) < ageKey(b.since);
    return a.key() < b.key();
}

/// What decides a group's place, worked out once per group instead of at every comparison.
struct Place {
    Severity severity;
    Decimal money;
    UnixMs since;
    QString key;
    size_t index;

    bool operator<(const Place& other) const {
        if (severity != other.severity)
            return severity < other.severity;
        if (money != other.money)
            return money > other.money;
        if (since != other.since)
            return since < other.since;
        return key < other.key;
    }
};

/// A cause is one system's: two systems with an empty relayer each are two groups.
QString groupKey(const Finding& finding) {
    const QString own = finding.cause.isEmpty() ? QStringLiteral("detector:") + finding.detector
                                                : QStringLiteral("cause:") + finding.cause;
    return finding.system.isEmpty() ? own : own + u'@' + finding.system;
}

void take(FindingGroup& group, const Finding& finding) {
    group.severity = std::min(group.severity, finding.severity);
    if (!finding.cause.isEmpty() && !finding.causeTitle.isEmpty() && group.title.isEmpty())
        group.title = finding.causeTitle;
    if (finding.since && (!group.since || *finding.since < *group.since))
        group.since = finding.since;
    if (finding.money)
        group.money.add(*finding.money);
    group.members.push_back(finding);
}

} // namespace

bool Finding::operator==(const Finding& other) const {
    const auto parts = [](const Finding& f) {
        return std::tie(f.detector, f.subjectKind, f.subjectId, f.severity, f.board, f.since, f.money,
                        f.evidence, f.title, f.why, f.whatToDo, f.runbook, f.cause, f.causeTitle, f.system);
    };
    return parts(*this) == parts(other);
}

QString severityName(Severity severity) {
    switch (severity) {
    case Severity::P0:
        return QStringLiteral("P0");
    case Severity::P1:
        return QStringLiteral("P1");
    case Severity::P2:
        return QStringLiteral("P2");
    case Severity::P3:
        break;
    }
    return QStringLiteral("P3");
}

Severity severityFromName(const QString& name) {
    for (const Severity severity : {Severity::P0, Severity::P1, Severity::P3}) {
        if (severityName(severity) == name)
            return severity;
    }
    return Severity::P2;
}

UnixMs respondWithinMs(Severity severity) {
    switch (severity) {
    case Severity::P0:
        return 15 * minuteMs;
    case Severity::P1:
        return hourMs;
    case Severity::P2:
        return 4 * hourMs;
    case Severity::P3:
        break;
    }
    return 24 * hourMs;
}

std::vector<FindingGroup> groupFindings(const std::vector<Finding>& findings) {
    std::vector<FindingGroup> groups;
    QHash<QString, size_t> byKey;
    for (const Finding& finding : findings) {
        const QString key = groupKey(finding);
        auto place = byKey.constFind(key);
        if (place == byKey.constEnd()) {
            place = byKey.insert(key, groups.size());
            groups.emplace_back().key = key;
        }
        take(groups[*place], finding);
    }
    std::vector<Place> places;
    places.reserve(groups.size());
    for (size_t i = 0; i < groups.size(); ++i) {
        FindingGroup& group = groups[i];
        std::sort(group.members.begin(), group.members.end(), worseFinding);
        if (group.title.isEmpty())
            group.title = group.members.front().title;
        places.push_back({group.severity, group.money.largest(), ageKey(group.since), group.key, i});
    }
    std::sort(places.begin(), places.end());
    std::vector<FindingGroup> sorted;
    sorted.reserve(groups.size());
    for (const Place& place : places)
        sorted.push_back(std::move(groups[place.index]));
    return sorted;
}

} // namespace countersign
