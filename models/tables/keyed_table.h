// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/model_hooks.h"
#include "models/tables/roles.h"
#include "models/tables/row_diff.h"

#include <QAbstractTableModel>

#include <vector>

namespace countersign {

/// A flat table of plain rows that keep their identity by a key. New rows are told to views as the difference
/// to the old ones, never as a reset. Owns the rows. Thread: UI.
template<typename Row>
class KeyedTable : public QAbstractTableModel {
  public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(rows_.size());
    }
    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
    /// Null for an index that is not of this table.
    [[nodiscard]] const Row* rowAt(const QModelIndex& index) const {
        return index.isValid() && index.model() == this ? &rows_[static_cast<size_t>(index.row())] : nullptr;
    }
    /// The index of the row with this key, or an invalid one.
    [[nodiscard]] QModelIndex indexOf(const QString& key, int column = 0) const {
        for (size_t i = 0; i < rows_.size(); ++i) {
            if (keyOf(rows_[i]) == key)
                return index(static_cast<int>(i), column);
        }
        return {};
    }

    /// The whole table is too old to act on: every cell gets StaleRole.
    void setStale(bool stale) {
        if (stale_ == stale)
            return;
        stale_ = stale;
        if (!rows_.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {StaleRole});
    }
    [[nodiscard]] bool stale() const { return stale_; }

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
        const Row* row = rowAt(index);
        if (!row)
            return {};
        if (role == KeyRole)
            return keyOf(*row);
        if (role == StaleRole)
            return stale_;
        return cell(*row, index.column(), role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 ||
            section >= columnCount())
            return {};
        return columnTitle(section);
    }

  protected:
    void setRows(std::vector<Row> fresh) {
        const RowHooks hooks{
            [this](int first, int last) { this->beginRemoveRows({}, first, last); },
            [this](int first, int last) { this->beginInsertRows({}, first, last); },
            [this](int first, int last) {
                Q_EMIT this->dataChanged(this->index(first, 0), this->index(last, this->columnCount() - 1));
            },
            [this] { this->endRemoveRows(); },
            [this] { this->endInsertRows(); },
            [this](const std::vector<int>& order, const std::function<void()>& permute) {
                Q_EMIT this->layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
                permute();
                this->changePersistentIndexList(this->persistentIndexList(),
                                                movedIndexes(*this, this->persistentIndexList(), order));
                Q_EMIT this->layoutChanged({}, QAbstractItemModel::VerticalSortHint);
            }};
        applyRows(
            rows_, static_cast<int>(rows_.size()), std::move(fresh),
            [this](const Row& row) { return keyOf(row); }, hooks);
    }

    /// Replaces one row in place; its key must stay.
    void setRow(int row, Row fresh) {
        rows_[static_cast<size_t>(row)] = std::move(fresh);
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    }

    [[nodiscard]] virtual QString keyOf(const Row& row) const = 0;
    [[nodiscard]] virtual QString columnTitle(int column) const = 0;
    [[nodiscard]] virtual QVariant cell(const Row& row, int column, int role) const = 0;

  private:
    std::vector<Row> rows_;
    bool stale_ = false;
};

} // namespace countersign
