// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/board.h"

#include "views/theme/theme.h"

namespace countersign {

Board::Board(QWidget* parent)
    : QWidget(parent) {
    setFocusPolicy(Qt::ClickFocus);
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", QStringLiteral("window"));
}

void Board::goTo(const QString&, const QString&) {}

void Board::startSearch() {}

void Board::act() {}

} // namespace countersign
