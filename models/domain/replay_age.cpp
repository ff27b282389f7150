// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/replay_age.h"

#include <algorithm>

namespace countersign {

void ReplayAge::look(const ReplayLook& look) {
    if (look.newestCommitAgeMs)
        asOf_ = std::max(asOf_, look.at - std::max(*look.newestCommitAgeMs, UnixMs(0)));
    if (!look.replayed)
        return;
    if (primary_ && *look.replayed >= primary_->written)
        asOf_ = std::max(asOf_, primary_->at);
    // Nobody but the standby to ask: while it streams and has replayed all it got, it believes to be whole.
    const bool primaryKnown = primary_ && look.at - primary_->at <= primaryKnownForMs;
    if (!primaryKnown && look.streaming && look.received && *look.replayed >= *look.received)
        asOf_ = std::max(asOf_, look.at);
}

} // namespace countersign
