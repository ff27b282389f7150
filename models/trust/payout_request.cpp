// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/payout_request.h"

#include "models/trust/canonical.h"
#include "models/trust/canonical_reader.h"
#include "models/trust/record_rules.h"

#include <QUuid>

#include <algorithm>

namespace countersign {
namespace {

const QString requestType = QStringLiteral("countersign/payout/v1");
const QString requestName = QStringLiteral("payout request");

CanonicalBytes lineBytes(const PayoutLine& line) {
    CanonicalBytes bytes;
    bytes.add("line", line.id)
        .add("destination", line.destination)
        .add("method", line.method)
        .add("amount", line.amount)
        .add("currency", line.currency);
    return bytes;
}

Result<PayoutLine> parseLine(const QByteArray& bytes, qsizetype number) {
    CanonicalReader reader(bytes, QStringLiteral("payout request, line %1").arg(number));
    PayoutLine line;
    reader.text("line", line.id);
    reader.text("destination", line.destination);
    reader.text("method", line.method);
    reader.decimal("amount", line.amount);
    reader.text("currency", line.currency);
    if (const Status end = reader.finish(); !end)
        return end.failure();
    return line;
}

void readTerms(CanonicalReader& reader, PayoutRequest& request) {
    reader.text("memo", request.memo);
    reader.integer("policy", request.policy);
    reader.integer("required", request.required);
    qint64 proposerCounts = 0;
    reader.integer("proposer_counts", proposerCounts);
    if (proposerCounts != 0 && proposerCounts != 1)
        reader.refuse("proposer_counts", QStringLiteral("it is neither 0 nor 1"));
    request.proposerCounts = proposerCounts == 1;
    reader.text("requester", request.requester);
    reader.hex("nonce", nonceBytes, request.nonce);
    reader.integer("created_ms", request.createdMs);
    reader.integer("approve_by_ms", request.approveByMs);
    reader.integer("execute_within_ms", request.executeWithinMs);
}

Status checkLine(const PayoutLine& line, qsizetype number) {
    RecordRules rules(QStringLiteral("payout request, line %1").arg(number));
    rules.needed("line", line.id);
    rules.needed("destination", line.destination);
    rules.text("method", line.method);
    rules.needed("currency", line.currency);
    return rules.status();
}

Status checkLines(const std::vector<PayoutLine>& lines) {
    RecordRules rules(requestName);
    rules.demand("lines", !lines.empty() && lines.size() <= maxPayoutLines,
                 QStringLiteral("there are none, or more than %1").arg(maxPayoutLines));
    for (std::size_t i = 0; i < lines.size() && rules.good(); ++i) {
        if (const Status line = checkLine(lines[i], static_cast<qsizetype>(i) + 1); !line)
            return line;
        rules.demand("line", i == 0 || lineBefore(lines[i - 1], lines[i]),
                     QStringLiteral("line “%1” is not sorted after the one before it, or is there twice")
                         .arg(lines[i].id));
    }
    return rules.status();
}

} // namespace

Status checkRequestSum(const PayoutRequest& request) {
    const std::optional<Decimal> sum = sumOfLines(request.content);
    if (sum && *sum == request.content.total)
        return Nothing{};
    return Failure{FailureKind::BadInput,
                   sum ? QStringLiteral("its lines come to %1, its total is %2")
                             .arg(sum->canonicalText(), request.content.total.canonicalText())
                       : QStringLiteral("its lines are not all of its currency"),
                   QStringLiteral("request ") + request.id,
                   QStringLiteral("Do not pay it; correct it in the backend"),
                   {}};
}

bool isRequestId(const QString& text) {
    const QUuid id = QUuid::fromString(text);
    return !id.isNull() && id.toString(QUuid::WithoutBraces) == text;
}

QByteArray requestBytes(const PayoutRequest& request) {
    const PayoutContent& content = request.content;
    CanonicalBytes bytes(requestType);
    bytes.add("domain", request.domain)
        .add("request", request.id)
        .add("payout", content.payout)
        .add("currency", content.currency)
        .add("total", content.total)
        .add("source", content.source)
        .add("creator", content.creator)
        .add("editor", content.editor)
        .add("memo", request.memo)
        .add("policy", request.policy)
        .add("required", request.required)
        .add("proposer_counts", request.proposerCounts ? 1 : 0)
        .add("requester", request.requester)
        .addHex("nonce", request.nonce)
        .add("created_ms", static_cast<qint64>(request.createdMs))
        .add("approve_by_ms", static_cast<qint64>(request.approveByMs))
        .add("execute_within_ms", static_cast<qint64>(request.executeWithinMs));
    std::vector<CanonicalBytes> lines;
    lines.reserve(content.lines.size());
    std::transform(content.lines.begin(), content.lines.end(), std::back_inserter(lines), lineBytes);
    return bytes.addList("lines", "line", lines).bytes();
}

Status checkRequest(const PayoutRequest& request) {
    const PayoutContent& content = request.content;
    RecordRules rules(requestName);
    rules.needed("domain", request.domain);
    rules.demand("request", isRequestId(request.id),
                 QStringLiteral("it is not a UUID in lower case with hyphens"));
    rules.needed("payout", content.payout);
    rules.needed("currency", content.currency);
    rules.text("source", content.source);
    rules.text("creator", content.creator);
    rules.text("editor", content.editor);
    rules.text("memo", request.memo, maxMemoChars);
    rules.demand("policy", request.policy >= 0, QStringLiteral("it is negative"));
    rules.demand("required", request.required >= minSignatures && request.required <= maxSignatures,
                 QStringLiteral("it is not between %1 and %2").arg(minSignatures).arg(maxSignatures));
    rules.needed("requester", request.requester);
    rules.demand("nonce", request.nonce.size() == nonceBytes, QStringLiteral("it is not 16 octets"));
    rules.demand("created_ms", isPlausibleMs(request.createdMs), QStringLiteral("it is no time of ours"));
    rules.demand("approve_by_ms",
                 isPlausibleMs(request.approveByMs) && request.approveByMs > request.createdMs,
                 QStringLiteral("it is not after created_ms"));
    rules.demand("execute_within_ms", request.executeWithinMs > 0 && isPlausibleMs(request.executeWithinMs),
                 QStringLiteral("it is not a time that can pass"));
    return rules.good() ? checkLines(content.lines) : rules.status();
}

Result<PayoutRequest> parseRequest(const QByteArray& bytes) {
    if (bytes.size() > maxRequestBytes)
        return Failure{FailureKind::TooLarge,
                       QStringLiteral("it is longer than %1 octets").arg(maxRequestBytes),
                       requestName,
                       QStringLiteral("Split the payout in the backend"),
                       {}};
    CanonicalReader reader(bytes, requestName);
    PayoutRequest request;
    PayoutContent& content = request.content;
    reader.expect("type", requestType);
    reader.text("domain", request.domain);
    reader.text("request", request.id);
    reader.text("payout", content.payout);
    reader.text("currency", content.currency);
    reader.decimal("total", content.total);
    reader.text("source", content.source);
    reader.text("creator", content.creator);
    reader.text("editor", content.editor);
    readTerms(reader, request);
    const auto lines = reader.takeList("lines", "line", maxPayoutLines);
    if (const Status end = reader.finish(); !end)
        return end.failure();
    for (std::size_t i = 0; i < lines->size(); ++i) {
        Result<PayoutLine> line = parseLine((*lines)[i], static_cast<qsizetype>(i) + 1);
        if (!line)
            return line.failure();
        content.lines.push_back(std::move(line).value());
    }
    if (const Status good = checkRequest(request); !good)
        return good.failure();
    return request;
}

} // namespace countersign
