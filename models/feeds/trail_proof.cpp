// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/trail_proof.h"

#include "models/domain/clock.h"
#include "models/feeds/background.h"
#include "models/trust/digest_words.h"
#include "models/trust/ed25519.h"
#include "models/trust/keyring_check.h"
#include "models/trust/keyring_file.h"
#include "models/trust/keyring_lookup.h"
#include "models/trust/trail_verifier.h"

#include <QFile>

namespace countersign {

namespace {

Result<TrailProof> proveNow(const QString& exportFile, const QString& keyringFile) {
    const auto keyring = readKeyringFile(keyringFile);
    if (!keyring)
        return keyring.failure();
    if (const Status self = checkSelfSigned(*keyring); !self)
        return self.failure();
    if (const Status now = checkInForce(keyring->keyring, keyring->keyring.domain, systemNow()); !now)
        return now.failure();
    QFile file(exportFile);
    if (!file.open(QIODevice::ReadOnly))
        return Failure{FailureKind::Missing,
                       file.errorString(),
                       exportFile,
                       QStringLiteral("Choose the file that “Export…” or countersignctl trail export wrote"),
                       {}};
    const KeyringLookup keys(keyring->keyring);
    TrailVerifier verifier(keys, verifyEd25519, systemNow());
    const VerifyReport report = verifyExport(file, verifier);
    TrailProof proof;
    proof.file = exportFile;
    proof.rows = report.rows;
    proof.signatures = report.signatures;
    proof.requests = report.requests;
    proof.decisions = report.decisions;
    proof.found = report.found;
    for (const TrailProblem& problem : report.problems)
        proof.problems += problem.sentence;
    proof.keyring = QString::number(keyring->keyring.version);
    proof.fingerprint = digestWords(keyring->digest()).join(u' ');
    return proof;
}

} // namespace

void TrailProver::prove(const QString& exportFile, const QString& keyringFile) {
    if (busy_)
        return;
    busy_ = true;
    inBackground<Result<TrailProof>>(
        this, [exportFile, keyringFile] { return proveNow(exportFile, keyringFile); },
        [this](const Result<TrailProof>& proof) {
            busy_ = false;
            if (proof)
                Q_EMIT proved(*proof);
            else
                Q_EMIT failed(proof.failure());
        });
}

} // namespace countersign
