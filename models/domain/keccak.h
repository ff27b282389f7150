// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace countersign {

/// Keccak-256 as Ethereum uses it: the original padding, not that of SHA-3 (FIPS 202), which OpenSSL 3.0 has
/// and this is not. Source: the Keccak reference, version 3.0. Thread: any.
[[nodiscard]] QByteArray keccak256(const QByteArray& bytes);

} // namespace countersign
