// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/trust/key_lookup.h"
#include "models/trust/keyring.h"

#include <QHash>

namespace countersign {

/// A keyring as counting and verifying ask it. Nobody has checked it here: give what KeyringMemory::current()
/// gave. Thread: reading from any one.
class KeyringLookup : public KeyLookup {
  public:
    explicit KeyringLookup(Keyring keyring);

    [[nodiscard]] QString domain() const override { return keyring_.domain; }
    [[nodiscard]] std::optional<KnownKey> key(const QByteArray& id) const override;
    [[nodiscard]] std::optional<TierDemand> demand(const QString& currency,
                                                   const Decimal& total) const override;

  private:
    Keyring keyring_;
    QHash<QByteArray, KnownKey> keys_; ///< by id
};

} // namespace countersign
