// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/retry_dialog.h"

#include "models/domain/evidence_json.h"
#include "models/feeds/action_feed.h"
#include "views/dialogs/consent_fields.h"
#include "views/format.h"
#include "views/theme/theme.h"
#include "views/widgets/card.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/small_parts.h"

#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr int dialogWidth = 600;
constexpr int busyHeight = 6;

} // namespace

RetryDialog::RetryDialog(const SystemFile& system, const WorkItem& item, const Verdict& verdict,
                         QWidget* parent)
    : FramedDialog(tr("Retry %1").arg(itemName(item.ref())), system.environment, parent)
    , item_(item)
    , verdict_(verdict)
    , card_(new Card(this))
    , evidence_(new EvidenceList(card_))
    , consent_(new ConsentFields(system, this))
    , result_(new PlainLabel({}, PlainLabel::Face::Strong, Tone::Plain, this))
    , busy_(new QProgressBar(this)) {
    setSubtitle(tr("%1 · %2").arg(environmentText(system.environment), system.name));

    auto* sentence = new PlainLabel(retrySentence(item), this);
    sentence->setWrapping();
    body()->addWidget(sentence);
    card_->body()->addWidget(evidence_);
    body()->addWidget(card_);
    body()->addSpacing(spaceXs);
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
    body()->addStretch(1);

    close_ = addButton(tr("Not now"));
    retry_ = addButton(tr("Retry this %1").arg(item.kind), ButtonLook::Primary);
    connect(close_, &QPushButton::clicked, this, &QDialog::close);
    connect(retry_, &QPushButton::clicked, this, &RetryDialog::press);
    connect(consent_, &ConsentFields::changed, this, &RetryDialog::refresh);
    consent_->setFocus();
    setContentWidth(dialogWidth);
    showVerdict();
    refresh();
}

void RetryDialog::connectTo(ActionFeed* actions) {
    connect(this, &RetryDialog::retryRequested, actions, &ActionFeed::retry);
    connect(actions, &ActionFeed::outcomeReady, this, &RetryDialog::showOutcome);
    connect(actions, &ActionFeed::effectChanged, this, &RetryDialog::showEffect);
}

void RetryDialog::setVerdict(const WorkItemRef& item, const Verdict& verdict) {
    if (item != item_.ref() || stage_ != Stage::Asking)
        return;
    verdict_ = verdict;
    showVerdict();
    refresh();
}

void RetryDialog::setBlocked(const QString& why) {
    blocked_ = why;
    refresh();
}

void RetryDialog::showVerdict() {
    card_->setTone(toneOf(verdict_.kind));
    card_->setHeadline(verdictHeadline(verdict_));
    evidence_->setLines(verdict_.evidence, systemNow());
}

QString RetryDialog::whyNot() const {
    if (!blocked_.isEmpty())
        return blocked_;
    // What the person read is what they agree to: another row needs another look.
    if (verdict_.fingerprint != item_.fingerprint)
        return tr("The item has changed since this was opened. Close it and look again.");
    if (!verdict_.mayRetry())
        return tr("The verdict is %1: only SAFE can be retried.").arg(verdictText(verdict_.kind));
    return consent_->missing();
}

void RetryDialog::setReason(const QString& reason) {
    consent_->setReason(reason);
}

bool RetryDialog::mayPress() const {
    return stage_ == Stage::Asking && whyNot().isEmpty();
}

void RetryDialog::press() {
    if (!mayPress())
        return;
    stage_ = Stage::Sending;
    refresh();
    Q_EMIT retryRequested({item_.ref(), item_.fingerprint, key_, consent_->reason(), evidenceJson(verdict_)});
}

void RetryDialog::showOutcome(const RetryRequest& request, const ActOutcome& outcome) {
    if (request.key != key_ || stage_ == Stage::Asking)
        return;
    say(outcomeWords(outcome));
    if (mayPressAgain(outcome))
        stage_ = Stage::Asking;
    else if (outcome.kind == ActOutcome::Kind::Refused)
        stage_ = Stage::Over;
    else if (outcome.kind == ActOutcome::Kind::Done)
        stage_ = Stage::Watching;
    refresh();
}

void RetryDialog::showEffect(const WorkItemRef& item, const Effect& effect) {
    if (item != item_.ref() || stage_ != Stage::Watching)
        return;
    say(effectWords(effect));
    if (effect.stage != Effect::Stage::Waiting && effect.stage != Effect::Stage::PickedUp)
        stage_ = Stage::Over;
    refresh();
}

void RetryDialog::say(const TonedText& words) {
    result_->setShown(words.text);
    result_->setTone(words.tone);
    result_->show();
}

void RetryDialog::refresh() {
    const bool asking = stage_ == Stage::Asking;
    const QString why = asking ? whyNot() : QString();
    const bool usable = asking && why.isEmpty();
    if (usable && key_.isNull())
        key_ = QUuid::createUuid();
    allowButton(retry_, asking ? why : tr("Sent."));
    retry_->setVisible(asking || stage_ == Stage::Sending);
    if (stage_ == Stage::Watching || stage_ == Stage::Over)
        close_->setFocus(); // the button that had it is gone
    close_->setText(asking ? tr("Not now") : tr("Close"));
    consent_->setLocked(!asking);
    busy_->setVisible(stage_ == Stage::Sending || stage_ == Stage::Watching);
    switch (stage_) {
    case Stage::Asking:
        setNote(why);
        break;
    case Stage::Sending:
        setNote(tr("Sending. Closing this window does not stop it."));
        break;
    case Stage::Watching:
        setNote(tr("You may close this: the item's timeline goes on showing what happens."));
        break;
    case Stage::Over:
        setNote({});
        break;
    }
}

} // namespace countersign
