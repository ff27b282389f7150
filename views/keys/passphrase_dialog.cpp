// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/keys/passphrase_dialog.h"

#include "views/keys/keep_box.h"
#include "views/theme/theme.h"
#include "views/widgets/plain_label.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr int dialogWidth = 520;
constexpr int leastCharacters = 12; ///< as the key file demands, which counts octets

} // namespace

PassphraseDialog::PassphraseDialog(const SystemFile& system, const QString& title, const QString& sentence,
                                   Ask ask, Deliver deliver, QWidget* parent)
    : FramedDialog(title, system.environment, parent)
    , deliver_(std::move(deliver))
    , keep_(new KeepBox(this)) {
    auto* words = new PlainLabel(sentence, this);
    words->setWrapping();
    body()->addWidget(words);
    first_ = addField(tr("Passphrase"));
    if (ask == Ask::Twice)
        second_ = addField(tr("The same passphrase again"));
    body()->addWidget(keep_);
    connect(addButton(tr("Not now")), &QPushButton::clicked, this, &QDialog::close);
    press_ = addButton(second_ ? tr("Make the key") : tr("Sign"), ButtonLook::Primary);
    connect(press_, &QPushButton::clicked, this, &PassphraseDialog::press);
    first_->setFocus();
    setContentWidth(dialogWidth);
    refresh();
}

void PassphraseDialog::setKeeper(PassphraseKeeper* keeper) {
    keep_->setKeeper(keeper);
}

QLineEdit* PassphraseDialog::addField(const QString& label) {
    auto* field = new QLineEdit(this);
    field->setEchoMode(QLineEdit::Password);
    field->setAccessibleName(label);
    auto* words = new PlainLabel(label, this);
    words->setBuddy(field);
    body()->addWidget(words);
    body()->addWidget(field);
    connect(field, &QLineEdit::textChanged, this, &PassphraseDialog::refresh);
    return field;
}

QString PassphraseDialog::whyNot() const {
    if (first_->text().isEmpty())
        return tr("Type the passphrase.");
    if (!second_)
        return {};
    if (first_->text().toUtf8().size() < leastCharacters)
        return tr("At least %1 characters.").arg(leastCharacters);
    return first_->text() == second_->text() ? QString() : tr("The two are not the same.");
}

void PassphraseDialog::press() {
    if (!whyNot().isEmpty())
        return;
    QString typed = first_->text();
    first_->clear();
    if (second_)
        second_->clear();
    SecretBytes secret = SecretBytes::takeFrom(typed);
    keep_->offer(secret);
    deliver_(std::move(secret));
    close();
}

void PassphraseDialog::refresh() {
    if (!press_)
        return;
    const QString why = whyNot();
    allowButton(press_, why);
    setNote(why);
}

} // namespace countersign
