// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/postgres/system_gateway.h"

#include <QStringList>

namespace countersign {

/// Asks a gateway everything it can be asked without acting, and tells what it said: a line a question, the
/// same for the same data, whichever way it came. What failed is told as that. \a payout and \a request: of
/// the backend, and of ours; there must be an intent named "orphan".
[[nodiscard]] QStringList everythingRead(SystemGateway& gateway, const QString& payout,
                                         const QString& request);

/// The line whose question failed first; empty: none did.
[[nodiscard]] QString firstFailureIn(const QStringList& lines);

} // namespace countersign
