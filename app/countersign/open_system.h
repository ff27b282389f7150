// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/domain/system_file.h"
#include "models/feeds/system_session.h"

#include <memory>

namespace countersign {

/// Where a session remembers what; see SessionOptions.
struct SessionMemory {
    QString keys = {};
    QString identity = {};
};

/// A session for \a file, not started yet. \a password empty: libpq looks for one itself.
[[nodiscard]] Result<std::unique_ptr<SystemSession>>
makeSession(const SystemFile& file, const QString& password, bool auditor, const SessionMemory& memory = {});

} // namespace countersign
