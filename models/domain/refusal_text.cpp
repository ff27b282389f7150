// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/refusal_text.h"

#include <QCoreApplication>

#include <map>

namespace countersign {

QString deskReasonText(const QString& reason) {
    // Marked for translation and given in English: the command line and what is written down stay English.
    static const std::map<QString, const char*> texts{
        {QStringLiteral("busy"),
         QT_TRANSLATE_NOOP("Refusals", "Somebody else is at it just now; try again in a moment")},
        {QStringLiteral("no-such-payout"), QT_TRANSLATE_NOOP("Refusals", "The backend has no such payout")},
        {QStringLiteral("not-open"),
         QT_TRANSLATE_NOOP("Refusals", "The backend does not hold it as open any more")},
        {QStringLiteral("total-not-positive"),
         QT_TRANSLATE_NOOP("Refusals", "Its total is not a positive number")},
        {QStringLiteral("no-lines"), QT_TRANSLATE_NOOP("Refusals", "It has no lines")},
        {QStringLiteral("too-many-lines"), QT_TRANSLATE_NOOP("Refusals", "It has more than 10,000 lines")},
        {QStringLiteral("line-incomplete"),
         QT_TRANSLATE_NOOP("Refusals", "A line lacks a destination, a method, an amount or a currency")},
        {QStringLiteral("mixed-currency"),
         QT_TRANSLATE_NOOP("Refusals", "Its lines are not all of one currency")},
        {QStringLiteral("amount-not-positive"),
         QT_TRANSLATE_NOOP("Refusals", "A line's amount is not a positive number")},
        {QStringLiteral("deceptive-text"),
         QT_TRANSLATE_NOOP("Refusals", "A field holds characters that make it look other than it is")},
        {QStringLiteral("text-too-long"),
         QT_TRANSLATE_NOOP("Refusals", "A field is longer than 500 characters")},
        {QStringLiteral("sum-differs"),
         QT_TRANSLATE_NOOP("Refusals", "The lines do not come to the total of the header")},
        {QStringLiteral("already-live"),
         QT_TRANSLATE_NOOP("Refusals", "A request for this payout is under way already")},
        {QStringLiteral("already-paid"), QT_TRANSLATE_NOOP("Refusals", "This payout was paid already")},
        {QStringLiteral("changed"),
         QT_TRANSLATE_NOOP("Refusals", "What the backend holds changed since you looked at it")},
        {QStringLiteral("cap-item"),
         QT_TRANSLATE_NOOP("Refusals", "It is above the cap of the policy for one payout")},
        {QStringLiteral("cap-day"),
         QT_TRANSLATE_NOOP("Refusals",
                           "With it, today's payouts would be above the cap of the policy for a day")},
        {QStringLiteral("key-reused"),
         QT_TRANSLATE_NOOP("Refusals", "This request's number was already used for another")},
        {QStringLiteral("key-unknown"), QT_TRANSLATE_NOOP("Refusals", "Nobody enrolled this key here")},
        {QStringLiteral("key-of-another"),
         QT_TRANSLATE_NOOP("Refusals", "This key belongs to somebody else")},
        {QStringLiteral("key-not-active"),
         QT_TRANSLATE_NOOP("Refusals", "This key is not in force: not activated yet, or revoked")},
        {QStringLiteral("clock"),
         QT_TRANSLATE_NOOP("Refusals",
                           "This computer's clock differs from the database's by more than two minutes")},
        {QStringLiteral("unknown-head"),
         QT_TRANSLATE_NOOP("Refusals",
                           "The trail you saw is not the trail the database has: tell an auditor")},
        {QStringLiteral("stale-head"),
         QT_TRANSLATE_NOOP("Refusals", "What you saw of the trail is too old: look again")},
        {QStringLiteral("signature"),
         QT_TRANSLATE_NOOP("Refusals", "The signature does not fit what is signed")},
        {QStringLiteral("nonce-reused"),
         QT_TRANSLATE_NOOP("Refusals", "Its random number was used before: propose again")},
        {QStringLiteral("own-proposal"),
         QT_TRANSLATE_NOOP("Refusals", "You proposed it: another person must decide")},
        {QStringLiteral("already-decided"),
         QT_TRANSLATE_NOOP("Refusals", "You have given your word on it already")},
        {QStringLiteral("approved"), QT_TRANSLATE_NOOP("Refusals", "It is approved already")},
        {QStringLiteral("executing"), QT_TRANSLATE_NOOP("Refusals", "The worker has claimed it")},
        {QStringLiteral("broadcast"), QT_TRANSLATE_NOOP("Refusals", "The worker has sent it")},
        {QStringLiteral("done"), QT_TRANSLATE_NOOP("Refusals", "It is paid already")},
        {QStringLiteral("failed"),
         QT_TRANSLATE_NOOP("Refusals", "It has failed: another try is a new request")},
        {QStringLiteral("rejected"), QT_TRANSLATE_NOOP("Refusals", "It was rejected")},
        {QStringLiteral("void"),
         QT_TRANSLATE_NOOP("Refusals", "It is void: what would be paid is not what was proposed")},
        {QStringLiteral("expired"), QT_TRANSLATE_NOOP("Refusals", "Its time has run out")},
        {QStringLiteral("pending"), QT_TRANSLATE_NOOP("Refusals", "It still waits for signatures")},
        {QStringLiteral("not-pending"),
         QT_TRANSLATE_NOOP("Refusals", "It does not wait for a decision any more")},
        {QStringLiteral("own-key"), QT_TRANSLATE_NOOP("Refusals", "Another person puts your key in force")},
        {QStringLiteral("about-yourself"),
         QT_TRANSLATE_NOOP("Refusals", "It is about yourself: another admin decides")},
        {QStringLiteral("key-not-sound"), QT_TRANSLATE_NOOP("Refusals", "It is no sound Ed25519 key")},
        {QStringLiteral("key-known"), QT_TRANSLATE_NOOP("Refusals", "This key is enrolled already")},
        {QStringLiteral("too-many-keys"),
         QT_TRANSLATE_NOOP("Refusals", "You have four keys already: revoke one first")},
        {QStringLiteral("passphrase"),
         QT_TRANSLATE_NOOP("Refusals", "The passphrase does not open this key: type it again")},
    };
    const auto found = texts.find(reason);
    return found == texts.end() ? reason : QString::fromUtf8(found->second);
}

QString contractReasonText(const QString& reason) {
    static const std::map<QString, const char*> texts{
        {QStringLiteral("changed"), QT_TRANSLATE_NOOP("Refusals", "The row changed since you looked at it")},
        {QStringLiteral("busy"),
         QT_TRANSLATE_NOOP("Refusals", "Somebody else holds a lock on it; try again in a moment")},
        {QStringLiteral("limit-item"),
         QT_TRANSLATE_NOOP("Refusals", "This item has been retried as often as the limit allows")},
        {QStringLiteral("limit-human"),
         QT_TRANSLATE_NOOP("Refusals", "You have reached the limit of acts per minute")},
        {QStringLiteral("key-reused"),
         QT_TRANSLATE_NOOP("Refusals", "This key was already used for another act")},
        {QStringLiteral("judged-twice"),
         QT_TRANSLATE_NOOP("Refusals", "The kind's judge gave several answers about one row")},
        {QStringLiteral("not-judged"), QT_TRANSLATE_NOOP("Refusals", "The database gave no verdict")},
    };
    const auto found = texts.find(reason);
    return found == texts.end() ? reason : QString::fromUtf8(found->second);
}

QString localRefusal(const QString& english) {
    return QCoreApplication::translate("Refusals", english.toUtf8().constData());
}

} // namespace countersign
