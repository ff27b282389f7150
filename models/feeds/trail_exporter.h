// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/trust/trail.h"

#include <QString>

namespace countersign {

class SystemGateway;

/// What was written.
struct TrailExported {
    qint64 rows = 0;  ///< of the trail
    qint64 lines = 0; ///< with header, tables and end
    TrailHead head;
};

/// Writes the export of PROTOCOL.md, all of one snapshot of the database, to a new file that only its owner
/// may read; on the disk when this returns. Nothing is overwritten, and nothing is left behind by a failure.
/// Keeps a portion in memory, whatever the trail's length. Source: the gateway. Thread: the gateway's.
[[nodiscard]] Result<TrailExported> exportTrail(SystemGateway& gateway, const QString& path);

} // namespace countersign
