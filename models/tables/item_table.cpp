// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/item_table.h"

#include "models/tables/model_hooks.h"
#include "models/tables/row_diff.h"

#include <algorithm>

namespace countersign {
namespace {

/// Rows past these keep only what their cells show: a million rows of every field would be gigabytes, and the
/// detail pane reads its row anew anyway.
constexpr int wholeRows = 10'000;

/// Nobody scrolls so far to read what the detail pane reads anew anyway.
WorkItem slim(WorkItem item) {
    item.details = {};
    item.pageKey.clear();
    return item;
}

} // namespace

ItemTable::ItemTable(const QString& idTitle, QObject* parent)
    : QAbstractTableModel(parent)
    , idTitle_(idTitle) {}

void ItemTable::clear() {
    beginResetModel();
    rows_.clear();
    places_.clear();
    base_ = 0;
    verdicts_.clear();
    newestMs_ = 0;
    more_ = false;
    asked_ = false;
    endResetModel();
}

int ItemTable::rowOf(const QString& id) const {
    const auto place = places_.constFind(id);
    return place == places_.constEnd() ? -1 : static_cast<int>(*place - base_);
}

void ItemTable::indexRows(int first, int end) {
    for (int row = first; row < end; ++row)
        places_.insert(rows_[static_cast<size_t>(row)].item.id(), row + base_);
}

int ItemTable::headEnd(const ItemPage& page) const {
    // The whole answer: nothing can lie behind it.
    if (!page.next)
        return rowCount();
    for (auto item = page.items.rbegin(); item != page.items.rend(); ++item) {
        const int row = rowOf(item->id);
        if (row >= 0)
            return row + 1;
    }
    // Not one row in common: what we have is from another time.
    return rowCount();
}

void ItemTable::setFirstPage(const ItemPage& page) {
    newestMs_ = page.from.readAt;
    std::vector<Row> fresh;
    fresh.reserve(page.items.size());
    for (const WorkItem& item : page.items)
        fresh.push_back({PackedItem(item), page.from.readAt});

    const int before = headEnd(page);
    dropStrays(fresh, before);
    const QStringList left = idsBetween(0, before - 1);
    const RowHooks hooks{
        [this](int first, int last) { beginRemoveRows({}, first, last); },
        [this](int first, int last) { beginInsertRows({}, first, last); },
        [this](int first, int last) { Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1)); },
        [this] { endRemoveRows(); },
        [this] { endInsertRows(); },
        [this](const std::vector<int>& order, const std::function<void()>& permute) {
            Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
            const QModelIndexList from = persistentIndexList();
            const QModelIndexList to = movedIndexes(*this, from, order);
            permute();
            changePersistentIndexList(from, to);
            Q_EMIT layoutChanged({}, VerticalSortHint);
        }};
    const int rowsBefore = rowCount();
    applyRows(
        rows_, before, std::move(fresh), [](const Row& row) { return row.item.id(); }, hooks);
    for (const QString& id : left)
        places_.remove(id);
    base_ -= rowCount() - rowsBefore;
    const int after = before + rowCount() - rowsBefore;
    indexRows(0, after);
    if (rowCount() > after)
        return;
    setMore(page.next.has_value());
    asked_ = asked_ && more_; // a page that turned out not to be there will not come
}

void ItemTable::dropStrays(const std::vector<Row>& fresh, int before) {
    // A row further down that moved into the head (its sort value changed) must leave its old place.
    std::vector<int> strays;
    for (const Row& row : fresh) {
        const int old = rowOf(row.item.id());
        if (old >= before)
            strays.push_back(old);
    }
    std::sort(strays.begin(), strays.end(), std::greater<>());
    for (const int row : strays) {
        beginRemoveRows({}, row, row);
        places_.remove(rows_[static_cast<size_t>(row)].item.id());
        rows_.erase(rows_.begin() + row);
        endRemoveRows();
        indexRows(row, rowCount());
    }
}

void ItemTable::appendPage(const ItemPage& page) {
    asked_ = false;
    more_ = page.next.has_value();
    std::vector<Row> fresh;
    for (const WorkItem& item : page.items) {
        // A row that moved while we paged is where it was seen first.
        if (!places_.contains(item.id))
            fresh.push_back({PackedItem(rowCount() < wholeRows ? item : slim(item)), page.from.readAt});
    }
    (void)dropDoubles(fresh, [](const Row& row) { return row.item.id(); });
    if (fresh.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
    std::move(fresh.begin(), fresh.end(), std::back_inserter(rows_));
    indexRows(first, static_cast<int>(rows_.size()));
    endInsertRows();
}

void ItemTable::rowsChanged(const std::vector<int>& rows, int column) {
    std::vector<int> sorted = rows;
    std::sort(sorted.begin(), sorted.end());
    for (const RowRun& run : runsOf(sorted))
        Q_EMIT dataChanged(index(run.first, column), index(run.first + run.count - 1, column));
}

void ItemTable::setVerdicts(const QHash<QString, Verdict>& byId) {
    std::vector<int> changed;
    for (auto it = byId.begin(); it != byId.end(); ++it) {
        const int row = rowOf(it.key());
        if (row < 0)
            continue;
        auto known = verdicts_.find(it.key());
        if (known != verdicts_.end() && *known == *it)
            continue;
        verdicts_.insert(it.key(), *it);
        changed.push_back(row);
    }
    rowsChanged(changed, VerdictColumn);
}

void ItemTable::setWhy(const QHash<QString, QString>& byId) {
    std::vector<int> changed;
    const auto note = [&](const QString& id) {
        if (const int row = rowOf(id); row >= 0)
            changed.push_back(row);
    };
    for (auto it = why_.begin(); it != why_.end(); ++it) {
        if (!byId.contains(it.key()))
            note(it.key());
    }
    for (auto it = byId.begin(); it != byId.end(); ++it) {
        if (why_.value(it.key()) != *it)
            note(it.key());
    }
    why_ = byId;
    rowsChanged(changed, Why);
}

void ItemTable::setStale(bool stale) {
    if (stale_ == stale)
        return;
    stale_ = stale;
    if (!rows_.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {StaleRole});
}

std::optional<WorkItem> ItemTable::itemAt(const QModelIndex& index) const {
    if (!index.isValid() || index.model() != this)
        return std::nullopt;
    return shown(rows_[static_cast<size_t>(index.row())]);
}

const WorkItem& ItemTable::shown(const Row& row) const {
    if (!unpackedFrom_ || !unpackedFrom_->isSameAs(row.item)) {
        unpackedFrom_ = row.item;
        unpacked_ = row.item.item();
    }
    return unpacked_;
}

const Verdict* ItemTable::verdictOf(const QString& id) const {
    const auto known = verdicts_.constFind(id);
    const int row = rowOf(id);
    if (known == verdicts_.constEnd() || row < 0)
        return nullptr;
    // A verdict on a row that has changed since says nothing about the row we show.
    const QString& print = shown(rows_[static_cast<size_t>(row)]).fingerprint;
    return known->fingerprint.isEmpty() || known->fingerprint == print ? &*known : nullptr;
}

QModelIndex ItemTable::indexOf(const QString& id, int column) const {
    const int row = rowOf(id);
    return row < 0 ? QModelIndex() : index(row, column);
}

QStringList ItemTable::idsBetween(int first, int last) const {
    QStringList ids;
    for (int row = std::max(first, 0); row <= std::min(last, rowCount() - 1); ++row)
        ids.append(rows_[static_cast<size_t>(row)].item.id());
    return ids;
}

int ItemTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int ItemTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

bool ItemTable::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && more_ && !asked_;
}

void ItemTable::fetchMore(const QModelIndex& parent) {
    if (!canFetchMore(parent))
        return;
    asked_ = true;
    Q_EMIT moreWanted();
}

} // namespace countersign
