// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledger.h"
#include "models/tables/keyed_table.h"

namespace countersign {

/// The references of a book that do not balance, oldest first. Owns its rows. Thread: UI.
class ReferenceTable : public KeyedTable<ReferenceSum> {
    Q_OBJECT
  public:
    enum Column { Book, Type, Reference, Sum, Entries, FirstAt, ColumnCount };
    using KeyedTable::KeyedTable;

    void setReferences(const std::vector<ReferenceSum>& references) { setRows(references); }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;

  protected:
    [[nodiscard]] QString keyOf(const ReferenceSum& row) const override;
    [[nodiscard]] QString columnTitle(int column) const override;
    [[nodiscard]] QVariant cell(const ReferenceSum& row, int column, int role) const override;
};

} // namespace countersign
