// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/output.h"
#include "app/countersignctl/signer_option.h"
#include "app/countersignctl/signing.h"
#include "models/trust/ed25519.h"
#include "models/trust/enrolment.h"

namespace countersign::ctl {

namespace {

/// Proof of possession: the key signs who holds it, here.
Result<DeskAnswer> enrol(SystemGateway& gateway, Signer& signer) {
    const auto domain = gateway.domain();
    if (!domain)
        return domain.failure();
    const QByteArray publicKey = signer.publicKey();
    const Enrolment enrolment{*domain, gateway.session().human, keyId(publicKey), publicKey};
    if (const Status right = checkEnrolment(enrolment); !right)
        return right.failure();
    const auto proof = signer.sign(enrolmentBytes(enrolment));
    if (!proof)
        return proof.failure();
    return gateway.enrolKey(publicKey, *proof);
}

int runKeysEnrol(const Arguments& arguments, Output& output) {
    auto signer = signerFrom(arguments);
    if (!signer)
        return output.cannotRun(signer.failure());
    auto secret = passphraseFrom(arguments, QStringLiteral("Passphrase of %1: ").arg((*signer)->place()));
    if (!secret)
        return output.cannotRun(secret.failure());
    (*signer)->unlock(std::move(secret).value());
    return actOnDesk(arguments, output, QStringLiteral("enrol-key"),
                     QString::fromLatin1(keyId((*signer)->publicKey()).toHex()),
                     [&](SystemGateway& gateway) { return enrol(gateway, **signer); });
}

} // namespace

Verb keysEnrolVerb() {
    return {QStringLiteral("keys enrol"),
            {},
            QStringLiteral("Enrol your key here; an admin then puts it in force."),
            {},
            targetOptions(signerOptions()),
            runKeysEnrol};
}

} // namespace countersign::ctl
