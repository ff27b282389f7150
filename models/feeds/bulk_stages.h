// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/action.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace countersign {

inline constexpr int canaryItems = 1;    ///< of the first stage
inline constexpr int itemsPerStage = 10; ///< of every further one

/// Retries in stages: one canary, then batches, each seen through to its end before the next begins. The
/// first retry that fails or has no effect ends it: its cause is not mended. Pure; thread: a value type.
class BulkStages {
  public:
    void acted(const WorkItemRef& item) {
        open_.push_back(item);
        ++inStage_;
    }
    /// What the backend made of one of ours so far.
    void seen(const WorkItemRef& item, const Effect& effect) {
        const auto found = std::find(open_.begin(), open_.end(), item);
        if (found == open_.end())
            return;
        if (effect.stage == Effect::Stage::Failed || effect.stage == Effect::Stage::NoEffect)
            failed_ = item;
        if (effect.stage == Effect::Stage::Done || failed_ == item)
            open_.erase(found);
    }
    /// May another one be sent now? Begins the next stage when the last is through.
    [[nodiscard]] bool mayGoOn() {
        if (inStage_ < size_)
            return true;
        if (!open_.empty())
            return false;
        inStage_ = 0;
        size_ = itemsPerStage;
        return true;
    }
    [[nodiscard]] size_t open() const { return open_.size(); }
    [[nodiscard]] const std::optional<WorkItemRef>& failed() const { return failed_; }

  private:
    std::vector<WorkItemRef> open_; ///< acted on, and not at an end
    int inStage_ = 0;
    int size_ = canaryItems;
    std::optional<WorkItemRef> failed_;
};

} // namespace countersign
