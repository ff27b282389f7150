// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout_stage.h"
#include "models/tables/keyed_table.h"

namespace countersign {

/// Which of the payouts are shown.
enum class PayoutFilter { Live, YourTurn, All };

/// The payouts of a system, what waits for this person first. StateRole is PayoutStage. Owns its rows.
/// Thread: UI.
class PayoutTable : public KeyedTable<PayoutSummary> {
    Q_OBJECT
  public:
    enum Column { Payout, State, Total, Lines, ProposedBy, Signed, Clock, CreatedAt, ColumnCount };
    using KeyedTable::KeyedTable;

    void setPayouts(const std::vector<PayoutSummary>& payouts);
    void setReader(const PayoutReader& reader);
    void setFilter(PayoutFilter filter, const QString& text); ///< text: a part of the payout's id
    [[nodiscard]] int countOf(PayoutFilter filter) const;     ///< whatever the text
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;

  protected:
    [[nodiscard]] QString keyOf(const PayoutSummary& row) const override { return row.payout; }
    [[nodiscard]] QString columnTitle(int column) const override;
    [[nodiscard]] QVariant cell(const PayoutSummary& row, int column, int role) const override;

  private:
    void rebuild();
    [[nodiscard]] QString text(const PayoutSummary& row, int column) const;

    std::vector<PayoutSummary> all_;
    PayoutReader reader_;
    PayoutFilter filter_ = PayoutFilter::Live;
    QString text_;
};

} // namespace countersign
