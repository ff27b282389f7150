// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/delegates/cell_delegate.h"
#include "views/theme/theme.h"
#include "views/widgets/key_moves.h"
#include "views/widgets/table_view.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionViewItem>

namespace countersign {
namespace {

constexpr int agesEveryMs = 1'000;
constexpr int branchWidth = 16;

} // namespace

GroupView::GroupView(QWidget* parent)
    : QTreeView(parent)
    , header_(new TableHeader(this)) {
    setHeader(header_);
    setProperty("canvas", true);
    setUniformRowHeights(true);
    setRootIsDecorated(true);
    setIndentation(branchWidth);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setExpandsOnDoubleClick(false);
    setVerticalScrollMode(ScrollPerPixel);
    setItemDelegate(new CellDelegate(this));
    ages_.setInterval(agesEveryMs);
    connect(&ages_, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    connect(this, &QTreeView::doubleClicked, this, &GroupView::opened);
}

void GroupView::setModel(QAbstractItemModel* model) {
    QTreeView::setModel(model);
    header_->setStretchLastSection(false);
}

void GroupView::keyPressEvent(QKeyEvent* event) {
    const QModelIndex current = currentIndex();
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && current.isValid()) {
        Q_EMIT opened(current);
        return;
    }
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (plain && (event->key() == Qt::Key_L || event->key() == Qt::Key_Right)) {
        expand(current.siblingAtColumn(0));
        return;
    }
    if (plain && (event->key() == Qt::Key_H || event->key() == Qt::Key_Left)) {
        if (current.parent().isValid())
            setCurrentIndex(current.parent());
        else
            collapse(current.siblingAtColumn(0));
        return;
    }
    if (handleTableKey(this, event))
        return;
    if (event->text().isEmpty() || event->text().at(0).isSpace() || event->modifiers() & Qt::ControlModifier)
        QTreeView::keyPressEvent(event);
    else
        event->ignore();
}

void GroupView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTreeView::currentChanged(current, previous);
    viewport()->update();
    Q_EMIT currentRowChanged(current);
}

void GroupView::drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
    const Tokens& tokens = Theme::tokens();
    const bool selected = selectionModel()->isSelected(index);
    painter->fillRect(option.rect, selected ? tokens.selection : tokens.canvas);
    painter->setPen(tokens.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    QTreeView::drawRow(painter, option, index);
}

void GroupView::drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    if (!model()->hasChildren(index))
        return;
    const QRectF box(rect.right() - 9, rect.center().y() - 3.5, 8, 8);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(Theme::tokens().muted, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (isExpanded(index))
        painter->drawPolyline(QPolygonF({{box.left(), box.top() + 2},
                                         {box.center().x(), box.bottom() - 2},
                                         {box.right(), box.top() + 2}}));
    else
        painter->drawPolyline(QPolygonF({{box.left() + 2, box.top()},
                                         {box.right() - 2, box.center().y()},
                                         {box.left() + 2, box.bottom()}}));
    painter->restore();
}

void GroupView::showEvent(QShowEvent* event) {
    QTreeView::showEvent(event);
    ages_.start();
}

void GroupView::hideEvent(QHideEvent* event) {
    ages_.stop();
    QTreeView::hideEvent(event);
}

} // namespace countersign
