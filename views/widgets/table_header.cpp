// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/theme.h"
#include "views/widgets/table_view.h"

#include <QStyleOptionHeader>

namespace countersign {

TableHeader::TableHeader(QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent) {
    setHighlightSections(false);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setMinimumSectionSize(44);
    setFixedHeight(Theme::instance().rowHeight() - 3);
    setSectionsMovable(false);
    setTextElideMode(Qt::ElideRight);
}

void TableHeader::setRightAligned(int section) {
    right_.insert(section);
}

void TableHeader::initStyleOptionForIndex(QStyleOptionHeader* option, int section) const {
    QHeaderView::initStyleOptionForIndex(option, section);
    option->textAlignment = (right_.contains(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

} // namespace countersign
