// SPDX-License-Identifier: GPL-3.0-or-later
// The names and values that a payout's pane and its signing page show; payout_words.cpp has the sentences.
#include "models/tables/words.h"
#include "views/format.h"
#include "views/payouts/destination_text.h"
#include "views/payouts/payout_words.h"

#include <QCoreApplication>

namespace countersign {
namespace {

/// Gives the words of this file their context.
struct PayoutFields {
    Q_DECLARE_TR_FUNCTIONS(PayoutFields)
};

QString claimText(const QString& claim) {
    return claim.isEmpty() ? PayoutFields::tr("the backend does not say")
                           : PayoutFields::tr("%1 (the backend's claim, not proven)").arg(claim);
}

QString dueText(UnixMs at, UnixMs now) {
    return PayoutFields::tr("%1 · %2").arg(leftText(at - now), momentText(at));
}

QString verdictWord(DecisionVerdict verdict) {
    switch (verdict) {
    case DecisionVerdict::Propose:
        return PayoutFields::tr("proposed");
    case DecisionVerdict::Approve:
        return PayoutFields::tr("approved");
    case DecisionVerdict::Reject:
        break;
    }
    return PayoutFields::tr("rejected");
}

QString keyStateWord(const QString& state) {
    if (state == QStringLiteral("active"))
        return PayoutFields::tr("in force");
    return state == QStringLiteral("revoked") ? PayoutFields::tr("revoked")
                                              : PayoutFields::tr("not in force yet");
}

} // namespace

std::vector<FieldRow> requestFields(const PayoutRequest& request) {
    const PayoutContent& content = request.content;
    std::vector<FieldRow> rows{
        {PayoutFields::tr("Total"), moneyText(Money{content.total, content.currency}), false, Tone::Plain},
        {PayoutFields::tr("Paid from"),
         content.source.isEmpty() ? PayoutFields::tr("the backend does not say")
                                  : groupedDestination(content.source),
         !content.source.isEmpty(), Tone::Plain},
        {PayoutFields::tr("Made by"), claimText(content.creator), false, Tone::Plain}};
    if (!content.editor.isEmpty())
        rows.push_back({PayoutFields::tr("Changed by"), claimText(content.editor), false, Tone::Plain});
    rows.push_back({PayoutFields::tr("Policy"), policyText(request), false, Tone::Plain});
    if (!request.memo.isEmpty())
        rows.push_back({PayoutFields::tr("Memo"), request.memo, false, Tone::Plain});
    return rows;
}

std::vector<FieldRow> clockFields(const RequestDetail& detail, UnixMs now) {
    std::vector<FieldRow> rows;
    const bool pending = detail.state == RequestState::Pending;
    rows.push_back(
        {PayoutFields::tr("Approve by"),
         pending ? dueText(detail.request.approveByMs, now) : momentText(detail.request.approveByMs), false,
         Tone::Plain});
    if (detail.executeBy)
        rows.push_back({PayoutFields::tr("Pay by"),
                        detail.state == RequestState::Approved ? dueText(*detail.executeBy, now)
                                                               : momentText(*detail.executeBy),
                        false, Tone::Plain});
    else
        rows.push_back(
            {PayoutFields::tr("Pay by"),
             PayoutFields::tr("%1 after the last signature").arg(ageText(detail.request.executeWithinMs)),
             false, Tone::Plain});
    return rows;
}

std::vector<FieldRow> decisionFields(const std::vector<SignedDecision>& decisions, UnixMs now) {
    std::vector<FieldRow> rows;
    for (const SignedDecision& one : decisions) {
        const bool good = one.keyState == QStringLiteral("active");
        const QString when = sinceText(one.at, now);
        rows.push_back({one.displayName,
                        PayoutFields::tr("%1 %2 ago · key %3, %4")
                            .arg(verdictWord(one.decision.verdict), when, shortKey(one.decision.key),
                                 keyStateWord(one.keyState)),
                        false, good ? Tone::Plain : Tone::Warning});
    }
    return rows;
}

std::vector<FieldRow> broadcastFields(const std::vector<BroadcastInfo>& sent, UnixMs now) {
    std::vector<FieldRow> rows;
    for (const BroadcastInfo& one : sent) {
        rows.push_back(
            {PayoutFields::tr("%1 ago").arg(sinceText(one.at, now)), one.txHash, true, Tone::Plain});
        rows.push_back(
            {{},
             PayoutFields::tr("nonce %1 · %n line(s): %2", nullptr, static_cast<int>(one.lines.size()))
                 .arg(one.chainNonce, one.lines.join(QStringLiteral(", "))),
             false,
             Tone::Muted});
    }
    return rows;
}

std::vector<FieldRow> otherFields(const std::vector<OtherRequest>& others, UnixMs now) {
    std::vector<FieldRow> rows;
    for (const OtherRequest& one : others) {
        const QString state = word(stageOf(one.state));
        rows.push_back({PayoutFields::tr("%1 ago").arg(sinceText(one.createdMs, now)),
                        PayoutFields::tr("%1 · proposed by %2 · %3")
                            .arg(one.why.isEmpty() ? state : PayoutFields::tr("%1 (%2)").arg(state, one.why),
                                 one.requester, one.id),
                        false, Tone::Plain});
    }
    return rows;
}

} // namespace countersign
