// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/keyring_check.h"

#include "models/trust/canonical.h"
#include "models/trust/ed25519.h"
#include "models/trust/signer.h"

#include <QSet>

#include <algorithm>

namespace countersign {
namespace {

Failure refused(const Keyring& keyring, const QString& what, const QString& remedy) {
    return {FailureKind::BadInput,
            what,
            QStringLiteral("keyring %1 of %2").arg(keyring.version).arg(keyring.domain),
            remedy,
            {}};
}

/// The humans who are admin in \a admins and whose good signature is under \a keyring: two keys of one person
/// are one person.
QSet<QString> adminsWhoSigned(const SignedKeyring& keyring, const Keyring& admins) {
    QSet<QString> humans;
    for (const KeyringSignature& one : keyring.signatures) {
        const KeyringKey* key = admins.keyById(one.key);
        if (key && key->has(KeyRole::Admin) && key->countsAt(keyring.keyring.made) &&
            verifyEd25519(key->publicKey, keyring.body, one.signature))
            humans.insert(key->human);
    }
    return humans;
}

Status checkAdmins(const SignedKeyring& keyring, const Keyring& admins) {
    const auto count = adminsWhoSigned(keyring, admins).size();
    if (count < leastKeyringAdmins)
        return refused(keyring.keyring,
                       QStringLiteral("%1 of the admins of version %2 signed it, and %3 must")
                           .arg(count)
                           .arg(admins.version)
                           .arg(leastKeyringAdmins),
                       QStringLiteral("Have another admin sign it"));
    return Nothing{};
}

} // namespace

QByteArray SignedKeyring::digest() const {
    return sha256(body);
}

Result<SignedKeyring> unsignedKeyring(const Keyring& keyring) {
    const QByteArray body = keyringBody(keyring);
    auto again = parseKeyringBody(body);
    if (!again)
        return again.failure();
    return SignedKeyring{body, std::move(again).value(), {}};
}

Status addSignature(SignedKeyring& keyring, Signer& signer) {
    const QByteArray id = keyId(signer.publicKey());
    const auto signedByIt = [&](const KeyringSignature& one) { return one.key == id; };
    if (std::any_of(keyring.signatures.begin(), keyring.signatures.end(), signedByIt))
        return refused(keyring.keyring, QStringLiteral("this key has signed it already"),
                       QStringLiteral("Have another admin sign it"));
    if (keyring.signatures.size() >= static_cast<std::size_t>(maxKeyringSignatures))
        return refused(keyring.keyring,
                       QStringLiteral("it has %1 signatures already").arg(maxKeyringSignatures),
                       QStringLiteral("Two of each version's admins are enough"));
    // What is shown is what is signed.
    if (keyringBody(keyring.keyring) != keyring.body)
        return refused(keyring.keyring, QStringLiteral("its bytes are not what it says"),
                       QStringLiteral("Read it from its file again"));
    const auto signature = signer.sign(keyring.body);
    if (!signature)
        return signature.failure();
    keyring.signatures.push_back({id, *signature});
    return Nothing{};
}

Status checkSelfSigned(const SignedKeyring& keyring) {
    return checkAdmins(keyring, keyring.keyring);
}

Status checkSuccession(const SignedKeyring& keyring, const SignedKeyring& previous) {
    const Keyring& now = keyring.keyring;
    const Keyring& before = previous.keyring;
    if (now.domain != before.domain)
        return refused(
            now, QStringLiteral("it is of another deployment than the one before, %1").arg(before.domain),
            QStringLiteral("Use the keyring of this deployment"));
    if (now.version != before.version + 1)
        return refused(now, QStringLiteral("it does not follow version %1 at once").arg(before.version),
                       QStringLiteral("Give every version between, in order"));
    if (now.previous != previous.digest())
        return refused(
            now, QStringLiteral("it follows another version %1 than the one known here").arg(before.version),
            QStringLiteral("Compare the fingerprints of both with the admins: somebody made two"));
    if (now.made < before.made)
        return refused(now, QStringLiteral("it says it was made before version %1").arg(before.version),
                       QStringLiteral("Make it again on a machine whose clock is right"));
    if (const Status good = checkAdmins(keyring, before); !good)
        return good;
    return checkAdmins(keyring, now);
}

Status checkInForce(const Keyring& keyring, const QString& domain, UnixMs now) {
    if (keyring.domain != domain)
        return refused(keyring, QStringLiteral("it is not of this deployment, %1").arg(domain),
                       QStringLiteral("Use the keyring of this deployment"));
    if (now >= keyring.expires)
        return refused(keyring, QStringLiteral("it expired at %1").arg(isoTime(keyring.expires)),
                       QStringLiteral("Have two admins sign the next version"));
    if (keyring.made > now + keyringClockSkewMs)
        return refused(keyring, QStringLiteral("it was made in the future, at %1").arg(isoTime(keyring.made)),
                       QStringLiteral("Set this machine's clock, or make the keyring again"));
    return Nothing{};
}

} // namespace countersign
