// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/keyring.h"

#include "models/trust/ed25519.h"

#include <QStringList>

#include <algorithm>

namespace countersign {
namespace {

struct NamedRole {
    KeyRole role;
    const char* name;
};

/// In the order of their names: so roles are written sorted.
constexpr NamedRole namedRoles[] = {{KeyRole::Admin, "admin"},
                                    {KeyRole::Approver, "approver"},
                                    {KeyRole::Auditor, "auditor"},
                                    {KeyRole::Operator, "operator"},
                                    {KeyRole::Worker, "worker"}};

} // namespace

QByteArray KeyringKey::id() const {
    return keyId(publicKey);
}

const KeyringKey* Keyring::keyById(const QByteArray& id) const {
    const auto found =
        std::find_if(keys.begin(), keys.end(), [&](const KeyringKey& key) { return key.id() == id; });
    return found == keys.end() ? nullptr : &*found;
}

const KeyringTier* Keyring::tierFor(const QString& currency, const Decimal& total) const {
    const KeyringTier* highest = nullptr;
    for (const KeyringTier& tier : tiers) {
        if (tier.currency == currency && tier.from <= total && (!highest || highest->from < tier.from))
            highest = &tier;
    }
    return highest;
}

QString roleNames(unsigned roles) {
    QStringList names;
    for (const NamedRole& named : namedRoles) {
        if ((roles & static_cast<unsigned>(named.role)) != 0)
            names << QString::fromLatin1(named.name);
    }
    return names.join(u' ');
}

std::optional<unsigned> rolesOf(const QString& names) {
    unsigned roles = 0;
    const QStringList written = names.split(u' ');
    for (const NamedRole& named : namedRoles) {
        if (written.contains(QLatin1String(named.name)))
            roles |= static_cast<unsigned>(named.role);
    }
    if (roles == 0 || roleNames(roles) != names)
        return std::nullopt;
    return roles;
}

} // namespace countersign
