// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/model_hooks.h"

namespace countersign {

QModelIndexList movedIndexes(const QAbstractItemModel& model, const QModelIndexList& from,
                             const std::vector<int>& order, const QModelIndex& parent) {
    std::vector<int> placeOf(order.size());
    for (size_t place = 0; place < order.size(); ++place)
        placeOf[static_cast<size_t>(order[place])] = static_cast<int>(place);
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex& index : from) {
        const bool moves = index.parent() == parent && index.row() < static_cast<int>(order.size());
        to.append(moves ? model.index(placeOf[static_cast<size_t>(index.row())], index.column(), parent)
                        : index);
    }
    return to;
}

} // namespace countersign
