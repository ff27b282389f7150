// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QString>

namespace countersign {

/// The folder with initdb, postgres and pg_ctl: from PATH, pg_config, or where distributions keep them, the
/// newest first.
[[nodiscard]] Result<QString> findPostgresTools();

} // namespace countersign
