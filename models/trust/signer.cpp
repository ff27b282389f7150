// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/signer.h"

#include "models/trust/ed25519.h"

namespace countersign {

Result<QByteArray> Signer::sign(const QByteArray& bytes) {
    const SecretBytes secret = std::move(secret_);
    if (secret.isEmpty())
        return Failure{FailureKind::LoginRefused,
                       QStringLiteral("the key is locked"),
                       place(),
                       QStringLiteral("Enter its passphrase or PIN; it is asked for at each act"),
                       {}};
    auto signature = signWith(bytes, secret);
    // A memory error, a worn token or a swapped key shows here and not at the colleague's.
    if (signature && !verifyEd25519(publicKey(), bytes, *signature))
        return Failure{FailureKind::Internal,
                       QStringLiteral("the signature just made is not good"),
                       place(),
                       QStringLiteral("Try again; if it stays so, revoke this key and enrol another"),
                       {}};
    return signature;
}

} // namespace countersign
