// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledger.h"
#include "models/tables/keyed_table.h"

namespace countersign {

/// The ledger entries of one reference. Owns its rows. Thread: UI.
class EntryTable : public KeyedTable<LedgerEntry> {
    Q_OBJECT
  public:
    enum Column { Id, Account, Before, Amount, After, Reference, At, ColumnCount };
    using KeyedTable::KeyedTable;

    void setEntries(const std::vector<LedgerEntry>& entries) { setRows(entries); }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;

  protected:
    [[nodiscard]] QString keyOf(const LedgerEntry& row) const override;
    [[nodiscard]] QString columnTitle(int column) const override;
    [[nodiscard]] QVariant cell(const LedgerEntry& row, int column, int role) const override;
};

} // namespace countersign
