// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/keyring_memory.h"

#include "models/trust/canonical.h"
#include "models/trust/keyring_file.h"
#include "models/trust/private_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

namespace countersign {
namespace {

constexpr auto ownerOnlyFolder = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
constexpr qsizetype nameChars = 32;

Failure refused(FailureKind kind, const QString& what, const QString& where, const QString& remedy) {
    return {kind, what, where, remedy, {}};
}

Failure nothingYet(const QString& domain) {
    return refused(FailureKind::Missing, QStringLiteral("no keyring was accepted here yet"), domain,
                   QStringLiteral("Compare a keyring's fingerprint with an admin and accept it once"));
}

/// \a next is what is known, or follows it.
Result<SignedKeyring> stepped(const SignedKeyring& known, const SignedKeyring& next) {
    const QString where = QStringLiteral("keyring of %1").arg(known.keyring.domain);
    const qint64 version = next.keyring.version;
    if (next.keyring.domain == known.keyring.domain && version < known.keyring.version)
        return refused(FailureKind::Conflict,
                       QStringLiteral("version %1 is older than version %2, which was accepted here")
                           .arg(version)
                           .arg(known.keyring.version),
                       where, QStringLiteral("Use the newest keyring; ask who gave you this one, and why"));
    if (next.keyring.domain == known.keyring.domain && version == known.keyring.version) {
        if (next.body == known.body)
            return known;
        return refused(FailureKind::Conflict,
                       QStringLiteral("it is another version %1 than the one accepted here").arg(version),
                       where,
                       QStringLiteral("Compare the fingerprints of both with the admins: somebody made two"));
    }
    if (const Status good = checkSuccession(next, known); !good)
        return good.failure();
    return next;
}

} // namespace

QString KeyringMemory::pathOf(const QString& domain) const {
    const QByteArray name = sha256(domain.toUtf8()).toHex().left(nameChars);
    return folder_ + QStringLiteral("/keyring-%1.json").arg(QString::fromLatin1(name));
}

Result<std::optional<SignedKeyring>> KeyringMemory::remembered(const QString& domain) const {
    const QString path = pathOf(domain);
    const auto json = readPrivateFile(path, maxKeyringFileBytes);
    if (!json && json.failure().kind == FailureKind::Missing)
        return std::optional<SignedKeyring>();
    if (!json)
        return json.failure();
    auto keyring = parseKeyringFile(*json, path);
    if (!keyring)
        return keyring.failure();
    if (keyring->keyring.domain != domain)
        return refused(FailureKind::Conflict, QStringLiteral("it holds the keyring of another deployment"),
                       path, QStringLiteral("Find out who changed it"));
    return std::optional(std::move(keyring).value());
}

template<typename Act>
Status KeyringMemory::alone(const QString& domain, Act act) const {
    if (!QFileInfo::exists(folder_) &&
        !(QDir().mkpath(folder_) && QFile::setPermissions(folder_, ownerOnlyFolder)))
        return refused(FailureKind::NoRight, QStringLiteral("the folder can't be made"), folder_,
                       QStringLiteral("See that you may write to the folder above it"));
    QLockFile lock(pathOf(domain) + QStringLiteral(".lock"));
    if (!lock.tryLock(keyringLockWaitMs))
        return refused(FailureKind::Conflict,
                       QStringLiteral("another program is changing what is remembered"), pathOf(domain),
                       QStringLiteral("Try again; see that you may write to the folder"));
    return act();
}

Status KeyringMemory::write(const QString& domain, const SignedKeyring& keyring) const {
    return replacePrivateFile(pathOf(domain), writeKeyringFile(keyring));
}

Status KeyringMemory::begin(const SignedKeyring& first, const QByteArray& comparedDigest,
                            const QString& domain, UnixMs now) const {
    return alone(domain, [&]() -> Status {
        const auto known = remembered(domain);
        if (!known)
            return known.failure();
        const QString where = QStringLiteral("keyring of %1").arg(domain);
        if (known->has_value())
            return refused(
                FailureKind::Conflict,
                QStringLiteral("version %1 was accepted here already").arg((**known).keyring.version), where,
                QStringLiteral("Accept the versions after it, in order"));
        if (comparedDigest != first.digest())
            return refused(FailureKind::Conflict,
                           QStringLiteral("the fingerprint is not the one you compared"), where,
                           QStringLiteral("Compare it again: this may be another keyring"));
        if (const Status good = checkInForce(first.keyring, domain, now); !good)
            return good;
        if (const Status good = checkSelfSigned(first); !good)
            return good;
        return write(domain, first);
    });
}

Status KeyringMemory::accept(const std::vector<SignedKeyring>& versions, const QString& domain,
                             UnixMs now) const {
    return alone(domain, [&]() -> Status {
        const auto known = remembered(domain);
        if (!known)
            return known.failure();
        if (!known->has_value())
            return nothingYet(domain);
        Result<SignedKeyring> last = **known;
        for (const SignedKeyring& next : versions) {
            last = stepped(*last, next);
            if (!last)
                return last.failure();
        }
        if (const Status good = checkInForce(last->keyring, domain, now); !good)
            return good;
        return last->body == (**known).body ? Status(Nothing{}) : write(domain, *last);
    });
}

Result<Keyring> KeyringMemory::current(const QString& domain, UnixMs now) const {
    const auto known = remembered(domain);
    if (!known)
        return known.failure();
    if (!known->has_value())
        return nothingYet(domain);
    if (const Status good = checkInForce((**known).keyring, domain, now); !good)
        return good.failure();
    return (**known).keyring;
}

} // namespace countersign
