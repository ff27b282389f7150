// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind_pack.h"
#include "models/domain/result.h"
#include "models/postgres/connection_plan.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace countersign {

struct IndexReport {
    QStringList made;
    QStringList there;            ///< were there already, as they are called there
    std::vector<Failure> notMade; ///< \c where is the index
};

/// Makes the kind's indexes that are missing, one by one and CONCURRENTLY (no transaction); of a partitioned
/// table partition by partition. What another index of the same columns does already is not made again. One
/// that fails does not keep the others from being made. \a tell hears of each index and of how far it is;
/// some calls come from another thread, never two at once.
[[nodiscard]] Result<IndexReport> installIndexes(const ConnectionPlan& plan, const KindPack& kind,
                                                 const std::function<void(const QString&)>& tell = {});

/// The statements installIndexes() would run, for review.
[[nodiscard]] Result<QString> printIndexes(const ConnectionPlan& plan, const KindPack& kind);

} // namespace countersign
