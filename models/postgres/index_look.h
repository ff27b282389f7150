// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind_pack.h"
#include "models/domain/result.h"

#include <QSet>

#include <map>
#include <vector>

namespace countersign {

class Connection;

/// The usable indexes of a schema's tables, and of those its views read. Thread: a value type.
class IndexLook {
  public:
    [[nodiscard]] static Result<IndexLook> make(Connection& connection, const QString& schema);

    /// The index of \a table (as it is called here) that does what \a wanted is for, by its name or by its
    /// columns and expressions; empty when there is none.
    [[nodiscard]] QString coveredBy(const QString& table, const KindIndex& wanted) const;
    /// The index that lets no two rows of \a relation (a relationKey()) have the same \a expression; empty
    /// when there is none.
    [[nodiscard]] QString uniqueBy(const QString& relation, const QString& expression) const;

    /// A unique index of \a relation that rests on nothing but some of \a expressions; empty when none does.
    [[nodiscard]] QString uniqueAmong(const QString& relation, const QStringList& expressions) const;

    /// Whether \a relation is a table that an index could be made of: no view, no foreign table.
    [[nodiscard]] bool mayIndex(const QString& relation) const { return tables_.contains(relation); }

  private:
    struct Found {
        QString name;
        QString relation; ///< relationKey()
        QStringList columns;
        bool partial = false;
        bool unique = false;
    };
    [[nodiscard]] static bool covers(const Found& found, const KindIndex& wanted);

    std::map<QString, std::vector<Found>> byTable_;
    QSet<QString> tables_;
};

} // namespace countersign
