// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/verdict.h"
#include "models/domain/work_item.h"
#include "models/tables/packed_item.h"
#include "models/tables/roles.h"

#include <QAbstractTableModel>
#include <QHash>

#include <deque>
#include <optional>

namespace countersign {

/// The rows of one item board. The head is diffed against each refreshed first page, further pages are
/// appended; a refresh costs what the page holds, not what the table holds. Owns the rows. Thread: UI.
class ItemTable : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { Id, Type, State, Attempts, CreatedAt, Amount, Why, VerdictColumn, Wallet, ColumnCount };

    /// \a idTitle heads the first column ("Intent").
    explicit ItemTable(const QString& idTitle, QObject* parent = nullptr);

    /// Another query: all rows go, the verdicts too.
    void clear();
    /// The refreshed head. Rows past it that are still in order stay, with the time they were read.
    void setFirstPage(const ItemPage& page);
    void appendPage(const ItemPage& page);
    void setVerdicts(const QHash<QString, Verdict>& byId);
    /// Why an item needs a human, from the findings: replaces all.
    void setWhy(const QHash<QString, QString>& byId);
    /// Of the rows not yet loaded: the table may offer more (ItemFeed::canFetchMore).
    void setMore(bool more) { more_ = more; }
    void setStale(bool stale);

    [[nodiscard]] std::optional<WorkItem> itemAt(const QModelIndex& index) const;
    [[nodiscard]] const Verdict*
    verdictOf(const QString& id) const; ///< null: the row as shown is not judged yet
    [[nodiscard]] QModelIndex indexOf(const QString& id, int column = 0) const;
    /// Ids of rows first..last, for ItemFeed::wantVerdicts.
    [[nodiscard]] QStringList idsBetween(int first, int last) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override; ///< emits moreWanted, once per page

  Q_SIGNALS:
    void moreWanted(); ///< connect to ItemFeed::fetchMore

  private:
    struct Row {
        PackedItem item;
        UnixMs readAt = 0;
        /// Age of the reading is not a change of the row.
        bool operator==(const Row& other) const { return item == other.item; }
    };
    [[nodiscard]] int rowOf(const QString& id) const;
    [[nodiscard]] int headEnd(const ItemPage& page) const;
    /// \a row unpacked; the answer holds until the next call.
    [[nodiscard]] const WorkItem& shown(const Row& row) const;
    void dropStrays(const std::vector<Row>& fresh, int before);
    void indexRows(int first, int end);
    void rowsChanged(const std::vector<int>& rows, int column);
    [[nodiscard]] QString verdictWord(const WorkItem& item) const;
    [[nodiscard]] QString verdictToolTip(const WorkItem& item) const;
    [[nodiscard]] QVariant text(const WorkItem& item, int column) const;

    QString idTitle_;
    std::deque<Row> rows_;
    mutable std::optional<PackedItem> unpackedFrom_; ///< a view asks for all cells of a row in turn
    mutable WorkItem unpacked_;
    QHash<QString, qint64>
        places_; ///< id -> row + base_: rows may come and go at the head without renumbering all
    qint64 base_ = 0;
    QHash<QString, Verdict> verdicts_;
    QHash<QString, QString> why_;
    UnixMs newestMs_ = 0;
    bool more_ = false;
    bool asked_ = false;
    bool stale_ = false;
};

} // namespace countersign
