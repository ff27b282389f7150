// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/gateway_private.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

#include <QLocale>

#include <utility>

namespace countersign {

namespace {

inline constexpr int maxEvidenceBytes = 16 * 1024;

} // namespace

QString findingColumnsSql() {
    return QStringLiteral(
               "f.detector, f.severity, f.board, f.subject_kind, f.subject_id, %1, left(f.amount::text, 400),"
               " left(f.currency, 64), CASE WHEN octet_length(f.evidence_text) <= %2 THEN f.evidence_text "
               "END")
        .arg(msSql(QStringLiteral("f.since")))
        .arg(maxEvidenceBytes);
}

QJsonObject EvidenceMemory::object(QByteArrayView json) {
    const QByteArray key = QByteArray::fromRawData(json.data(), json.size());
    if (const auto known = now_.constFind(key); known != now_.constEnd())
        return *known;
    const auto known = before_.constFind(key);
    const QJsonObject object = known == before_.constEnd() ? objectFrom(json) : *known;
    now_.insert(json.toByteArray(), object);
    return object;
}

void EvidenceMemory::nextRound() {
    before_ = std::exchange(now_, {});
}

Finding findingFrom(const pqxx::row& row, const Provenance& from, EvidenceMemory& evidence) {
    RowReader reader(row);
    Finding finding;
    finding.detector = reader.text();
    finding.severity = severityFromName(reader.text());
    finding.board = reader.text();
    finding.subjectKind = reader.text();
    finding.subjectId = reader.text();
    finding.since = reader.time();
    QString oddAmount;
    finding.money = reader.money(&oddAmount);
    finding.evidence = evidence.object(reader.octets());
    if (!oddAmount.isEmpty())
        finding.evidence.insert(QStringLiteral("amount"), oddAmount);
    finding.from = from;
    return finding;
}

void SystemGateway::Private::describe(Finding& finding) {
    const KindDetector* detector = kind->detector(finding.detector);
    if (detector == nullptr) {
        finding.title = finding.detector; // a newer contract's: better its bare name than nothing
        return;
    }
    const auto [known, isNew] = described.try_emplace(finding.detector);
    Finding& words = known->second;
    if (isNew) {
        const QString language = QLocale().name();
        words.title = detector->title.in(language);
        words.why = detector->why.in(language);
        words.whatToDo = detector->whatToDo.in(language);
        words.runbook = textsIn(detector->runbook, language);
        words.cause = detector->cause;
        words.causeTitle = detector->causeTitle.in(language);
    }
    finding.title = words.title;
    finding.why = words.why;
    finding.whatToDo = words.whatToDo;
    finding.runbook = words.runbook;
    finding.cause = words.cause;
    finding.causeTitle = words.causeTitle;
}

Result<QString> SystemGateway::Private::liveDetectorsSql(QStringList& notLooked) const {
    QStringList parts;
    for (const KindDetector& detector : kind->detectors) {
        if (detector.cls != KindDetector::Class::Live)
            continue;
        const QString why = detector.needsContract ? QStringLiteral("it needs the contract")
                                                   : tables.whyNot(detector.needs, true);
        if (!why.isEmpty()) {
            notLooked << detector.id + QStringLiteral(": ") + why;
            continue;
        }
        const auto body = expanded(detector.sql);
        if (!body)
            return body.failure();
        parts << QStringLiteral(
                     "SELECT %1::text AS detector, %2::text AS severity, %3::text AS board,"
                     " %4::text AS subject_kind, d.subject_id::text AS subject_id, d.since, d.amount,"
                     " d.currency, d.evidence::text AS evidence FROM (%5\n) d")
                     .arg(quotedLiteral(detector.id), quotedLiteral(severityName(detector.severity)),
                          quotedLiteral(detector.board), quotedLiteral(detector.subjectKind), *body);
    }
    return parts.join(QStringLiteral("\nUNION ALL\n"));
}

Result<FindingSnapshot> SystemGateway::findings() {
    FindingSnapshot snapshot;
    QString relation = QStringLiteral("countersign.finding_json");
    if (d_->byContract) {
        for (const KindDetector& detector : d_->kind->detectors) {
            const QString why = d_->tables.whyNot(detector.needs, false);
            if (detector.cls == KindDetector::Class::Live && !why.isEmpty())
                snapshot.notLooked << detector.id + QStringLiteral(": ") + why;
        }
    } else {
        const auto union_ = d_->liveDetectorsSql(snapshot.notLooked);
        if (!union_)
            return union_.failure();
        if (union_->isEmpty()) {
            snapshot.from = d_->now();
            return snapshot;
        }
        relation = u'(' + *union_ + u')';
    }
    const QString sql =
        QStringLiteral(
            "SELECT %1 FROM (SELECT f.detector, f.severity, f.board, f.subject_kind, f.subject_id, f.since,"
            " f.amount, f.currency, f.evidence AS evidence_text FROM %2 f %3 LIMIT %4) f %3")
            .arg(findingColumnsSql(), relation,
                 QStringLiteral("ORDER BY f.severity, f.since NULLS LAST, f.subject_id"))
            .arg(maxFindings + 1);
    const auto rows = d_->connection->runOften(sql);
    if (!rows) {
        d_->lookAgainAfter(rows.failure());
        return rows.failure();
    }
    snapshot.from = d_->now();
    d_->evidence.nextRound();
    snapshot.more = rows->size() > static_cast<pqxx::result::size_type>(maxFindings);
    for (const auto& row : *rows) {
        if (snapshot.findings.size() == static_cast<std::size_t>(maxFindings))
            break;
        snapshot.findings.push_back(findingFrom(row, snapshot.from, d_->evidence));
        d_->describe(snapshot.findings.back());
    }
    return snapshot;
}

} // namespace countersign
