// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/bulk_table.h"

#include "models/tables/words.h"

namespace countersign {

int BulkTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

void BulkTable::setLine(int index, const BulkLine& line) {
    if (index >= 0 && index < rowCount() && rows()[static_cast<size_t>(index)].item == line.item)
        setRow(index, line);
}

QString BulkTable::keyOf(const BulkLine& row) const {
    return row.item.kind + u'\n' + row.item.id;
}

QString BulkTable::columnTitle(int column) const {
    switch (column) {
    case Item:
        return tr("Item");
    case Result:
        return tr("Result");
    case Why:
        return tr("Why");
    default:
        return {};
    }
}

QVariant BulkTable::cell(const BulkLine& row, int column, int role) const {
    switch (role) {
    case SubjectRole:
        return QVariant::fromValue(row);
    case StateRole:
        return static_cast<int>(row.kind);
    case MonospaceRole:
        return column == Item;
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case Item:
        return row.item.id;
    case Result:
        return word(row.kind);
    case Why:
        return row.why;
    default:
        return {};
    }
}

} // namespace countersign
