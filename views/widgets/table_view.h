// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QHeaderView>
#include <QSet>
#include <QTableView>
#include <QTimer>
#include <QTreeView>

namespace countersign {

/// A header whose sections stand over their cells: right aligned where the cells are. Thread: UI.
class TableHeader : public QHeaderView {
    Q_OBJECT
  public:
    explicit TableHeader(QWidget* parent = nullptr);
    void setRightAligned(int section);

  protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override;

  private:
    QSet<int> right_;
};

/// The table of every board: no grid, hairlines, rows of one height, whole rows selected, keys of PRODUCT
/// (j k x c Enter), ages repainted every second while visible. Owns neither model nor data. Thread: UI.
class TableView : public QTableView {
    Q_OBJECT
  public:
    explicit TableView(QWidget* parent = nullptr);

    [[nodiscard]] TableHeader* header() const { return header_; }
    /// Takes what is left of the width; the others keep their own.
    void setStretchColumn(int column);
    /// Column \a column is right aligned figures: sets the header; the delegate is the caller's.
    void setRightAligned(int column) { header_->setRightAligned(column); }
    /// Not wider than this by itself; longer text is elided, and whole in the tool tip.
    void setColumnLimit(int column, int widest) { limits_.insert(column, widest); }
    /// Widths from the first rows shown, once; later rows never make columns jump. Called by itself with the
    /// first rows; call it again after a new query.
    void fitColumns();
    void stretch(); ///< gives the stretch column what is left: after hiding or showing a column
    void setModel(QAbstractItemModel* model) override;

  Q_SIGNALS:
    void opened(const QModelIndex& index); ///< Enter or double click
    void currentRowChanged(const QModelIndex& current);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    TableHeader* header_;
    QTimer ages_;
    QHash<int, int> limits_;
    int stretchColumn_ = -1;
    bool fitted_ = false;
};

/// The same for two levels: groups and their members. Right or l opens a group, Left or h closes it.
class GroupView : public QTreeView {
    Q_OBJECT
  public:
    explicit GroupView(QWidget* parent = nullptr);
    [[nodiscard]] TableHeader* tableHeader() const { return header_; }
    void setRightAligned(int column) { header_->setRightAligned(column); }
    void setModel(QAbstractItemModel* model) override;

  Q_SIGNALS:
    void opened(const QModelIndex& index);
    void currentRowChanged(const QModelIndex& current);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                 const QModelIndex& index) const override;
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    TableHeader* header_;
    QTimer ages_;
};

} // namespace countersign
