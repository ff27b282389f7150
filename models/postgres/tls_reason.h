// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/failure.h"
#include "models/postgres/connection_plan.h"

namespace countersign {

/// libpq only says "certificate verify failed". Looks at the server's certificate once more, without logging
/// in, to say why: expired, another name, an unknown authority. Gives \a failure back unchanged when it can't
/// tell. Blocks for up to connectTimeoutS seconds: never on the UI thread.
[[nodiscard]] Failure withTlsReason(Failure failure, const ConnectionPlan& plan);

} // namespace countersign
