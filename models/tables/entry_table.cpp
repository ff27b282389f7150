// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/entry_table.h"

#include "models/tables/words.h"

namespace countersign {
namespace {

QString textOf(const MaybeMoney& money) {
    return money ? plainMoney(*money) : QString();
}

QVariant moneyIn(const LedgerEntry& row, int column) {
    switch (column) {
    case EntryTable::Before:
        return moneyRole(row.before);
    case EntryTable::Amount:
        return moneyRole(row.money);
    case EntryTable::After:
        return moneyRole(row.after);
    default:
        return {};
    }
}

} // namespace

int EntryTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString EntryTable::keyOf(const LedgerEntry& row) const {
    return row.book + u'\n' + row.id;
}

QString EntryTable::columnTitle(int column) const {
    switch (column) {
    case Id:
        return tr("Entry");
    case Account:
        return tr("Account");
    case Before:
        return tr("Before");
    case Amount:
        return tr("Amount");
    case After:
        return tr("After");
    case Reference:
        return tr("Reference");
    case At:
        return tr("Written");
    default:
        return {};
    }
}

QVariant EntryTable::cell(const LedgerEntry& row, int column, int role) const {
    switch (role) {
    case SubjectRole:
        return QVariant::fromValue(row);
    case MoneyRole:
        return moneyIn(row, column);
    case AtRole:
        return column == At ? atRole(row.at) : QVariant();
    case MonospaceRole:
        return column == Id || column == Reference;
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case Id:
        return row.id;
    case Account:
        return row.account;
    case Before:
        return textOf(row.before);
    case Amount:
        return row.money ? plainMoney(*row.money) : row.oddAmount;
    case After:
        return textOf(row.after);
    case Reference:
        return QString(row.refType + u' ' + row.refId);
    case At:
        return row.at ? isoTime(*row.at) : QString();
    default:
        return {};
    }
}

} // namespace countersign
