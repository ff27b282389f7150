// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/action.h"
#include "models/tables/keyed_table.h"

namespace countersign {

/// What became of each item of a bulk retry. StateRole of every column: int(BulkLine::Kind). Owns its rows.
/// Thread: UI.
class BulkTable : public KeyedTable<BulkLine> {
    Q_OBJECT
  public:
    enum Column { Item, Result, Why, ColumnCount };
    using KeyedTable::KeyedTable;

    void setLines(const std::vector<BulkLine>& lines) { setRows(lines); }
    /// One line in place, as ActionFeed::bulkLineChanged tells it.
    void setLine(int index, const BulkLine& line);
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;

  protected:
    [[nodiscard]] QString keyOf(const BulkLine& row) const override;
    [[nodiscard]] QString columnTitle(int column) const override;
    [[nodiscard]] QVariant cell(const BulkLine& row, int column, int role) const override;
};

} // namespace countersign
