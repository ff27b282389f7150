// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/trust/secret_bytes.h"

#include <QObject>

#include <functional>
#include <memory>

namespace countersign {

class SecretStore;

/// A key's passphrase in the OS keychain, for those who ask for it: by the key's id, and nowhere else. Kept
/// only after it has opened the key; forgotten when it does not open it any more. Thread: UI.
class PassphraseKeeper : public QObject {
    Q_OBJECT
  public:
    enum class State {
        Unknown,    ///< not looked yet
        NoKeychain, ///< there is none to use: nothing is offered
        Empty,
        Kept,
    };
    explicit PassphraseKeeper(std::unique_ptr<SecretStore> store, QObject* parent = nullptr);
    ~PassphraseKeeper() override;

    void setKey(const QByteArray& key); ///< its id; looks whether a passphrase is kept for it
    [[nodiscard]] State state() const { return state_; }
    [[nodiscard]] bool usable() const { return state_ == State::Empty || state_ == State::Kept; }

    /// What is kept, for one act.
    void take(QObject* receiver, std::function<void(Result<SecretBytes>)> deliver);
    /// To be kept as soon as it has opened the key. Replaces one that was not tried.
    void offer(SecretBytes passphrase);
    /// The key was tried just now.
    void judge(bool opened);
    void forget();

  Q_SIGNALS:
    void changed();

  private:
    [[nodiscard]] QString entry() const { return QString::fromLatin1(key_.toHex()); }
    void setState(State state);
    void settle(const Status& answer, State wanted);

    std::unique_ptr<SecretStore> store_;
    QByteArray key_;
    State state_ = State::Unknown;
    SecretBytes offered_;
};

} // namespace countersign
