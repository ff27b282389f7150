// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/work_item.h"
#include "models/tables/keyed_table.h"

namespace countersign {

/// What happened to one item, oldest first. StateRole: Bad or Good (HealthState). Owns its rows. Thread: UI.
class TimelineTable : public KeyedTable<TimelineEntry> {
    Q_OBJECT
  public:
    enum Column { At, Text, Who, ColumnCount };
    using KeyedTable::KeyedTable;

    void setEntries(const std::vector<TimelineEntry>& entries) { setRows(entries); }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;

  protected:
    [[nodiscard]] QString keyOf(const TimelineEntry& row) const override;
    [[nodiscard]] QString columnTitle(int column) const override;
    [[nodiscard]] QVariant cell(const TimelineEntry& row, int column, int role) const override;
};

} // namespace countersign
