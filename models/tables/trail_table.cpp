// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/trail_table.h"

#include "models/domain/health.h"
#include "models/tables/words.h"

#include <algorithm>

namespace countersign {

namespace {

HealthState healthOf(ChainMark mark) {
    switch (mark) {
    case ChainMark::Fits:
        return HealthState::Good;
    case ChainMark::FitsSelf:
        return HealthState::Unknown;
    case ChainMark::Broken:
        break;
    }
    return HealthState::Bad;
}

} // namespace

int TrailTable::brokenCount() const {
    return static_cast<int>(std::count_if(
        rows().begin(), rows().end(), [](const TrailLine& row) { return row.chain == ChainMark::Broken; }));
}

int TrailTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString TrailTable::columnTitle(int column) const {
    switch (column) {
    case Seq:
        return tr("Row");
    case At:
        return tr("Ago");
    case Human:
        return tr("Who");
    case Act:
        return tr("Act");
    case Subject:
        return tr("Subject");
    case Chain:
        return tr("Chain");
    default:
        return {};
    }
}

QVariant TrailTable::cell(const TrailLine& row, int column, int role) const {
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case SubjectRole:
        return QVariant::fromValue(row);
    case StateRole:
        return column == Chain ? QVariant(static_cast<int>(healthOf(row.chain))) : QVariant();
    case AtRole:
        return column == At ? atRole(row.at) : QVariant();
    case MonospaceRole:
        return column == Subject;
    default:
        return {};
    }
}

QString TrailTable::text(const TrailLine& row, int column) {
    switch (column) {
    case Seq:
        return QString::number(row.seq);
    case At:
        return isoTime(row.at);
    case Human: // the database itself acts too: expiry, guard
        return row.human.isEmpty() ? row.actor : row.human;
    case Act:
        return row.act;
    case Subject:
        return row.subject;
    case Chain:
        switch (row.chain) {
        case ChainMark::Fits:
            return tr("fits");
        case ChainMark::FitsSelf:
            return tr("own hash fits");
        case ChainMark::Broken:
            return tr("BROKEN");
        }
        break;
    default:
        break;
    }
    return {};
}

} // namespace countersign
