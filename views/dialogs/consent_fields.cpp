// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/consent_fields.h"

#include "models/domain/action.h"
#include "views/theme/theme.h"
#include "views/widgets/plain_label.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace countersign {
namespace {

constexpr int reasonLines = 3;

/// Control, invisible and direction characters: the contract refuses a reason that reads other than it is.
bool hasHiddenCharacters(const QString& text) {
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
    });
}

} // namespace

ConsentFields::ConsentFields(const SystemFile& system, QWidget* parent, const ConsentAsk& ask)
    : QWidget(parent)
    , systemName_(system.name) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(spaceXs);
    if (ask.reason)
        addReason(ask);
    if (ask.name && system.environment == Environment::Production)
        addName();
    setFocusProxy(reason_ ? static_cast<QWidget*>(reason_) : name_);
    if (reason_)
        reasonEdited();
}

void ConsentFields::addReason(const ConsentAsk& ask) {
    reason_ = new QPlainTextEdit(this);
    counter_ = new PlainLabel({}, PlainLabel::Face::Body, Tone::Muted, this);
    auto* head = new QHBoxLayout;
    auto* label = new PlainLabel(
        ask.label.isEmpty() ? tr("Reason, kept in the trail with your name") : ask.label, this);
    label->setBuddy(reason_);
    head->addWidget(label, 1);
    head->addWidget(counter_);
    auto* rows = static_cast<QVBoxLayout*>(layout());
    rows->addLayout(head);
    reason_->setAccessibleName(ask.label.isEmpty() ? tr("Reason") : ask.label);
    reason_->setPlaceholderText(ask.placeholder.isEmpty() ? tr("Why it is right to do this now")
                                                          : ask.placeholder);
    reason_->setTabChangesFocus(true);
    reason_->setFixedHeight(reason_->fontMetrics().lineSpacing() * reasonLines + spaceL);
    connect(reason_, &QPlainTextEdit::textChanged, this, &ConsentFields::reasonEdited);
    rows->addWidget(reason_);
}

void ConsentFields::addName() {
    name_ = new QLineEdit(this);
    name_->setAccessibleName(tr("The system's name"));
    name_->setPlaceholderText(systemName_);
    auto* ask = new PlainLabel(tr("This is production. Type the system's name, %1").arg(systemName_), this);
    ask->setBuddy(name_);
    auto* rows = static_cast<QVBoxLayout*>(layout());
    rows->addSpacing(spaceXs);
    rows->addWidget(ask);
    rows->addWidget(name_);
    connect(name_, &QLineEdit::textChanged, this, &ConsentFields::changed);
}

QString ConsentFields::reason() const {
    return reason_ ? reason_->toPlainText().simplified() : QString();
}

void ConsentFields::setReason(const QString& reason) {
    if (reason_)
        reason_->setPlainText(reason);
}

QString ConsentFields::missing() const {
    if (reason_ && reason().isEmpty())
        return tr("Give a reason first.");
    if (reason().size() > maxReasonChars)
        return tr("The reason is %n character(s) too long.", nullptr,
                  static_cast<int>(reason().size() - maxReasonChars));
    if (hasHiddenCharacters(reason()))
        return tr("The reason contains characters that cannot be seen. Type it instead of pasting it.");
    if (name_ && name_->text().trimmed() != systemName_)
        return tr("Type the system's name exactly.");
    return {};
}

void ConsentFields::setLocked(bool locked) {
    if (reason_)
        reason_->setReadOnly(locked);
    if (name_)
        name_->setReadOnly(locked);
}

void ConsentFields::reasonEdited() {
    const auto used = reason().size();
    counter_->setShown(tr("%1 of %2", "characters used, characters allowed").arg(used).arg(maxReasonChars));
    const bool over = used > maxReasonChars;
    counter_->setTone(over ? Tone::Bad : Tone::Muted);
    setStyleProperty(reason_, "wrong", over);
    Q_EMIT changed();
}

} // namespace countersign
