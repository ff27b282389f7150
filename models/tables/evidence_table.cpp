// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/evidence_table.h"

#include "models/tables/words.h"

namespace countersign {

int EvidenceTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString EvidenceTable::keyOf(const EvidenceLine& row) const {
    return row.check + u'\n' + row.source;
}

QString EvidenceTable::columnTitle(int column) const {
    switch (column) {
    case Holds:
        return tr("Holds");
    case Text:
        return tr("Evidence");
    case Value:
        return tr("Value");
    case Source:
        return tr("Source");
    case At:
        return tr("Read");
    default:
        return {};
    }
}

QVariant EvidenceTable::cell(const EvidenceLine& row, int column, int role) const {
    switch (role) {
    case SubjectRole:
        return QVariant::fromValue(row);
    case StateRole:
        return static_cast<int>(row.answer);
    case AtRole:
        return column == At ? atRole(row.at) : QVariant();
    case MonospaceRole:
        return column == Value;
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case Holds:
        return word(row.answer);
    case Text:
        return row.text;
    case Value:
        return row.value;
    case Source:
        return row.source;
    case At:
        return row.at ? isoTime(*row.at) : QString();
    default:
        return {};
    }
}

} // namespace countersign
