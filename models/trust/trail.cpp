// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/trail.h"

#include "models/trust/canonical.h"

#include <QJsonDocument>
#include <QJsonObject>

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
    return sha256(QByteArray(1, '\x01') + row.prev + body.bytes());
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
    const QJsonObject object{{QStringLiteral("seq"), QString::number(row.seq)},
                             {QStringLiteral("at_us"), QString::number(row.atUs)},
                             {QStringLiteral("actor"), row.actor},
                             {QStringLiteral("human"), row.human},
                             {QStringLiteral("act"), row.act},
                             {QStringLiteral("subject"), row.subject},
                             {QStringLiteral("detail"), row.detail},
                             {QStringLiteral("prev"), QString::fromLatin1(row.prev.toHex())},
                             {QStringLiteral("hash"), QString::fromLatin1(row.hash.toHex())}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

Result<TrailRow> parseTrailLine(const QByteArray& line) {
    const auto malformed = [](const QString& what) {
        return Failure{FailureKind::Malformed, what, QStringLiteral("trail"), {}, {}};
    };
    if (line.size() > maxTrailLineBytes)
        return malformed(QStringLiteral("a line is longer than 1 MiB"));
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (!document.isObject())
        return malformed(QStringLiteral("a line is not a JSON object"));
    const QJsonObject object = document.object();
    for (const char* key : {"seq", "at_us", "actor", "human", "act", "subject", "detail", "prev", "hash"}) {
        if (!object.value(QLatin1String(key)).isString())
            return malformed(QStringLiteral("a line lacks the text “%1”").arg(QLatin1String(key)));
    }
    bool seqOk = false;
    bool atOk = false;
    const auto text = [&](const char* key) { return object.value(QLatin1String(key)).toString(); };
    TrailRow row{text("seq").toLongLong(&seqOk),
                 text("at_us").toLongLong(&atOk),
                 text("actor"),
                 text("human"),
                 text("act"),
                 text("subject"),
                 text("detail"),
                 QByteArray::fromHex(text("prev").toLatin1()),
                 QByteArray::fromHex(text("hash").toLatin1())};
    if (!seqOk || !atOk)
        return malformed(QStringLiteral("a line's number or time is not a whole number"));
    return row;
}

} // namespace countersign
