// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/trust/ed25519_key.h"
#include "models/trust/secret_bytes.h"

#include <QByteArray>
#include <QString>

namespace countersign {

/// The cost of guessing a passphrase: 16 MiB of memory and 5 passes, as OWASP's password storage sheet has it
/// for this memory. More memory can't be had: OpenSSL, and so `openssl pkey`, refuses to read more than 32
/// MiB.
inline constexpr quint64 scryptN = quint64{1} << 14;
inline constexpr quint64 scryptR = 8;
inline constexpr quint64 scryptP = 5;
/// What we read: not cheaper than `openssl pkcs8 -topk8 -scrypt` makes by itself, not dearer than OpenSSL and
/// a person bear.
inline constexpr quint64 leastScryptN = quint64{1} << 14;
inline constexpr quint64 leastScryptR = 8;
inline constexpr quint64 mostScryptMemory = quint64{1} << 17; ///< N * r, in blocks of 128 octets
inline constexpr quint64 mostScryptP = 32;

/// An encrypted private key as PEM: PKCS#8, PBES2 with scrypt and AES-256-CBC, the same as
/// `openssl pkcs8 -topk8 -scrypt` writes. Source: RFC 5958, 7914, 8018, 8410. Slow on purpose. Thread: any
/// one.
[[nodiscard]] Result<QByteArray> protectKey(const Ed25519Key& key, const SecretBytes& passphrase);

/// Refuses whatever is not that, each with its own sentence. \a where: the file, for the sentence.
[[nodiscard]] Result<Ed25519Key> unprotectKey(const QByteArray& pem, const SecretBytes& passphrase,
                                              const QString& where);

} // namespace countersign
