// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/health.h"
#include "models/domain/kind_pack.h"
#include "models/domain/session.h"
#include "models/domain/system_file.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace countersign {

class DatabaseThread;
class EndpointWatcher;
class NodePools;

inline constexpr int trialDeadlineMs = 15'000; ///< what has not answered by then is shown as it stands

/// One try of a system that is being set up: connects to its database, endpoints and nodes once and tells
/// what it found. Changes nothing anywhere. Delete it to stop. Thread: UI.
class SystemTrial : public QObject {
    Q_OBJECT
  public:
    SystemTrial(SystemFile file, std::shared_ptr<const KindPack> kind, QString password,
                QObject* parent = nullptr);
    ~SystemTrial() override;

    void start();

  Q_SIGNALS:
    void databaseAnswered(const countersign::SessionInfo& info);
    void databaseFailed(const countersign::Failure& failure);
    void linesChanged(const std::vector<countersign::HealthLine>& lines); ///< endpoints and nodes
    void finished();

  private:
    void askDatabase();
    void gather();
    void finishWhenDone();

    SystemFile file_;
    std::shared_ptr<const KindPack> kind_;
    QString password_;
    std::vector<HealthLine> lines_;
    bool databaseDone_ = false;
    bool finished_ = false;
    QTimer deadline_;
    EndpointWatcher* endpoints_ = nullptr;
    NodePools* nodes_ = nullptr;
    std::unique_ptr<DatabaseThread> database_;
};

} // namespace countersign
