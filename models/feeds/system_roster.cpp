// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/system_roster.h"

#include "models/feeds/finding_feed.h"
#include "models/feeds/system_session.h"

#include <algorithm>

namespace countersign {
namespace {

constexpr int agesEveryMs = 1'000;

Finding notOpen(const SystemSummary& system) {
    Finding finding;
    finding.system = system.key;
    finding.detector = QStringLiteral("system.not_open");
    finding.severity = Severity::P2;
    finding.subjectKind = QStringLiteral("system");
    finding.subjectId = system.name;
    finding.title = SystemRoster::tr("A system could not be opened");
    finding.why = englishSentence(*system.failure);
    finding.whatToDo =
        SystemRoster::tr("Mend what its page names, and try again: nobody watches it meanwhile");
    finding.evidence = {{QStringLiteral("failure"), failureKindName(system.failure->kind)},
                        {QStringLiteral("where"), system.failure->where}};
    return finding;
}

} // namespace

struct SystemRoster::Entry {
    QString key;
    QString name;
    std::optional<Failure> failure;
    std::unique_ptr<SystemSession> session;
};

SystemRoster::SystemRoster(Clock clock, QObject* parent)
    : QObject(parent)
    , clock_(std::move(clock)) {
    ages_.setInterval(agesEveryMs);
    connect(&ages_, &QTimer::timeout, this, &SystemRoster::changed);
}

SystemRoster::~SystemRoster() = default;

SystemRoster::Entry* SystemRoster::find(const QString& key) const {
    const auto found =
        std::find_if(entries_.begin(), entries_.end(), [&](const auto& entry) { return entry->key == key; });
    return found == entries_.end() ? nullptr : found->get();
}

SystemRoster::Entry& SystemRoster::place(const QString& key, const QString& name) {
    Entry* entry = find(key);
    if (!entry) {
        entries_.push_back(std::make_unique<Entry>());
        entry = entries_.back().get();
        entry->key = key;
    }
    closeSession(*entry);
    entry->name = name;
    entry->failure.reset();
    ages_.start();
    return *entry;
}

void SystemRoster::closeSession(Entry& entry) {
    if (!entry.session)
        return;
    Q_EMIT sessionClosing(entry.key);
    entry.session.reset();
}

void SystemRoster::setOpening(const QString& key, const QString& name) {
    (void)place(key, name);
    Q_EMIT listChanged();
    Q_EMIT changed();
}

void SystemRoster::setUnusable(const QString& key, const QString& name, const Failure& failure) {
    place(key, name).failure = failure;
    Q_EMIT listChanged();
    Q_EMIT changed();
}

SystemSession* SystemRoster::add(const QString& key, std::unique_ptr<SystemSession> session) {
    Entry& entry = place(key, session->file().name);
    entry.session = std::move(session);
    SystemSession* added = entry.session.get();
    connect(added->findings(), &FindingFeed::snapshotReady, this, &SystemRoster::changed);
    connect(added, &SystemSession::databaseFailed, this, &SystemRoster::changed);
    connect(added, &SystemSession::databaseRecovered, this, &SystemRoster::changed);
    Q_EMIT listChanged();
    Q_EMIT changed();
    return added;
}

void SystemRoster::remove(const QString& key) {
    const auto found =
        std::find_if(entries_.begin(), entries_.end(), [&](const auto& entry) { return entry->key == key; });
    if (found == entries_.end())
        return;
    closeSession(**found);
    entries_.erase(found);
    if (entries_.empty())
        ages_.stop();
    Q_EMIT listChanged();
    Q_EMIT changed();
}

bool SystemRoster::has(const QString& key) const {
    return find(key) != nullptr;
}

bool SystemRoster::full() const {
    return entries_.size() >= static_cast<size_t>(maxOpenSystems);
}

QStringList SystemRoster::keys() const {
    QStringList keys;
    for (const auto& entry : entries_)
        keys += entry->key;
    return keys;
}

SystemSession* SystemRoster::session(const QString& key) const {
    const Entry* entry = find(key);
    return entry ? entry->session.get() : nullptr;
}

SystemSummary SystemRoster::summaryOf(const Entry& entry) const {
    SystemSummary summary;
    summary.key = entry.key;
    summary.name = entry.name;
    summary.failure = entry.failure;
    if (!entry.session) {
        summary.link = entry.failure ? SystemLink::Unusable : SystemLink::Opening;
        return summary;
    }
    const SystemSession& session = *entry.session;
    summary.environment = session.file().environment;
    summary.failure = session.failure();
    if (session.newest().everRead())
        summary.readAt = session.newest().readAt;
    if (summary.failure)
        summary.link = SystemLink::Away;
    else if (summary.readAt)
        summary.link =
            isStale(session.newest(), clock_(), staleAfterMs) ? SystemLink::Stale : SystemLink::Connected;
    for (const Finding& finding : session.findings()->all()) {
        ++summary.findings;
        summary.worst = std::min(summary.worst.value_or(Severity::P3), finding.severity);
    }
    return summary;
}

std::vector<SystemSummary> SystemRoster::summaries() const {
    std::vector<SystemSummary> summaries;
    for (const auto& entry : entries_)
        summaries.push_back(summaryOf(*entry));
    return summaries;
}

MergedFindings SystemRoster::findings() const {
    MergedFindings merged;
    for (const auto& entry : entries_) {
        if (!entry->session) {
            if (entry->failure)
                merged.findings.push_back(notOpen(summaryOf(*entry)));
            continue;
        }
        const FindingFeed& feed = *entry->session->findings();
        for (const Finding& finding : feed.all())
            merged.findings.emplace_back(finding).system = entry->key;
        merged.more = merged.more || feed.more();
        for (const QString& line : feed.notLooked())
            merged.notLooked += QStringLiteral("%1: %2").arg(entry->name, line);
    }
    return merged;
}

} // namespace countersign
