// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/signer_option.h"

#include "app/countersignctl/terminal.h"
#include "models/trust/file_signer.h"
#include "models/trust/key_file.h"
#include "models/trust/pkcs11_signer.h"
#include "models/trust/private_file.h"

#include <QFile>

#include <cstdio>
#include <cstring>

namespace countersign::ctl {

namespace {

Failure badInput(const QString& what, const QString& where, const QString& remedy) {
    return {FailureKind::BadInput, what, where, remedy, {}};
}

/// Up to the first line end.
SecretBytes firstLine(QByteArray& bytes) {
    qsizetype length = bytes.indexOf('\n');
    length = length < 0 ? bytes.size() : length;
    if (length > 0 && bytes.at(length - 1) == '\r')
        --length;
    SecretBytes line(length);
    if (length > 0)
        std::memcpy(line.data(), bytes.constData(), static_cast<std::size_t>(length));
    SecretBytes::takeFrom(bytes).scrub();
    return line;
}

Result<SecretBytes> passphraseOf(const QString& path) {
    QByteArray bytes;
    if (path == u"-") {
        QFile in;
        if (!in.open(fileno(stdin), QIODevice::ReadOnly | QIODevice::Unbuffered))
            return badInput(QStringLiteral("it can't be read"), QStringLiteral("stdin"), {});
        bytes = in.readLine(maxPassphraseBytes + 2);
    } else {
        auto read = readPrivateFile(path, maxPassphraseBytes + 2);
        if (!read)
            return read.failure();
        bytes = std::move(read).value();
    }
    SecretBytes line = firstLine(bytes);
    if (line.isEmpty())
        return badInput(QStringLiteral("its first line is empty: there is no passphrase in it"),
                        path == u"-" ? QStringLiteral("stdin") : path,
                        QStringLiteral("Write the passphrase into the first line"));
    return line;
}

Failure nobodyToAsk() {
    return badInput(
        QStringLiteral("there is no terminal to ask for the passphrase at"),
        QStringLiteral("--passphrase-file"),
        QStringLiteral("Name a file of your own, mode 600, with the passphrase in its first line, or "
                       "- for stdin"));
}

bool same(const SecretBytes& a, const SecretBytes& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), static_cast<std::size_t>(a.size())) == 0;
}

template<typename T>
Result<std::unique_ptr<Signer>> asSigner(Result<std::unique_ptr<T>> opened) {
    if (!opened)
        return opened.failure();
    return std::unique_ptr<Signer>(std::move(opened).value());
}

} // namespace

std::vector<OptionSpec> passphraseOption() {
    return {{QStringLiteral("passphrase-file"), QStringLiteral("FILE"),
             QStringLiteral("passphrase or PIN from the first line of FILE (mode 600; -: stdin)")}};
}

std::vector<OptionSpec> signerOptions() {
    std::vector<OptionSpec> options{
        {QStringLiteral("signer"), QStringLiteral("FILE"), QStringLiteral("sign with this key file")},
        {QStringLiteral("pkcs11"), QStringLiteral("MODULE"),
         QStringLiteral("or on a token: the vendor's PKCS#11 library")},
        {QStringLiteral("token"), QStringLiteral("LABEL"),
         QStringLiteral("with --pkcs11: the token's label")},
        {QStringLiteral("key"), QStringLiteral("LABEL"), QStringLiteral("with --pkcs11: the key's label")}};
    options.push_back(passphraseOption().front());
    return options;
}

Result<std::unique_ptr<Signer>> signerFrom(const Arguments& arguments) {
    const QString file = arguments.value(QStringLiteral("signer"));
    TokenKey token;
    token.module = arguments.value(QStringLiteral("pkcs11"));
    token.token = arguments.value(QStringLiteral("token"));
    token.label = arguments.value(QStringLiteral("key"));
    const bool anyToken = !token.module.isEmpty() || !token.token.isEmpty() || !token.label.isEmpty();
    if (file.isEmpty() == !anyToken)
        return badInput(QStringLiteral("what to sign with is not clear"), QStringLiteral("--signer"),
                        QStringLiteral("Give --signer FILE, or --pkcs11 MODULE --token LABEL --key LABEL"));
    if (!file.isEmpty())
        return asSigner(FileSigner::open(file));
    if (token.module.isEmpty() || token.token.isEmpty() || token.label.isEmpty())
        return badInput(QStringLiteral("a key on a token needs all three: module, token and key"),
                        QStringLiteral("--pkcs11"),
                        QStringLiteral("Give --pkcs11 MODULE --token LABEL --key LABEL"));
    return asSigner(Pkcs11Signer::open(token));
}

Result<SecretBytes> passphraseFrom(const Arguments& arguments, const QString& question) {
    if (arguments.has(QStringLiteral("passphrase-file")))
        return passphraseOf(arguments.value(QStringLiteral("passphrase-file")));
    auto typed = askSecretAtTerminal(question);
    if (!typed)
        return nobodyToAsk();
    return std::move(*typed);
}

Result<SecretBytes> newPassphraseFrom(const Arguments& arguments) {
    if (arguments.has(QStringLiteral("passphrase-file")))
        return passphraseOf(arguments.value(QStringLiteral("passphrase-file")));
    auto first = askSecretAtTerminal(
        QStringLiteral("New passphrase (at least %1 characters): ").arg(minPassphraseBytes));
    if (!first)
        return nobodyToAsk();
    const auto second = askSecretAtTerminal(QStringLiteral("The same again: "));
    if (!second || !same(*first, *second))
        return badInput(QStringLiteral("the two passphrases are not the same"), QStringLiteral("terminal"),
                        QStringLiteral("Try again; no key was made"));
    return std::move(*first);
}

} // namespace countersign::ctl
