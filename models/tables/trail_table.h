// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/trail_line.h"
#include "models/tables/keyed_table.h"

namespace countersign {

/// Rows of the trail, newest first. StateRole is HealthState: whether the chain holds there. Owns its rows.
/// Thread: UI.
class TrailTable : public KeyedTable<TrailLine> {
    Q_OBJECT
  public:
    enum Column { Seq, At, Human, Act, Subject, Chain, ColumnCount };
    using KeyedTable::KeyedTable;

    void setLines(std::vector<TrailLine> rows) { setRows(std::move(rows)); }
    [[nodiscard]] int brokenCount() const;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;

  protected:
    [[nodiscard]] QString keyOf(const TrailLine& row) const override { return QString::number(row.seq); }
    [[nodiscard]] QString columnTitle(int column) const override;
    [[nodiscard]] QVariant cell(const TrailLine& row, int column, int role) const override;

  private:
    [[nodiscard]] static QString text(const TrailLine& row, int column);
};

} // namespace countersign
