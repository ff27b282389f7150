// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo_backend/backend_options.h"
#include "app/demo_backend/database.h"

#include <QTimer>

namespace countersign {

inline constexpr int sweepEveryS = 300;

/// Plays the released version's scheduled job retry-failed-intents, which locks every waiting intent and runs
/// none: why a retry in the database alone has no effect there. Thread: the main one.
class ShippedSweep : public QObject {
  public:
    ShippedSweep(Database& database, const BackendOptions& options);

  private:
    void sweep();

    Database& database_;
    double speed_;
    QTimer every_;
};

} // namespace countersign
