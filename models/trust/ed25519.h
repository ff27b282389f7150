// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>

namespace countersign {

inline constexpr qsizetype publicKeyBytes = 32;
inline constexpr qsizetype signatureBytes = 64;

/// Ed25519 as of RFC 8032 section 5.1: pure, without context. Everything here is about public data, so
/// nothing needs to take the same time for every input. Source: RFC 8032. Thread: any one.

/// What OpenSSL says about a signature. It takes some encodings and points as keys that must never be
/// enrolled, and under one of small order anybody can sign: keys come through checkPublicKey() first.
[[nodiscard]] bool verifyEd25519(const QByteArray& publicKey, const QByteArray& message,
                                 const QByteArray& signature);

/// The key's name wherever one is signed: SHA-256 of its 32 octets.
[[nodiscard]] QByteArray keyId(const QByteArray& publicKey);

/// Refuses what is not the canonical encoding of a point of the curve, and points of small order.
/// \a where: whose key it is, for the sentence.
[[nodiscard]] Status checkPublicKey(const QByteArray& publicKey, const QString& where);

} // namespace countersign
