// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/passphrase_keeper.h"

#include "models/feeds/secret_store.h"

namespace countersign {

PassphraseKeeper::PassphraseKeeper(std::unique_ptr<SecretStore> store, QObject* parent)
    : QObject(parent)
    , store_(std::move(store)) {}

PassphraseKeeper::~PassphraseKeeper() = default;

void PassphraseKeeper::setState(State state) {
    state_ = state;
    Q_EMIT changed();
}

void PassphraseKeeper::setKey(const QByteArray& key) {
    if (key == key_)
        return;
    key_ = key;
    offered_.scrub();
    setState(State::Unknown);
    store_->read(this, entry(), [this, key](Result<QString> kept) {
        if (key != key_)
            return;
        if (kept)
            SecretBytes::takeFrom(*kept).scrub();
        const bool empty = !kept && kept.failure().kind == FailureKind::Missing;
        setState(kept ? State::Kept : empty ? State::Empty : State::NoKeychain);
    });
}

void PassphraseKeeper::take(QObject* receiver, std::function<void(Result<SecretBytes>)> deliver) {
    store_->read(receiver, entry(), [deliver = std::move(deliver)](Result<QString> kept) {
        if (!kept)
            return deliver(kept.failure());
        deliver(SecretBytes::takeFrom(*kept));
    });
}

void PassphraseKeeper::offer(SecretBytes passphrase) {
    offered_ = std::move(passphrase);
}

void PassphraseKeeper::judge(bool opened) {
    SecretBytes offered = std::move(offered_);
    if (!opened && state_ == State::Kept)
        return forget();
    if (!opened || offered.isEmpty() || !usable())
        return;
    store_->write(this, entry(), QString::fromUtf8(offered.data(), offered.size()),
                  [this, key = key_](const Status& written) {
                      if (key == key_)
                          settle(written, State::Kept);
                  });
}

void PassphraseKeeper::forget() {
    offered_.scrub();
    if (state_ != State::Kept)
        return;
    store_->remove(this, entry(), [this, key = key_](const Status& removed) {
        if (key == key_)
            settle(removed, State::Empty);
    });
}

void PassphraseKeeper::settle(const Status& answer, State wanted) {
    // A keychain that was locked or went away meanwhile is offered no more.
    setState(answer ? wanted : State::NoKeychain);
}

} // namespace countersign
