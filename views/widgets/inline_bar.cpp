// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/inline_bar.h"

#include "views/failure_text.h"
#include "views/format.h"
#include "views/theme/theme.h"
#include "views/widgets/buttons.h"
#include "views/widgets/plain_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace countersign {

InlineBar::InlineBar(QWidget* parent)
    : QFrame(parent)
    , headline_(new PlainLabel({}, PlainLabel::Face::Strong, Tone::Bad, this))
    , text_(new PlainLabel({}, PlainLabel::Face::Body, Tone::Plain, this))
    , next_(new PlainLabel({}, PlainLabel::Face::Body, Tone::Muted, this))
    , retry_(makeButton(tr("Try again now"), ButtonLook::Quiet, this))
    , ask_(makeButton({}, ButtonLook::Quiet, this)) {
    setProperty("bar", true);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(headline_);
    words->addWidget(text_);
    text_->setWrapping();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(spaceM + 2, spaceS, spaceM + 2, spaceS);
    row->setSpacing(spaceM);
    row->addLayout(words, 1);
    row->addWidget(next_);
    row->addWidget(retry_);
    row->addWidget(ask_);
    connect(retry_, &QPushButton::clicked, this, &InlineBar::retryPressed);
    connect(ask_, &QPushButton::clicked, this, &InlineBar::askedPressed);
    ask_->hide();
    hide();
}

void InlineBar::showFailure(const Failure& failure, int nextTryMs) {
    const FailureWords words = failureWords(failure);
    QString text = words.particulars;
    if (!words.remedy.isEmpty())
        text += QStringLiteral(". ") + words.remedy + u'.';
    say(Tone::Bad, words.headline, text,
        nextTryMs > 0 ? tr("next try in %1").arg(ageText(nextTryMs)) : QString());
    retry_->show();
}

void InlineBar::showNote(Tone tone, const QString& headline, const QString& text) {
    say(tone, headline, text, {});
    retry_->hide();
}

void InlineBar::showAsking(Tone tone, const QString& headline, const QString& text, const QString& button) {
    showNote(tone, headline, text);
    ask_->setText(button);
    ask_->show();
}

void InlineBar::say(Tone tone, const QString& headline, const QString& text, const QString& next) {
    setStyleProperty(this, "tone", toneName(tone));
    headline_->setTone(tone);
    headline_->setShown(headline);
    text_->setShown(text);
    text_->setVisible(!text.isEmpty());
    next_->setShown(next);
    setAccessibleName(headline);
    setAccessibleDescription(text);
    show();
}

void InlineBar::clear() {
    hide();
}

} // namespace countersign
