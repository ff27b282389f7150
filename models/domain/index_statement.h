// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind_pack.h"
#include "models/domain/result.h"

namespace countersign {

/// The parts of the one CREATE INDEX an entry of "indexes" may hold, as they are written.
struct IndexStatement {
    bool unique = false;
    QString name;  ///< as it is meant, without quotes
    QString table; ///< {{schema}}."T", {{table:T}} or schema."T"
    QString rest;  ///< from USING or the bracket of its columns on
    bool operator==(const IndexStatement&) const = default;
};

inline constexpr qsizetype maxNameBytes = 63; ///< PostgreSQL cuts longer names off

/// The statement of \a index: it runs as the DBA, so it may be nothing but the making of that one index. The
/// failure's \c what says what is wrong with it.
[[nodiscard]] Result<IndexStatement> parseIndexStatement(const KindIndex& index);

} // namespace countersign
