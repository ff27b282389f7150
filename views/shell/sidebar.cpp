// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/sidebar.h"

#include "views/format.h"
#include "views/shell/system_list.h"
#include "views/theme/theme.h"
#include "views/widgets/buttons.h"
#include "views/widgets/plain_label.h"

#include <QPainter>
#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr int sidebarWidth = 208;

void emptyLayout(QVBoxLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

PlainLabel* sectionLabel(const QString& text, QWidget* parent) {
    auto* label = new PlainLabel(text, PlainLabel::Face::Small, Tone::Muted, parent);
    label->setContentsMargins(spaceS, spaceXs, 0, spaceXs);
    return label;
}

} // namespace

Sidebar::Sidebar(QWidget* parent)
    : QWidget(parent)
    , systems_(new SystemList(this))
    , boardsTitle_(sectionLabel(tr("Boards"), this))
    , boardRows_(new QVBoxLayout) {
    setFixedWidth(sidebarWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spaceS, spaceM, spaceS + 1, spaceS);
    column->setSpacing(2);
    column->addWidget(sectionLabel(tr("Systems"), this));
    column->addWidget(systems_);
    auto* manage = makeButton(tr("Add or edit systems…"), ButtonLook::Link, this);
    connect(manage, &QPushButton::clicked, this, &Sidebar::systemsRequested);
    manage->setFont(Theme::instance().small());
    column->addWidget(manage, 0, Qt::AlignLeft);
    column->addSpacing(spaceM);
    column->addWidget(boardsTitle_);
    boardsTitle_->hide();
    column->addLayout(boardRows_);
    column->addStretch(1);
    boardRows_->setSpacing(1);
}

void Sidebar::setBoards(const std::vector<SidebarEntry>& boards) {
    if (boards == boards_)
        return;
    boards_ = boards;
    boardsTitle_->setVisible(!boards.empty());
    emptyLayout(boardRows_);
    rows_.clear();
    for (const SidebarEntry& entry : boards) {
        auto* row = new SidebarRow(entry.title, entry.keys, this);
        row->setFaded(!entry.whyNot.isEmpty());
        row->setToolTip(toolTipText(entry.whyNot));
        row->setAccessibleDescription(entry.whyNot);
        row->setNote(notes_.value(entry.key));
        connect(row, &SidebarRow::clicked, this, [this, key = entry.key] {
            setCurrentBoard(current_);
            Q_EMIT boardChosen(key);
        });
        boardRows_->addWidget(row);
        rows_.insert(entry.key, row);
    }
    setCurrentBoard(current_);
}

void Sidebar::setNote(const QString& board, const QString& note) {
    notes_.insert(board, note);
    if (SidebarRow* row = rows_.value(board))
        row->setNote(note);
}

void Sidebar::setCurrentBoard(const QString& board) {
    current_ = board;
    for (auto row = rows_.cbegin(); row != rows_.cend(); ++row)
        row.value()->setChecked(row.key() == board);
}

void Sidebar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::tokens().window);
    painter.fillRect(width() - 1, 0, 1, height(), Theme::tokens().line);
}

} // namespace countersign
