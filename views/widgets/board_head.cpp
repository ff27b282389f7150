// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/board_head.h"

#include "views/theme/theme.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/small_parts.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr int headHeight = 46;

} // namespace

QWidget* makeBoardHead(const QString& title, QWidget* beside, QWidget* right, QWidget* parent) {
    return makeBoardHead(new PlainLabel(title, PlainLabel::Face::Strong, Tone::Plain, parent), beside, right,
                         parent);
}

QWidget* makeBoardHead(QWidget* title, QWidget* beside, QWidget* right, QWidget* parent) {
    auto* head = new QWidget(parent);
    setStyleProperty(head, "surface", QStringLiteral("window"));
    head->setAttribute(Qt::WA_StyledBackground);
    auto* rows = new QVBoxLayout(head);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(spaceL, 0, spaceL, 0);
    row->setSpacing(spaceS);
    row->addWidget(title);
    if (beside)
        row->addWidget(beside);
    row->addStretch(1);
    if (right)
        row->addWidget(right);
    rows->addLayout(row, 1);
    rows->addWidget(makeHairline(head));
    head->setFixedHeight(headHeight);
    return head;
}

} // namespace countersign
