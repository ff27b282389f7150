// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/desk_output.h"

#include "models/trust/digest_words.h"

namespace countersign::ctl {

namespace {

Json decimalJson(const std::optional<Decimal>& value) {
    return value ? Json(value->canonicalText().toStdString()) : Json(nullptr);
}

Json listJson(const QStringList& texts) {
    Json array = Json::array();
    for (const QString& text : texts)
        array.push_back(text.toStdString());
    return array;
}

/// Text that is JSON itself.
Json parsedJson(const QByteArray& text) {
    Json parsed = Json::parse(text.constBegin(), text.constEnd(), nullptr, false);
    return parsed.is_discarded() ? Json(text.toStdString()) : parsed;
}

} // namespace

Json hexJson(const QByteArray& octets) {
    return octets.isEmpty() ? Json(nullptr) : Json(octets.toHex().toStdString());
}

QString answerKindName(DeskAnswer::Kind kind) {
    switch (kind) {
    case DeskAnswer::Kind::Done:
        return QStringLiteral("done");
    case DeskAnswer::Kind::Refused:
        return QStringLiteral("refused");
    case DeskAnswer::Kind::InDoubt:
        break;
    }
    return QStringLiteral("in-doubt");
}

Json toJson(const PayoutSummary& payout) {
    return {{"payout", toJson(payout.payout)},
            {"raw_state", toJson(payout.rawState)},
            {"creator", toJson(payout.creator)},
            {"created_at", timeJson(payout.createdAt)},
            {"total", payout.total ? Json(payout.total->amount.text().toStdString()) : Json(nullptr)},
            {"currency", payout.total ? toJson(payout.total->currency) : Json(nullptr)},
            {"lines", payout.lineCount},
            {"request", toJson(payout.request)},
            {"state", payout.state ? toJson(requestStateName(*payout.state)) : Json(nullptr)},
            {"requester", toJson(payout.requester)},
            {"required", payout.required},
            {"signed", payout.signedBy},
            {"approve_by", timeJson(payout.approveByMs)}};
}

Json toJson(const PayoutRequest& request, const QByteArray& digest) {
    const PayoutContent& content = request.content;
    Json lines = Json::array();
    for (const PayoutLine& line : content.lines)
        lines.push_back({{"line", toJson(line.id)},
                         {"destination", toJson(line.destination)},
                         {"method", toJson(line.method)},
                         {"amount", line.amount.canonicalText().toStdString()},
                         {"currency", toJson(line.currency)}});
    return {{"domain", toJson(request.domain)},
            {"request", toJson(request.id)},
            {"payout", toJson(content.payout)},
            {"currency", toJson(content.currency)},
            {"total", content.total.canonicalText().toStdString()},
            {"source", toJson(content.source)},
            {"creator", toJson(content.creator)},
            {"editor", toJson(content.editor)},
            {"memo", toJson(request.memo)},
            {"policy", request.policy},
            {"required", request.required},
            {"proposer_counts", request.proposerCounts},
            {"requester", toJson(request.requester)},
            {"nonce", hexJson(request.nonce)},
            {"created_at", timeJson(request.createdMs)},
            {"approve_by", timeJson(request.approveByMs)},
            {"execute_within_ms", request.executeWithinMs},
            {"lines", lines},
            {"digest", hexJson(digest)},
            {"digest_words", toJson(digestWords(digest).join(u' '))}};
}

Json toJson(const PayoutCheck& check) {
    return {{"check", toJson(check.name)},
            {"line", toJson(check.line)},
            {"text", toJson(check.text)},
            {"evidence", toJson(check.evidence)}};
}

Json toJson(const SignedDecision& one) {
    return {{"human", toJson(one.decision.human)},
            {"verdict", toJson(decisionVerdictName(one.decision.verdict))},
            {"key", hexJson(one.decision.key)},
            {"key_state", toJson(one.keyState)},
            {"signature", hexJson(one.signature)},
            {"head_seq", one.decision.headSeq},
            {"head_hash", hexJson(one.decision.headHash)},
            {"signed_at", timeJson(one.decision.signedMs)},
            {"reason", toJson(one.decision.reason)}};
}

Json toJson(const KeyInfo& key) {
    return {{"key", hexJson(key.key)},
            {"human", toJson(key.human)},
            {"display_name", toJson(key.displayName)},
            {"public_key", hexJson(key.publicKey)},
            {"state", toJson(key.state)},
            {"enrolled_at", timeJson(key.enrolledAt)},
            {"activated_by", toJson(key.activatedBy)},
            {"activated_at", timeJson(key.activatedAt)},
            {"revoked_by", toJson(key.revokedBy)},
            {"revoked_at", timeJson(key.revokedAt)},
            {"reason", toJson(key.reason)}};
}

Json toJson(const PersonInfo& person) {
    return {{"human", toJson(person.human)},
            {"display_name", toJson(person.displayName)},
            {"login", toJson(person.login)},
            {"active", person.active},
            {"roles", listJson(person.roles)}};
}

Json toJson(const PolicyTier& tier) {
    return {{"version", tier.version},
            {"currency", tier.currency.toStdString()},
            {"from", tier.from.canonicalText().toStdString()},
            {"required", tier.required},
            {"proposer_counts", tier.proposerCounts},
            {"approve_within_s", tier.approveWithinS},
            {"execute_within_s", tier.executeWithinS},
            {"cap_item", decimalJson(tier.capItem)},
            {"cap_day", decimalJson(tier.capDay)}};
}

Json toJson(const ChangeInfo& change) {
    return {{"change", change.change},
            {"what", toJson(change.what)},
            {"body", parsedJson(change.body)},
            {"memo", toJson(change.memo)},
            {"state", toJson(change.state)},
            {"proposer", toJson(change.proposer)},
            {"proposed_at", timeJson(change.proposedAt)},
            {"decider", toJson(change.decider)},
            {"decided_at", timeJson(change.decidedAt)}};
}

Json toJson(const TrailRow& row) {
    return {{"seq", row.seq},
            {"at", timeJson(row.atUs / 1000)},
            {"actor", toJson(row.actor)},
            {"human", toJson(row.human)},
            {"act", toJson(row.act)},
            {"subject", toJson(row.subject)},
            {"detail", parsedJson(row.detail.toUtf8())},
            {"hash", hexJson(row.hash)}};
}

Json toJson(const SignedKeyring& signed_) {
    const Keyring& keyring = signed_.keyring;
    Json keys = Json::array(), tiers = Json::array(), signatures = Json::array();
    for (const KeyringKey& key : keyring.keys)
        keys.push_back({{"key", hexJson(key.id())},
                        {"human", toJson(key.human)},
                        {"roles", toJson(roleNames(key.roles))},
                        {"public_key", hexJson(key.publicKey)},
                        {"not_before", timeJson(key.notBefore)},
                        {"not_after", timeJson(key.notAfter)},
                        {"revoked_at", timeJson(key.revoked)}});
    for (const KeyringTier& tier : keyring.tiers)
        tiers.push_back({{"currency", toJson(tier.currency)},
                         {"from", tier.from.canonicalText().toStdString()},
                         {"required", tier.required},
                         {"proposer_counts", tier.proposerCounts}});
    for (const KeyringSignature& one : signed_.signatures)
        signatures.push_back(hexJson(one.key));
    return {{"domain", toJson(keyring.domain)},
            {"version", keyring.version},
            {"previous", hexJson(keyring.previous)},
            {"made_at", timeJson(keyring.made)},
            {"expires_at", timeJson(keyring.expires)},
            {"fingerprint", hexJson(signed_.digest())},
            {"fingerprint_words", toJson(digestWords(signed_.digest()).join(u' '))},
            {"keys", keys},
            {"tiers", tiers},
            {"signed_by", signatures}};
}

int reportAnswer(Output& output, const QString& act, const QString& subject, const DeskAnswer& answer) {
    const QString outcome = answerKindName(answer.kind);
    if (output.json()) {
        output.write(
            Json::array({{{"act", toJson(act)},
                          {"subject", toJson(subject)},
                          {"outcome", toJson(outcome)},
                          {"reason", toJson(answer.reason)},
                          {"text", toJson(answer.text)},
                          {"state", toJson(answer.state)},
                          {"detail", toJson(answer.detail)},
                          {"replayed", answer.replayed},
                          {"audit_seq", answer.auditSeq > 0 ? Json(answer.auditSeq) : Json(nullptr)}}}));
    } else {
        const QString state =
            answer.state.isEmpty() ? QString() : QStringLiteral(", it is %1").arg(answer.state);
        const QString why = answer.text.isEmpty() ? answer.reason : answer.text;
        output.line(
            QStringLiteral("%1 %2: %3%4%5")
                .arg(act, subject, outcome, state, why.isEmpty() ? QString() : QStringLiteral(". ") + why));
    }
    return answer.kind == DeskAnswer::Kind::Done ? Fine : NeedsHuman;
}

} // namespace countersign::ctl
