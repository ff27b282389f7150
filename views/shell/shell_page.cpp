// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/shell_page.h"

#include "views/shell/sidebar.h"
#include "views/shell/top_bar.h"
#include "views/widgets/small_parts.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace countersign {

ShellPage::ShellPage(QWidget* parent)
    : QWidget(parent)
    , top_(new TopBar(this))
    , sidebar_(new Sidebar(this))
    , column_(new QVBoxLayout(this))
    , place_(new QVBoxLayout) {
    place_->setSpacing(0);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(sidebar_);
    middle->addLayout(place_, 1);
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(0);
    column_->addWidget(top_);
    column_->addWidget(makeHairline(this));
    column_->addLayout(middle, 1);
}

void ShellPage::setContent(QWidget* content) {
    if (content_) {
        place_->removeWidget(content_);
        content_->hide();
        content_->deleteLater(); // it may be what asked for the new one
    }
    content_ = content;
    place_->addWidget(content, 1);
    content->show();
}

void ShellPage::addBelow(QWidget* widget) {
    column_->addWidget(makeHairline(this));
    column_->addWidget(widget);
}

} // namespace countersign
