// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/card.h"

#include "views/theme/theme.h"
#include "views/widgets/plain_label.h"

#include <QVBoxLayout>

namespace countersign {

Card::Card(QWidget* parent)
    : QFrame(parent)
    , headline_(new PlainLabel({}, PlainLabel::Face::Strong, Tone::Plain, this))
    , body_(new QVBoxLayout(this)) {
    setProperty("card", true);
    body_->setContentsMargins(spaceM, spaceM - 2, spaceM, spaceM - 2);
    body_->setSpacing(spaceXs);
    body_->addWidget(headline_);
    headline_->setWrapping();
    headline_->hide();
}

void Card::setTone(Tone tone) {
    setStyleProperty(this, "tone", toneName(tone));
    headline_->setTone(tone);
}

void Card::setHeadline(const QString& text) {
    headline_->setShown(text);
    headline_->setVisible(!text.isEmpty());
    setAccessibleName(text);
}

} // namespace countersign
