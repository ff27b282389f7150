// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/finding.h"
#include "models/domain/health.h"
#include "models/feeds/feed.h"

#include <QMap>

#include <vector>

namespace countersign {

class DatabaseThread;
class NodePools;
class EndpointWatcher;

inline constexpr int healthEveryMs = 5'000;

/// Every endpoint, RPC node and worker with state, latency, age and last error, and the findings they give.
/// HTTP endpoints keep their own, slower pace (30 s: real backends limit requests). Thread: UI.
class HealthFeed : public Feed {
    Q_OBJECT
  public:
    HealthFeed(DatabaseThread* database, EndpointWatcher* endpoints, NodePools* nodes,
               QObject* parent = nullptr);

    /// Lines of others, shown with the rest: "database", "scan".
    void setOwn(const QString& source, const std::vector<HealthLine>& lines);
    [[nodiscard]] const std::vector<HealthLine>& lines() const { return lines_; }
    /// \a worker as the database said it at \a readAt.
    [[nodiscard]] static HealthLine lineOf(const WorkerState& worker, UnixMs readAt, UnixMs now);

  Q_SIGNALS:
    void snapshotReady(const std::vector<countersign::HealthLine>& lines);
    void findingsReady(const std::vector<countersign::Finding>& findings);

  protected:
    void ask() override;

  private:
    void publish();
    void addFinding(std::vector<Finding>& findings, const HealthLine& workerLine) const;

    DatabaseThread* database_;
    EndpointWatcher* endpoints_; ///< may be null
    NodePools* nodes_;           ///< may be null
    std::vector<WorkerState> workers_;
    UnixMs workersReadAt_ = 0;
    QMap<QString, std::vector<HealthLine>> own_;
    std::vector<HealthLine> lines_;
};

} // namespace countersign
