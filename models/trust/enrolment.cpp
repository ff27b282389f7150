// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/enrolment.h"

#include "models/trust/canonical.h"
#include "models/trust/canonical_reader.h"
#include "models/trust/decision.h"
#include "models/trust/ed25519.h"
#include "models/trust/record_rules.h"

namespace countersign {
namespace {

const QString enrolmentType = QStringLiteral("countersign/enrol/v1");
const QString enrolmentName = QStringLiteral("enrolment");

} // namespace

QByteArray enrolmentBytes(const Enrolment& enrolment) {
    CanonicalBytes bytes(enrolmentType);
    bytes.add("domain", enrolment.domain)
        .add("human", enrolment.human)
        .addHex("key", enrolment.key)
        .addHex("public_key", enrolment.publicKey);
    return bytes.bytes();
}

Status checkEnrolment(const Enrolment& enrolment) {
    RecordRules rules(enrolmentName);
    rules.needed("domain", enrolment.domain);
    rules.needed("human", enrolment.human);
    rules.demand("public_key", enrolment.publicKey.size() == publicKeyBytes,
                 QStringLiteral("it is not 32 octets"));
    rules.demand("key", enrolment.key == keyId(enrolment.publicKey),
                 QStringLiteral("it is not the SHA-256 of the public key"));
    return rules.status();
}

Result<Enrolment> parseEnrolment(const QByteArray& bytes) {
    if (bytes.size() > maxEnrolmentBytes)
        return Failure{FailureKind::TooLarge,
                       QStringLiteral("it is longer than %1 octets").arg(maxEnrolmentBytes),
                       enrolmentName,
                       QStringLiteral("It was not made by this program: do not accept it"),
                       {}};
    CanonicalReader reader(bytes, enrolmentName);
    Enrolment enrolment;
    reader.expect("type", enrolmentType);
    reader.text("domain", enrolment.domain);
    reader.text("human", enrolment.human);
    reader.hex("key", digestBytes, enrolment.key);
    reader.hex("public_key", publicKeyBytes, enrolment.publicKey);
    if (const Status end = reader.finish(); !end)
        return end.failure();
    if (const Status good = checkEnrolment(enrolment); !good)
        return good.failure();
    return enrolment;
}

} // namespace countersign
