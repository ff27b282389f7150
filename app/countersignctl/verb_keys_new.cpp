// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/desk_output.h"
#include "app/countersignctl/signer_option.h"
#include "models/trust/ed25519.h"
#include "models/trust/key_file.h"

namespace countersign::ctl {

namespace {

int runKeysNew(const Arguments& arguments, Output& output) {
    const QString path = arguments.positional[0];
    const bool adopt = arguments.has(QStringLiteral("adopt"));
    const auto passphrase = adopt ? passphraseFrom(arguments, QStringLiteral("Passphrase of %1: ").arg(path))
                                  : newPassphraseFrom(arguments);
    if (!passphrase)
        return output.cannotRun(passphrase.failure());
    const auto made = adopt ? adoptKeyFile(path, *passphrase) : makeKeyFile(path, *passphrase);
    if (!made)
        return output.cannotRun(made.failure());
    const QByteArray id = keyId(*made);
    if (output.json())
        output.write(
            Json::array({{{"file", toJson(path)}, {"key", hexJson(id)}, {"public_key", hexJson(*made)}}}));
    else
        output.line(QStringLiteral("Key %1 is in %2. Enrol it: countersignctl keys enrol --signer %2")
                        .arg(QString::fromLatin1(id.toHex()), path));
    return Fine;
}

std::vector<OptionSpec> options() {
    std::vector<OptionSpec> all = passphraseOption();
    all.push_back(
        {QStringLiteral("adopt"),
         {},
         QStringLiteral("FILE is a key made elsewhere, with openssl for one: only write FILE.pub")});
    return all;
}

} // namespace

Verb keysNewVerb() {
    return {QStringLiteral("keys new"),
            QStringLiteral("FILE"),
            QStringLiteral("Make a key of your own, encrypted, and its public half beside it."),
            QStringLiteral("The passphrase is asked twice at the terminal, without echo."),
            options(),
            runKeysNew};
}

} // namespace countersign::ctl
