// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/payout_rows.h"

#include "models/domain/refusal_text.h"
#include "models/postgres/connection.h"
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

Result<std::vector<LastPaid>> lastPaid(Connection& connection, const QString& type, const QString& id) {
    const auto rows = connection.run(QStringLiteral("SELECT l.line, l.amount::text, %1, l.before FROM "
                                                    "countersign.last_paid($1::%2) AS l(line, amount,"
                                                    " at, before)")
                                         .arg(msSql(QStringLiteral("l.at")), type),
                                     {id});
    if (!rows)
        return rows.failure();
    std::vector<LastPaid> all;
    for (const auto& one : *rows) {
        RowReader row(one);
        LastPaid paid;
        paid.line = row.text();
        paid.amount = decimalFrom(row);
        paid.at = row.time();
        paid.payout = row.text();
        all.push_back(std::move(paid));
    }
    return all;
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
