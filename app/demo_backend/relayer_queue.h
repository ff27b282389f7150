// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo_backend/backend_options.h"
#include "app/demo_backend/database.h"
#include "app/demo_backend/dice.h"

#include <QTimer>

namespace countersign {

/// Plays the relayer and its own table of jobs: one at a time, done when submitted. A job that throws stays
/// 'processing', as with the real one. Thread: the main one.
class RelayerQueue : public QObject {
    Q_OBJECT
  public:
    RelayerQueue(Database& database, Dice& dice, const BackendOptions& options);

  private:
    void tick();

    Database& database_;
    Dice& dice_;
    BackendOptions options_;
    QTimer ticks_, arrivals_;
};

} // namespace countersign
