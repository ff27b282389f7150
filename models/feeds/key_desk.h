// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout_desk.h"
#include "models/domain/result.h"
#include "models/trust/secret_bytes.h"

#include <QObject>

#include <memory>
#include <optional>

namespace countersign {

class PassphraseKeeper;
class Signer;
class SigningDesk;

/// The key this person signs with on one system.
struct ChosenKey {
    QString path;
    QByteArray key; ///< its id
};

/// Chooses and makes key files, off the UI thread, and hands what was chosen to the signing desk. Remembers
/// the path per system in a file of settings, never a passphrase. Thread: UI.
class KeyDesk : public QObject {
    Q_OBJECT
  public:
    /// \a memory: the file of settings. \a desk must live longer.
    KeyDesk(SigningDesk* desk, QString system, QString memory = defaultMemory(), QObject* parent = nullptr);

    [[nodiscard]] static QString defaultMemory();
    [[nodiscard]] const std::optional<ChosenKey>& chosen() const { return chosen_; }
    [[nodiscard]] PassphraseKeeper* keeper() const { return keeper_; } ///< of the chosen key
    /// What the system knows of keys now: of a revoked one nothing is kept.
    void takeKnown(const std::vector<KeyInfo>& keys);

    /// Writes down which key file is chosen on a system, for restore(). Blocks: not the UI's thread.
    static void remember(const QString& memory, const QString& system, const QString& path);

    void restore(); ///< what was chosen last time; a file that is gone is told by failed()
    void choose(const QString& path);
    /// A new key and its two files, encrypted with \a passphrase; chosen at once. Overwrites nothing.
    void make(const QString& path, SecretBytes passphrase);

  Q_SIGNALS:
    void chosenChanged();
    void failed(const countersign::Failure& failure);

  private:
    struct Opened {
        QString path;
        std::shared_ptr<Signer> signer;
    };
    [[nodiscard]] static Result<Opened> open(const QString& path);
    void take(const Result<Opened>& opened);

    SigningDesk* desk_;
    PassphraseKeeper* keeper_;
    QString system_, memory_;
    std::optional<ChosenKey> chosen_;
};

} // namespace countersign
