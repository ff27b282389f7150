// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/payout_line_table.h"
#include "views/widgets/table_view.h"

namespace countersign {

/// The lines of a payout as a table in which every destination stands whole: the column is as wide as the
/// longest of all lines, not just of those first shown. Owns its model. Thread: UI.
class LineView : public TableView {
    Q_OBJECT
  public:
    explicit LineView(QWidget* parent = nullptr);
    void setLines(std::vector<PayoutLineRow> rows);
    [[nodiscard]] const PayoutLineTable* lines() const { return table_; }

  private:
    PayoutLineTable* table_;
};

} // namespace countersign
