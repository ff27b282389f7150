// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/confirm.h"
#include "app/countersignctl/desk_output.h"
#include "app/countersignctl/keyring_option.h"
#include "app/countersignctl/signer_option.h"
#include "models/trust/keyring_file.h"

namespace countersign::ctl {

namespace {

int runKeyringSign(const Arguments& arguments, Output& output) {
    const QString path = arguments.positional[0];
    auto keyring = readKeyringFile(path);
    if (!keyring)
        return output.cannotRun(keyring.failure());
    for (const QString& line : keyringLines(*keyring))
        output.remark(line);
    auto signer = signerFrom(arguments);
    if (!signer)
        return output.cannotRun(signer.failure());
    if (const Status yes = confirmed(arguments, keyring->digest()); !yes)
        return output.cannotRun(yes.failure());
    auto secret = passphraseFrom(arguments, QStringLiteral("Passphrase of %1: ").arg((*signer)->place()));
    if (!secret)
        return output.cannotRun(secret.failure());
    (*signer)->unlock(std::move(secret).value());
    if (const Status signed_ = addSignature(*keyring, **signer); !signed_)
        return output.cannotRun(signed_.failure());
    if (const Status saved = saveKeyringFile(path, *keyring); !saved)
        return output.cannotRun(saved.failure());
    if (output.json())
        output.write(Json::array({toJson(*keyring)}));
    else
        output.line(QStringLiteral("%1 has %2 signatures now.").arg(path).arg(keyring->signatures.size()));
    return Fine;
}

} // namespace

Verb keyringSignVerb() {
    std::vector<OptionSpec> options = signerOptions();
    options.push_back(yesOption());
    return {QStringLiteral("keyring sign"),
            QStringLiteral("FILE"),
            QStringLiteral("Sign a keyring, as an admin; what it says is shown first, on stderr."),
            QStringLiteral("Two admins of the version before and two of this one must sign."),
            options,
            runKeyringSign};
}

} // namespace countersign::ctl
