// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/action.h"
#include "models/domain/finding.h"
#include "models/feeds/feed.h"

#include <QUuid>

#include <vector>

namespace countersign {

class DatabaseThread;

inline constexpr int effectEveryMs = 500;
inline constexpr int effectsPerQuestion = 50;
inline constexpr UnixMs giveUpWatchingMs = 30 * 60'000; ///< after so long an act without effect is history

/// Watches what the backend makes of our acts until it is done with them. What has no effect stays watched:
/// the worker may come yet, and then the finding goes. Asks only while there is something to watch. Thread:
/// UI.
class EffectWatch : public Feed {
    Q_OBJECT
  public:
    explicit EffectWatch(DatabaseThread* actor, QObject* parent = nullptr);

    void watch(const WorkItemRef& item, const QUuid& key, UnixMs actedAt);
    [[nodiscard]] size_t watched() const { return acts_.size(); }

  Q_SIGNALS:
    void effectChanged(const countersign::WorkItemRef& item, const countersign::Effect& effect);
    void findingsReady(const std::vector<countersign::Finding>& findings);

  protected:
    void ask() override;

  private:
    struct Act {
        WorkItemRef item;
        QUuid key;
        UnixMs actedAt = 0; ///< by our clock
        Effect effect;
        bool told = false;
        bool over = false;
    };
    struct Answer {
        std::vector<std::pair<QUuid, Effect>> effects;
    };
    void take(const QUuid& key, Effect effect);
    void publish();
    [[nodiscard]] Finding findingOf(const Act& act) const;

    DatabaseThread* actor_;
    std::vector<Act> acts_; ///< oldest first; asked in turn
};

} // namespace countersign
