// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/money.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>

namespace countersign {

/// One public key as the keyring knows it. Thread: a value type.
struct KnownKey {
    QString human;
    QByteArray publicKey;
    bool mayPropose = false;                ///< role operator or approver
    bool mayDecide = false;                 ///< role approver
    UnixMs notBeforeMs = 0, notAfterMs = 0; ///< both still valid
    MaybeMs revokedMs;
};

/// The least that counts for a payout, whatever the database says.
struct TierDemand {
    qint64 required = 0;
    bool proposerCounts = false;
};

/// Who may sign: the keyring, as counting and verifying see it. Owned by who asks. Thread: one at a time.
class KeyLookup {
  public:
    KeyLookup() = default;
    virtual ~KeyLookup() = default;
    KeyLookup(const KeyLookup&) = delete;
    KeyLookup& operator=(const KeyLookup&) = delete;

    [[nodiscard]] virtual QString domain() const = 0;
    [[nodiscard]] virtual std::optional<KnownKey> key(const QByteArray& id) const = 0;
    [[nodiscard]] virtual std::optional<TierDemand> demand(const QString& currency,
                                                           const Decimal& total) const = 0;
};

/// Public key, message, signature: whether it is good.
using VerifySignature = std::function<bool(const QByteArray&, const QByteArray&, const QByteArray&)>;

} // namespace countersign
