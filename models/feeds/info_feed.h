// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/replay_age.h"
#include "models/domain/session.h"
#include "models/feeds/feed.h"

#include <optional>

namespace countersign {

class DatabaseThread;

/// Who we are and what we may do, as the connection in use says: it changes when the connection had to be
/// opened again. Costs the database nothing while the connection stands. Where acts go to another server than
/// questions, that one says what we may do, and how far it is: the standby's age is told by it. Thread: UI.
class InfoFeed : public Feed {
    Q_OBJECT
  public:
    /// \a actor: null where acts go where questions go.
    explicit InfoFeed(DatabaseThread* database, DatabaseThread* actor = nullptr, QObject* parent = nullptr);
    [[nodiscard]] const SessionInfo& info() const { return info_; }
    /// Why the server to act on does not answer; none while it does.
    [[nodiscard]] const std::optional<Failure>& actorFailure() const { return actorFailure_; }
    [[nodiscard]] MaybeMs actorReadAt() const { return actorReadAt_; }

  Q_SIGNALS:
    void infoChanged(const countersign::SessionInfo& info);

  protected:
    void ask() override;

  private:
    struct Acting;
    void askActor();
    void take();

    DatabaseThread* database_;
    DatabaseThread* actor_;
    SessionInfo info_;
    std::optional<SessionInfo> reading_, acting_;
    std::optional<Failure> actorFailure_;
    std::optional<LogPosition> primary_;
    MaybeMs actorReadAt_;
    bool askingActor_ = false;
};

} // namespace countersign
