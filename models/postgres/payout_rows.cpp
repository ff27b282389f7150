// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/payout_rows.h"

#include "models/postgres/row_reader.h"

#include <map>

namespace countersign {

Decimal decimalFrom(RowReader& row) {
    const Result<Decimal> parsed = Decimal::parse(row.text());
    return parsed ? *parsed : Decimal();
}

QByteArray octetsFrom(RowReader& row) {
    return QByteArray::fromHex(row.text().toLatin1());
}

SignedDecision decisionFrom(const pqxx::row& one, const QByteArray& digest, const QString& domain) {
    RowReader row(one);
    SignedDecision signed_;
    signed_.decision.domain = domain;
    signed_.decision.digest = digest;
    signed_.decision.human = row.text();
    signed_.displayName = row.text();
    signed_.decision.verdict = decisionVerdictFromName(row.text()).value_or(DecisionVerdict::Reject);
    signed_.decision.key = octetsFrom(row);
    signed_.signature = octetsFrom(row);
    signed_.decision.headSeq = row.integer().value_or(0);
    signed_.decision.headHash = octetsFrom(row);
    signed_.decision.signedMs = row.integer().value_or(0);
    signed_.decision.reason = row.text();
    signed_.at = row.time();
    signed_.keyState = row.text();
    return signed_;
}

std::vector<PayoutLine> linesFrom(const pqxx::result& rows) {
    std::vector<PayoutLine> lines;
    for (const auto& one : rows) {
        RowReader row(one);
        PayoutLine line;
        line.id = row.text();
        line.destination = row.text();
        line.method = row.text();
        line.amount = decimalFrom(row);
        line.currency = row.text();
        lines.push_back(std::move(line));
    }
    sortLines(lines);
    return lines;
}

QString checkText(const QString& name, const QString& kindWords) {
    static const std::map<QString, QString> texts{
        {QStringLiteral("destination-twice"), QStringLiteral("Two lines pay the same destination")},
        {QStringLiteral("destination-new"), QStringLiteral("This destination was never paid before")},
        {QStringLiteral("paid-recently"),
         QStringLiteral("The same destination was paid the same amount lately")},
        {QStringLiteral("look-alike"),
         QStringLiteral("It looks like a known destination, but is another: compare every character")},
        {QStringLiteral("destination-changed"),
         QStringLiteral("The payee's destination is another than at the last payout")},
    };
    if (!kindWords.isEmpty())
        return kindWords;
    const auto found = texts.find(name);
    return found == texts.end() ? name : found->second;
}

QString deskReasonText(const QString& reason) {
    static const std::map<QString, QString> texts{
        {QStringLiteral("busy"), QStringLiteral("Somebody else is at it just now; try again in a moment")},
        {QStringLiteral("no-such-payout"), QStringLiteral("The backend has no such payout")},
        {QStringLiteral("not-open"), QStringLiteral("The backend does not hold it as open any more")},
        {QStringLiteral("total-not-positive"), QStringLiteral("Its total is not a positive number")},
        {QStringLiteral("no-lines"), QStringLiteral("It has no lines")},
        {QStringLiteral("too-many-lines"), QStringLiteral("It has more than 10,000 lines")},
        {QStringLiteral("line-incomplete"),
         QStringLiteral("A line lacks a destination, a method, an amount or a currency")},
        {QStringLiteral("mixed-currency"), QStringLiteral("Its lines are not all of one currency")},
        {QStringLiteral("amount-not-positive"), QStringLiteral("A line's amount is not a positive number")},
        {QStringLiteral("deceptive-text"),
         QStringLiteral("A field holds characters that make it look other than it is")},
        {QStringLiteral("text-too-long"), QStringLiteral("A field is longer than 500 characters")},
        {QStringLiteral("sum-differs"), QStringLiteral("The lines do not come to the total of the header")},
        {QStringLiteral("already-live"), QStringLiteral("A request for this payout is under way already")},
        {QStringLiteral("already-paid"), QStringLiteral("This payout was paid already")},
        {QStringLiteral("changed"), QStringLiteral("What the backend holds changed since you looked at it")},
        {QStringLiteral("cap-item"), QStringLiteral("It is above the cap of the policy for one payout")},
        {QStringLiteral("cap-day"),
         QStringLiteral("With it, today's payouts would be above the cap of the policy for a day")},
        {QStringLiteral("key-reused"), QStringLiteral("This request's number was already used for another")},
        {QStringLiteral("key-unknown"), QStringLiteral("Nobody enrolled this key here")},
        {QStringLiteral("key-of-another"), QStringLiteral("This key belongs to somebody else")},
        {QStringLiteral("key-not-active"),
         QStringLiteral("This key is not in force: not activated yet, or revoked")},
        {QStringLiteral("clock"),
         QStringLiteral("This computer's clock differs from the database's by more than two minutes")},
        {QStringLiteral("unknown-head"),
         QStringLiteral("The trail you saw is not the trail the database has: tell an auditor")},
        {QStringLiteral("stale-head"), QStringLiteral("What you saw of the trail is too old: look again")},
        {QStringLiteral("signature"), QStringLiteral("The signature does not fit what is signed")},
        {QStringLiteral("nonce-reused"), QStringLiteral("Its random number was used before: propose again")},
        {QStringLiteral("own-proposal"), QStringLiteral("You proposed it: another person must decide")},
        {QStringLiteral("already-decided"), QStringLiteral("You have given your word on it already")},
        {QStringLiteral("approved"), QStringLiteral("It is approved already")},
        {QStringLiteral("executing"), QStringLiteral("The worker has claimed it")},
        {QStringLiteral("broadcast"), QStringLiteral("The worker has sent it")},
        {QStringLiteral("done"), QStringLiteral("It is paid already")},
        {QStringLiteral("failed"), QStringLiteral("It has failed: another try is a new request")},
        {QStringLiteral("rejected"), QStringLiteral("It was rejected")},
        {QStringLiteral("void"), QStringLiteral("It is void: what would be paid is not what was proposed")},
        {QStringLiteral("expired"), QStringLiteral("Its time has run out")},
        {QStringLiteral("pending"), QStringLiteral("It still waits for signatures")},
        {QStringLiteral("not-pending"), QStringLiteral("It does not wait for a decision any more")},
        {QStringLiteral("own-key"), QStringLiteral("Another person puts your key in force")},
        {QStringLiteral("about-yourself"), QStringLiteral("It is about yourself: another admin decides")},
        {QStringLiteral("key-not-sound"), QStringLiteral("It is no sound Ed25519 key")},
        {QStringLiteral("key-known"), QStringLiteral("This key is enrolled already")},
        {QStringLiteral("too-many-keys"), QStringLiteral("You have four keys already: revoke one first")},
    };
    const auto found = texts.find(reason);
    return found == texts.end() ? reason : found->second;
}

QString answerColumnsSql() {
    return QStringLiteral(
        "SELECT a.outcome, a.reason, a.state, a.detail, a.replayed, a.audit_seq FROM countersign.");
}

DeskAnswer answerFrom(const pqxx::row& one) {
    RowReader row(one);
    DeskAnswer answer;
    answer.kind = row.text() == QStringLiteral("done") ? DeskAnswer::Kind::Done : DeskAnswer::Kind::Refused;
    answer.reason = row.text();
    answer.text = answer.reason.isEmpty() ? QString() : deskReasonText(answer.reason);
    answer.state = row.text();
    answer.detail = row.object();
    answer.replayed = row.boolean().value_or(false);
    answer.auditSeq = row.integer().value_or(0);
    return answer;
}

} // namespace countersign
