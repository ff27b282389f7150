// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/payouts/reason_dialog.h"

#include "models/domain/refusal_text.h"
#include "views/format.h"
#include "views/payouts/payout_words.h"
#include "views/theme/theme.h"
#include "views/widgets/plain_label.h"

#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr int dialogWidth = 560;
constexpr int busyHeight = 6;

} // namespace

ReasonDialog::ReasonDialog(const SystemFile& system, const Words& words, QWidget* parent)
    : FramedDialog(words.title, system.environment, parent)
    , goesOn_(words.goesOn)
    , consent_(new ConsentFields(system, this, words.ask))
    , result_(new PlainLabel({}, PlainLabel::Face::Strong, Tone::Plain, this))
    , busy_(new QProgressBar(this)) {
    setSubtitle(tr("%1 · %2").arg(environmentText(system.environment), system.name));
    auto* sentence = new PlainLabel(words.sentence, this);
    sentence->setWrapping();
    body()->addWidget(sentence);
    body()->addWidget(consent_);
    result_->setWrapping();
    result_->hide();
    body()->addWidget(result_);
    busy_->setRange(0, 0);
    busy_->setTextVisible(false);
    busy_->setFixedHeight(busyHeight);
    busy_->setAccessibleName(tr("Sending"));
    busy_->hide();
    body()->addWidget(busy_);
    close_ = addButton(tr("Not now"));
    press_ = addButton(words.button, words.look);
    connect(close_, &QPushButton::clicked, this, &QDialog::close);
    connect(press_, &QPushButton::clicked, this, &ReasonDialog::press);
    connect(consent_, &ConsentFields::changed, this, &ReasonDialog::refresh);
    consent_->setFocus();
    setContentWidth(dialogWidth);
    refresh();
}

ReasonDialog::Words ReasonDialog::memoWords(const PayoutPreview& preview) {
    Words words;
    words.title = tr("Propose %1").arg(preview.request.content.payout);
    words.sentence =
        tr("%1. What you write here is part of what everybody signs. The next page shows all of it, "
           "whole.")
            .arg(contentText(preview.request.content));
    words.button = tr("Show what I would sign");
    words.look = ButtonLook::Primary;
    words.ask = {tr("Memo for those who sign after you"), tr("What this payout is, and what you checked"),
                 true, false};
    words.goesOn = true;
    return words;
}

ReasonDialog::Words ReasonDialog::cancelWords(const RequestDetail& detail) {
    Words words;
    words.title = tr("Take back the request for %1").arg(detail.request.content.payout);
    words.sentence =
        tr("The request ends, all its signatures are worth nothing, and %1 are not paid by it. The "
           "payout stays in the backend and can be proposed anew.")
            .arg(moneyText(Money{detail.request.content.total, detail.request.content.currency}));
    words.button = tr("Take it back");
    return words;
}

void ReasonDialog::press() {
    if (stage_ != Stage::Asking || !consent_->missing().isEmpty())
        return;
    stage_ = goesOn_ ? Stage::Asking : Stage::Sending;
    refresh();
    Q_EMIT given(consent_->reason());
}

void ReasonDialog::showAnswer(const DeskAnswer& answer) {
    stage_ = answer.kind == DeskAnswer::Kind::Refused ? Stage::Asking : Stage::Over;
    switch (answer.kind) {
    case DeskAnswer::Kind::Done:
        result_->setShown(tr("Done, written in the trail as row %1.").arg(countText(answer.auditSeq)));
        result_->setTone(Tone::Good);
        break;
    case DeskAnswer::Kind::Refused:
        result_->setShown(tr("Refused, nothing was changed: %1").arg(localRefusal(answer.text)));
        result_->setTone(Tone::Bad);
        break;
    case DeskAnswer::Kind::InDoubt:
        result_->setShown(
            tr("The connection broke after sending: it may have happened. The board shows what the "
               "database says as soon as it answers."));
        result_->setTone(Tone::Warning);
        break;
    }
    result_->show();
    refresh();
}

void ReasonDialog::refresh() {
    const bool asking = stage_ == Stage::Asking;
    const QString why = asking ? consent_->missing() : QString();
    allowButton(press_, asking ? why : tr("Sent."));
    press_->setVisible(stage_ != Stage::Over);
    close_->setText(stage_ == Stage::Over ? tr("Close") : tr("Not now"));
    consent_->setLocked(!asking);
    busy_->setVisible(stage_ == Stage::Sending);
    setNote(why);
}

} // namespace countersign
