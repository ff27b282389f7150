// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout_desk.h"
#include "models/feeds/feed.h"
#include "models/trust/trail.h"

#include <vector>

namespace countersign {

class DatabaseThread;

inline constexpr int trailEveryMs = 5'000;

/// The trail, newest rows first, and older ones on demand. Thread: UI.
class TrailFeed : public Feed {
    Q_OBJECT
  public:
    explicit TrailFeed(DatabaseThread* database, QObject* parent = nullptr);

    void setQuery(const TrailQuery& query); ///< another filter: starts from the newest row again
    void more(qint64 before);               ///< the page before that row; answers with olderReady
    /// The whole trail into a file that does not exist yet (PROTOCOL.md, "An export"). Answers with exported
    /// or exportFailed.
    void exportTo(const QString& path);

  Q_SIGNALS:
    /// The newest page. \a more: there are older ones.
    void rowsReady(const std::vector<countersign::TrailRow>& rows, bool more,
                   const countersign::Provenance& from);
    void olderReady(const std::vector<countersign::TrailRow>& rows, bool more);

    /// \a head: "SEQ:HASH", to be kept and given to the next verification.
    void exported(const QString& path, qint64 rows, const QString& head);
    void exportFailed(const countersign::Failure& failure);

  protected:
    void ask() override;

  private:
    DatabaseThread* database_;
    TrailQuery query_;
    quint64 token_ = 0;
};

} // namespace countersign
