// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/trust/keyring_check.h"
#include "models/trust/trail_verifier.h"
#include "tests/support/trail_builder.h"

namespace countersign {

/// A test that verifies an export leaves it for the second verifier, which must say the same: in the folder
/// of the environment's COUNTERSIGN_DUMP_TRAILS, the export, a keyring, and what our verifier found. Without
/// that variable nothing is written.
void dumpTrail(const QByteArray& bytes, const Keyring& keyring, UnixMs now,
               const std::optional<TrailHead>& remembered, const VerifyReport& report);

/// What admins would have signed for these people.
[[nodiscard]] Keyring keyringOf(const TestKeyring& keys, UnixMs made);

} // namespace countersign
