// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/countersignctl/verb.h"
#include "models/domain/kind_pack.h"
#include "models/domain/system_file.h"
#include "models/postgres/system_gateway.h"
#include "models/postgres/system_plans.h"

#include <memory>

namespace countersign::ctl {

/// The system a verb speaks to: named by --system FILE, or by --kind and --database.
struct Target {
    SystemFile file; ///< with --database: only its name, kind and database
    std::shared_ptr<const KindPack> kind;
    ConnectionPlan plan;                   ///< for acts past a pooler
    std::optional<ConnectionPlan> standby; ///< where looking goes first
    QString path;                          ///< of the system file; empty: there is none
};

enum class Access {
    Reading, ///< PostgreSQL is told that the session is read-only
    Acting,
};

/// The options that name a target, and after them a verb's own.
[[nodiscard]] std::vector<OptionSpec> targetOptions(std::vector<OptionSpec> own = {});

/// Reads the file and the kind, and plans the connection; asks the keychain for the password when nothing
/// nearer has one. Connects to nothing else.
[[nodiscard]] Result<Target> findTarget(const Arguments& arguments, Access access);

[[nodiscard]] Result<std::unique_ptr<SystemGateway>> openTarget(const Target& target);
/// For what is only looked at, and not built upon: the standby, where the system has one that answers.
[[nodiscard]] Result<std::unique_ptr<SystemGateway>> openForLooking(const Target& target, Output& output);

/// Fails when the system has no such kind of item.
[[nodiscard]] Status checkItemKind(const Target& target, const QString& itemKind);

} // namespace countersign::ctl
