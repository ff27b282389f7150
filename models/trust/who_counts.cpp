// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/who_counts.h"

#include <algorithm>

namespace countersign {
namespace {

/// Goes through the decisions once and keeps who signed what. Thread: the caller's.
class Counting {
  public:
    Counting(const PayoutRequest& request, const QByteArray& digest, const KeyLookup& keys, UnixMs at)
        : request_(request)
        , digest_(digest)
        , keys_(keys)
        , at_(at) {}

    void take(const CheckedDecision& checked);
    [[nodiscard]] HeadCount finish();

  private:
    [[nodiscard]] QString unbound(const CheckedDecision& checked, const std::optional<KnownKey>& key) const;
    [[nodiscard]] QString mistimed(const Decision& decision) const;
    [[nodiscard]] QString keyProblem(const Decision& decision, const KnownKey& key) const;
    [[nodiscard]] qint64 counted(bool withProposer) const;
    void uncount(CountRule rule, const Decision& decision, const QString& why);
    void rule(CountRule rule, bool holds, qint64 found, qint64 needed, const QString& sentence);
    void ruleOfTiers();

    const PayoutRequest& request_;
    const QByteArray& digest_;
    const KeyLookup& keys_;
    UnixMs at_;
    QStringList approvers_, rejecters_;
    bool proposed_ = false;
    bool requesterApproved_ = false;
    UnixMs approvedMs_ = 0, proposedMs_ = 0;
    HeadCount result_;
};

QString Counting::unbound(const CheckedDecision& checked, const std::optional<KnownKey>& key) const {
    const Decision& decision = checked.decision;
    if (!key)
        return QStringLiteral("their key is not in the keyring");
    if (key->human != decision.human)
        return QStringLiteral("the keyring says that the key is %1's").arg(key->human);
    if (!checked.signatureGood)
        return QStringLiteral("the signature is wrong");
    if (decision.domain != request_.domain || decision.domain != keys_.domain())
        return QStringLiteral("it was signed for the deployment “%1”").arg(decision.domain);
    if (decision.digest != digest_)
        return QStringLiteral("it was signed for another request, or for other contents of this one");
    return {};
}

QString Counting::mistimed(const Decision& decision) const {
    if (decision.signedMs < request_.createdMs - clockSkewMs)
        return QStringLiteral("it was signed before the request was made");
    if (decision.signedMs > request_.approveByMs + clockSkewMs)
        return QStringLiteral("it was signed after approvals had ended");
    return {};
}

QString Counting::keyProblem(const Decision& decision, const KnownKey& key) const {
    if (decision.signedMs < key.notBeforeMs)
        return QStringLiteral("their key was not valid yet");
    if (decision.signedMs > key.notAfterMs)
        return QStringLiteral("their key had expired");
    if (key.revokedMs && (*key.revokedMs <= at_ || *key.revokedMs <= decision.signedMs))
        return QStringLiteral("their key is revoked");
    const bool may = decision.verdict == DecisionVerdict::Propose ? key.mayPropose : key.mayDecide;
    return may ? QString() : QStringLiteral("their key's roles do not allow it");
}

void Counting::uncount(CountRule rule, const Decision& decision, const QString& why) {
    result_.uncounted.push_back({rule, false, decision.human, 0, 0,
                                 QStringLiteral("the “%1” of %2 does not count: %3")
                                     .arg(decisionVerdictName(decision.verdict), decision.human, why)});
}

void Counting::take(const CheckedDecision& checked) {
    const Decision& decision = checked.decision;
    const std::optional<KnownKey> key = keys_.key(decision.key);
    if (const QString why = unbound(checked, key); !why.isEmpty())
        return uncount(CountRule::Binding, decision, why);
    if (decision.verdict == DecisionVerdict::Reject) {
        // Late, or with an old key: whoever says no in time to be heard is heard.
        rejecters_ << decision.human;
        return;
    }
    if (const QString why = mistimed(decision); !why.isEmpty())
        return uncount(CountRule::Time, decision, why);
    if (const QString why = keyProblem(decision, *key); !why.isEmpty())
        return uncount(CountRule::Key, decision, why);
    const bool byRequester = decision.human == request_.requester;
    if (decision.verdict == DecisionVerdict::Propose) {
        if (!byRequester)
            return uncount(CountRule::Requester, decision,
                           QStringLiteral("%1 is who proposes it").arg(request_.requester));
        proposed_ = true;
        proposedMs_ = std::max(proposedMs_, decision.signedMs);
    } else if (byRequester) {
        requesterApproved_ = true;
        uncount(CountRule::Requester, decision, QStringLiteral("they proposed it"));
    } else {
        approvers_ << decision.human;
        approvedMs_ = std::max(approvedMs_, decision.signedMs);
    }
}

qint64 Counting::counted(bool withProposer) const {
    return approvers_.size() + (withProposer && proposed_ ? 1 : 0);
}

void Counting::rule(CountRule rule, bool holds, qint64 found, qint64 needed, const QString& sentence) {
    result_.approved = result_.approved && holds;
    result_.rules.push_back({rule, holds, {}, found, needed, sentence});
}

void Counting::ruleOfTiers() {
    const PayoutContent& content = request_.content;
    const std::optional<TierDemand> tier = keys_.demand(content.currency, content.total);
    if (!tier) {
        rule(CountRule::Tier, true, 0, 0, QStringLiteral("the keyring asks for no more"));
        return;
    }
    const bool withProposer = tier->proposerCounts && request_.proposerCounts && !content.creator.isEmpty();
    const qint64 found = counted(withProposer);
    rule(CountRule::Tier, found >= tier->required, found, tier->required,
         QStringLiteral("the keyring asks for %1 humans%2, and %3 count")
             .arg(tier->required)
             .arg(tier->proposerCounts ? QString() : QStringLiteral(" besides the proposer"))
             .arg(found));
}

HeadCount Counting::finish() {
    approvers_.removeDuplicates();
    approvers_.sort();
    rejecters_.removeDuplicates();
    const PayoutContent& content = request_.content;
    const bool proposerMay = request_.proposerCounts && !content.creator.isEmpty();
    const qint64 needed = std::max<qint64>(request_.required, minSignatures);
    const qint64 found = counted(proposerMay);
    result_.approved = true;
    rule(CountRule::Rejection, rejecters_.isEmpty(), rejecters_.size(), 0,
         rejecters_.isEmpty() ? QStringLiteral("nobody rejected it")
                              : QStringLiteral("%1 rejected it").arg(rejecters_.join(QStringLiteral(", "))));
    rule(CountRule::Humans, found >= needed, found, needed,
         QStringLiteral("%1 of %2 humans have signed").arg(found).arg(needed));
    rule(CountRule::Requester, !requesterApproved_, requesterApproved_ ? 1 : 0, 0,
         requesterApproved_ ? QStringLiteral("%1 approved their own proposal").arg(request_.requester)
                            : QStringLiteral("the requester did not approve"));
    const bool outsider = std::any_of(approvers_.begin(), approvers_.end(), [&](const QString& human) {
        return human != content.creator && human != content.editor;
    });
    rule(CountRule::Outsider, outsider, outsider ? 1 : 0, 1,
         outsider ? QStringLiteral("an approver neither proposed, made nor changed it")
                  : QStringLiteral("no approver is somebody who neither proposed, made nor changed it"));
    ruleOfTiers();
    result_.humans = approvers_;
    if (proposerMay && proposed_)
        result_.humans << request_.requester;
    result_.humans.sort();
    result_.lastSignedMs = proposerMay ? std::max(approvedMs_, proposedMs_) : approvedMs_;
    return std::move(result_);
}

} // namespace

QStringList HeadCount::whyNot() const {
    QStringList all;
    for (const CountFact& fact : rules) {
        if (!fact.holds)
            all << fact.sentence;
    }
    for (const CountFact& fact : uncounted)
        all << fact.sentence;
    return all;
}

HeadCount whoCounts(const PayoutRequest& request, const QByteArray& digest,
                    const std::vector<CheckedDecision>& decisions, const KeyLookup& keys, UnixMs at) {
    Counting counting(request, digest, keys, at);
    for (const CheckedDecision& checked : decisions)
        counting.take(checked);
    return counting.finish();
}

} // namespace countersign
