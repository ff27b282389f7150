// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/keyed_table.h"

#include <QJsonObject>

namespace countersign {

/// One thing in which what the backend would pay is not what was signed.
struct DifferenceRow {
    QString line;  ///< empty: the payout as a whole
    QString field; ///< "amount", "destination", ...; "line": it was added or taken out
    QString was, now;
    bool operator==(const DifferenceRow&) const = default;
};

/// Takes apart what countersign.request_difference says, or the detail of a void request that holds it.
[[nodiscard]] std::vector<DifferenceRow> differencesFrom(const QJsonObject& difference);

/// Signed against now, line by line. Owns its rows. Thread: UI.
class DifferenceTable : public KeyedTable<DifferenceRow> {
    Q_OBJECT
  public:
    enum Column { Line, Field, Was, Now, ColumnCount };
    using KeyedTable::KeyedTable;

    void setDifferences(std::vector<DifferenceRow> rows) { setRows(std::move(rows)); }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;

  protected:
    [[nodiscard]] QString keyOf(const DifferenceRow& row) const override;
    [[nodiscard]] QString columnTitle(int column) const override;
    [[nodiscard]] QVariant cell(const DifferenceRow& row, int column, int role) const override;

  private:
    [[nodiscard]] static QString fieldWord(const QString& field);
};

} // namespace countersign
