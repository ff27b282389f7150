// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/payouts/payout_words.h"

#include "models/domain/destination_checks.h"
#include "models/domain/refusal_text.h"
#include "views/format.h"
#include "views/payouts/destination_text.h"

#include <QCoreApplication>
#include <QHash>

#include <map>

namespace countersign {
namespace {

/// Gives the sentences of this file their context.
struct PayoutWords {
    Q_DECLARE_TR_FUNCTIONS(PayoutWords)
};

QString checkSentence(const QString& name) {
    static const QHash<QString, const char*> sentences{
        {QStringLiteral("destination-twice"),
         QT_TRANSLATE_NOOP("PayoutWords", "Two lines pay the same destination")},
        {QStringLiteral("destination-new"),
         QT_TRANSLATE_NOOP("PayoutWords", "This destination was never paid before")},
        {QStringLiteral("paid-recently"),
         QT_TRANSLATE_NOOP("PayoutWords", "The same destination was paid the same amount lately")},
        {QStringLiteral("look-alike"),
         QT_TRANSLATE_NOOP("PayoutWords",
                           "It looks like a known destination, but is another: compare every character")},
        {QStringLiteral("destination-changed"),
         QT_TRANSLATE_NOOP("PayoutWords", "The payee's destination is another than at the last payout")},
        {QStringLiteral("address-checksum"),
         QT_TRANSLATE_NOOP("PayoutWords",
                           "The address does not carry its own checksum (EIP-55): a character may be wrong")},
        {QStringLiteral("address-malformed"),
         QT_TRANSLATE_NOOP("PayoutWords", "It is not an address of this method")},
    };
    const auto found = sentences.constFind(name);
    return found == sentences.constEnd() ? QString() : PayoutWords::tr(*found);
}

/// What the evidence adds to the sentence of a check.
QString evidenceText(const PayoutCheck& check) {
    if (check.evidence.isEmpty())
        return {};
    const auto value = [&](const char* key) { return check.evidence.value(QLatin1String(key)).toString(); };
    if (check.name == QStringLiteral("look-alike"))
        return PayoutWords::tr("known: %1, payout %2")
            .arg(groupedDestination(value("known")), value("payout"));
    if (check.name == QStringLiteral("destination-changed"))
        return PayoutWords::tr("before: %1, payout %2")
            .arg(groupedDestination(value("before")), value("payout"));
    if (check.name == QStringLiteral("paid-recently"))
        return PayoutWords::tr("payout %1, line %2").arg(value("payout"), value("line"));
    return {};
}

QString rejectedBy(const RequestDetail& detail) {
    for (const SignedDecision& one : detail.decisions) {
        if (one.decision.verdict == DecisionVerdict::Reject)
            return PayoutWords::tr("Rejected by %1: %2").arg(one.displayName, one.decision.reason);
    }
    return PayoutWords::tr("Rejected");
}

QString voidText(const RequestDetail& detail) {
    if (detail.why == QStringLiteral("cancelled"))
        return PayoutWords::tr("Taken back: %1")
            .arg(detail.whyDetail.value(QStringLiteral("reason")).toString());
    if (detail.why == QStringLiteral("changed"))
        return PayoutWords::tr(
            "Void: what the backend would pay is not what was signed. Nothing of it is paid; "
            "what differs is listed under “Differences”.");
    if (detail.why == QStringLiteral("paid-unclaimed"))
        return PayoutWords::tr(
            "Void: paid without a claim. The backend holds it as paid or being paid, and no "
            "worker claimed it here: find out who paid it. It can't be proposed again.");
    if (detail.why == QStringLiteral("signers"))
        return PayoutWords::tr("Void: when it should have been paid, too few of its signatures counted");
    return PayoutWords::tr("Void: %1").arg(detail.why);
}

TonedText openWords(const RequestDetail& detail) {
    if (!detail.difference.isEmpty())
        return {PayoutWords::tr("What the backend would pay now is not what was signed: it can't be approved "
                                "any more, and nothing of it will be paid."),
                Tone::Bad};
    if (detail.state == RequestState::Approved)
        return {PayoutWords::tr("Approved and released: the backend's worker may pay it now."), Tone::Good};
    return {PayoutWords::tr("Waits for signatures."), Tone::Accent};
}

} // namespace

QString shortKey(const QByteArray& key) {
    constexpr qsizetype half = 2;
    return QString::fromLatin1(key.left(half).toHex().toUpper() + '-' +
                               key.mid(half, half).toHex().toUpper());
}

QString contentText(const PayoutContent& content) {
    return PayoutWords::tr("%1 in %n line(s)", nullptr, static_cast<int>(content.lines.size()))
        .arg(moneyText(Money{content.total, content.currency}));
}

std::vector<PayoutCheck> localChecks(std::vector<PayoutCheck> checks) {
    for (PayoutCheck& check : checks) {
        const QString sentence = checkSentence(check.name);
        if (!sentence.isEmpty())
            check.text = sentence;
    }
    return checks;
}

QString checkText(const PayoutCheck& check) {
    const QString more = evidenceText(check);
    const QString sentence = more.isEmpty() ? check.text : PayoutWords::tr("%1 (%2)").arg(check.text, more);
    return check.line.isEmpty() ? sentence : PayoutWords::tr("Line %1: %2").arg(check.line, sentence);
}

std::vector<CheckWords> checkWords(const std::vector<PayoutCheck>& checks) {
    const QString lookAlike = QStringLiteral("look-alike");
    std::vector<CheckWords> words;
    std::map<QString, std::vector<const PayoutCheck*>> byName;
    for (const PayoutCheck& check : checks) {
        if (check.name == lookAlike) // what is most like a theft comes first
            words.push_back({checkText({check.name, check.line, check.money, {}, check.text}), &check});
        else
            byName[check.name].push_back(&check);
    }
    for (const auto& [name, same] : byName) {
        if (same.size() > checksOneByOne) {
            QStringList lines;
            for (const PayoutCheck* check : same)
                lines += check->line;
            words.push_back(
                {PayoutWords::tr("%n line(s): %1. They are %2.", nullptr, static_cast<int>(same.size()))
                     .arg(same.front()->text, lines.join(QStringLiteral(", "))),
                 nullptr});
            continue;
        }
        for (const PayoutCheck* check : same)
            words.push_back({checkText(*check), nullptr});
    }
    return words;
}

TonedText stateWords(const RequestDetail& detail) {
    switch (detail.state) {
    case RequestState::Pending:
    case RequestState::Approved:
        return openWords(detail);
    case RequestState::Executing:
        return {PayoutWords::tr("The backend's worker has claimed it and is paying."), Tone::Accent};
    case RequestState::Broadcast:
        return {PayoutWords::tr("The worker has sent the transactions; they are not confirmed yet."),
                Tone::Accent};
    case RequestState::Done:
        return {PayoutWords::tr("Paid."), Tone::Good};
    case RequestState::Failed:
        return {PayoutWords::tr(
                    "Paying it failed. Another try is a new request, after somebody has looked at what "
                    "went out."),
                Tone::Bad};
    case RequestState::Rejected:
        return {rejectedBy(detail), Tone::Warning};
    case RequestState::Void:
        return {voidText(detail), Tone::Warning};
    case RequestState::Expired:
        break;
    }
    return {detail.why == QStringLiteral("execute-by")
                ? PayoutWords::tr("Expired: it was approved and not paid in time")
                : PayoutWords::tr("Expired: too few people signed in time"),
            Tone::Warning};
}

TonedText stateWords(const PayoutPreview& preview) {
    if (!preview.wrong.isEmpty())
        return {PayoutWords::tr("It can't be proposed: %1").arg(localRefusal(preview.wrongText)),
                Tone::Warning};
    return {PayoutWords::tr("Nobody has proposed it. This is what would be proposed now."), Tone::Plain};
}

QString policyText(const PayoutRequest& request) {
    const QString people =
        PayoutWords::tr("version %1: %n people sign", nullptr, static_cast<int>(request.required))
            .arg(request.policy);
    return request.proposerCounts ? PayoutWords::tr("%1, the proposer is one of them").arg(people)
                                  : PayoutWords::tr("%1 besides the proposer").arg(people);
}

QString signingSentence(const SigningSheet& sheet) {
    const QString what = contentText(sheet.request.content);
    switch (sheet.verdict) {
    case DecisionVerdict::Propose:
        return PayoutWords::tr(
                   "Pressing the button signs these %1 octets and proposes to pay %2. Nothing is paid "
                   "before %n people have signed.",
                   nullptr, static_cast<int>(sheet.request.required))
            .arg(countText(sheet.bytes.size()), what);
    case DecisionVerdict::Approve:
        return PayoutWords::tr(
                   "Pressing the button signs these %1 octets. With enough signatures the backend may "
                   "pay %2 at once, and that can't be called back.")
            .arg(countText(sheet.bytes.size()), what);
    case DecisionVerdict::Reject:
        break;
    }
    return PayoutWords::tr(
               "Pressing the button rejects this request to pay %1, for good. The payout can be proposed "
               "anew.")
        .arg(what);
}

TonedText answerWords(const DeskAnswer& answer, DecisionVerdict verdict) {
    switch (answer.kind) {
    case DeskAnswer::Kind::InDoubt:
        return {
            PayoutWords::tr("The connection broke after sending. It may have arrived: it is being looked up. "
                            "Don't sign again."),
            Tone::Warning};
    case DeskAnswer::Kind::Refused:
        return {
            PayoutWords::tr("Refused, nothing was signed into the system: %1").arg(localRefusal(answer.text)),
            Tone::Bad};
    case DeskAnswer::Kind::Done:
        break;
    }
    if (verdict == DecisionVerdict::Propose)
        return {PayoutWords::tr("Proposed and signed. It waits for the others."), Tone::Good};
    if (verdict == DecisionVerdict::Reject)
        return {PayoutWords::tr("Rejected. Nothing of it will be paid."), Tone::Good};
    if (answer.state == requestStateName(RequestState::Approved))
        return {PayoutWords::tr("Signed. It is approved and released to the backend."), Tone::Good};
    return {PayoutWords::tr("Signed. It waits for more signatures."), Tone::Good};
}

} // namespace countersign
