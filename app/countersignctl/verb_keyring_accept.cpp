// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/desk_output.h"
#include "app/countersignctl/keyring_option.h"
#include "models/trust/digest_words.h"
#include "models/trust/keyring_file.h"

namespace countersign::ctl {

namespace {

/// Whether these words or digits, as the admin read them out, are this keyring's.
bool isFingerprint(const QString& typed, const QByteArray& digest) {
    const QString plain = typed.simplified().toLower();
    return plain == digestWords(digest).join(u' ') ||
           QString(plain).remove(u' ') == QLatin1String(digest.toHex());
}

Status accept(const Arguments& arguments, const SignedKeyring& keyring, UnixMs now) {
    const KeyringMemory memory = memoryFrom(arguments);
    const QString& domain = keyring.keyring.domain;
    const auto known = memory.remembered(domain);
    if (!known)
        return known.failure();
    if (known->has_value())
        return memory.accept({keyring}, domain, now);
    const QString typed = arguments.value(QStringLiteral("fingerprint"));
    if (typed.isEmpty())
        return Failure{
            FailureKind::BadInput,
            QStringLiteral("no keyring of this deployment was accepted here yet"),
            domain,
            QStringLiteral("Compare the fingerprint with an admin by another way, then give it with "
                           "--fingerprint, all 12 words or 64 digits"),
            {}};
    return memory.begin(keyring, isFingerprint(typed, keyring.digest()) ? keyring.digest() : QByteArray(),
                        domain, now);
}

int runKeyringAccept(const Arguments& arguments, Output& output) {
    const auto keyring = readKeyringFile(arguments.positional[0]);
    if (!keyring)
        return output.cannotRun(keyring.failure());
    const Status accepted = accept(arguments, *keyring, systemNow());
    if (!accepted)
        return output.cannotRun(accepted.failure());
    if (output.json())
        output.write(Json::array({toJson(*keyring)}));
    else
        output.line(QStringLiteral("Keyring %1 of %2 is accepted; nothing older will be.")
                        .arg(keyring->keyring.version)
                        .arg(keyring->keyring.domain));
    return Fine;
}

} // namespace

Verb keyringAcceptVerb() {
    return {QStringLiteral("keyring accept"),
            QStringLiteral("FILE"),
            QStringLiteral("Believe a keyring from now on: the first one, or the next."),
            QStringLiteral(
                "The first one is believed by its fingerprint alone: ask an admin for it by another way. "
                "Later\nversions are accepted one by one, each signed by admins of the one before."),
            {{QStringLiteral("fingerprint"), QStringLiteral("WORDS"),
              QStringLiteral("for the first one: its 12 words or 64 digits, as an admin said them")},
             memoryOption()},
            runKeyringAccept};
}

} // namespace countersign::ctl
