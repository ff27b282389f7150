// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/reference_table.h"

#include "models/tables/words.h"

namespace countersign {

int ReferenceTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ReferenceTable::keyOf(const ReferenceSum& row) const {
    return QStringList{row.book, row.refType, row.refId, row.currency}.join(u'\n');
}

QString ReferenceTable::columnTitle(int column) const {
    switch (column) {
    case Book:
        return tr("Book");
    case Type:
        return tr("Type");
    case Reference:
        return tr("Reference");
    case Sum:
        return tr("Off by");
    case Entries:
        return tr("Entries");
    case FirstAt:
        return tr("First entry");
    default:
        return {};
    }
}

QVariant ReferenceTable::cell(const ReferenceSum& row, int column, int role) const {
    switch (role) {
    case SubjectRole:
        return QVariant::fromValue(row);
    case MoneyRole:
        return column == Sum ? moneyRole(row.sum) : QVariant();
    case AtRole:
        return column == FirstAt ? atRole(row.firstAt) : QVariant();
    case CountRole:
        return column == Entries ? QVariant(row.entries) : QVariant();
    case MonospaceRole:
        return column == Reference;
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case Book:
        return row.book;
    case Type:
        return row.refType;
    case Reference:
        return row.refId;
    case Sum:
        return row.sum ? plainMoney(*row.sum) : tr("no number");
    case Entries:
        return QString::number(row.entries);
    case FirstAt:
        return row.firstAt ? isoTime(*row.firstAt) : QString();
    default:
        return {};
    }
}

} // namespace countersign
