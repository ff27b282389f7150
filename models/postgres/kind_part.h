// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind_pack.h"
#include "models/domain/result.h"

#include <QString>

namespace countersign {

struct DatabaseProbe;

/// The part of the contract that is made from a kind of system: views, and functions per kind of item. It is
/// dropped and made again at every install. What the database lacks tables or columns for is left out, and
/// the view capability says why.
[[nodiscard]] Result<QString> kindPartSql(const KindPack& kind, const DatabaseProbe& probe);

/// Rights of countersign_owner on the backend's tables: SELECT, and UPDATE of the kind's status columns only.
[[nodiscard]] QString backendGrantsSql(const KindPack& kind, const DatabaseProbe& probe);

/// The guard's triggers on the backend's tables, or their removal. To be run by whoever owns those tables.
[[nodiscard]] QString guardSql(const KindPack& kind, const DatabaseProbe& probe, bool wanted);

/// Triggers that tell listening consoles of a commit, on every table of the kind that is there and on the
/// trail; or their removal. \a wanted: whether they are to be.
[[nodiscard]] QString liveSql(const KindPack& kind, const DatabaseProbe& probe, bool wanted);

} // namespace countersign
