// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind_pack.h"
#include "models/domain/work_item.h"
#include "models/postgres/pqxx_compat.h"

#include <QString>

namespace countersign {

inline constexpr int maxPageTextChars = 2'000; ///< of one text field in a page
inline constexpr int maxPageDetailsBytes =
    8'192; ///< of one row's details in a page; larger ones are cut value by value
inline constexpr int maxPageDetailChars = 500;

/// How much of an item: all of it (texts up to maxTextBytes), shortened, or shortened and without details and
/// fingerprint.
enum class ItemExtent { Whole, Short, Brief };

/// The columns of one work item over a relation "w" with the contract's names; \a sortColumn is the one whose
/// text becomes the page key. Brief is Short for a kind that names no column of types.
[[nodiscard]] QString itemColumnsSql(const KindItem& kind, const QString& sortColumn, ItemExtent extent);

/// Reads what itemColumnsSql selected.
[[nodiscard]] WorkItem itemFrom(const pqxx::row& row, const QString& kind);

} // namespace countersign
