// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/health_feed.h"

#include "models/metrics/endpoint_watcher.h"
#include "models/postgres/database_thread.h"
#include "models/rpc/node_pool.h"

namespace countersign {
namespace {

template<typename Value>
void append(std::vector<Value>& to, const std::vector<Value>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

} // namespace

HealthFeed::HealthFeed(DatabaseThread* database, EndpointWatcher* endpoints, NodePools* nodes,
                       QObject* parent)
    : Feed(healthEveryMs, parent)
    , database_(database)
    , endpoints_(endpoints)
    , nodes_(nodes) {
    if (endpoints_)
        connect(endpoints_, &EndpointWatcher::changed, this, &HealthFeed::publish);
    if (nodes_)
        connect(nodes_, &NodePools::changed, this, &HealthFeed::publish);
}

void HealthFeed::setOwn(const QString& source, const std::vector<HealthLine>& lines) {
    if (own_.value(source) == lines)
        return;
    own_.insert(source, lines);
    publish();
}

void HealthFeed::ask() {
    database_->ask<std::vector<WorkerState>>(
        this, [](SystemGateway& gateway) { return gateway.workers(); },
        [this](const Result<std::vector<WorkerState>>& workers) {
            if (workers) {
                workers_ = *workers;
                workersReadAt_ = time().now();
            }
            publish(); // without the database too: endpoints and nodes go on
            if (workers)
                answered({QStringLiteral("database"), workersReadAt_});
            else
                didFail(workers.failure());
        });
}

void HealthFeed::publish() {
    lines_.clear();
    std::vector<Finding> findings;
    append(lines_, own_.value(QStringLiteral("database")));
    if (endpoints_) {
        append(lines_, endpoints_->lines());
        append(findings, endpoints_->findings());
    }
    if (nodes_) {
        append(lines_, nodes_->lines());
        append(findings, nodes_->findings());
    }
    for (const WorkerState& worker : workers_) {
        lines_.push_back(lineOf(worker, workersReadAt_, time().now()));
        addFinding(findings, lines_.back());
    }
    append(lines_, own_.value(QStringLiteral("scan")));
    Q_EMIT snapshotReady(lines_);
    Q_EMIT findingsReady(findings);
}

HealthLine HealthFeed::lineOf(const WorkerState& worker, UnixMs readAt, UnixMs now) {
    HealthLine line;
    line.kind = QStringLiteral("worker");
    line.name = worker.name;
    line.checkedAt = readAt;
    line.goodAt = worker.lastSeenAt;
    if (isStale({line.name, readAt}, now, staleAfterMs + healthEveryMs))
        return line; // what the database said is too old to say anything
    line.state = workerHealth(worker, readAt);
    const bool silent = line.state == HealthState::Bad || line.state == HealthState::Unknown;
    if (!silent)
        return line;
    const QString silence =
        tr("no sign of it for more than %n second(s)", nullptr, static_cast<int>(workerDownAfterMs / 1000));
    if (line.state == HealthState::Bad)
        line.lastError = silence;
    else
        line.note = tr("%1; nothing tells whether it runs").arg(silence);
    return line;
}

void HealthFeed::addFinding(std::vector<Finding>& findings, const HealthLine& workerLine) const {
    if (workerLine.state != HealthState::Bad)
        return;
    Finding finding;
    finding.detector = QStringLiteral("worker.down");
    finding.severity = Severity::P1;
    finding.board = QStringLiteral("health");
    finding.subjectKind = QStringLiteral("worker");
    finding.subjectId = workerLine.name;
    finding.since = workerLine.goodAt;
    finding.title = tr("A worker shows no sign of life");
    finding.why = workerLine.lastError;
    finding.whatToDo = tr("Look at its log, restart it");
    finding.from = {QStringLiteral("database"), workersReadAt_};
    findings.push_back(finding);
}

} // namespace countersign
