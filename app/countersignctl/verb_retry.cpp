// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/identity.h"
#include "app/countersignctl/json_output.h"
#include "app/countersignctl/judge.h"
#include "app/countersignctl/target.h"
#include "app/countersignctl/text_tables.h"
#include "app/countersignctl/waiting.h"

#include <algorithm>

namespace countersign::ctl {

namespace {

constexpr int firstPauseMs = 500; ///< before looking up an act that is in doubt; doubles
constexpr int mostLookUps = 7;    ///< about a minute
constexpr int effectEveryMs = 500;
constexpr int effectTimeoutMs = 180'000; ///< of --wait

using OptionalOutcome = std::optional<ActOutcome>;

Failure badInput(const QString& what, const QString& remedy) {
    return {FailureKind::BadInput, what, QStringLiteral("countersignctl retry"), remedy, {}};
}

/// What was typed, without what the verdict adds.
Result<RetryRequest> requestOf(const Arguments& arguments) {
    RetryRequest request;
    request.item = {arguments.positional[0], arguments.positional[1]};
    request.reason = arguments.value(QStringLiteral("reason")).trimmed();
    request.fingerprint = arguments.value(QStringLiteral("fingerprint"));
    if (request.reason.isEmpty())
        return badInput(QStringLiteral("--reason is missing"),
                        QStringLiteral("Say why, in a sentence: it is kept in the trail"));
    if (request.reason.size() > maxReasonChars)
        return badInput(QStringLiteral("the reason is longer than %1 characters").arg(maxReasonChars), {});
    if (!arguments.has(QStringLiteral("key"))) {
        request.key = QUuid::createUuid();
        return request;
    }
    request.key = QUuid::fromString(arguments.value(QStringLiteral("key")));
    if (request.key.isNull())
        return badInput(QStringLiteral("--key is not a UUID"),
                        QStringLiteral("Leave it out to get a new one"));
    if (request.fingerprint.isEmpty())
        return badInput(
            QStringLiteral("--key needs --fingerprint"),
            QStringLiteral("A key is bound to the row as it was seen: give the fingerprint of that time"));
    return request;
}

/// The connection was lost after sending. The key finds out what happened: it is looked up and, when the
/// database has never seen it, sent again, which is safe because the key can act only once.
ActOutcome settleDoubt(const Target& target, const RetryRequest& request, Output& output) {
    int pauseMs = firstPauseMs;
    for (int i = 0; i < mostLookUps; ++i, pauseMs *= 2) {
        pauseFor(pauseMs);
        output.remark(QStringLiteral("The answer was lost; looking it up by its key..."));
        const auto gateway = openTarget(target);
        if (!gateway)
            continue;
        const auto known = (*gateway)->lookUp(request.key);
        if (known && *known)
            return **known;
        if (!known)
            continue;
        const auto again = (*gateway)->retry(request);
        if (again && again->kind != ActOutcome::Kind::InDoubt)
            return *again;
    }
    ActOutcome unsettled;
    unsettled.text =
        QStringLiteral("it is not known whether the retry happened. Ask again with --key %1 --fingerprint %2")
            .arg(request.key.toString(QUuid::WithoutBraces), request.fingerprint);
    return unsettled;
}

std::optional<Effect> waitForEffect(const Target& target, const QUuid& key) {
    std::optional<Effect> effect;
    std::unique_ptr<SystemGateway> gateway;
    for (int waitedMs = 0; waitedMs < effectTimeoutMs; waitedMs += effectEveryMs) {
        if (!gateway || !gateway->usable()) {
            auto opened = openTarget(target);
            gateway = opened ? std::move(opened).value() : nullptr;
        }
        if (gateway) {
            if (const auto now = gateway->effectOf(key))
                effect = *now;
        }
        const bool final =
            effect && (effect->stage == Effect::Stage::Done || effect->stage == Effect::Stage::Failed ||
                       effect->stage == Effect::Stage::NoEffect);
        if (final)
            break;
        pauseFor(effectEveryMs);
    }
    return effect;
}

void printForPeople(Output& output, const RetryRequest& request, const ActOutcome& outcome,
                    const std::optional<Effect>& effect) {
    const QString item = request.item.kind + u' ' + request.item.id;
    output.line(QStringLiteral("%1: %2%3")
                    .arg(item, outcomeName(outcome.kind),
                         outcome.text.isEmpty() ? QString() : QStringLiteral(", ") + outcome.text));
    if (outcome.until)
        output.line(QStringLiteral("Trying again makes sense at %1.").arg(isoTime(*outcome.until)));
    if (outcome.auditSeq > 0)
        output.line(QStringLiteral("Row %1 of the trail, key %2.")
                        .arg(outcome.auditSeq)
                        .arg(request.key.toString(QUuid::WithoutBraces)));
    if (!effect)
        return;
    output.line(QStringLiteral("Effect: %1, the row is now %2.")
                    .arg(effectStageName(effect->stage), effect->rawState));
    if (!effect->why.isEmpty())
        output.line(QStringLiteral("%1 %2").arg(effect->why, effect->whatToDo));
}

int report(Output& output, const RetryRequest& request, const ActOutcome& outcome,
           const std::optional<Effect>& effect, bool waited) {
    if (output.json())
        output.write(Json::array({toJson(request, outcome, effect)}));
    else
        printForPeople(output, request, outcome, effect);
    const bool done = outcome.kind == ActOutcome::Kind::Done;
    const bool seen = !waited || (effect && effect->stage == Effect::Stage::Done);
    return done && seen ? Fine : NeedsHuman;
}

ActOutcome refusal(const QString& reason, const QString& text) {
    ActOutcome refused;
    refused.kind = ActOutcome::Kind::Refused;
    refused.reason = reason;
    refused.text = text;
    return refused;
}

/// What identity or verdict refuse before anything is sent; nothing when neither does. Completes \a request
/// with what was judged.
Result<OptionalOutcome> judgeFirst(SystemGateway& gateway, const Target& target, RetryRequest& request) {
    if (const QString lock = identityLock(target, gateway.session()); !lock.isEmpty())
        return OptionalOutcome(refusal(QString::fromLatin1(identityReason), lock));
    const auto judgement = judge(gateway, target, request.item);
    if (!judgement)
        return judgement.failure();
    const Verdict& verdict = judgement->verdict;
    request.evidence = judgement->chainEvidence;
    if (request.fingerprint.isEmpty())
        request.fingerprint = verdict.fingerprint;
    if (verdict.mayRetry())
        return OptionalOutcome();
    ActOutcome refused =
        refusal(verdict.reason, QStringLiteral("%1: %2").arg(verdictName(verdict.kind), verdict.text));
    refused.until = verdict.until;
    return OptionalOutcome(refused);
}

int runRetry(const Arguments& arguments, Output& output) {
    auto request = requestOf(arguments);
    if (!request)
        return output.cannotRun(request.failure());
    const auto target = findTarget(arguments, Access::Acting);
    if (!target)
        return output.cannotRun(target.failure());
    const auto gateway = openTarget(*target);
    if (!gateway)
        return output.cannotRun(gateway.failure());
    if (!(*gateway)->session().mayAct())
        return report(output, *request,
                      refusal(QStringLiteral("may-not-act"), (*gateway)->session().whyNotAct), {}, false);
    // A key that was sent before is answered from its stored result, whatever the row looks like by now.
    const auto stored = (*gateway)->lookUp(request->key);
    if (!stored)
        return output.cannotRun(stored.failure());
    if (!*stored) {
        const auto refused = judgeFirst(**gateway, *target, *request);
        if (!refused)
            return output.cannotRun(refused.failure());
        if (*refused)
            return report(output, *request, **refused, {}, false);
        output.remark(QStringLiteral("key %1, fingerprint %2")
                          .arg(request->key.toString(QUuid::WithoutBraces), request->fingerprint));
    }
    const auto sent = (*gateway)->retry(*request);
    if (!sent)
        return output.cannotRun(sent.failure());
    const ActOutcome outcome =
        sent->kind == ActOutcome::Kind::InDoubt ? settleDoubt(*target, *request, output) : *sent;
    const bool wait = arguments.has(QStringLiteral("wait")) && outcome.kind == ActOutcome::Kind::Done;
    if (wait)
        output.remark(QStringLiteral("Done. Waiting up to %1 s for the backend to take it...")
                          .arg(effectTimeoutMs / 1'000));
    const auto effect = wait ? waitForEffect(*target, request->key) : std::nullopt;
    return report(output, *request, outcome, effect, wait);
}

} // namespace

Verb retryVerb() {
    return {
        QStringLiteral("retry"),
        QStringLiteral("KIND ID"),
        QStringLiteral("Retry one item, if and only if its verdict is SAFE."),
        QStringLiteral(
            "The verdict comes first, from the database and the chain; the database judges again under its\n"
            "locks. With --system, a mixture of parts that nobody settled refuses (see identity show).\n"
            " The key and the fingerprint are printed before anything is sent: after a crash, the\n"
            "same command with --key and --fingerprint gives the stored answer and never acts twice.\n"
            "Exit 1 when it was refused, is in doubt, or (--wait) had no effect."),
        targetOptions({
            {QStringLiteral("reason"), QStringLiteral("TEXT"),
             QStringLiteral("why; kept in the trail (required)")},
            {QStringLiteral("fingerprint"), QStringLiteral("F"),
             QStringLiteral("of the row you saw: refused when it has changed since")},
            {QStringLiteral("key"), QStringLiteral("UUID"), QStringLiteral("send the same act again")},
            {QStringLiteral("wait"),
             {},
             QStringLiteral("watch until the backend has picked it up and ended it")},
        }),
        runRetry};
}

} // namespace countersign::ctl
