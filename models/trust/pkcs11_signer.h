// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/trust/pkcs11_session.h"
#include "models/trust/signer.h"

#include <memory>
#include <optional>

namespace countersign {

/// Signs on a token by PKCS#11: the private key never leaves it. The secret of unlock() is the token's PIN;
/// between two acts nobody is logged in. Source: pkcs11_session.h. Thread: see Signer.
class Pkcs11Signer : public Signer {
  public:
    /// Reads the public key, for which no PIN is needed.
    [[nodiscard]] static Result<std::unique_ptr<Pkcs11Signer>> open(const TokenKey& key);

    [[nodiscard]] QByteArray publicKey() const override { return publicKey_; }
    [[nodiscard]] QString place() const override;

  protected:
    [[nodiscard]] Result<QByteArray> signWith(const QByteArray& bytes, const SecretBytes& secret) override;

  private:
    Pkcs11Signer(TokenKey key, QByteArray publicKey)
        : key_(std::move(key))
        , publicKey_(std::move(publicKey)) {}

    TokenKey key_;
    QByteArray publicKey_;
};

/// 32 octets out of CKA_EC_POINT, which some tokens give bare and some wrapped as a DER OCTET STRING.
[[nodiscard]] std::optional<QByteArray> publicKeyOfEcPoint(const QByteArray& point);

} // namespace countersign
