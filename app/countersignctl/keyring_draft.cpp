// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/keyring_draft.h"

#include <algorithm>
#include <map>

namespace countersign::ctl {

namespace {

/// The roles of all logins of each active human.
std::map<QString, unsigned> rolesByHuman(const std::vector<PersonInfo>& people) {
    std::map<QString, unsigned> all;
    for (const PersonInfo& one : people) {
        for (const QString& role : one.roles) {
            if (const auto known = rolesOf(role); known && one.active)
                all[one.human] |= *known;
        }
    }
    return all;
}

KeyringKey* find(std::vector<KeyringKey>& keys, const QByteArray& publicKey) {
    const auto found = std::find_if(keys.begin(), keys.end(),
                                    [&](const KeyringKey& key) { return key.publicKey == publicKey; });
    return found == keys.end() ? nullptr : &*found;
}

} // namespace

Result<Keyring> draftKeyring(const KeyringSource& source, QStringList& remarks) {
    Keyring ring;
    if (source.previous) {
        ring = source.previous->keyring;
        ring.version += 1;
        ring.previous = source.previous->digest();
        if (ring.domain != source.domain)
            return Failure{
                FailureKind::BadInput,
                QStringLiteral("it is of another deployment than this database, %1").arg(source.domain),
                QStringLiteral("--previous"),
                QStringLiteral("Give the keyring of this deployment"),
                {}};
    }
    ring.domain = source.domain;
    ring.made = source.now;
    ring.expires = source.expires;
    if (!source.tiers.empty())
        ring.tiers = source.tiers;
    const auto roles = rolesByHuman(source.people);
    for (const KeyInfo& key : source.keys) {
        const auto role = roles.find(key.human);
        KeyringKey* known = find(ring.keys, key.publicKey);
        if (!key.activatedAt || (role == roles.end() && known == nullptr)) {
            remarks << QStringLiteral("Left out: key %1 of %2, %3")
                           .arg(QString::fromLatin1(key.key.toHex()), key.human,
                                key.activatedAt ? QStringLiteral("who has no role")
                                                : QStringLiteral("not in force"));
            continue;
        }
        if (known == nullptr)
            known = &ring.keys.emplace_back(
                KeyringKey{key.human, 0, key.publicKey, key.enrolledAt.value_or(source.now), 0, {}});
        if (role != roles.end())
            known->roles = role->second;
        known->notAfter = source.now + maxKeyringLifeMs;
        if (key.revokedAt && !known->revoked)
            known->revoked = key.revokedAt;
    }
    return ring;
}

} // namespace countersign::ctl
