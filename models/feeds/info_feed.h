// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/session.h"
#include "models/feeds/feed.h"

namespace countersign {

class DatabaseThread;

/// Who we are and what we may do, as the connection in use says: it changes when the connection had to be
/// opened again. Costs the database nothing while the connection stands. Thread: UI.
class InfoFeed : public Feed {
    Q_OBJECT
  public:
    explicit InfoFeed(DatabaseThread* database, QObject* parent = nullptr);
    [[nodiscard]] const SessionInfo& info() const { return info_; }

  Q_SIGNALS:
    void infoChanged(const countersign::SessionInfo& info);

  protected:
    void ask() override;

  private:
    DatabaseThread* database_;
    SessionInfo info_;
};

} // namespace countersign
