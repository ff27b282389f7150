// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/index_statement.h"
#include "models/domain/result.h"
#include "models/postgres/connection_plan.h"

#include <QString>

#include <functional>
#include <vector>

namespace countersign {

class Connection;

/// How long what takes a lock for a moment waits for it: who waits keeps others waiting behind it.
inline constexpr int briefLockTimeoutMs = 5'000;

/// A table an index is made of, as the server knows it.
struct IndexedTable {
    QString schema, name, oid;
    char kind = 'r'; ///< relkind: 'r', 'p' (partitioned), 'm', 'f'
};

/// One step of making an index.
struct IndexStep {
    QString sql;
    bool concurrently = false; ///< takes its time and holds nobody up
    QString table;             ///< of which, schema-qualified and quoted
};

/// The steps to one valid index. Of a partitioned table CONCURRENTLY is not possible as a whole: the index is
/// made of the table ONLY, then of each partition, and attached; when all are, it is valid.
class IndexBuild {
  public:
    IndexBuild(Connection& connection, IndexStatement statement)
        : connection_(connection)
        , statement_(std::move(statement)) {}

    /// \a table as SQL writes it. What is there already is not among the steps, what is invalid is dropped
    /// first: after an interruption only what is left is done.
    [[nodiscard]] Result<std::vector<IndexStep>> steps(const QString& table);
    /// The index is there, of that table, and valid; otherwise why not.
    [[nodiscard]] Status verify() const;

  private:
    [[nodiscard]] Result<IndexedTable> look(const QString& table);
    [[nodiscard]] Status addWhole(const IndexedTable& table, const QString& name);
    [[nodiscard]] Status addParts(const IndexedTable& table, const QString& name, int depth);
    [[nodiscard]] Status addPart(const IndexedTable& part, const QString& whole, const QString& wholeName,
                                 int depth);

    Connection& connection_;
    IndexStatement statement_;
    IndexedTable table_;
    std::vector<IndexStep> steps_;
};

/// The name of the index of one partition: the same at every run, at most as long as names may be.
[[nodiscard]] QString partitionIndexName(const QString& partition, const QString& index);

} // namespace countersign
