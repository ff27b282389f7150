// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/payout_verification.h"

#include "models/feeds/paid_list.h"
#include "models/trust/canonical.h"
#include "models/trust/decision.h"
#include "models/trust/ed25519.h"
#include "models/trust/keyring_lookup.h"
#include "models/trust/payout_request.h"

#include <algorithm>

namespace countersign {

namespace {

QString nameOf(CountRule rule) {
    switch (rule) {
    case CountRule::Rejection:
        return QStringLiteral("rejection");
    case CountRule::Humans:
        return QStringLiteral("humans");
    case CountRule::Requester:
        return QStringLiteral("requester");
    case CountRule::Outsider:
        return QStringLiteral("outsider");
    case CountRule::Tier:
        return QStringLiteral("tier");
    case CountRule::Time:
        return QStringLiteral("time");
    case CountRule::Key:
        return QStringLiteral("key");
    case CountRule::Binding:
        break;
    }
    return QStringLiteral("signature");
}

/// Collects the facts, check by check. Thread: the caller's.
class Verifying {
  public:
    Verifying(const PayoutHandOff& handOff, const WorkerTerms& terms)
        : handOff_(handOff)
        , terms_(terms) {
        result_.request = handOff.proposed;
        result_.request.content = handOff.backend;
    }

    void keyring(const Result<Keyring>& keyring);
    void state();
    void content();
    void trail();
    void decisions(const Keyring& keyring);
    void time();
    [[nodiscard]] PayoutVerification take() { return std::move(result_); }

  private:
    void fact(const QString& check, bool holds, const QString& sentence) {
        result_.facts.push_back({check, holds, sentence});
    }
    [[nodiscard]] QString differences() const;
    [[nodiscard]] CheckedDecision checked(const SignedDecision& one, const KeyringLookup& keys);
    void head(const Decision& decision);

    const PayoutHandOff& handOff_;
    const WorkerTerms& terms_;
    PayoutVerification result_;
};

void Verifying::keyring(const Result<Keyring>& keyring) {
    if (!keyring)
        return fact(QStringLiteral("keyring"), false, englishSentence(keyring.failure()));
    const bool same = keyring->domain == handOff_.proposed.domain;
    fact(QStringLiteral("keyring"), same,
         same ? QStringLiteral("keyring %1 is in force until %2")
                    .arg(keyring->version)
                    .arg(isoTime(keyring->expires))
              : QStringLiteral("the keyring is of %1, the database of %2")
                    .arg(keyring->domain, handOff_.proposed.domain));
}

void Verifying::state() {
    const bool ready = handOff_.state == RequestState::Approved || handOff_.state == RequestState::Executing;
    fact(QStringLiteral("state"), ready,
         QStringLiteral("the request is %1").arg(requestStateName(handOff_.state)));
}

QString Verifying::differences() const {
    const PayoutContent& was = handOff_.proposed.content;
    const PayoutContent& now = handOff_.backend;
    if (now.payout.isEmpty())
        return QStringLiteral("the backend has no payout %1 any more").arg(was.payout);
    QStringList all;
    const auto compare = [&](const char* name, const QString& a, const QString& b) {
        if (a != b)
            all << QStringLiteral("%1 was “%2” and is “%3”").arg(QLatin1String(name), a, b);
    };
    compare("currency", was.currency, now.currency);
    compare("total", was.total.canonicalText(), now.total.canonicalText());
    compare("source", was.source, now.source);
    compare("creator", was.creator, now.creator);
    compare("editor", was.editor, now.editor);
    if (was.lines != now.lines)
        all << QStringLiteral("its lines are others");
    return all.isEmpty() ? QStringLiteral("the request's own fields were changed")
                         : all.join(QStringLiteral("; "));
}

/// The octets are built from the backend's rows: what differs there gives another digest.
void Verifying::content() {
    Status right = checkRequest(result_.request);
    if (right)
        right = checkRequestSum(result_.request);
    fact(QStringLiteral("request"), right.ok(),
         right ? QStringLiteral("the request is well formed, and its lines come to its total")
               : englishSentence(right.failure()));
    result_.digest = sha256(requestBytes(result_.request));
    const bool same = result_.digest == handOff_.digest;
    fact(QStringLiteral("digest"), same,
         same ? QStringLiteral("what the backend holds gives the digest that was signed")
              : QStringLiteral("what the backend holds is not what was proposed: ") + differences());
}

void Verifying::trail() {
    const QStringList& problems = handOff_.trail.problems;
    fact(QStringLiteral("trail"), problems.isEmpty(),
         problems.isEmpty() ? QStringLiteral("the trail holds over %1 rows").arg(handOff_.trail.rows)
                            : problems.front());
    if (!terms_.remembered)
        return;
    const auto found = handOff_.hashes.find(terms_.remembered->seq);
    const bool held = found != handOff_.hashes.end() && found->second == terms_.remembered->hash;
    fact(
        QStringLiteral("remembered"), held,
        held
            ? QStringLiteral("the trail goes on from row %1, which was seen here").arg(terms_.remembered->seq)
            : QStringLiteral("the trail's row %1 is not the one seen here: it was cut off or written again")
                  .arg(terms_.remembered->seq));
}

void Verifying::head(const Decision& decision) {
    const auto found = handOff_.hashes.find(decision.headSeq);
    const bool held =
        found != handOff_.hashes.end() && !found->second.isEmpty() && found->second == decision.headHash;
    fact(QStringLiteral("head"), held,
         held ? QStringLiteral("%1 saw row %2 of this trail").arg(decision.human).arg(decision.headSeq)
              : QStringLiteral("%1 saw another row %2 than this trail has")
                    .arg(decision.human)
                    .arg(decision.headSeq));
}

CheckedDecision Verifying::checked(const SignedDecision& one, const KeyringLookup& keys) {
    Decision decision = one.decision;
    decision.digest = result_.digest; // ours, never the database's
    const auto key = keys.key(decision.key);
    const bool good = key && verifyEd25519(key->publicKey, decisionBytes(decision), one.signature);
    const QString word =
        QStringLiteral("the “%1” of %2").arg(decisionVerdictName(decision.verdict), decision.human);
    fact(QStringLiteral("signature"), good,
         good   ? word + QStringLiteral(" is signed")
         : !key ? word + QStringLiteral(" is signed with a key that is not in the keyring")
                : word + QStringLiteral(" is not signed: the signature is wrong, or of something else"));
    return {decision, good};
}

void Verifying::decisions(const Keyring& keyring) {
    const KeyringLookup keys(keyring);
    std::vector<CheckedDecision> all;
    for (const SignedDecision& one : handOff_.decisions) {
        all.push_back(checked(one, keys));
        head(one.decision);
    }
    result_.count = whoCounts(result_.request, result_.digest, all, keys, terms_.now);
    for (const CountFact& rule : result_.count.rules)
        fact(nameOf(rule.rule), rule.holds, rule.sentence);
    // One that does not count is told and stops nothing by itself: the others may be enough.
    for (const CountFact& one : result_.count.uncounted)
        fact(QStringLiteral("uncounted-") + nameOf(one.rule), one.rule != CountRule::Binding, one.sentence);
    const qint64 counted = result_.count.humans.size();
    const bool enough = counted >= terms_.least && result_.request.required >= terms_.least;
    fact(QStringLiteral("least"), enough,
         QStringLiteral("%1 humans count and the request asks for %2; here at least %3 must")
             .arg(counted)
             .arg(result_.request.required)
             .arg(terms_.least));
}

void Verifying::time() {
    const UnixMs until = result_.count.lastSignedMs + result_.request.executeWithinMs;
    const bool inTime = result_.count.lastSignedMs > 0 && terms_.now <= until;
    fact(QStringLiteral("execute-within"), inTime,
         result_.count.lastSignedMs == 0 ? QStringLiteral("no signature counts")
         : inTime                        ? QStringLiteral("it may be paid until %1").arg(isoTime(until))
                                         : QStringLiteral("it had to be paid until %1").arg(isoTime(until)));
}

Decimal limitOf(const std::map<QString, Decimal>& limits, const QString& currency) {
    const auto found = limits.find(currency);
    return found == limits.end() ? Decimal() : found->second;
}

void checkLimit(PayoutVerification& verification, const QString& check,
                const std::map<QString, Decimal>& limits, const Decimal& amount, const QString& what) {
    if (limits.empty())
        return;
    const QString& currency = verification.request.content.currency;
    const Decimal most = limitOf(limits, currency);
    verification.facts.push_back({check, amount <= most,
                                  QStringLiteral("%1 %2 %3, and at most %4 is allowed here")
                                      .arg(what, amount.canonicalText(), currency, most.canonicalText())});
}

} // namespace

bool PayoutVerification::holds() const {
    return !facts.empty() &&
           std::all_of(facts.begin(), facts.end(), [](const PayoutFact& fact) { return fact.holds; });
}

PayoutVerification verifyPayout(const PayoutHandOff& handOff, const Result<Keyring>& keyring,
                                const WorkerTerms& terms) {
    Verifying verifying(handOff, terms);
    verifying.keyring(keyring);
    verifying.state();
    verifying.content();
    verifying.trail();
    verifying.decisions(keyring ? *keyring : Keyring{});
    verifying.time();
    return verifying.take();
}

void checkLimits(PayoutVerification& verification, const PaidList* paid, const WorkerTerms& terms) {
    const PayoutContent content = verification.request.content;
    checkLimit(verification, QStringLiteral("per-payout"), terms.mostPerPayout, content.total,
               QStringLiteral("this payout is"));
    if (paid == nullptr)
        return;
    const QString seen = paid->seen(verification.request);
    verification.facts.push_back(
        {QStringLiteral("used"), seen.isEmpty(),
         seen.isEmpty() ? QStringLiteral("neither nonce nor payout was used before") : seen});
    checkLimit(verification, QStringLiteral("per-day"), terms.mostPerDay,
               paid->usedOnDay(content.currency, terms.now) + content.total,
               QStringLiteral("with this payout the day comes to"));
}

} // namespace countersign
