// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/work_item.h"
#include "models/postgres/pqxx_compat.h"

#include <QString>

namespace countersign {

inline constexpr int maxPageTextChars = 2'000; ///< of one text field in a page
inline constexpr int maxPageDetailsBytes =
    8'192; ///< of one row's details in a page; larger ones are cut value by value
inline constexpr int maxPageDetailChars = 500;

/// The columns of one work item over a relation "w" with the contract's names; \a sortColumn is the one whose
/// text becomes the page key. \a whole: for one item, texts up to maxTextBytes; else shortened for a list.
[[nodiscard]] QString itemColumnsSql(const QString& sortColumn, bool whole);

/// Reads what itemColumnsSql selected.
[[nodiscard]] WorkItem itemFrom(const pqxx::row& row, const QString& kind);

} // namespace countersign
