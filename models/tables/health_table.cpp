// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/health_table.h"

#include "models/tables/words.h"

namespace countersign {

int HealthTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString HealthTable::keyOf(const HealthLine& row) const {
    return row.kind + u'\n' + row.name;
}

QString HealthTable::columnTitle(int column) const {
    switch (column) {
    case State:
        return tr("State");
    case Kind:
        return tr("Kind");
    case Name:
        return tr("Name");
    case Latency:
        return tr("Latency");
    case CheckedAt:
        return tr("Checked");
    case GoodAt:
        return tr("Last good");
    case Note:
        return tr("Note");
    case LastError:
        return tr("Last error");
    default:
        return {};
    }
}

QVariant HealthTable::cell(const HealthLine& row, int column, int role) const {
    const MaybeMs at = column == CheckedAt ? row.checkedAt : column == GoodAt ? row.goodAt : MaybeMs();
    switch (role) {
    case SubjectRole:
        return QVariant::fromValue(row);
    case StateRole:
        return static_cast<int>(row.state);
    case AtRole:
        return atRole(at);
    case MonospaceRole:
        return column == Name;
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case State:
        return word(row.state);
    case Kind:
        return healthKindWord(row.kind);
    case Name:
        return row.name;
    case Latency:
        return row.latencyMs ? tr("%1 ms").arg(*row.latencyMs) : QString();
    case CheckedAt:
    case GoodAt:
        return at ? isoTime(*at) : QString();
    case Note:
        return row.note;
    case LastError:
        return row.lastError;
    default:
        return {};
    }
}

} // namespace countersign
