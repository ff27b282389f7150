// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/health.h"
#include "models/tables/keyed_table.h"

namespace countersign {

/// Every endpoint, RPC node, worker and scan. StateRole of every column: int(HealthState). Owns its rows.
/// Thread: UI.
class HealthTable : public KeyedTable<HealthLine> {
    Q_OBJECT
  public:
    enum Column { State, Kind, Name, Latency, CheckedAt, GoodAt, Note, LastError, ColumnCount };
    using KeyedTable::KeyedTable;

    void setLines(const std::vector<HealthLine>& lines) { setRows(lines); }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;

  protected:
    [[nodiscard]] QString keyOf(const HealthLine& row) const override;
    [[nodiscard]] QString columnTitle(int column) const override;
    [[nodiscard]] QVariant cell(const HealthLine& row, int column, int role) const override;
};

} // namespace countersign
