// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind_pack.h"
#include "models/domain/result.h"
#include "models/postgres/sql_template.h"

#include <map>

namespace countersign {

class Connection;

/// Which of the kind's tables and columns are there, and which this login may SELECT. Thread: a value type.
class KindTables {
  public:
    [[nodiscard]] static Result<KindTables> look(Connection& connection, const KindPack& kind,
                                                 const QString& schema);

    /// Why \a needs don't hold, in a sentence ("table jobs is missing"); empty when they do. \a mustRead:
    /// with the right to SELECT, too.
    [[nodiscard]] QString whyNot(const std::vector<KindNeed>& needs, bool mustRead) const;

    /// The name \a table goes by here: its own, or another the kind knows for it.
    [[nodiscard]] QString nameOf(const QString& table) const;
    /// SQL to select from for {{table:NAME}}: the table itself, or with what it lacks of its optional columns
    /// as typed NULLs. The planner flattens that: indexes stay in reach.
    [[nodiscard]] Result<QString> selectable(const KindPack& kind, const QString& schema,
                                             const QString& table) const;
    /// The optional columns of \a table that are not here.
    [[nodiscard]] QStringList lacking(const KindTable& table) const;

  private:
    std::map<QString, QString> names_;                    ///< only tables that go by another name here
    std::map<QString, std::map<QString, bool>> readable_; ///< table -> column -> may SELECT
};

/// Words for a kind's SQL where no contract is: thresholds and settings as the kind's own numbers.
[[nodiscard]] TemplateWords literalWords(const KindPack& kind, const QString& schema,
                                         const KindTables& tables);

} // namespace countersign
