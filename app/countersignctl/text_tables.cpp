// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/text_tables.h"

#include "app/countersignctl/json_output.h"

namespace countersign::ctl {

namespace {

constexpr qint64 secondMs = 1'000;
constexpr qint64 minuteMs = 60 * secondMs;
constexpr qint64 hourMs = 60 * minuteMs;
constexpr qint64 dayMs = 24 * hourMs;

QStringList words(const char* text) {
    return QString::fromLatin1(text).split(u'|');
}

QString spanText(qint64 ms) {
    if (ms < minuteMs)
        return QStringLiteral("%1 s").arg(ms / secondMs);
    if (ms < hourMs)
        return QStringLiteral("%1 min").arg(ms / minuteMs);
    if (ms < dayMs)
        return QStringLiteral("%1 h %2 min").arg(ms / hourMs).arg(ms % hourMs / minuteMs);
    return QStringLiteral("%1 d %2 h").arg(ms / dayMs).arg(ms % dayMs / hourMs);
}

QString amountText(const MaybeMoney& money) {
    return money ? money->amount.text() : QString();
}

QString bagText(const MoneyBag& bag) {
    QStringList parts;
    for (const Money& money : bag.amounts())
        parts += moneyText(money);
    return parts.join(QStringLiteral(" + "));
}

QString answerText(Answer answer) {
    switch (answer) {
    case Answer::Yes:
        return QStringLiteral("yes");
    case Answer::No:
        return QStringLiteral("no");
    case Answer::NotKnown:
        break;
    }
    return QStringLiteral("?");
}

} // namespace

QString ageText(const MaybeMs& at, UnixMs now) {
    if (!at)
        return {};
    return *at > now ? QStringLiteral("in ") + spanText(*at - now) : spanText(now - *at);
}

QString moneyText(const MaybeMoney& money) {
    if (!money)
        return {};
    return money->currency.isEmpty() ? money->amount.text() : money->amount.text() + u' ' + money->currency;
}

TextTable tableOf(const std::vector<FindingGroup>& groups, UnixMs now) {
    TextTable table{words("|count|since|money|finding|what to do"), {}, {1, 2, 3}};
    for (const FindingGroup& group : groups) {
        const QString todo = group.members.empty() ? QString() : group.members.front().whatToDo;
        table.rows.push_back({severityName(group.severity), QString::number(group.members.size()),
                              ageText(group.since, now), bagText(group.money), group.title, todo});
    }
    return table;
}

TextTable tableOf(const std::vector<Finding>& findings, UnixMs now) {
    TextTable table{words("|detector|subject|since|money|finding"), {}, {3, 4}};
    for (const Finding& finding : findings)
        table.rows.push_back({severityName(finding.severity), finding.detector,
                              QStringLiteral("%1 %2").arg(finding.subjectKind, finding.subjectId).trimmed(),
                              ageText(finding.since, now), moneyText(finding.money), finding.title});
    return table;
}

TextTable tableOf(const std::vector<WorkItem>& items, UnixMs now) {
    TextTable table{words("id|state|raw|attempts|age|money|last error"), {}, {3, 4, 5}};
    for (const WorkItem& item : items)
        table.rows.push_back({item.id, workStateName(item.state), item.rawState,
                              item.attempts ? QString::number(*item.attempts) : QString(),
                              ageText(item.createdAt, now),
                              item.money ? moneyText(item.money) : item.oddAmount(), item.lastError});
    return table;
}

TextTable tableOf(const std::vector<BookSum>& sums) {
    TextTable table{words("book|invariant|sum|currency|entries|off|without sum"), {}, {2, 4, 5, 6}};
    for (const BookSum& sum : sums)
        table.rows.push_back(
            {sum.book, sum.invariant, sum.sum.amount.text(), sum.sum.currency, QString::number(sum.entries),
             sum.mustSumToZero() ? QString() : QString::number(sum.off), QString::number(sum.without)});
    return table;
}

TextTable tableOf(const std::vector<LedgerEntry>& entries) {
    TextTable table{words("reference|entry|account|before|amount|after|currency|at"), {}, {3, 4, 5}};
    for (const LedgerEntry& entry : entries)
        table.rows.push_back(
            {entry.refType + u' ' + entry.refId, entry.id, entry.account, amountText(entry.before),
             entry.money ? entry.money->amount.text() : entry.oddAmount, amountText(entry.after),
             entry.currency, entry.at ? isoTime(*entry.at) : QString()});
    return table;
}

TextTable tableOf(const std::vector<EvidenceLine>& evidence) {
    TextTable table{words("for a retry|check|value|what was seen|from|read"), {}, {}};
    for (const EvidenceLine& line : evidence)
        table.rows.push_back({answerText(line.answer), line.check, line.value, line.text, line.source,
                              line.at ? isoTime(*line.at) : QString()});
    return table;
}

TextTable tableOf(const std::vector<HealthLine>& lines) {
    TextTable table{words("state|what|name|ms|note"), {}, {3}};
    for (const HealthLine& line : lines)
        table.rows.push_back({healthStateName(line.state), line.kind, line.name,
                              line.latencyMs ? QString::number(*line.latencyMs) : QString(),
                              line.lastError.isEmpty() ? line.note : line.lastError});
    return table;
}

} // namespace countersign::ctl
