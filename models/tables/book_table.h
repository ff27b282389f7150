// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledger.h"
#include "models/tables/keyed_table.h"

namespace countersign {

/// What each book sums to, per currency. StateRole of the Sum column: Good at exactly 0, Bad otherwise, for
/// books that must sum to zero. Owns its rows. Thread: UI.
class BookTable : public KeyedTable<BookSum> {
    Q_OBJECT
  public:
    enum Column { Book, Invariant, Sum, Entries, ColumnCount };
    using KeyedTable::KeyedTable;

    void setBooks(const std::vector<BookSum>& books) { setRows(books); }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;

    /// What the book must be, and how many of its parts are not.
    [[nodiscard]] static QString invariantText(const BookSum& row);

  protected:
    [[nodiscard]] QString keyOf(const BookSum& row) const override;
    [[nodiscard]] QString columnTitle(int column) const override;
    [[nodiscard]] QVariant cell(const BookSum& row, int column, int role) const override;
};

} // namespace countersign
