// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/health.h"
#include "models/domain/kind_pack.h"
#include "models/domain/result.h"
#include "models/domain/session.h"
#include "models/postgres/connection_plan.h"

#include <QString>

#include <memory>
#include <vector>

namespace countersign {

/// A server clock further from ours than this is a warning, further than the second is bad: ages and locks
/// lie.
inline constexpr qint64 clockWarningMs = 2'000;
inline constexpr qint64 clockBadMs = 30'000;

/// One thing the doctor looked at.
struct DoctorLine {
    QString check; ///< stable code: "contract", "login", "table", "index", "role", "clock", ...
    HealthState state = HealthState::Unknown;
    QString text; ///< English sentence
    QString mend; ///< SQL statement or command that mends it; empty when there is none or none is needed
    bool operator==(const DoctorLine&) const = default;
};

struct DoctorReport {
    SessionInfo session;
    std::vector<DoctorLine> lines;
    [[nodiscard]] HealthState worst() const; ///< Unknown counts as Warning: nobody could look
};

/// Connects as whoever \a plan says and looks at everything that must be right for this system. Works as any
/// role: what it may not see is Unknown, with the reason. Changes nothing. Fails only when there is no
/// connection. Blocks: not on the UI thread.
[[nodiscard]] Result<DoctorReport> examine(const ConnectionPlan& plan, std::shared_ptr<const KindPack> kind);

/// Whether the server under readDatabase is a standby of this system, and how old its data are. Blocks, too.
[[nodiscard]] DoctorLine examineStandby(const ConnectionPlan& standby, const ConnectionPlan& primary,
                                        std::shared_ptr<const KindPack> kind);

} // namespace countersign
