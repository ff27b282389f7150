// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/payout_history.h"

#include "models/trust/decision.h"
#include "models/trust/ed25519.h"

#include <array>

namespace countersign {
namespace {

const QString doNotPay = QStringLiteral("Do not pay it, and ask who wrote it");
const QString askAdmin = QStringLiteral("Ask the admins who changed it, and trust nothing signed after it");

QString named(const TrailRow& row) {
    return QStringLiteral("row %1, %2 of %3").arg(row.seq).arg(row.act, row.subject);
}

UnixMs atMs(const TrailRow& row) {
    return row.atUs / 1000;
}

bool isLive(RequestState state) {
    return state == RequestState::Pending || state == RequestState::Approved;
}

/// An act that moves a request on: from which states, and to which.
struct Move {
    const char* act;
    std::array<RequestState, 2> from;
    RequestState to;
};

constexpr Move moves[] = {
    {"release", {RequestState::Pending, RequestState::Approved}, RequestState::Approved},
    {"claim", {RequestState::Approved, RequestState::Approved}, RequestState::Executing},
    {"broadcast", {RequestState::Executing, RequestState::Broadcast}, RequestState::Broadcast},
    {"done", {RequestState::Broadcast, RequestState::Broadcast}, RequestState::Done},
    {"failed", {RequestState::Executing, RequestState::Broadcast}, RequestState::Failed},
    {"void", {RequestState::Pending, RequestState::Approved}, RequestState::Void},
    {"cancel", {RequestState::Pending, RequestState::Approved}, RequestState::Void},
    {"expire", {RequestState::Pending, RequestState::Approved}, RequestState::Expired},
};

const Move* moveOf(const QString& act) {
    for (const Move& move : moves) {
        if (act == QLatin1String(move.act))
            return &move;
    }
    return nullptr;
}

const char* kindOf(CountRule rule) {
    switch (rule) {
    case CountRule::Time:
        return "signed-outside-time";
    case CountRule::Key:
        return "key-not-valid";
    case CountRule::Requester:
        return "requester-approved";
    case CountRule::Binding:
    case CountRule::Rejection:
    case CountRule::Humans:
    case CountRule::Outsider:
    case CountRule::Tier:
        break;
    }
    return "signature-bad";
}

} // namespace

bool PayoutHistory::holds(const TrailHead& head) const {
    const qsizetype at = (head.seq - 1) * digestBytes;
    return head.seq >= 1 && at < hashes_.size() &&
           QByteArrayView(hashes_).sliced(at, digestBytes) == QByteArrayView(head.hash);
}

const std::set<QString>& PayoutHistory::requestsFor(const QString& payout) const {
    static const std::set<QString> none;
    const auto found = byPayout_.find(payout);
    return found == byPayout_.end() ? none : found->second;
}

RequestHistory* PayoutHistory::of(const TrailRow& row) {
    const QString prefix = QStringLiteral("request/");
    const auto found =
        row.subject.startsWith(prefix) ? requests_.find(row.subject.mid(prefix.size())) : requests_.end();
    if (found != requests_.end())
        return &found->second;
    complain_("request-not-in-trail", named(row) + QStringLiteral(": nobody proposed it"), doNotPay);
    return nullptr;
}

void PayoutHistory::take(const TrailRow& row) {
    if (row.act == u"propose" || row.act == u"approve" || row.act == u"reject")
        takeDecision(row);
    else if (row.act == u"enrol-key" || row.act == u"activate-key" || row.act == u"revoke-key")
        takeKey(row);
    else if (row.act == u"guard")
        takeGuard(row);
    else if (moveOf(row.act) && row.subject.startsWith(u"request/"))
        takeMove(row);
    hashes_ += row.hash.leftJustified(digestBytes, '\0', true);
}

void PayoutHistory::takeDecision(const TrailRow& row) {
    const Result<DecisionEvidence> evidence = readDecisionEvidence(row);
    if (!evidence) {
        complain_("evidence-malformed", englishSentence(evidence.failure()), doNotPay);
        return;
    }
    if (row.act == u"propose")
        takeProposal(row, *evidence);
    RequestHistory* history = of(row);
    if (!history)
        return;
    judge(row, *evidence, *history);
    if (row.act != u"propose")
        follow(row, *evidence, *history);
}

void PayoutHistory::takeProposal(const TrailRow& row, const DecisionEvidence& evidence) {
    const PayoutRequest& request = *evidence.request;
    if (row.subject != QStringLiteral("request/") + request.id)
        complain_("request-digest", named(row) + QStringLiteral(": its bytes are of another request"),
                  doNotPay);
    if (request.domain != keys_.domain())
        complain_("domain",
                  named(row) + QStringLiteral(": it was made for the deployment “%1”").arg(request.domain),
                  doNotPay);
    if (evidence.unsound)
        complain_("request-malformed", named(row) + QStringLiteral(": ") + evidence.unsound->what, doNotPay);
    for (const QString& id : requestsFor(request.content.payout)) {
        const RequestState other = requests_.at(id).state;
        if (isLive(other) || (isApprovedOrFurther(other) && other != RequestState::Failed))
            complain_(
                "request-twice",
                named(row) +
                    QStringLiteral(": request %1 for the same payout is %2").arg(id, requestStateName(other)),
                doNotPay);
    }
    RequestHistory history;
    history.request = request;
    history.digest = evidence.requestDigest;
    const QString id = row.subject.mid(8);
    if (requests_.emplace(id, std::move(history)).second)
        byPayout_[request.content.payout].insert(id);
    else
        complain_("request-twice", named(row) + QStringLiteral(": it was proposed before"), doNotPay);
}

void PayoutHistory::judge(const TrailRow& row, const DecisionEvidence& evidence, RequestHistory& history) {
    const Decision& decision = evidence.decision;
    if (decisionVerdictName(decision.verdict) != row.act)
        complain_("verdict-differs",
                  named(row) +
                      QStringLiteral(": what was signed is “%1”").arg(decisionVerdictName(decision.verdict)),
                  doNotPay);
    if (decision.human != row.human)
        complain_("key-of-another",
                  named(row) +
                      QStringLiteral(": the row is %1's, the signature %2's").arg(row.human, decision.human),
                  doNotPay);
    if (decision.headSeq >= row.seq || !holds({decision.headSeq, decision.headHash}))
        complain_(
            "head-differs",
            named(row) +
                QStringLiteral(": %1 saw another row %2 when they signed: the trail was written again since")
                    .arg(decision.human)
                    .arg(decision.headSeq),
            QStringLiteral("Compare with an older export"));
    const std::optional<KnownKey> key = keys_.key(decision.key);
    CheckedDecision checked{decision,
                            key && verify_(key->publicKey, evidence.decisionBytes, evidence.signature)};
    goodSignatures_ += checked.signatureGood ? 1 : 0;
    if (wasRevoked(decision.key)) {
        complain_("key-not-valid",
                  named(row) + QStringLiteral(": %1 had revoked that key before").arg(decision.human),
                  doNotPay);
        // A rejection is heard all the same.
        checked.signatureGood = checked.signatureGood && decision.verdict == DecisionVerdict::Reject;
    }
    const DecisionRecord record{row.subject.mid(8), decision.verdict, decision.human, decision.key,
                                evidence.signature};
    if (!decisions_.emplace(record, row.seq).second)
        complain_("decision-twice", named(row) + QStringLiteral(": it repeats a decision"), doNotPay);
    history.decisions.push_back(std::move(checked));
    history.decidedMs = atMs(row);
}

void PayoutHistory::follow(const TrailRow& row, const DecisionEvidence& evidence, RequestHistory& history) {
    if (!isLive(history.state))
        complain_("decision-after-end",
                  named(row) +
                      QStringLiteral(": the request was %1 already").arg(requestStateName(history.state)),
                  doNotPay);
    if (evidence.payout != history.request.content.payout)
        complain_("request-digest",
                  named(row) + QStringLiteral(": it names another payout than was proposed"), doNotPay);
    if (row.act == u"reject" && isLive(history.state))
        history.state = RequestState::Rejected;
}

void PayoutHistory::takeMove(const TrailRow& row) {
    RequestHistory* history = of(row);
    const Move* move = moveOf(row.act);
    if (!history)
        return;
    if (history->state != move->from[0] && history->state != move->from[1])
        complain_("state-not-carried",
                  named(row) + QStringLiteral(": the request was %1").arg(requestStateName(history->state)),
                  doNotPay);
    if (isApprovedOrFurther(move->to) && !history->movedMs)
        demandApproved(named(row), *history, atMs(row));
    if (move->to == RequestState::Executing) {
        history->movedMs = atMs(row);
        demandInTime(row, *history);
    }
    if (row.act == u"release") {
        const Result<QString> payout = readReleasedPayout(row);
        if (!payout || *payout != history->request.content.payout)
            complain_("released-without-request",
                      named(row) + QStringLiteral(": it released another payout than was signed"), doNotPay);
    }
    history->state = move->to;
}

bool PayoutHistory::wasRevoked(const QByteArray& key) const {
    const auto found = enrolled_.find(key);
    return found != enrolled_.end() && found->second.state == KeyState::Revoked;
}

void PayoutHistory::demandInTime(const TrailRow& row, const RequestHistory& history) {
    const UnixMs at = atMs(row);
    const HeadCount count = whoCounts(history.request, history.digest, history.decisions, keys_, at);
    const UnixMs until = count.lastSignedMs + history.request.executeWithinMs + clockSkewMs;
    if (count.lastSignedMs > 0 && at > until)
        complain_("claimed-late",
                  named(row) + QStringLiteral(": it had to be claimed until %1").arg(isoTime(until)),
                  doNotPay);
}

void PayoutHistory::demandApproved(const QString& where, RequestHistory& history, UnixMs at) {
    const HeadCount count = whoCounts(history.request, history.digest, history.decisions, keys_, at);
    if (count.approved || history.uncarried)
        return;
    history.uncarried = true;
    complain_("state-not-carried",
              where + QStringLiteral(": the signatures do not make it approved: ") +
                  count.whyNot().join(QStringLiteral("; ")),
              doNotPay);
}

void PayoutHistory::reportUncounted(const QString& id, const RequestHistory& history) {
    // A key that was revoked after the request was claimed, or came to nothing, is not held against it.
    const UnixMs at = history.movedMs ? history.movedMs : isLive(history.state) ? now_ : history.decidedMs;
    for (const CountFact& fact :
         whoCounts(history.request, history.digest, history.decisions, keys_, at).uncounted)
        complain_(kindOf(fact.rule), QStringLiteral("request %1: %2").arg(id, fact.sentence), doNotPay);
}

void PayoutHistory::finish() {
    for (auto& [id, history] : requests_) {
        reportUncounted(id, history);
        if (history.state == RequestState::Approved)
            demandApproved(QStringLiteral("request %1 is approved").arg(id), history, now_);
    }
}

void PayoutHistory::takeGuard(const TrailRow& row) {
    const Result<QStringList> payouts = readGuardedPayouts(row);
    if (!payouts)
        complain_("evidence-malformed", englishSentence(payouts.failure()), askAdmin);
    // Only what was there before anything could be proposed: a later row can't excuse a later release.
    else if (!guardSeen_ && requests_.empty())
        guarded_.insert(payouts->begin(), payouts->end());
    guardSeen_ = true;
}

void PayoutHistory::takeKey(const TrailRow& row) {
    const Result<KeyEvidence> evidence = readKeyEvidence(row);
    if (!evidence) {
        complain_("evidence-malformed", englishSentence(evidence.failure()), askAdmin);
        return;
    }
    const QByteArray id = keyId(evidence->publicKey);
    const auto before = enrolled_.find(id);
    const bool known = before != enrolled_.end();
    if (row.subject != QStringLiteral("key/") + QString::fromLatin1(id.toHex()) ||
        (known && before->second.human != evidence->human))
        complain_("key-of-another", named(row) + QStringLiteral(": it is not that human's key"), askAdmin);
    if (row.act == u"enrol-key")
        checkProof(row, *evidence);
    else if (!known)
        complain_("key-state-differs", named(row) + QStringLiteral(": the key was never enrolled"), askAdmin);
    else if (row.act == u"activate-key" && before->second.state != KeyState::Pending)
        complain_("key-state-differs",
                  named(row) + QStringLiteral(": the key was %1").arg(keyStateName(before->second.state)),
                  askAdmin);
    if (row.act == u"activate-key" && row.human == evidence->human)
        complain_("key-of-another", named(row) + QStringLiteral(": its owner put it in force alone"),
                  askAdmin);
    enrolled_[id] = {evidence->human, row.act == u"enrol-key"      ? KeyState::Pending
                                      : row.act == u"activate-key" ? KeyState::Active
                                                                   : KeyState::Revoked};
}

void PayoutHistory::checkProof(const TrailRow& row, const KeyEvidence& evidence) {
    const Enrolment& proof = *evidence.proof;
    const bool bound = proof.domain == keys_.domain() && proof.human == evidence.human &&
                       proof.publicKey == evidence.publicKey && row.human == evidence.human;
    if (enrolled_.contains(keyId(evidence.publicKey)))
        complain_("key-state-differs", named(row) + QStringLiteral(": the key was enrolled before"),
                  askAdmin);
    if (const Status usable = checkPublicKey(evidence.publicKey, named(row)); !usable)
        complain_("signature-bad", englishSentence(usable.failure()), askAdmin);
    else if (!bound || !verify_(evidence.publicKey, evidence.proofBytes, evidence.signature))
        complain_("signature-bad", named(row) + QStringLiteral(": the proof that they hold the key is wrong"),
                  askAdmin);
    else
        ++goodSignatures_;
}

} // namespace countersign
