// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo_backend/backend_options.h"
#include "app/demo_backend/database.h"
#include "app/demo_backend/dice.h"

#include <QTimer>

namespace countersign {

/// Plays the people who use the API: writes new intents in a steady rhythm and queues them for the worker. A
/// few are written and never queued, as when the real API ends between the two: orphans. Thread: the main
/// one.
class Api : public QObject {
    Q_OBJECT
  public:
    Api(Database& database, Dice& dice, const BackendOptions& options);

  Q_SIGNALS:
    void created(const QString& type);
    void queued(const QString& id);

  private:
    void create();

    Database& database_;
    Dice& dice_;
    double orphanRate_;
    QTimer rhythm_;
};

} // namespace countersign
