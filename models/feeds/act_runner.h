// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/action.h"
#include "models/feeds/feed.h"

#include <QObject>

#include <functional>
#include <memory>

namespace countersign {

class DatabaseThread;

inline constexpr int firstLookUpMs = 250; ///< after an act in doubt; then with back-off until it is known

/// Sends acts and follows each to an outcome that is known. One that is in doubt is looked up by its key,
/// across reconnects, never sent again with another key and never called failed. Thread: UI.
class ActRunner : public QObject {
    Q_OBJECT
  public:
    /// Called with InDoubt at most once, and always once more with what it turned out to be.
    using Deliver = std::function<void(const ActOutcome&)>;

    explicit ActRunner(DatabaseThread* actor, QObject* parent = nullptr);
    void setTime(const FeedTime& time) { time_ = time; }

    void run(const RetryRequest& request, Deliver deliver);
    /// Follows an act that was sent earlier.
    void follow(const RetryRequest& request, Deliver deliver);

  private:
    struct Doubt;
    struct Found;
    void lookUp(const std::shared_ptr<Doubt>& doubt, int waitMs);
    void lookedUp(const std::shared_ptr<Doubt>& doubt, const Result<Found>& found);

    DatabaseThread* actor_;
    FeedTime time_;
};

/// An outcome for what the database certainly did not do, for this reason.
[[nodiscard]] ActOutcome refusedBecause(const Failure& failure);

} // namespace countersign
