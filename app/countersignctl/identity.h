// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/countersignctl/target.h"
#include "models/domain/finding.h"
#include "models/domain/identity.h"

#include <optional>
#include <vector>

namespace countersign::ctl {

/// Which system a system file's parts turn out to be, looked at once, and whether a person has settled what
/// does not fit together: by this program or by the window, both keep it in the same place. Whether a block
/// moves takes longer than one look; a word given while it stood still counts all the same. Thread: a value
/// type.
struct IdentityLook {
    IdentityFacts facts;
    std::vector<Finding> doubts;
    bool complete = false; ///< every part answered or failed
    std::optional<IdentitySettlement> settlement;

    /// Why nothing may be done, with what to do about it; empty: nothing stands against it.
    [[nodiscard]] QString lock(const QString& systemPath) const;
};

/// Asks endpoints and nodes, and waits. \a session is of the database that acts go to.
[[nodiscard]] IdentityLook lookAtIdentity(const Target& target, const SessionInfo& session);

/// For an act: the lock of the system. Empty for a target without a system file, which has nothing to mix.
[[nodiscard]] QString identityLock(const Target& target, const SessionInfo& session);

/// The reason an act is refused by, for scripts.
inline constexpr auto identityReason = "identity";

} // namespace countersign::ctl
