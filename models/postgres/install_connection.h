// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/postgres/connection.h"
#include "models/postgres/probe.h"

#include <memory>

namespace countersign {

/// An open connection of whoever installs, and what it found.
struct PreparedInstall {
    std::unique_ptr<Connection> connection;
    DatabaseProbe probe;
};

/// Refuses a pooler: what an install does must reach the server itself.
[[nodiscard]] Result<PreparedInstall> prepareInstall(const ConnectionPlan& plan, const KindPack& kind);

} // namespace countersign
