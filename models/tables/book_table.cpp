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

QString BookTable::invariantText(const BookSum& row) {
    if (row.without > 0)
        return tr("%n reference(s) hold an amount that is no number", nullptr, static_cast<int>(row.without));
    if (row.mustSumToZero())
        return tr("exactly 0");
    return row.off == 0 ? tr("each entry adds up")
                        : tr("each entry adds up: %n do not", nullptr, static_cast<int>(row.off));
}

QVariant BookTable::cell(const BookSum& row, int column, int role) const {
    if (role == SubjectRole)
        return QVariant::fromValue(row);
    if (role == StateRole)
        return static_cast<int>(row.right() ? HealthState::Good : HealthState::Bad);
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
        return invariantText(row);
    case Sum:
        return plainMoney(row.sum);
    case Entries:
        return QString::number(row.entries);
    default:
        return {};
    }
}

} // namespace countersign
