// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/trail_dump.h"

#include "models/trust/canonical.h"
#include "models/trust/keyring_file.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace countersign {
namespace {

constexpr UnixMs keyringLifeMs = UnixMs{90} * 24 * 60 * 60 * 1000;

void writeFile(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s can't be written", qPrintable(path));
}

/// With two admins more, who sign it.
SignedKeyring signedByTwo(Keyring keyring) {
    std::vector<Ed25519Key> admins;
    for (const char* human : {"admin one", "admin two"}) {
        admins.push_back(Ed25519Key::generate().value());
        keyring.keys.push_back({QString::fromLatin1(human),
                                static_cast<unsigned>(KeyRole::Admin),
                                admins.back().publicKey(),
                                keyring.made,
                                keyring.expires,
                                {}});
    }
    const auto made = unsignedKeyring(keyring);
    if (!made)
        qFatal("no keyring: %s", qPrintable(englishSentence(made.failure())));
    SignedKeyring all = *made;
    for (const Ed25519Key& admin : admins)
        all.signatures.push_back({sha256(admin.publicKey()), admin.sign(all.body).value()});
    return all;
}

} // namespace

Keyring keyringOf(const TestKeyring& keys, UnixMs made) {
    Keyring keyring;
    keyring.domain = keys.domain();
    keyring.made = made;
    keyring.expires = made + keyringLifeMs;
    for (const auto& [id, key] : keys.all()) {
        unsigned roles = key.mayDecide ? static_cast<unsigned>(KeyRole::Approver) : 0;
        roles |= static_cast<unsigned>(key.mayPropose ? KeyRole::Operator : KeyRole::Auditor);
        keyring.keys.push_back(
            {key.human, roles, key.publicKey, key.notBeforeMs, key.notAfterMs, key.revokedMs});
    }
    if (const auto demand = keys.demand({}, {}))
        keyring.tiers = {{QStringLiteral("USDC"), Decimal(), demand->required, demand->proposerCounts}};
    return keyring;
}

void dumpTrail(const QByteArray& bytes, const Keyring& keyring, UnixMs now,
               const std::optional<TrailHead>& remembered, const VerifyReport& report) {
    const QDir folder(qEnvironmentVariable("COUNTERSIGN_DUMP_TRAILS"));
    if (folder.path() == u".")
        return;
    static int count = 0;
    const QString path = folder.filePath(QStringLiteral("%1").arg(++count, 4, 10, QLatin1Char('0')));
    QJsonArray kinds;
    for (const TrailProblem& problem : report.problems)
        kinds.append(problem.kind);
    QJsonObject about{{QStringLiteral("now"), QString::number(now)}, {QStringLiteral("kinds"), kinds}};
    if (remembered)
        about[QStringLiteral("remembered")] =
            QStringLiteral("%1:%2").arg(remembered->seq).arg(QString::fromLatin1(remembered->hash.toHex()));
    writeFile(path + QStringLiteral(".export"), bytes);
    writeFile(path + QStringLiteral(".keyring"), writeKeyringFile(signedByTwo(keyring)));
    writeFile(path + QStringLiteral(".json"), QJsonDocument(about).toJson());
}

} // namespace countersign
