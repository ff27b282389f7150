// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countersign {

/// SQL of the verdicts of \a judge (SQL with its ids as $1) on the ids asked for and no others, one for each:
/// where the judge answers twice about one, as a join of several attempts makes it, the verdict is UNKNOWN
/// ("judged-twice"), whatever the answers. Columns as those of countersign.verdict.
[[nodiscard]] QString judgedOnceSql(const QString& judge);

} // namespace countersign
