// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countersign {

/// SQL that adds \a count waiting intents (program "p1"), a minute apart, the newest now: ids "i000001" and
/// on.
[[nodiscard]] QString manyIntentsSql(int count);

/// SQL that adds one intent that may be retried: waiting, never attempted, without a next attempt, a day old.
[[nodiscard]] QString orphanIntentSql(const QString& id);

/// SQL for the program the intents belong to; run once.
[[nodiscard]] QString programSql();

} // namespace countersign
