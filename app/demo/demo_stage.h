// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demo_access.h"
#include "app/demo/demo_system.h"
#include "models/domain/failure.h"

#include <QObject>
#include <QProcess>

#include <memory>

namespace countersign {

inline constexpr int backendStartTimeoutMs = 20'000;
inline constexpr int backendStopTimeoutMs = 3'000;

/// What a DemoRunner does on its thread: makes the system, starts the backend program against it, and takes
/// both away again. Owns both. Thread: the runner's own; its calls block.
class DemoStage : public QObject {
    Q_OBJECT
  public:
    explicit DemoStage(DemoOptions options);
    ~DemoStage() override;

    void run();

  Q_SIGNALS:
    void progress(const QString& step);
    void ready(const countersign::DemoAccess& access);
    void failed(const countersign::Failure& failure);

  private:
    [[nodiscard]] Result<DemoAccess> bringUp();
    [[nodiscard]] Result<BackendPorts> startBackend();
    void stopBackend();

    DemoOptions options_;
    std::unique_ptr<DemoSystem> system_;
    bool up_ = false;
    QProcess backend_{this}; // a child, so that it moves to the thread with us
};

} // namespace countersign
