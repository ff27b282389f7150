// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/trail.h"

#include "models/trust/canonical.h"
#include "models/trust/export_fields.h"
#include "models/trust/json_line.h"

namespace countersign {
namespace {

QString numbered(const TrailRow& row) {
    return QStringLiteral("row %1").arg(row.seq);
}

} // namespace

QByteArray trailHash(const TrailRow& row) {
    CanonicalBytes body(QStringLiteral("countersign/audit/v1"));
    body.add("seq", row.seq)
        .add("at_us", row.atUs)
        .add("actor", row.actor)
        .add("human", row.human)
        .add("act", row.act)
        .add("subject", row.subject)
        .add("detail", row.detail);
    constexpr char leaf = '\x01';
    QByteArray octets;
    octets.reserve(1 + row.prev.size() + body.bytes().size());
    return sha256(octets.append(leaf).append(row.prev).append(body.bytes()));
}

void TrailCheck::complain(const QString& what) {
    if (report_.problems.size() < maxTrailProblems)
        report_.problems << what;
}

void TrailCheck::add(const TrailRow& row) {
    ++report_.rows;
    const qint64 expected = report_.head.seq + 1;
    if (row.seq != expected)
        complain(QStringLiteral("%1 follows row %2: rows are missing or out of order")
                     .arg(numbered(row))
                     .arg(report_.head.seq));
    if (row.prev != previousHash_)
        complain(QStringLiteral("%1 does not continue the row before it").arg(numbered(row)));
    if (row.hash != trailHash(row))
        complain(QStringLiteral("%1 was changed: its hash does not match its contents").arg(numbered(row)));
    if (row.atUs < previousAtUs_)
        complain(
            QStringLiteral("%1 is older than the row before it: the clock was set back, or rows were moved")
                .arg(numbered(row)));
    previousHash_ = row.hash;
    previousAtUs_ = row.atUs;
    report_.head = {row.seq, row.hash};
}

TrailReport TrailCheck::finish(const std::optional<TrailHead>& head) {
    if (report_.rows == 0)
        complain(QStringLiteral("no row could be read: an installed contract has at least one"));
    if (head && *head != report_.head)
        complain(QStringLiteral(
                     "the trail ends at row %1, and its head says row %2: rows were cut off or replaced")
                     .arg(report_.head.seq)
                     .arg(head->seq));
    return report_;
}

QByteArray trailLine(const TrailRow& row) {
    const auto hex = [](const QByteArray& octets) { return QString::fromLatin1(octets.toHex()); };
    return jsonLine({{"seq", QString::number(row.seq)},
                     {"at_us", QString::number(row.atUs)},
                     {"actor", row.actor},
                     {"human", row.human},
                     {"act", row.act},
                     {"subject", row.subject},
                     {"detail", row.detail},
                     {"prev", hex(row.prev)},
                     {"hash", hex(row.hash)}});
}

Result<TrailRow> parseTrailLine(const QByteArray& line) {
    const Result<ExportRecord> record = parseExportLine(line);
    if (!record)
        return record.failure();
    if (const auto* row = std::get_if<TrailRow>(&*record))
        return *row;
    return ExportFields::refusal(QStringLiteral("it is not a row of the trail"));
}

} // namespace countersign
