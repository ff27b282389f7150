// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/entry_table.h"

#include "models/tables/words.h"

namespace countersign {

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
    case Amount:
        return tr("Amount");
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
        return column == Amount ? moneyRole(row.money) : QVariant();
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
    case Amount:
        return plainMoney(row.money);
    case Reference:
        return QString(row.refType + u' ' + row.refId);
    case At:
        return row.at ? isoTime(*row.at) : QString();
    default:
        return {};
    }
}

} // namespace countersign
