// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/trust/secret_bytes.h"

#include <QByteArray>
#include <QString>

namespace countersign {

/// Something that signs for one human: a key file, a token. It stays locked but for one act: unlock() is
/// good for the next sign() only, whether that succeeds or not. Owned by who made it. Thread: one at a time;
/// not the UI's, for deriving a key from a passphrase takes most of a second and a token may take longer.
class Signer {
  public:
    Signer() = default;
    virtual ~Signer() = default;
    Signer(const Signer&) = delete;
    Signer& operator=(const Signer&) = delete;

    [[nodiscard]] virtual QByteArray publicKey() const = 0; ///< 32 octets; known without unlocking
    [[nodiscard]] virtual QString place() const = 0;        ///< "key file /home/ann/ann.key", for sentences

    /// The passphrase or PIN of the next act. Replaces one that was not used.
    void unlock(SecretBytes secret) { secret_ = std::move(secret); }

    /// 64 octets, proven good under publicKey() before they are handed out.
    [[nodiscard]] Result<QByteArray> sign(const QByteArray& bytes);

  protected:
    [[nodiscard]] virtual Result<QByteArray> signWith(const QByteArray& bytes, const SecretBytes& secret) = 0;

  private:
    SecretBytes secret_;
};

} // namespace countersign
