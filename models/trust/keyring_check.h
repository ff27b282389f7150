// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/trust/keyring.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace countersign {

class Signer;

inline constexpr qsizetype maxKeyringSignatures = 100;
inline constexpr int leastKeyringAdmins = 2;
inline constexpr UnixMs keyringClockSkewMs = 120'000;

struct KeyringSignature {
    QByteArray key; ///< its id
    QByteArray signature;
    bool operator==(const KeyringSignature&) const = default;
};

/// A keyring with the very bytes that were signed. Thread: a value type.
struct SignedKeyring {
    QByteArray body;
    Keyring keyring; ///< what body says
    std::vector<KeyringSignature> signatures;

    [[nodiscard]] QByteArray digest() const; ///< its fingerprint, and what the next version names
    bool operator==(const SignedKeyring&) const = default;
};

[[nodiscard]] Result<SignedKeyring> unsignedKeyring(const Keyring& keyring);

/// Signs what \c keyring says. Slow; see Signer for the thread.
[[nodiscard]] Status addSignature(SignedKeyring& keyring, Signer& signer);

/// Two of its own admins signed it: all that version 1 can show; the rest is comparing the fingerprint.
[[nodiscard]] Status checkSelfSigned(const SignedKeyring& keyring);

/// It follows \a previous at once, and two admins of each signed it.
[[nodiscard]] Status checkSuccession(const SignedKeyring& keyring, const SignedKeyring& previous);

/// It is of this deployment, and neither expired nor of the future.
[[nodiscard]] Status checkInForce(const Keyring& keyring, const QString& domain, UnixMs now);

} // namespace countersign
