// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/ed25519.h"
#include "models/trust/keyring_file.h"
#include "models/trust/keyring_lookup.h"
#include "models/trust/trail_verifier.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>

#include <map>
#include <tuple>

using namespace countersign;

namespace {

/// Signatures that were asked about before: the same few stand in every file that was bent.
bool rememberedVerify(const QByteArray& key, const QByteArray& message, const QByteArray& signature) {
    static std::map<std::tuple<QByteArray, QByteArray, QByteArray>, bool> known;
    const auto [found, fresh] = known.try_emplace({key, message, signature}, false);
    if (fresh)
        found->second = verifyEd25519(key, message, signature);
    return found->second;
}

/// "clean", or the classes of what was found.
QString verdict(QByteArray bytes, const Keyring& keyring, UnixMs now) {
    const KeyringLookup keys(keyring);
    TrailVerifier verifier(keys, rememberedVerify, now);
    QBuffer file(&bytes);
    if (!file.open(QIODevice::ReadOnly))
        return QStringLiteral("unreadable");
    const VerifyReport report = verifyExport(file, verifier);
    QStringList kinds;
    for (const TrailProblem& problem : report.problems)
        kinds << problem.kind;
    kinds.removeDuplicates();
    return report.clean() ? QStringLiteral("clean") : kinds.join(u' ');
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The offsets, every \a step-th, at which a flipped bit is not seen.
QString unseenFlips(const QByteArray& bytes, const Keyring& keyring, UnixMs now, int step) {
    QStringList unseen;
    for (qsizetype at = 0; at < bytes.size(); at += step) {
        for (const int bit : {0x01, 0x20}) {
            QByteArray bent = bytes;
            bent[at] = static_cast<char>(bent[at] ^ bit);
            if (verdict(bent, keyring, now) == u"clean")
                unseen << QStringLiteral("%1/%2").arg(at).arg(bit);
        }
    }
    return unseen.isEmpty() ? QStringLiteral("none") : unseen.join(u' ');
}

QString answer(const QStringList& words) {
    const auto ring = readKeyringFile(words.value(2));
    const UnixMs now = words.value(3).toLongLong();
    if (!ring || !checkSelfSigned(*ring) || !checkInForce(ring->keyring, ring->keyring.domain, now))
        return QStringLiteral("keyring");
    const QByteArray bytes = contentOf(words.value(1));
    if (words.value(0) == u"flips")
        return unseenFlips(bytes, ring->keyring, now, words.value(4).toInt());
    QElapsedTimer timer;
    timer.start();
    const QString found = verdict(bytes, ring->keyring, now);
    return words.value(0) == u"time" ? QStringLiteral("%1 %2").arg(timer.elapsed()).arg(found) : found;
}

} // namespace

/// Our verifier for a script that holds another one against it. A line of stdin is `file EXPORT KEYRING NOW`,
/// `time EXPORT KEYRING NOW` or `flips EXPORT KEYRING NOW STEP`; each gives one line.
int main() {
    QTextStream in(stdin), out(stdout);
    for (QString line = in.readLine(); !line.isNull(); line = in.readLine())
        out << answer(line.split(u' ')) << Qt::endl;
    return 0;
}
