// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/signing.h"

#include "app/countersignctl/confirm.h"
#include "app/countersignctl/desk_output.h"
#include "app/countersignctl/identity.h"
#include "app/countersignctl/sheet_text.h"
#include "app/countersignctl/signer_option.h"
#include "app/countersignctl/waiting.h"
#include "models/trust/canonical.h"
#include "models/trust/decision.h"
#include "models/trust/payout_request.h"

namespace countersign::ctl {

namespace {

constexpr int firstPauseMs = 500; ///< before looking up a word that is in doubt; doubles
constexpr int mostLookUps = 7;    ///< about a minute
constexpr qsizetype keyIdBytes = 32;

Failure badInput(const QString& what, const QString& remedy) {
    return {FailureKind::BadInput, what, {}, remedy, {}};
}

Result<SignedDecision> signedWord(SystemGateway& gateway, const SigningSheet& sheet, Signer& signer,
                                  const QString& reason) {
    // The head as late as may be: every signer is a witness of the trail as it is now.
    const auto head = gateway.trailHead();
    if (!head)
        return head.failure();
    SignedDecision word;
    Decision& decision = word.decision;
    decision.domain = sheet.request.domain;
    decision.verdict = sheet.verdict;
    decision.digest = sha256(sheet.bytes);
    decision.human = gateway.session().human;
    decision.key = sha256(signer.publicKey());
    decision.headSeq = head->seq;
    decision.headHash = head->hash;
    decision.signedMs = systemNow();
    decision.reason = reason;
    if (const Status right = checkDecision(decision); !right)
        return right.failure();
    const auto signature = signer.sign(decisionBytes(decision));
    if (!signature)
        return signature.failure();
    word.signature = *signature;
    return word;
}

DeskAnswer answered(DeskAnswer::Kind kind, const QString& reason, const QString& text) {
    DeskAnswer answer;
    answer.kind = kind;
    answer.reason = reason;
    answer.text = text;
    return answer;
}

/// The connection was lost after sending: the database is asked until it is known whether our word is there.
DeskAnswer settleDoubt(const Target& target, const SigningSheet& sheet, const SignedDecision& word,
                       Output& output) {
    const UnixMs sentMs = systemNow();
    int pauseMs = firstPauseMs;
    for (int i = 0; i < mostLookUps; ++i, pauseMs *= 2) {
        pauseFor(pauseMs);
        output.remark(QStringLiteral("The answer was lost; looking up what the database has..."));
        const auto gateway = openTarget(target);
        const auto found = gateway ? (*gateway)->lookUpDecision(sheet.request.id, word.decision.human)
                                   : Result<std::optional<SignedDecision>>(gateway.failure());
        if (!found)
            continue;
        if (*found && (**found).signature == word.signature) {
            DeskAnswer done;
            done.kind = DeskAnswer::Kind::Done;
            done.replayed = true;
            return done;
        }
        // The server may still be at work on it; only after its own deadline is "never seen" final.
        if (*found || systemNow() - sentMs > statementTimeoutMs + lockTimeoutMs)
            return answered(
                DeskAnswer::Kind::Refused, QStringLiteral("not-stored"),
                QStringLiteral("It never reached the database, so nothing happened. Sign again if it "
                               "is still needed"));
    }
    return answered(
        DeskAnswer::Kind::InDoubt, QStringLiteral("in-doubt"),
        QStringLiteral("It is not known whether the word was stored. Look again: countersignctl payout "
                       "show %1")
            .arg(sheet.request.id));
}

} // namespace

std::vector<OptionSpec> signingOptions(std::vector<OptionSpec> own) {
    for (const OptionSpec& option : signerOptions())
        own.push_back(option);
    own.push_back(yesOption());
    return targetOptions(std::move(own));
}

Result<Desk> openDesk(const Arguments& arguments, Access access) {
    auto target = findTarget(arguments, access);
    if (!target)
        return target.failure();
    auto gateway = openTarget(*target);
    if (!gateway)
        return gateway.failure();
    return Desk{std::move(target).value(), std::move(gateway).value()};
}

int signSheet(const Arguments& arguments, Output& output, const Target& target, SystemGateway& gateway,
              const SigningSheet& sheet, const QString& reason) {
    for (const QString& line : sheetLines(sheet))
        output.remark(line);
    const QString act = decisionVerdictName(sheet.verdict);
    if (!sheet.wrong.isEmpty())
        return reportAnswer(output, act, sheet.request.id,
                            answered(DeskAnswer::Kind::Refused, QStringLiteral("wrong"), sheet.wrong));
    // A rejection only ends something: it is not held up.
    const QString lock =
        sheet.verdict == DecisionVerdict::Reject ? QString() : identityLock(target, gateway.session());
    if (!lock.isEmpty())
        return reportAnswer(output, act, sheet.request.id,
                            answered(DeskAnswer::Kind::Refused, QString::fromLatin1(identityReason), lock));
    auto signer = signerFrom(arguments);
    if (!signer)
        return output.cannotRun(signer.failure());
    if (const Status yes = confirmed(arguments, sheet.digest); !yes)
        return output.cannotRun(yes.failure());
    auto secret = passphraseFrom(arguments, QStringLiteral("Passphrase of %1: ").arg((*signer)->place()));
    if (!secret)
        return output.cannotRun(secret.failure());
    (*signer)->unlock(std::move(secret).value());
    const auto word = signedWord(gateway, sheet, **signer, reason);
    if (!word)
        return output.cannotRun(word.failure());
    const auto sent = sheet.verdict == DecisionVerdict::Propose ? gateway.propose(sheet.request, *word)
                                                                : gateway.decide(sheet.request.id, *word);
    if (!sent)
        return output.cannotRun(sent.failure());
    return reportAnswer(output, act, sheet.request.id,
                        sent->kind == DeskAnswer::Kind::InDoubt ? settleDoubt(target, sheet, *word, output)
                                                                : *sent);
}

Result<QString> requestIdFrom(const QString& typed) {
    if (!isRequestId(typed))
        return badInput(QStringLiteral("\"%1\" is no request: a UUID in lower case is").arg(typed.left(80)),
                        QStringLiteral("countersignctl payouts lists them"));
    return typed;
}

Result<QByteArray> keyIdFrom(const QString& typed) {
    const auto id = octetsFromHex(typed.toLower().toLatin1(), keyIdBytes);
    if (!id)
        return badInput(QStringLiteral("\"%1\" is no key: 64 hexadecimal digits are").arg(typed.left(80)),
                        QStringLiteral("countersignctl keys list shows them"));
    return *id;
}

Result<QString> reasonFrom(const Arguments& arguments) {
    const QString reason = arguments.value(QStringLiteral("reason")).trimmed();
    if (reason.isEmpty())
        return badInput(QStringLiteral("--reason is missing"),
                        QStringLiteral("Say why, in a sentence: it is kept in the trail"));
    return reason;
}

int actOnDesk(const Arguments& arguments, Output& output, const QString& act, const QString& subject,
              const DeskAct& job) {
    const auto desk = openDesk(arguments, Access::Acting);
    if (!desk)
        return output.cannotRun(desk.failure());
    auto answer = job(*desk->gateway);
    if (!answer)
        return output.cannotRun(answer.failure());
    if (answer->kind == DeskAnswer::Kind::InDoubt)
        answer->text = QStringLiteral("The answer was lost: it may have happened. Look before you try again");
    return reportAnswer(output, act, subject, *answer);
}

} // namespace countersign::ctl
