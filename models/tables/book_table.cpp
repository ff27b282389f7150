// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/book_table.h"

#include "models/tables/words.h"

namespace countersign {

int BookTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString BookTable::keyOf(const BookSum& row) const {
    return row.book + u'\n' + row.sum.currency;
}

QString BookTable::columnTitle(int column) const {
    switch (column) {
    case Book:
        return tr("Book");
    case Invariant:
        return tr("Must be");
    case Sum:
        return tr("Sum");
    case Entries:
        return tr("Entries");
    default:
        return {};
    }
}

QVariant BookTable::cell(const BookSum& row, int column, int role) const {
    const bool mustBeZero = row.invariant == u"sum_zero";
    if (role == SubjectRole)
        return QVariant::fromValue(row);
    if (role == StateRole && mustBeZero)
        return static_cast<int>(row.sum.amount.isZero() ? HealthState::Good : HealthState::Bad);
    if (role == MoneyRole && column == Sum)
        return moneyRole(row.sum);
    if (role == CountRole && column == Entries)
        return row.entries;
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Book:
        return row.book;
    case Invariant:
        return mustBeZero ? tr("exactly 0") : tr("a running balance");
    case Sum:
        return plainMoney(row.sum);
    case Entries:
        return QString::number(row.entries);
    default:
        return {};
    }
}

} // namespace countersign
