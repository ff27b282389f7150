// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout_desk.h"

#include <QAbstractTableModel>

namespace countersign {

/// A line against the last payment to its destination. None: nothing is known of one.
enum class AgainstLast { None, New, Same, More, Less };

/// One line with what is known about it.
struct PayoutLineRow {
    PayoutLine line;
    std::optional<LastPaid> last;
    QStringList checks; ///< sentences of what a human should judge
    QString known;      ///< the destination it looks like, when it is another
    bool isNew = false;
    bool operator==(const PayoutLineRow&) const = default;
};

/// Every line with the checks and the last payment that name it, in the order in which they are signed.
[[nodiscard]] std::vector<PayoutLineRow> lineRows(const std::vector<PayoutLine>& lines,
                                                  const std::vector<PayoutCheck>& checks,
                                                  const std::vector<LastPaid>& lastPaid);
[[nodiscard]] AgainstLast againstLast(const PayoutLineRow& row);

/// The lines of one payout, up to ten thousand: flat, and another payout's lines are a reset. StateRole is
/// AgainstLast in column Against, EmphasisRole in column Destination what it must not be taken for. Owns its
/// rows. Thread: UI.
class PayoutLineTable : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { Line, Destination, Amount, Against, Method, Look, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setLines(std::vector<PayoutLineRow> rows);
    [[nodiscard]] const std::vector<PayoutLineRow>& rows() const { return rows_; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    [[nodiscard]] QString text(const PayoutLineRow& row, int column) const;
    [[nodiscard]] QString againstText(const PayoutLineRow& row) const;

    std::vector<PayoutLineRow> rows_;
};

} // namespace countersign
