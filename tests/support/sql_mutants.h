// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace countersign {

/// One function with one thing in it wrong.
struct SqlMutant {
    QString what; ///< "line 7, drop: AND r.state = 'pending', in: ...": what is wrong, and its whole line
    QString sql;  ///< CREATE OR REPLACE FUNCTION ...
};

/// Every comparison negated, every IF, ELSIF and WHEN made never true, every term of an AND or OR left out,
/// every PERFORM and every dynamic call of another function left out: one at a time. \a definition is what
/// pg_get_functiondef() gives. Some of them are no SQL any more; the server says which.
[[nodiscard]] std::vector<SqlMutant> mutantsOf(const QString& definition);

} // namespace countersign
