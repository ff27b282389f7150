// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demo_access.h"
#include "models/domain/failure.h"

#include <QObject>
#include <QThread>

namespace countersign {

class DemoStage;

/// Starts the embedded live system (its database and the backend program) without blocking the caller, and
/// stops all of it at destruction. Owns a thread on which everything slow happens. Thread: make and use it on
/// the main thread.
class DemoRunner : public QObject {
    Q_OBJECT
  public:
    explicit DemoRunner(DemoOptions options = {}, QObject* parent = nullptr);
    ~DemoRunner() override; ///< waits until the server and the backend are gone (a second or so)

    void start();

  Q_SIGNALS:
    void progress(const QString& step); ///< English: "Writing a month of history"
    void ready(const countersign::DemoAccess& access);
    /// Also later, when the backend program has ended by itself.
    void failed(const countersign::Failure& failure);

  private:
    DemoStage* stage_;
    QThread thread_;
};

} // namespace countersign
