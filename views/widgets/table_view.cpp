// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/table_view.h"

#include "views/delegates/cell_delegate.h"
#include "views/theme/theme.h"
#include "views/widgets/key_moves.h"

#include <QAbstractItemModel>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace countersign {
namespace {

constexpr int agesEveryMs = 1'000;
constexpr int rowsMeasured = 60; ///< for column widths; measuring all would cost with a million rows
constexpr int widestColumn = 460;

bool isEnter(const QKeyEvent* event) {
    return event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
}

} // namespace

TableView::TableView(QWidget* parent)
    : QTableView(parent)
    , header_(new TableHeader(this)) {
    setHorizontalHeader(header_);
    header_->setSectionsClickable(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(Theme::instance().rowHeight());
    setShowGrid(false);
    setProperty("canvas", true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    setItemDelegate(new CellDelegate(this));
    ages_.setInterval(agesEveryMs);
    connect(&ages_, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    connect(this, &QTableView::doubleClicked, this, &TableView::opened);
}

void TableView::setModel(QAbstractItemModel* model) {
    QTableView::setModel(model);
    fitted_ = false;
    if (!model)
        return;
    const auto fitOnce = [this] {
        if (!fitted_ && this->model()->rowCount() > 0)
            fitColumns();
    };
    connect(model, &QAbstractItemModel::rowsInserted, this, fitOnce);
    connect(model, &QAbstractItemModel::modelReset, this, fitOnce);
    fitColumns();
}

void TableView::setStretchColumn(int column) {
    stretchColumn_ = column;
    stretch();
}

void TableView::fitColumns() {
    if (!model())
        return;
    const int rows = std::min(model()->rowCount(), rowsMeasured);
    fitted_ = rows > 0;
    for (int column = 0; column < model()->columnCount(); ++column) {
        int width = header_->sectionSizeHint(column) + cellPadding;
        const auto* delegate = itemDelegateForIndex(model()->index(0, column));
        for (int row = 0; delegate && row < rows; ++row)
            width = std::max(width, delegate->sizeHint({}, model()->index(row, column)).width());
        header_->resizeSection(column, std::min(width, limits_.value(column, widestColumn)));
    }
    stretch();
}

void TableView::stretch() {
    if (!model() || stretchColumn_ < 0 || stretchColumn_ >= model()->columnCount())
        return;
    int others = 0;
    for (int column = 0; column < model()->columnCount(); ++column) {
        if (column != stretchColumn_ && !isColumnHidden(column))
            others += header_->sectionSize(column);
    }
    constexpr int leastStretched = 110;
    header_->resizeSection(stretchColumn_, std::max(leastStretched, viewport()->width() - others));
}

void TableView::keyPressEvent(QKeyEvent* event) {
    if (isEnter(event) && currentIndex().isValid()) {
        Q_EMIT opened(currentIndex());
        return;
    }
    if (handleTableKey(this, event))
        return;
    // Letters are the window's keys (g, r, /, ?), not the view's search.
    if (event->text().isEmpty() || event->text().at(0).isSpace() || event->modifiers() & Qt::ControlModifier)
        QTableView::keyPressEvent(event);
    else
        event->ignore();
}

void TableView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    viewport()->update(); // the current row is marked over its whole width
    Q_EMIT currentRowChanged(current);
}

void TableView::showEvent(QShowEvent* event) {
    QTableView::showEvent(event);
    ages_.start();
}

void TableView::hideEvent(QHideEvent* event) {
    ages_.stop();
    QTableView::hideEvent(event);
}

void TableView::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    stretch();
}

} // namespace countersign
