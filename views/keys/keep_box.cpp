// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/keys/keep_box.h"

#include <cstring>

namespace countersign {

KeepBox::KeepBox(QWidget* parent)
    : QCheckBox(parent) {
    hide();
    setText(tr("Keep it in this computer's keychain"));
    setToolTip(tr("Whoever can use your session can sign then without knowing it. Never written anywhere "
                  "else; forgotten when it is wrong, or the key is revoked."));
    connect(this, &QCheckBox::clicked, this, [this](bool ticked) {
        if (!ticked && keeps())
            keeper_->forget();
    });
}

void KeepBox::setKeeper(PassphraseKeeper* keeper) {
    keeper_ = keeper;
    connect(keeper, &PassphraseKeeper::changed, this, &KeepBox::refresh);
    refresh();
}

PassphraseKeeper* KeepBox::keeper() const {
    return keeper_;
}

bool KeepBox::keeps() const {
    return keeper_ && keeper_->state() == PassphraseKeeper::State::Kept;
}

void KeepBox::offer(const SecretBytes& typed) {
    if (!keeper_ || !isChecked() || !keeper_->usable())
        return;
    SecretBytes copy(typed.size());
    std::memcpy(copy.data(), typed.data(), static_cast<std::size_t>(typed.size()));
    keeper_->offer(std::move(copy));
}

void KeepBox::refresh() {
    setVisible(keeper_ && keeper_->usable());
    setChecked(keeps());
    Q_EMIT changed();
}

} // namespace countersign
