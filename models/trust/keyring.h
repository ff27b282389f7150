// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/money.h"
#include "models/domain/result.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace countersign {

inline constexpr qsizetype maxKeyringKeys = 500;
inline constexpr qsizetype maxKeyringTiers = 200;
inline constexpr qsizetype maxHumanChars = 100;
inline constexpr qsizetype maxKeyringCurrencyChars = 64;
inline constexpr UnixMs maxKeyringLifeMs = UnixMs{400} * 24 * 60 * 60 * 1000;
inline constexpr qint64 leastRequiredHumans = 2;
inline constexpr qint64 mostRequiredHumans = 100;

enum class KeyRole : unsigned { Admin = 1, Approver = 2, Auditor = 4, Operator = 8, Worker = 16 };

/// One public key and what its owner may sign. Thread: a value type.
struct KeyringKey {
    QString human;
    unsigned roles = 0; ///< of KeyRole
    QByteArray publicKey;
    UnixMs notBefore = 0, notAfter = 0; ///< both still valid
    MaybeMs revoked;

    [[nodiscard]] QByteArray id() const; ///< what decisions name it by
    [[nodiscard]] bool has(KeyRole role) const { return (roles & static_cast<unsigned>(role)) != 0; }
    /// Whether something signed at \a at counts: valid then, and not revoked by then. Both bounds are valid
    /// still; what is revoked is so from that moment on.
    [[nodiscard]] bool countsAt(UnixMs at) const {
        return notBefore <= at && at <= notAfter && (!revoked || at < *revoked);
    }
    bool operator==(const KeyringKey&) const = default;
};

/// The least that counts for payouts of one currency from an amount on, whatever the database says.
struct KeyringTier {
    QString currency;
    Decimal from;
    qint64 required = leastRequiredHumans;
    bool proposerCounts = false;
    bool operator==(const KeyringTier&) const = default;
};

/// Who may sign, and as what: PROTOCOL.md, "The keyring". Source: a file that people keep outside the
/// database, see keyring_file.h. Thread: a value type.
struct Keyring {
    QString domain;
    qint64 version = 1;
    QByteArray previous; ///< digest of the version before; empty for version 1
    UnixMs made = 0, expires = 0;
    std::vector<KeyringKey> keys; ///< sorted by public key
    std::vector<KeyringTier> tiers;

    [[nodiscard]] const KeyringKey* keyById(const QByteArray& id) const;
    /// The tier with the highest \c from that \a total reaches.
    [[nodiscard]] const KeyringTier* tierFor(const QString& currency, const Decimal& total) const;
    bool operator==(const Keyring&) const = default;
};

/// The bytes that are signed; keys are put in order.
[[nodiscard]] QByteArray keyringBody(Keyring keyring);

/// Refuses whatever keyringBody() would not write, and keys nobody may have.
[[nodiscard]] Result<Keyring> parseKeyringBody(const QByteArray& body);

/// "admin approver": the names in order. Back: none when it is not just that.
[[nodiscard]] QString roleNames(unsigned roles);
[[nodiscard]] std::optional<unsigned> rolesOf(const QString& names);

} // namespace countersign
