// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind_pack.h"
#include "models/domain/result.h"
#include "models/postgres/connection_plan.h"
#include "models/postgres/contract_sql.h"

#include <QString>

#include <vector>

namespace countersign {

struct InstallReport {
    int versionBefore = 0; ///< 0: there was none, or this login could not read it
    int version = 0;
    QStringList leftOut; ///< boards and detectors left out, and why
    bool operator==(const InstallReport&) const = default;
};

/// The script an install would run on that database, for review (`--print`). Changes nothing.
[[nodiscard]] Result<QString> printInstall(const ConnectionPlan& plan, const KindPack& kind,
                                           const std::vector<ContractPerson>& people, bool guard = true,
                                           bool live = false, const QStringList& bridges = {});

/// Installs or upgrades in one transaction: all of it or nothing. \a live: whether its tables get triggers
/// that tell consoles of commits. \a guard: whether the backend's tables of payouts get our triggers (early
/// notice; the comparisons hold without them). \a bridges: logins that become bridges; one that could do more
/// than a bridge may is refused.
[[nodiscard]] Result<InstallReport> installContract(const ConnectionPlan& plan, const KindPack& kind,
                                                    const std::vector<ContractPerson>& people,
                                                    bool guard = true, bool live = false,
                                                    const QStringList& bridges = {});

struct UninstallReport {
    qint64 trailRows = 0; ///< written to the file
    bool wasInstalled = false;
};

/// Writes the trail to \a trailFile (JSON Lines; it must not exist yet), then takes the contract out in one
/// transaction. Nothing is taken out when the trail can't be written.
[[nodiscard]] Result<UninstallReport> uninstallContract(const ConnectionPlan& plan, const QString& trailFile);

} // namespace countersign
