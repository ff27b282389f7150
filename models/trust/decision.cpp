// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/decision.h"

#include "models/trust/canonical.h"
#include "models/trust/canonical_reader.h"
#include "models/trust/record_rules.h"

namespace countersign {
namespace {

const QString decisionType = QStringLiteral("countersign/decision/v1");
const QString decisionName = QStringLiteral("decision");

} // namespace

QByteArray decisionBytes(const Decision& decision) {
    CanonicalBytes bytes(decisionType);
    bytes.add("domain", decision.domain)
        .add("verdict", decisionVerdictName(decision.verdict))
        .addHex("digest", decision.digest)
        .add("human", decision.human)
        .addHex("key", decision.key)
        .add("head_seq", decision.headSeq)
        .addHex("head_hash", decision.headHash)
        .add("signed_ms", static_cast<qint64>(decision.signedMs))
        .add("reason", decision.reason);
    return bytes.bytes();
}

Status checkDecision(const Decision& decision) {
    RecordRules rules(decisionName);
    const QString notADigest = QStringLiteral("it is not 32 octets");
    rules.needed("domain", decision.domain);
    rules.demand("digest", decision.digest.size() == digestBytes, notADigest);
    rules.needed("human", decision.human);
    rules.demand("key", decision.key.size() == digestBytes, notADigest);
    rules.demand("head_seq", decision.headSeq >= 1,
                 QStringLiteral("it is no row of a trail: an installed contract has at least one"));
    rules.demand("head_hash", decision.headHash.size() == digestBytes, notADigest);
    rules.demand("signed_ms", isPlausibleMs(decision.signedMs), QStringLiteral("it is no time of ours"));
    rules.text("reason", decision.reason);
    rules.demand("reason", decision.reason.isEmpty() || decision.verdict == DecisionVerdict::Reject,
                 QStringLiteral("only a rejection has one"));
    return rules.status();
}

Result<Decision> parseDecision(const QByteArray& bytes) {
    if (bytes.size() > maxDecisionBytes)
        return Failure{FailureKind::TooLarge,
                       QStringLiteral("it is longer than %1 octets").arg(maxDecisionBytes),
                       decisionName,
                       QStringLiteral("It was not made by this program: do not count it"),
                       {}};
    CanonicalReader reader(bytes, decisionName);
    Decision decision;
    QString verdict;
    reader.expect("type", decisionType);
    reader.text("domain", decision.domain);
    reader.text("verdict", verdict);
    const std::optional<DecisionVerdict> known = decisionVerdictFromName(verdict);
    if (!known)
        reader.refuse("verdict", QStringLiteral("it is none of propose, approve and reject"));
    decision.verdict = known.value_or(DecisionVerdict::Reject);
    reader.hex("digest", digestBytes, decision.digest);
    reader.text("human", decision.human);
    reader.hex("key", digestBytes, decision.key);
    reader.integer("head_seq", decision.headSeq);
    reader.hex("head_hash", digestBytes, decision.headHash);
    reader.integer("signed_ms", decision.signedMs);
    reader.text("reason", decision.reason);
    if (const Status end = reader.finish(); !end)
        return end.failure();
    if (const Status good = checkDecision(decision); !good)
        return good.failure();
    return decision;
}

} // namespace countersign
