// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>

#include <vector>

namespace countersign {

/// Where persistent indexes go when the children of \a parent are reordered: \a order[place] = row before.
/// Rows past the order, and of other parents, stay.
[[nodiscard]] QModelIndexList movedIndexes(const QAbstractItemModel& model, const QModelIndexList& from,
                                           const std::vector<int>& order, const QModelIndex& parent = {});

} // namespace countersign
