// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/gateway_private.h"
#include "models/postgres/payout_rows.h"

namespace countersign {

namespace {

QString hex(const QByteArray& octets) {
    return QString::fromLatin1(octets.toHex());
}

} // namespace

Result<DeskAnswer> SystemGateway::Private::act(const QString& call, const SqlArguments& arguments) {
    if (session.mode != AccessMode::Operator && session.mode != AccessMode::Signer)
        return Failure{FailureKind::NoRight, session.whyNotAct, where(), {}, {}};
    if (!connection->usable())
        return Failure{FailureKind::Unreachable,
                       QStringLiteral("the connection is gone; nothing was sent"),
                       where(),
                       {},
                       {}};
    const auto rows = connection->act(answerColumnsSql() + call + QStringLiteral(" a"), arguments);
    if (rows && !rows->empty())
        return answerFrom(rows->front());
    if (!rows && (rows.failure().kind == FailureKind::InDoubt || !connection->usable())) {
        DeskAnswer answer;
        answer.text = QStringLiteral("The connection was lost before the answer came; it is looked up");
        return answer;
    }
    return rows ? Failure{FailureKind::Malformed,
                          QStringLiteral("the contract gave no answer"),
                          where(),
                          {},
                          {}}
                : rows.failure();
}

Result<DeskAnswer> SystemGateway::propose(const PayoutRequest& request, const SignedDecision& proposal) {
    const Decision& d = proposal.decision;
    return d_->act(
        QStringLiteral("propose($1::text, $2::uuid, decode($3::text, 'hex'), $4::text, $5::bigint,"
                       " decode($6::text, 'hex'), decode($7::text, 'hex'), decode($8::text, 'hex'),"
                       " $9::bigint, decode($10::text, 'hex'), $11::bigint)"),
        {request.content.payout, request.id, hex(request.nonce), request.memo,
         QString::number(request.createdMs), hex(d.digest), hex(d.key), hex(proposal.signature),
         QString::number(d.headSeq), hex(d.headHash), QString::number(d.signedMs)});
}

Result<DeskAnswer> SystemGateway::decide(const QString& request, const SignedDecision& decision) {
    const Decision& d = decision.decision;
    return d_->act(
        QStringLiteral("decide($1::uuid, $2::text, decode($3::text, 'hex'), decode($4::text, 'hex'),"
                       " $5::bigint, decode($6::text, 'hex'), $7::bigint, $8::text)"),
        {request, decisionVerdictName(d.verdict), hex(d.key), hex(decision.signature),
         QString::number(d.headSeq), hex(d.headHash), QString::number(d.signedMs), d.reason});
}

Result<DeskAnswer> SystemGateway::cancelRequest(const QString& request, const QString& reason) {
    return d_->act(QStringLiteral("cancel($1::uuid, $2::text)"), {request, reason});
}

Result<std::optional<SignedDecision>> SystemGateway::lookUpDecision(const QString& request,
                                                                    const QString& human) {
    auto detail = this->request(request);
    if (!detail) {
        if (detail.failure().kind == FailureKind::Missing)
            return d_->neverSeen<SignedDecision>();
        return detail.failure();
    }
    for (const SignedDecision& one : detail->decisions) {
        if (one.decision.human == human)
            return std::optional(one);
    }
    return d_->neverSeen<SignedDecision>();
}

Result<DeskAnswer> SystemGateway::enrolKey(const QByteArray& publicKey, const QByteArray& signature) {
    return d_->act(QStringLiteral("enrol_key(decode($1::text, 'hex'), decode($2::text, 'hex'))"),
                   {hex(publicKey), hex(signature)});
}

Result<DeskAnswer> SystemGateway::activateKey(const QByteArray& key) {
    return d_->act(QStringLiteral("activate_key(decode($1::text, 'hex'))"), {hex(key)});
}

Result<DeskAnswer> SystemGateway::revokeKey(const QByteArray& key, const QString& reason) {
    return d_->act(QStringLiteral("revoke_key(decode($1::text, 'hex'), $2::text)"), {hex(key), reason});
}

Result<DeskAnswer> SystemGateway::proposePolicy(const QByteArray& tiersJson, const QString& memo) {
    return d_->act(QStringLiteral("propose_policy($1::jsonb, $2::text)"),
                   {QString::fromUtf8(tiersJson), memo});
}

Result<DeskAnswer> SystemGateway::proposePerson(const PersonInfo& person, const QString& memo) {
    return d_->act(QStringLiteral("propose_person($1::text, $2::text, $3::text, $4::boolean, $5::text)"),
                   {person.login, person.human, person.displayName,
                    person.active ? QStringLiteral("true") : QStringLiteral("false"), memo});
}

Result<DeskAnswer> SystemGateway::decideChange(qint64 change, bool approve) {
    return d_->act(QStringLiteral("decide_change($1::bigint, $2::boolean)"),
                   {QString::number(change), approve ? QStringLiteral("true") : QStringLiteral("false")});
}

} // namespace countersign
