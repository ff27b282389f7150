// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/keyring_lookup.h"

namespace countersign {

KeyringLookup::KeyringLookup(Keyring keyring)
    : keyring_(std::move(keyring)) {
    for (const KeyringKey& key : keyring_.keys) {
        const bool approver = key.has(KeyRole::Approver);
        keys_.insert(key.id(), {key.human, key.publicKey, approver || key.has(KeyRole::Operator), approver,
                                key.notBefore, key.notAfter, key.revoked});
    }
}

std::optional<KnownKey> KeyringLookup::key(const QByteArray& id) const {
    const auto found = keys_.constFind(id);
    return found == keys_.cend() ? std::nullopt : std::optional(*found);
}

std::optional<TierDemand> KeyringLookup::demand(const QString& currency, const Decimal& total) const {
    const KeyringTier* tier = keyring_.tierFor(currency, total);
    if (!tier)
        return std::nullopt;
    return TierDemand{tier->required, tier->proposerCounts};
}

} // namespace countersign
