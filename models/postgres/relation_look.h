// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QSet>
#include <QString>

#include <map>

namespace countersign {

class Connection;

/// What the relations of a schema are made of: a view reads others, also of other schemas, and a partitioned
/// table is its partitions. Thread: a value type.
class RelationLook {
  public:
    [[nodiscard]] static Result<RelationLook> make(Connection& connection, const QString& schema);

    /// \a name of the schema itself, and all that lies under it to the bottom, as relationKey() writes them.
    [[nodiscard]] QSet<QString> under(const QString& name) const;

  private:
    QString schema_;
    std::map<QString, QSet<QString>> under_;
};

/// How a relation is called among those of all schemas: both names quoted.
[[nodiscard]] QString relationKey(const QString& schema, const QString& name);

/// A common table "reads (top, rel, part)": for each relation of schema $1 by name what it reads, by oid;
/// \c part where it was reached through a partitioned table.
[[nodiscard]] QString readsSql();

} // namespace countersign
