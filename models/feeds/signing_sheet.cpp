// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/signing_sheet.h"

#include "models/trust/canonical.h"
#include "models/trust/digest_words.h"
#include "models/trust/payout_request.h"
#include "models/trust/random_bytes.h"

namespace countersign {

namespace {

/// From here on only what stands in the octets is shown.
Result<SigningSheet> sheetFor(const PayoutRequest& request, DecisionVerdict verdict) {
    if (const Status right = checkRequest(request); !right)
        return right.failure();
    const QByteArray bytes = requestBytes(request);
    auto parsed = parseRequest(bytes);
    if (!parsed)
        return parsed.failure();
    SigningSheet sheet;
    sheet.verdict = verdict;
    sheet.bytes = bytes;
    sheet.digest = sha256(bytes);
    sheet.request = std::move(parsed).value();
    return sheet;
}

QString differenceText(const QJsonObject& difference) {
    return difference.isEmpty()
               ? QString()
               : QString::fromUtf8(QT_TRANSLATE_NOOP(
                     "Refusals",
                     "What the backend would pay now is not what was proposed: to approve it is refused, and "
                     "the request becomes void"));
}

} // namespace

Result<SigningSheet> proposalSheet(const PayoutPreview& preview, const QString& memo) {
    PayoutRequest request = preview.request;
    request.memo = memo;
    request.nonce = randomBytes(nonceBytes);
    auto sheet = sheetFor(request, DecisionVerdict::Propose);
    if (!sheet)
        return sheet;
    sheet->checks = preview.checks;
    sheet->lastPaid = preview.lastPaid;
    sheet->wrong = preview.wrongText;
    sheet->from = preview.from;
    return sheet;
}

Result<SigningSheet> decisionSheet(const RequestDetail& detail, DecisionVerdict verdict) {
    auto sheet = sheetFor(detail.request, verdict);
    if (!sheet)
        return sheet;
    if (sheet->digest != detail.digest)
        return Failure{FailureKind::Malformed,
                       QStringLiteral("the request's octets do not give the digest that the database names"),
                       QStringLiteral("request ") + detail.request.id,
                       QStringLiteral("Do not sign it; tell an auditor"),
                       {}};
    sheet->checks = detail.checks;
    sheet->lastPaid = detail.lastPaid;
    sheet->decisions = detail.decisions;
    if (verdict == DecisionVerdict::Approve)
        sheet->wrong = differenceText(detail.difference);
    sheet->from = detail.from;
    return sheet;
}

QStringList sheetWords(const SigningSheet& sheet) {
    return digestWords(sheet.digest);
}

QString sheetDigest(const SigningSheet& sheet) {
    return digestGroups(sheet.digest);
}

} // namespace countersign
