// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/start_page.h"

#include "views/theme/theme.h"
#include "views/widgets/buttons.h"
#include "views/widgets/inline_bar.h"
#include "views/widgets/plain_label.h"

#include <QProgressBar>
#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr int readableWidth = 520;
constexpr int progressHeight = 6;

} // namespace

StartPage::StartPage(QWidget* parent)
    : QWidget(parent)
    , bar_(new InlineBar(this))
    , headline_(new PlainLabel({}, PlainLabel::Face::Title, Tone::Plain, this))
    , text_(new PlainLabel({}, PlainLabel::Face::Body, Tone::Muted, this))
    , progress_(new QProgressBar(this))
    , systems_(makeButton(tr("Add a system…"), ButtonLook::Primary, this)) {
    auto* middle = new QVBoxLayout;
    middle->setContentsMargins(spaceXl * 3, spaceXl * 4, spaceXl * 3, spaceXl);
    middle->setSpacing(spaceS);
    headline_->setMaximumWidth(readableWidth);
    text_->setMaximumWidth(readableWidth);
    text_->setWrapping();
    progress_->setRange(0, 0);
    progress_->setTextVisible(false);
    progress_->setFixedSize(readableWidth / 2, progressHeight);
    progress_->setAccessibleName(tr("Working"));
    middle->addWidget(headline_);
    middle->addWidget(text_);
    middle->addWidget(progress_);
    middle->addSpacing(spaceS);
    middle->addWidget(systems_, 0, Qt::AlignLeft);
    middle->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar_);
    column->addLayout(middle, 1);
    connect(systems_, &QPushButton::clicked, this, &StartPage::systemsRequested);
    connect(bar_, &InlineBar::retryPressed, this, &StartPage::retryRequested);
    showWelcome();
}

void StartPage::showWelcome() {
    bar_->clear();
    progress_->hide();
    systems_->show();
    headline_->setShown(tr("No system is open"));
    text_->setShown(
        tr("A system is one backend: its database, its endpoints and its chain nodes. Add one, or start "
           "Countersign with --demo to look at a live one that lives on this computer."));
}

void StartPage::showProgress(const QString& headline, const QString& step) {
    bar_->clear();
    progress_->show();
    systems_->hide();
    headline_->setShown(headline);
    text_->setShown(step);
}

void StartPage::showUnusable(const QString& system, const Failure& failure) {
    showFailure(failure);
    systems_->hide();
    headline_->setShown(tr("%1 could not be opened").arg(system));
    text_->setShown(
        tr("The other systems are not affected. Mend what is named above and try again, or take it off "
           "the list with Ctrl+W."));
}

void StartPage::showFailure(const Failure& failure) {
    showWelcome();
    bar_->showFailure(failure);
}

} // namespace countersign
