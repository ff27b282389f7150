// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/keyring_file.h"

#include "models/domain/json_reader.h"
#include "models/domain/strict_json.h"
#include "models/trust/canonical.h"
#include "models/trust/ed25519.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace countersign {
namespace {

constexpr qsizetype keyIdBytes = 32;

KeyringSignature readSignature(JsonReader& reader) {
    const auto octets = [&reader](const QString& key, qsizetype size) {
        const auto value = octetsFromHex(reader.text(key).toLatin1(), size);
        if (!value)
            reader.complain(key, QStringLiteral("this is not %1 octets in lower-case hexadecimal").arg(size));
        return value.value_or(QByteArray());
    };
    KeyringSignature signature;
    signature.key = octets(QStringLiteral("key"), keyIdBytes);
    signature.signature = octets(QStringLiteral("signature"), signatureBytes);
    reader.finish();
    return signature;
}

} // namespace

Result<SignedKeyring> parseKeyringFile(const QByteArray& json, const QString& fileName) {
    const auto inFile = [&fileName](Failure failure) {
        if (!failure.where.startsWith(fileName))
            failure.where = fileName + QStringLiteral(", ") + failure.where;
        return failure;
    };
    const auto root = parseStrictJson(json, maxKeyringFileBytes, fileName);
    if (!root)
        return inFile(root.failure());
    std::optional<Failure> wrong;
    JsonReader reader(*root, {}, &wrong);
    SignedKeyring keyring;
    keyring.body = reader.text(QStringLiteral("keyring")).toUtf8();
    auto entries = reader.children(QStringLiteral("signatures"));
    if (entries.size() > static_cast<std::size_t>(maxKeyringSignatures)) {
        reader.complain(QStringLiteral("signatures"),
                        QStringLiteral("there are more than %1").arg(maxKeyringSignatures));
        entries.clear();
    }
    for (JsonReader& entry : entries)
        keyring.signatures.push_back(readSignature(entry));
    reader.finish();
    if (wrong)
        return inFile(*wrong);
    auto parsed = parseKeyringBody(keyring.body);
    if (!parsed)
        return inFile(parsed.failure());
    keyring.keyring = std::move(parsed).value();
    return keyring;
}

QByteArray writeKeyringFile(const SignedKeyring& keyring) {
    QJsonArray signatures;
    for (const KeyringSignature& one : keyring.signatures)
        signatures.append(
            QJsonObject{{QStringLiteral("key"), QString::fromLatin1(one.key.toHex())},
                        {QStringLiteral("signature"), QString::fromLatin1(one.signature.toHex())}});
    return QJsonDocument(QJsonObject{{QStringLiteral("keyring"), QString::fromUtf8(keyring.body)},
                                     {QStringLiteral("signatures"), signatures}})
        .toJson(QJsonDocument::Indented);
}

Result<SignedKeyring> readKeyringFile(const QString& path) {
    const QFileInfo info(path);
    QFile file(path);
    // isFile() first: opening a FIFO would wait for its writer.
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return Failure{FailureKind::Missing, QStringLiteral("the keyring can't be read"), path,
                       QStringLiteral("Name the keyring's file, and see that you may read it"),
                       file.errorString()};
    return parseKeyringFile(file.read(maxKeyringFileBytes + 1), info.fileName());
}

Status saveKeyringFile(const QString& path, const SignedKeyring& keyring) {
    const QByteArray json = writeKeyringFile(keyring);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        return Failure{FailureKind::NoRight, QStringLiteral("the keyring can't be written"), path,
                       QStringLiteral("See that there is space and that you may write there"),
                       file.errorString()};
    return Nothing{};
}

} // namespace countersign
