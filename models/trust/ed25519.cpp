// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/ed25519.h"

#include "models/trust/canonical.h"
#include "models/trust/openssl_ptr.h"

namespace countersign {

bool verifyEd25519(const QByteArray& publicKey, const QByteArray& message, const QByteArray& signature) {
    if (publicKey.size() != publicKeyBytes || signature.size() != signatureBytes)
        return false;
    const auto octets = [](const QByteArray& bytes) {
        return reinterpret_cast<const unsigned char*>(bytes.constData());
    };
    const PkeyPtr key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, octets(publicKey),
                                                  static_cast<std::size_t>(publicKey.size())));
    const DigestContextPtr context(EVP_MD_CTX_new());
    const bool good =
        key && context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
        EVP_DigestVerify(context.get(), octets(signature), static_cast<std::size_t>(signature.size()),
                         octets(message), static_cast<std::size_t>(message.size())) == 1;
    if (!good)
        forgetOpensslErrors();
    return good;
}

QByteArray keyId(const QByteArray& publicKey) {
    return sha256(publicKey);
}

} // namespace countersign
