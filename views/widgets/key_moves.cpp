// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/key_moves.h"

#include "models/tables/roles.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QTreeView>

#include <algorithm>

namespace countersign {
namespace {

constexpr int maxCopiedRows = 10'000;

QModelIndex beside(const QAbstractItemView* view, const QModelIndex& current, int step) {
    if (!current.isValid())
        return view->model()->index(0, 0);
    if (const auto* tree = qobject_cast<const QTreeView*>(view))
        return step > 0 ? tree->indexBelow(current) : tree->indexAbove(current);
    return view->model()->index(current.row() + step, current.column());
}

/// Moving must not undo marks that were set with x.
bool hasMarks(const QAbstractItemView* view) {
    const QModelIndexList rows = view->selectionModel()->selectedRows();
    return rows.size() > 1 ||
           (rows.size() == 1 && rows.first().siblingAtColumn(0) != view->currentIndex().siblingAtColumn(0));
}

void move(QAbstractItemView* view, int step) {
    const QModelIndex next = beside(view, view->currentIndex(), step);
    if (!next.isValid())
        return;
    const bool marked = view->property("marking").toBool() || hasMarks(view);
    view->selectionModel()->setCurrentIndex(next, marked ? QItemSelectionModel::NoUpdate
                                                         : QItemSelectionModel::ClearAndSelect |
                                                               QItemSelectionModel::Rows);
    view->scrollTo(next);
}

void mark(QAbstractItemView* view) {
    if (!view->currentIndex().isValid() || view->selectionMode() != QAbstractItemView::ExtendedSelection)
        return;
    // The first x keeps the row one stands on; only from then on it toggles.
    const bool first = !view->property("marking").toBool() && !hasMarks(view);
    view->setProperty("marking", true);
    view->selectionModel()->select(view->currentIndex(),
                                   (first ? QItemSelectionModel::Select : QItemSelectionModel::Toggle) |
                                       QItemSelectionModel::Rows);
}

void clearMarks(QAbstractItemView* view) {
    view->setProperty("marking", false);
    if (view->currentIndex().isValid())
        view->selectionModel()->select(view->currentIndex(),
                                       QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void copyId(const QAbstractItemView* view) {
    const QModelIndex current = view->currentIndex();
    if (!current.isValid())
        return;
    const QString key = current.siblingAtColumn(0).data(KeyRole).toString();
    QApplication::clipboard()->setText(key.isEmpty() ? current.data().toString() : key);
}

void copyRows(const QAbstractItemView* view) {
    QModelIndexList rows = view->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    if (rows.size() > maxCopiedRows)
        rows.resize(maxCopiedRows);
    QStringList lines;
    for (const QModelIndex& row : rows) {
        QStringList cells;
        for (int column = 0; column < view->model()->columnCount(row.parent()); ++column)
            cells += row.siblingAtColumn(column).data().toString().simplified();
        lines += cells.join(u'\t');
    }
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace

bool handleTableKey(QAbstractItemView* view, QKeyEvent* event) {
    if (!view->model() || !view->selectionModel())
        return false;
    if (event->matches(QKeySequence::Copy)) {
        copyRows(view);
        return true;
    }
    if (event->modifiers() != Qt::NoModifier && event->modifiers() != Qt::KeypadModifier)
        return false;
    switch (event->key()) {
    case Qt::Key_J:
    case Qt::Key_Down:
        move(view, 1);
        return true;
    case Qt::Key_K:
    case Qt::Key_Up:
        move(view, -1);
        return true;
    case Qt::Key_X:
        mark(view);
        return true;
    case Qt::Key_C:
        copyId(view);
        return true;
    case Qt::Key_Escape:
        clearMarks(view);
        return true;
    default:
        return false;
    }
}

} // namespace countersign
