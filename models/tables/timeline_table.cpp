// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/timeline_table.h"

#include "models/tables/words.h"

namespace countersign {

int TimelineTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString TimelineTable::keyOf(const TimelineEntry& row) const {
    return QStringList{row.at ? QString::number(*row.at) : QString(), row.what, row.who, row.text}.join(
        u'\n');
}

QString TimelineTable::columnTitle(int column) const {
    switch (column) {
    case At:
        return tr("When");
    case Text:
        return tr("What");
    case Who:
        return tr("Who");
    default:
        return {};
    }
}

QVariant TimelineTable::cell(const TimelineEntry& row, int column, int role) const {
    switch (role) {
    case SubjectRole:
        return QVariant::fromValue(row);
    case StateRole:
        return static_cast<int>(row.bad ? HealthState::Bad : HealthState::Good);
    case AtRole:
        return column == At ? atRole(row.at) : QVariant();
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case At:
        return row.at ? isoTime(*row.at) : QString();
    case Text:
        return row.text;
    case Who:
        return row.who;
    default:
        return {};
    }
}

} // namespace countersign
