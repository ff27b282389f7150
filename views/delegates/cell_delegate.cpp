// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/delegates/cell_delegate.h"

#include "models/tables/roles.h"
#include "views/delegates/paint.h"
#include "views/format.h"
#include "views/theme/theme.h"

#include <QAbstractItemView>
#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace countersign {

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const Tokens& tokens = Theme::tokens();
    painter->save();
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const bool current = view && view->hasFocus() && view->currentIndex().row() == index.row() &&
                         view->currentIndex().parent() == index.parent();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, tokens.selection);
    else if (current)
        painter->fillRect(option.rect, tokens.hover);
    painter->setPen(tokens.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (current && index.column() == 0) // where the keyboard is, also without a selection
        painter->fillRect(QRect(0, option.rect.top(), 3, option.rect.height()), tokens.accent);
    painter->setFont(index.data(MonospaceRole).toBool() ? Theme::instance().mono()
                                                        : Theme::instance().body());
    painter->setPen(ink(index));
    painter->setClipRect(option.rect);
    paintContent(painter, option.rect.adjusted(cellPadding, 0, -cellPadding, -1), index);
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    return {contentWidth(index) + 2 * cellPadding, Theme::instance().rowHeight()};
}

bool CellDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                             const QModelIndex& index) {
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QString text = index.data(Qt::ToolTipRole).toString();
    if (text.isEmpty() && contentWidth(index) + 2 * cellPadding > option.rect.width())
        text = index.data(Qt::DisplayRole).toString();
    QToolTip::showText(event->globalPos(), toolTipText(text), view);
    return true;
}

void CellDelegate::paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    const QString text = safeLine(index.data(Qt::DisplayRole).toString());
    const int right = index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
    if (!text.isEmpty())
        paintLine(painter, rect, text, right != 0);
}

int CellDelegate::contentWidth(const QModelIndex& index) const {
    const QFont font =
        index.data(MonospaceRole).toBool() ? Theme::instance().mono() : Theme::instance().body();
    constexpr int slack = 2; // a word cut by a pixel is worse than a wider column
    return QFontMetrics(font).horizontalAdvance(safeLine(index.data(Qt::DisplayRole).toString())) + slack;
}

QColor CellDelegate::ink(const QModelIndex& index) {
    return index.data(StaleRole).toBool() ? Theme::tokens().muted : Theme::tokens().text;
}

} // namespace countersign
