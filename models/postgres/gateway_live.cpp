// SPDX-License-Identifier: GPL-3.0-or-later
// What the live detectors find now. They are asked in one statement; one that fails on what stands in a table
// must not blind the others, so then they are asked one by one, and it is left out for a while, and named.
#include "models/postgres/gateway_private.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

namespace countersign {

namespace {

inline constexpr UnixMs blindForMs = 60'000;
inline constexpr int maxTimeOuts = 2; ///< of single detectors; after so many it is the server that is slow

/// The statement itself failed, not the way to the server.
bool mayBeOneDetector(const Failure& failure) {
    switch (failure.kind) {
    case FailureKind::BadInput:
    case FailureKind::TooLarge:
    case FailureKind::Internal:
    case FailureKind::TimedOut:
    case FailureKind::NoRight:
    case FailureKind::Missing:
        return true;
    default:
        return false;
    }
}

} // namespace

bool SystemGateway::Private::isLive(const KindDetector& detector) const {
    return detector.cls == KindDetector::Class::Live && (byContract || !detector.needsContract) &&
           tables.whyNot(detector.needs, !byContract).isEmpty();
}

QStringList SystemGateway::Private::detectorsLeftOut() const {
    QStringList lines;
    for (const KindDetector& detector : kind->detectors) {
        if (detector.cls != KindDetector::Class::Live)
            continue;
        const auto known = blind.find(detector.id);
        const QString why = known != blind.end() ? known->second.why
                            : !byContract && detector.needsContract
                                ? QStringLiteral("it needs the contract")
                                : tables.whyNot(detector.needs, !byContract);
        if (!why.isEmpty())
            lines << detector.id + QStringLiteral(": ") + why;
    }
    return lines;
}

QStringList SystemGateway::Private::detectorsToAsk() const {
    QStringList ids;
    for (const KindDetector& detector : kind->detectors) {
        if (isLive(detector) && !blind.contains(detector.id))
            ids << detector.id;
    }
    return ids;
}

/// Of the contract's view all but the blind ones: it may be newer and know detectors that this console does
/// not. An arm of it that is not asked for is not even planned.
Result<QString> SystemGateway::Private::liveSql(const QString& only) const {
    if (byContract) {
        QStringList without;
        for (const auto& [id, why] : blind)
            without << id;
        const QString view = QStringLiteral("SELECT * FROM countersign.finding_json j");
        return !only.isEmpty()     ? view + QStringLiteral(" WHERE j.detector = ") + quotedLiteral(only)
               : without.isEmpty() ? view
                                   : view + QStringLiteral(" WHERE j.detector <> ALL (%1::text[])")
                                                .arg(quotedLiteral(arrayText(without)));
    }
    QStringList parts;
    for (const QString& id : only.isEmpty() ? detectorsToAsk() : QStringList{only}) {
        const KindDetector& detector = *kind->detector(id);
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

Result<pqxx::result> SystemGateway::Private::askLive(const QString& only) {
    const auto relation = liveSql(only);
    if (!relation)
        return relation.failure();
    const QString sql =
        QStringLiteral(
            "SELECT %1 FROM (SELECT f.detector, f.severity, f.board, f.subject_kind, f.subject_id, f.since,"
            " f.amount, f.currency, f.evidence AS evidence_text FROM (%2) f %3 LIMIT %4) f %3")
            .arg(findingColumnsSql(), *relation,
                 QStringLiteral("ORDER BY f.severity, f.since NULLS LAST, f.subject_id"))
            .arg(maxFindings + 1);
    return only.isEmpty() ? connection->runOften(sql) : connection->run(sql);
}

/// Leaves out the detectors that fail by themselves. False where there is none, or where all do.
bool SystemGateway::Private::findBlind() {
    const QStringList asked = detectorsToAsk();
    std::map<QString, BlindDetector> found;
    int timeOuts = 0;
    for (const QString& id : asked) {
        const auto rows = askLive(id);
        if (rows)
            continue;
        if (rows.failure().kind == FailureKind::TimedOut)
            ++timeOuts;
        if (!mayBeOneDetector(rows.failure()) || timeOuts >= maxTimeOuts)
            return false;
        found[id] = {rows.failure().what + QStringLiteral(" (%1)").arg(rows.failure().detail),
                     systemNow() + blindForMs};
    }
    if (found.empty() || found.size() == static_cast<std::size_t>(asked.size()))
        return false;
    blind.merge(found);
    return true;
}

Result<FindingSnapshot> SystemGateway::findings() {
    std::erase_if(d_->blind, [at = systemNow()](const auto& one) { return one.second.until <= at; });
    FindingSnapshot snapshot;
    if (!d_->byContract && d_->detectorsToAsk().isEmpty()) {
        snapshot.notLooked = d_->detectorsLeftOut();
        snapshot.from = d_->now();
        return snapshot;
    }
    auto rows = d_->askLive({});
    if (!rows) {
        d_->lookAgainAfter(rows.failure());
        if (mayBeOneDetector(rows.failure()) && d_->findBlind())
            rows = d_->askLive({});
    }
    if (!rows)
        return rows.failure();
    snapshot.notLooked = d_->detectorsLeftOut();
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
