// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout_desk.h"
#include "models/trust/keyring_check.h"

namespace countersign::ctl {

/// What a draft is made from.
struct KeyringSource {
    QString domain;
    std::optional<SignedKeyring> previous;
    std::vector<KeyInfo> keys;
    std::vector<PersonInfo> people;
    UnixMs now = 0, expires = 0;
    std::vector<KeyringTier> tiers; ///< none: those of the version before
};

/// Every key that is or was in force, with the roles its owner has now; one that was revoked stays, marked,
/// so that what it signed before is still known. \a remarks: what was left out, and why. Pure.
[[nodiscard]] Result<Keyring> draftKeyring(const KeyringSource& source, QStringList& remarks);

} // namespace countersign::ctl
