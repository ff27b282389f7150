// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/sidebar.h"

#include "views/format.h"
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
    , systemRows_(new QVBoxLayout)
    , boardRows_(new QVBoxLayout) {
    setFixedWidth(sidebarWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spaceS, spaceM, spaceS + 1, spaceS);
    column->setSpacing(2);
    column->addWidget(sectionLabel(tr("Systems"), this));
    column->addLayout(systemRows_);
    auto* manage = makeButton(tr("Add or edit systems…"), ButtonLook::Link, this);
    connect(manage, &QPushButton::clicked, this, &Sidebar::systemsRequested);
    manage->setFont(Theme::instance().small());
    column->addWidget(manage, 0, Qt::AlignLeft);
    column->addSpacing(spaceM);
    column->addWidget(sectionLabel(tr("Boards"), this));
    column->addLayout(boardRows_);
    column->addStretch(1);
    systemRows_->setSpacing(1);
    boardRows_->setSpacing(1);
}

void Sidebar::setSystems(const QStringList& names, const QString& current) {
    emptyLayout(systemRows_);
    for (const QString& name : names) {
        auto* row = new SidebarRow(name, {}, this);
        row->setChecked(name == current);
        connect(row, &SidebarRow::clicked, this, [this, name, current, row] {
            row->setChecked(name == current); // what is open decides, not the click
            if (name != current)
                Q_EMIT systemChosen(name);
        });
        systemRows_->addWidget(row);
    }
}

void Sidebar::setBoards(const std::vector<SidebarEntry>& boards) {
    if (boards == boards_)
        return;
    boards_ = boards;
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
