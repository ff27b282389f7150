// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/payouts/signing_dialog.h"

#include "models/domain/refusal_text.h"
#include "models/feeds/key_desk.h"
#include "models/feeds/passphrase_keeper.h"
#include "views/dialogs/consent_fields.h"
#include "views/format.h"
#include "views/keys/keep_box.h"
#include "views/payouts/payout_words.h"
#include "views/payouts/sheet_view.h"
#include "views/payouts/warning_list.h"
#include "views/theme/theme.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/small_parts.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr QSize pageSize(1120, 770);
constexpr int busyHeight = 6;
constexpr int passphraseWidth = 280;

QString titleOf(const SigningSheet& sheet) {
    const QString what = contentText(sheet.request.content);
    switch (sheet.verdict) {
    case DecisionVerdict::Propose:
        return SigningDialog::tr("Propose: pay %1").arg(what);
    case DecisionVerdict::Approve:
        return SigningDialog::tr("Approve: pay %1").arg(what);
    case DecisionVerdict::Reject:
        break;
    }
    return SigningDialog::tr("Reject: do not pay %1").arg(what);
}

QString whoSigned(const SigningSheet& sheet) {
    QStringList parts;
    for (const SignedDecision& one : sheet.decisions)
        parts += SigningDialog::tr("%1 (key %2) signed %3")
                     .arg(one.displayName, shortKey(one.decision.key),
                          one.at ? agoText(systemNow() - *one.at) : QString());
    return parts.join(QStringLiteral(" · "));
}

ConsentAsk askOf(const SigningSheet& sheet) {
    ConsentAsk ask;
    ask.reason = sheet.verdict == DecisionVerdict::Reject;
    ask.label = SigningDialog::tr("Reason, signed with it and kept in the trail");
    ask.placeholder = SigningDialog::tr("What is wrong with it");
    return ask;
}

} // namespace

SigningDialog::SigningDialog(const SystemFile& system, const SigningSheet& sheet, QWidget* parent)
    : FramedDialog(titleOf(sheet), system.environment, parent)
    , sheet_(sheet)
    , view_(new SheetView(sheet, this))
    , consent_(new ConsentFields(system, this, askOf(sheet)))
    , keyText_(new PlainLabel({}, PlainLabel::Face::Body, Tone::Muted, this))
    , passphrase_(new QLineEdit(this))
    , keep_(new KeepBox(this))
    , result_(new PlainLabel({}, PlainLabel::Face::Strong, Tone::Plain, this))
    , busy_(new QProgressBar(this)) {
    const QString who = whoSigned(sheet);
    const QString where = tr("%1 · payout %2").arg(system.name, sheet.request.content.payout);
    setSubtitle(who.isEmpty() ? where : where + QStringLiteral(" · ") + who);
    addParts();
    addButtons();
    // Left to itself, a layout makes room for wrapped text as if it had to stand in its narrowest width.
    layout()->setSizeConstraint(QLayout::SetNoConstraint);
    resize(pageSize);
    setKey({}, {});
}

void SigningDialog::addParts() {
    body()->addWidget(view_, 1);
    body()->addWidget(makeHairline(this));
    auto* sentence = new PlainLabel(signingSentence(sheet_), this);
    sentence->setWrapping();
    body()->addWidget(sentence);
    body()->addWidget(consent_);
    passphrase_->setEchoMode(QLineEdit::Password);
    passphrase_->setFixedWidth(passphraseWidth);
    passphrase_->setAccessibleName(tr("Passphrase of the key"));
    keyText_->setWrapping();
    keyText_->setBuddy(passphrase_);
    auto* key = new QHBoxLayout;
    key->setSpacing(spaceM);
    key->addWidget(passphrase_);
    key->addWidget(keep_);
    key->addWidget(keyText_, 1);
    body()->addLayout(key);
    result_->setWrapping();
    result_->hide();
    body()->addWidget(result_);
    busy_->setRange(0, 0);
    busy_->setTextVisible(false);
    busy_->setFixedHeight(busyHeight);
    busy_->setAccessibleName(tr("Signing"));
    busy_->hide();
    body()->addWidget(busy_);
    connect(view_->warnings(), &WarningList::changed, this, &SigningDialog::refresh);
    connect(consent_, &ConsentFields::changed, this, &SigningDialog::refresh);
    connect(passphrase_, &QLineEdit::textChanged, this, &SigningDialog::refresh);
    connect(keep_, &KeepBox::changed, this, &SigningDialog::refresh);
}

void SigningDialog::addButtons() {
    octets_ = addButton(tr("Show the octets"), ButtonLook::Link);
    octets_->setCheckable(true);
    connect(octets_, &QPushButton::toggled, view_, &SheetView::showOctets);
    close_ = addButton(tr("Not now"));
    connect(close_, &QPushButton::clicked, this, &QDialog::close);
    if (sheet_.verdict == DecisionVerdict::Approve) {
        reject_ = addButton(tr("Reject instead…"), ButtonLook::Danger);
        connect(reject_, &QPushButton::clicked, this, &SigningDialog::rejectWanted);
    }
    const bool rejects = sheet_.verdict == DecisionVerdict::Reject;
    press_ = addButton(rejects                                      ? tr("Sign the rejection")
                       : sheet_.verdict == DecisionVerdict::Propose ? tr("Sign and propose")
                                                                    : tr("Sign and approve"),
                       rejects ? ButtonLook::Danger : ButtonLook::Primary);
    connect(press_, &QPushButton::clicked, this, &SigningDialog::press);
}

void SigningDialog::connectTo(SigningDesk* desk, KeyDesk* keys) {
    setSign([desk](const SigningSheet& sheet, const QString& reason, SecretBytes passphrase) {
        desk->sign(sheet, reason, std::move(passphrase));
    });
    connect(desk, &SigningDesk::signedReady, this, &SigningDialog::showAnswer);
    setKeeper(keys->keeper());
    const auto showKey = [this, keys] {
        if (keys->chosen())
            setKey(keys->chosen()->path, keys->chosen()->key);
    };
    connect(keys, &KeyDesk::chosenChanged, this, showKey);
    showKey();
}

void SigningDialog::setKeeper(PassphraseKeeper* keeper) {
    keep_->setKeeper(keeper);
}

void SigningDialog::setKey(const QString& path, const QByteArray& key) {
    keyPath_ = path;
    keyText_->setShown(path.isEmpty() ? QString() : tr("Signs with key %1, %2").arg(shortKey(key), path));
    refresh();
}

void SigningDialog::setBlocked(const QString& why) {
    blocked_ = why;
    refresh();
}

void SigningDialog::setLatest(const RequestDetail& detail) {
    if (detail.request.id != sheet_.request.id || sheet_.verdict == DecisionVerdict::Propose ||
        stage_ != Stage::Asking)
        return;
    moved_.clear();
    const bool approves = sheet_.verdict == DecisionVerdict::Approve;
    if (!isOpen(detail.state) || (approves && detail.state != RequestState::Pending))
        moved_ = tr("Meanwhile: %1").arg(stateWords(detail).text);
    else if (approves && !detail.difference.isEmpty())
        moved_ = stateWords(detail).text;
    refresh();
}

QString SigningDialog::whyNot() const {
    if (!moved_.isEmpty())
        return moved_;
    if (!blocked_.isEmpty())
        return blocked_;
    if (!sheet_.wrong.isEmpty())
        return localRefusal(sheet_.wrong);
    // Rejecting needs no warning read: it is what a warning is for.
    if (const int open = view_->warnings()->open(); open > 0 && sheet_.verdict != DecisionVerdict::Reject)
        return tr("Tick the %n thing(s) to look at first.", nullptr, open);
    const QString missing = consent_->missing();
    if (!missing.isEmpty())
        return missing;
    if (keyPath_.isEmpty())
        return tr("No key is chosen: close this and press “Keys…”.");
    return passphrase_->text().isEmpty() && !keep_->keeps() ? tr("Give the passphrase of your key.")
                                                            : QString();
}

void SigningDialog::press() {
    if (stage_ != Stage::Asking || !whyNot().isEmpty() || !sign_)
        return;
    QString typed = passphrase_->text();
    passphrase_->clear();
    stage_ = Stage::Signing;
    result_->hide();
    refresh();
    if (typed.isEmpty())
        return signKept();
    SecretBytes secret = SecretBytes::takeFrom(typed);
    keep_->offer(secret);
    sign_(sheet_, consent_->reason(), std::move(secret));
}

void SigningDialog::signKept() {
    keep_->keeper()->take(this, [this](Result<SecretBytes> kept) {
        if (kept)
            return sign_(sheet_, consent_->reason(), std::move(kept).value());
        DeskAnswer none;
        none.kind = DeskAnswer::Kind::Refused;
        none.text = englishSentence(kept.failure());
        showAnswer(sheet_, none);
    });
}

void SigningDialog::showAnswer(const SigningSheet& sheet, const DeskAnswer& answer) {
    if (sheet.digest != sheet_.digest || stage_ == Stage::Asking || stage_ == Stage::Over)
        return;
    const TonedText words = answerWords(answer, sheet_.verdict);
    result_->setShown(words.text);
    result_->setTone(words.tone);
    result_->show();
    // A wrong passphrase, a busy database: the same page may be signed once more.
    stage_ = answer.kind == DeskAnswer::Kind::Done      ? Stage::Over
             : answer.kind == DeskAnswer::Kind::InDoubt ? Stage::InDoubt
                                                        : Stage::Asking;
    refresh();
    if (stage_ == Stage::Asking)
        passphrase_->setFocus();
}

QString SigningDialog::noteNow(const QString& why) const {
    switch (stage_) {
    case Stage::Asking:
        return why;
    case Stage::Signing:
        return tr("Signing and sending. Closing this window does not stop it.");
    case Stage::InDoubt:
        return tr("Being looked up. Closing this window does not stop it.");
    case Stage::Over:
        break;
    }
    return {};
}

void SigningDialog::refresh() {
    if (!press_)
        return;
    const bool asking = stage_ == Stage::Asking;
    const QString why = asking ? whyNot() : QString();
    allowButton(press_, asking ? why : tr("Sent."));
    press_->setVisible(stage_ != Stage::Over);
    if (reject_) {
        allowButton(reject_, !moved_.isEmpty() ? moved_ : asking ? blocked_ : tr("Sent."));
        reject_->setVisible(stage_ != Stage::Over);
    }
    close_->setText(asking ? tr("Not now") : tr("Close"));
    consent_->setLocked(!asking);
    passphrase_->setEnabled(asking);
    passphrase_->setPlaceholderText(keep_->keeps() ? tr("Passphrase from the keychain")
                                                   : tr("Passphrase of the key"));
    keep_->setEnabled(asking);
    view_->warnings()->setLocked(!asking);
    busy_->setVisible(stage_ == Stage::Signing || stage_ == Stage::InDoubt);
    setNote(noteNow(why));
}

} // namespace countersign
