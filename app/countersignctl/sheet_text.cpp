// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/sheet_text.h"

#include "app/countersignctl/text_tables.h"
#include "models/trust/digest_words.h"

namespace countersign::ctl {

namespace {

constexpr int nameColumn = -16;
constexpr int destinationGroup = 4;

QString field(const QString& name, const QString& value) {
    return QStringLiteral("  %1%2").arg(name, nameColumn).arg(value.isEmpty() ? QStringLiteral("-") : value);
}

QString seconds(UnixMs ms) {
    return QStringLiteral("%1 s").arg(ms / 1000);
}

} // namespace

QString inGroups(const QString& destination) {
    QStringList groups;
    const QString prefix = destination.startsWith(u"0x") ? QStringLiteral("0x") : QString();
    for (qsizetype at = prefix.size(); at < destination.size(); at += destinationGroup)
        groups << destination.mid(at, destinationGroup);
    return prefix.isEmpty() ? groups.join(u' ') : prefix + u' ' + groups.join(u' ');
}

QStringList digestLines(const QByteArray& digest) {
    const QStringList words = digestWords(digest);
    return {field(QStringLiteral("digest"), digestGroups(digest)),
            field(QStringLiteral("in words"), words.join(u' '))};
}

QStringList requestLines(const PayoutRequest& request) {
    const PayoutContent& content = request.content;
    QStringList lines{
        field(QStringLiteral("deployment"), request.domain),
        field(QStringLiteral("request"), request.id),
        field(QStringLiteral("payout"), content.payout),
        field(QStringLiteral("total"), content.total.canonicalText() + u' ' + content.currency),
        field(QStringLiteral("paid from"), content.source),
        field(QStringLiteral("made by"), content.creator),
        field(QStringLiteral("changed by"), content.editor),
        field(QStringLiteral("memo"), request.memo),
        field(QStringLiteral("proposed by"), request.requester),
        field(QStringLiteral("must sign"),
              QStringLiteral("%1, %2 the proposer; policy %3")
                  .arg(request.required)
                  .arg(request.proposerCounts ? QStringLiteral("with") : QStringLiteral("besides"))
                  .arg(request.policy)),
        field(QStringLiteral("approve by"), isoTime(request.approveByMs)),
        field(QStringLiteral("pay within"), seconds(request.executeWithinMs)),
        field(QStringLiteral("nonce"), QString::fromLatin1(request.nonce.toHex())),
        field(QStringLiteral("lines"), QString::number(content.lines.size())),
    };
    for (const PayoutLine& line : content.lines) {
        lines << QStringLiteral("    %1: %2 %3 by %4 to")
                     .arg(line.id, line.amount.canonicalText(), line.currency, line.method)
              << QStringLiteral("      ") + inGroups(line.destination);
    }
    return lines;
}

QStringList checkLines(const std::vector<PayoutCheck>& checks) {
    QStringList lines;
    for (const PayoutCheck& check : checks) {
        const QString where = check.line.isEmpty() ? QString() : QStringLiteral(" (line %1)").arg(check.line);
        lines << QStringLiteral("  ! %1%2: %3").arg(check.name, where, check.text);
    }
    return lines;
}

QStringList sheetLines(const SigningSheet& sheet) {
    QStringList lines{QStringLiteral("To %1:").arg(decisionVerdictName(sheet.verdict))};
    lines += requestLines(sheet.request);
    for (const LastPaid& paid : sheet.lastPaid)
        lines << QStringLiteral("    %1 was paid last %2 on %3 by %4")
                     .arg(paid.line, paid.amount.canonicalText(), paid.at ? isoTime(*paid.at) : QString(),
                          paid.payout);
    for (const SignedDecision& one : sheet.decisions)
        lines << QStringLiteral("    %1: %2")
                     .arg(decisionVerdictName(one.decision.verdict), one.decision.human);
    lines += checkLines(sheet.checks);
    if (!sheet.wrong.isEmpty())
        lines << QStringLiteral("  ! ") + sheet.wrong;
    return lines + digestLines(sheet.digest);
}

} // namespace countersign::ctl
