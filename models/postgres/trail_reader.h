// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/postgres/connection.h"
#include "models/trust/trail.h"

#include <functional>
#include <vector>

namespace countersign {

inline constexpr int trailRowsPerRead = 2000;
inline constexpr qint64 trailBytesPerRead = qint64{8} * 1024 * 1024; ///< of details; one row may be larger

using TakeTrailRows = std::function<Status(const std::vector<TrailRow>&)>;

/// Reads the trail from its beginning, in order, and hands it on in portions; ends at the first failure.
[[nodiscard]] Status readTrail(const RunSql& run, const TakeTrailRows& take);
[[nodiscard]] Status readTrail(Connection& connection, const TakeTrailRows& take);

/// At most \a limit rows that fulfil a condition over the view's columns.
[[nodiscard]] Result<std::vector<TrailRow>> trailRows(Connection& connection, const QString& where,
                                                      const QString& order, int limit,
                                                      const SqlArguments& arguments);

/// The last row's number and hash as the database has them.
[[nodiscard]] Result<TrailHead> readTrailHead(const RunSql& run);
[[nodiscard]] Result<TrailHead> readTrailHead(Connection& connection);

} // namespace countersign
