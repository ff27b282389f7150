// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/work_item.h"

#include <QString>

namespace countersign {

/// SQL that adds \a count waiting intents (program "p1"), a minute apart, the newest now: ids "i000001" and
/// on.
[[nodiscard]] QString manyIntentsSql(int count);

/// SQL that adds one intent that may be retried: waiting, never attempted, without a next attempt, a day old.
[[nodiscard]] QString orphanIntentSql(const QString& id);

/// Asks for every item of a kind.
[[nodiscard]] inline ItemQuery itemsOf(const QString& kind) {
    ItemQuery query;
    query.itemKind = kind;
    return query;
}

/// SQL for the program the intents belong to; run once.
[[nodiscard]] QString programSql();

} // namespace countersign
