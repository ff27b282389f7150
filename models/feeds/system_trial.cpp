// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/system_trial.h"

#include "models/metrics/endpoint_watcher.h"
#include "models/postgres/connection_plan.h"
#include "models/postgres/database_thread.h"
#include "models/rpc/node_pool.h"

#include <algorithm>

namespace countersign {

SystemTrial::SystemTrial(SystemFile file, std::shared_ptr<const KindPack> kind, QString password,
                         QObject* parent)
    : QObject(parent)
    , file_(std::move(file))
    , kind_(std::move(kind))
    , password_(std::move(password)) {
    deadline_.setSingleShot(true);
    connect(&deadline_, &QTimer::timeout, this, [this] {
        finished_ = true;
        Q_EMIT finished();
    });
}

SystemTrial::~SystemTrial() = default;

void SystemTrial::start() {
    deadline_.start(trialDeadlineMs);
    if (!file_.endpoints.empty()) {
        endpoints_ = new EndpointWatcher(file_.endpoints, kind_->endpoints, this);
        connect(endpoints_, &EndpointWatcher::changed, this, &SystemTrial::gather);
        endpoints_->start();
    }
    if (!file_.rpc.empty()) {
        nodes_ = new NodePools(file_.rpc, this);
        connect(nodes_, &NodePools::changed, this, &SystemTrial::gather);
        nodes_->start();
    }
    askDatabase();
    gather();
}

void SystemTrial::askDatabase() {
    auto plan = planConnection(file_.database, file_.allowWeakTls, false);
    if (!plan) {
        databaseDone_ = true;
        Q_EMIT databaseFailed(plan.failure());
        return;
    }
    if (!password_.isEmpty())
        plan->password = password_;
    database_ = std::make_unique<DatabaseThread>(*plan, kind_, file_.thresholds);
    database_->ask<SessionInfo>(
        this, [](SystemGateway& gateway) -> Result<SessionInfo> { return gateway.session(); },
        [this](Result<SessionInfo> answer) {
            databaseDone_ = true;
            if (answer)
                Q_EMIT databaseAnswered(*answer);
            else
                Q_EMIT databaseFailed(answer.failure());
            finishWhenDone();
        });
}

void SystemTrial::gather() {
    lines_.clear();
    if (endpoints_)
        lines_ = endpoints_->lines();
    if (nodes_) {
        const auto nodes = nodes_->lines();
        lines_.insert(lines_.end(), nodes.begin(), nodes.end());
    }
    Q_EMIT linesChanged(lines_);
    finishWhenDone();
}

void SystemTrial::finishWhenDone() {
    const bool all = databaseDone_ && std::all_of(lines_.begin(), lines_.end(), [](const HealthLine& line) {
                         return line.checkedAt || !line.lastError.isEmpty();
                     });
    if (!all || finished_)
        return;
    finished_ = true;
    deadline_.stop();
    Q_EMIT finished();
}

} // namespace countersign
