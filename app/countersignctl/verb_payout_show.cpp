// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/desk_output.h"
#include "app/countersignctl/sheet_text.h"
#include "app/countersignctl/signing.h"
#include "models/trust/canonical.h"
#include "models/trust/payout_request.h"

namespace countersign::ctl {

namespace {

Json jsonOf(const RequestDetail& detail, const QByteArray& digest) {
    Json sent = Json::array();
    for (const BroadcastInfo& one : detail.broadcasts)
        sent.push_back({{"tx_hash", toJson(one.txHash)},
                        {"chain_nonce", toJson(one.chainNonce)},
                        {"at", timeJson(one.at)}});
    Json json = toJson(detail.request, digest);
    json["state"] = toJson(requestStateName(detail.state));
    json["why"] = toJson(detail.why);
    json["database_digest"] = hexJson(detail.digest);
    json["difference"] = toJson(detail.difference);
    json["decisions"] = jsonArrayOf(detail.decisions);
    json["checks"] = jsonArrayOf(detail.checks);
    json["broadcasts"] = sent;
    return json;
}

void printForPeople(Output& output, const RequestDetail& detail, const QByteArray& digest) {
    output.line(
        QStringLiteral("%1%2").arg(requestStateName(detail.state),
                                   detail.why.isEmpty() ? QString() : QStringLiteral(": ") + detail.why));
    for (const QString& line : requestLines(detail.request) + digestLines(digest) + checkLines(detail.checks))
        output.line(line);
    for (const SignedDecision& one : detail.decisions)
        output.line(QStringLiteral("  %1: %2 at %3 %4")
                        .arg(decisionVerdictName(one.decision.verdict), one.decision.human,
                             isoTime(one.decision.signedMs), one.decision.reason));
    for (const BroadcastInfo& one : detail.broadcasts)
        output.line(QStringLiteral("  sent: %1, nonce %2").arg(one.txHash, one.chainNonce));
    if (!detail.difference.isEmpty())
        output.line(QStringLiteral("  ! What the backend would pay now is not what was proposed."));
}

int runPayoutShow(const Arguments& arguments, Output& output) {
    const auto id = requestIdFrom(arguments.positional[0]);
    if (!id)
        return output.cannotRun(id.failure());
    const auto desk = openDesk(arguments, Access::Reading);
    if (!desk)
        return output.cannotRun(desk.failure());
    const auto detail = desk->gateway->request(*id);
    if (!detail)
        return output.cannotRun(detail.failure());
    const QByteArray digest = sha256(requestBytes(detail->request));
    if (output.json())
        output.write(Json::array({jsonOf(*detail, digest)}));
    else
        printForPeople(output, *detail, digest);
    if (digest == detail->digest && detail->difference.isEmpty())
        return Fine;
    if (digest != detail->digest)
        output.remark(
            QStringLiteral("The request's octets do not give the digest that the database names: do not "
                           "sign it; tell an auditor"));
    return NeedsHuman;
}

} // namespace

Verb payoutShowVerb() {
    return {QStringLiteral("payout show"),
            QStringLiteral("REQUEST"),
            QStringLiteral("Show one request whole: what was proposed, signed and sent."),
            QStringLiteral("Exit 1 when the backend's rows differ from it by now."),
            targetOptions(),
            runPayoutShow};
}

} // namespace countersign::ctl
