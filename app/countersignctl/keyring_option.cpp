// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/keyring_option.h"

#include "app/countersignctl/sheet_text.h"
#include "models/trust/keyring_file.h"

#include <QStandardPaths>

namespace countersign::ctl {

OptionSpec memoryOption() {
    return {QStringLiteral("memory"), QStringLiteral("FOLDER"),
            QStringLiteral("where accepted keyrings are remembered (your own data folder)")};
}

KeyringMemory memoryFrom(const Arguments& arguments) {
    const QString folder = arguments.value(QStringLiteral("memory"));
    return KeyringMemory(folder.isEmpty()
                             ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                                   QStringLiteral("/countersign/keyrings")
                             : folder);
}

Result<Keyring> workersKeyring(const Arguments& arguments, const QString& domain, UnixMs now) {
    const auto file = readKeyringFile(arguments.value(QStringLiteral("keyring")));
    if (!file)
        return file.failure();
    const KeyringMemory memory = memoryFrom(arguments);
    if (const Status accepted = memory.accept({*file}, domain, now); !accepted)
        return accepted.failure();
    return memory.current(domain, now);
}

Result<SignedKeyring> auditorsKeyring(const Arguments& arguments, UnixMs now) {
    auto file = readKeyringFile(arguments.value(QStringLiteral("keyring")));
    if (!file)
        return file;
    Status good = checkInForce(file->keyring, file->keyring.domain, now);
    const QString before = arguments.value(QStringLiteral("previous"));
    if (good && file->keyring.version > 1 && before.isEmpty())
        return Failure{
            FailureKind::BadInput,
            QStringLiteral("it is version %1, and the one before is not given").arg(file->keyring.version),
            arguments.value(QStringLiteral("keyring")),
            QStringLiteral("Give --previous FILE"),
            {}};
    if (good && file->keyring.version == 1)
        good = checkSelfSigned(*file);
    else if (good) {
        const auto previous = readKeyringFile(before);
        good = previous ? checkSuccession(*file, *previous) : Status(previous.failure());
    }
    if (!good)
        return good.failure();
    return file;
}

QStringList keyringLines(const SignedKeyring& signed_) {
    const Keyring& keyring = signed_.keyring;
    QStringList lines{
        QStringLiteral("Keyring %1 of %2").arg(keyring.version).arg(keyring.domain),
        QStringLiteral("  made %1, expires %2").arg(isoTime(keyring.made), isoTime(keyring.expires))};
    for (const KeyringKey& key : keyring.keys)
        lines << QStringLiteral("  %1 %2: %3, %4 to %5%6")
                     .arg(QString::fromLatin1(key.id().toHex()), key.human, roleNames(key.roles),
                          isoTime(key.notBefore), isoTime(key.notAfter),
                          key.revoked ? QStringLiteral(", revoked ") + isoTime(*key.revoked) : QString());
    for (const KeyringTier& tier : keyring.tiers)
        lines << QStringLiteral("  from %1 %2: %3 humans, %4 the proposer")
                     .arg(tier.from.canonicalText(), tier.currency)
                     .arg(tier.required)
                     .arg(tier.proposerCounts ? QStringLiteral("with") : QStringLiteral("besides"));
    for (const KeyringSignature& one : signed_.signatures) {
        const KeyringKey* key = keyring.keyById(one.key);
        lines << QStringLiteral("  signature of %1 %2")
                     .arg(QString::fromLatin1(one.key.toHex()),
                          key ? key->human : QStringLiteral("(not in it)"));
    }
    return lines + digestLines(signed_.digest());
}

} // namespace countersign::ctl
