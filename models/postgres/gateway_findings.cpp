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

} // namespace countersign
