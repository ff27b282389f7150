// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/gateway_private.h"
#include "models/postgres/reason_text.h"
#include "models/postgres/row_reader.h"

#include <QJsonDocument>

namespace countersign {

namespace {

QString keyText(const QUuid& key) {
    return key.toString(QUuid::WithoutBraces);
}

QString resultColumnsSql() {
    return QStringLiteral("SELECT r.outcome, r.reason, %1, r.replayed, r.audit_seq, %2 FROM ")
        .arg(msSql(QStringLiteral("r.until")), msSql(QStringLiteral("r.at")));
}

ActOutcome outcomeFrom(const pqxx::row& one, const KindPack& kind) {
    RowReader row(one);
    ActOutcome outcome;
    outcome.kind = row.text() == QStringLiteral("done") ? ActOutcome::Kind::Done : ActOutcome::Kind::Refused;
    outcome.reason = row.text();
    outcome.text = outcome.reason.isEmpty() ? QString() : reasonText(kind, outcome.reason);
    outcome.until = row.time();
    outcome.replayed = row.boolean().value_or(false);
    outcome.auditSeq = row.integer().value_or(0);
    outcome.at = row.time();
    return outcome;
}

Effect::Stage stageFromName(const QString& name) {
    if (name == QStringLiteral("picked_up"))
        return Effect::Stage::PickedUp;
    if (name == QStringLiteral("done"))
        return Effect::Stage::Done;
    if (name == QStringLiteral("failed"))
        return Effect::Stage::Failed;
    if (name == QStringLiteral("no_effect"))
        return Effect::Stage::NoEffect;
    return Effect::Stage::Waiting;
}

} // namespace

Result<ActOutcome> SystemGateway::retry(const RetryRequest& request) {
    if (!d_->session.mayAct())
        return Failure{FailureKind::NoRight, d_->session.whyNotAct, d_->where(), {}, {}};
    if (!usable())
        return Failure{FailureKind::Unreachable,
                       QStringLiteral("the connection is gone; nothing was sent"),
                       d_->where(),
                       {},
                       {}};
    const auto rows = d_->connection->act(
        resultColumnsSql() +
            QStringLiteral(
                "countersign.retry($1::text, $2::text, $3::text, $4::uuid, $5::text, $6::jsonb) r"),
        {request.item.kind, request.item.id, request.fingerprint, keyText(request.key), request.reason,
         QString::fromUtf8(QJsonDocument(request.evidence).toJson(QJsonDocument::Compact))});
    if (rows && !rows->empty())
        return outcomeFrom((*rows)[0], *d_->kind);
    // Sent, and the connection went: it may have been done. Only its key can tell.
    if (!rows && (rows.failure().kind == FailureKind::InDoubt || !usable())) {
        ActOutcome outcome;
        outcome.text =
            QStringLiteral("The connection was lost before the answer came; it is looked up by its key");
        return outcome;
    }
    return rows ? Failure{FailureKind::Malformed,
                          QStringLiteral("the contract gave no answer"),
                          d_->where(),
                          {},
                          {}}
                : rows.failure();
}

Result<std::optional<ActOutcome>> SystemGateway::lookUp(const QUuid& key) {
    // The act takes this lock first: while it still runs on the server, "never seen" would be a lie.
    const auto rows = d_->connection->together(
        {{QStringLiteral("SELECT pg_advisory_xact_lock(hashtextextended('countersign key ' || $1::uuid, 0))"),
          {keyText(key)}},
         {resultColumnsSql() + QStringLiteral("countersign.retry_result($1::uuid) r"), {keyText(key)}}});
    if (!rows)
        return rows.failure();
    if (rows->empty())
        return d_->neverSeen<ActOutcome>();
    return std::optional(outcomeFrom((*rows)[0], *d_->kind));
}

Result<Effect> SystemGateway::effectOf(const QUuid& key) {
    const auto rows = d_->connection->run(
        QStringLiteral("SELECT %1, e.stage, %2, %3, e.raw_state, e.why, e.what_to_do FROM "
                       "countersign.retry_effect($1::uuid) e")
            .arg(msSql(QStringLiteral("e.acted_at")), msSql(QStringLiteral("e.picked_up_at")),
                 msSql(QStringLiteral("e.ended_at"))),
        {keyText(key)});
    if (!rows)
        return rows.failure();
    if (rows->empty())
        return Failure{
            FailureKind::Missing, QStringLiteral("the act or its item is not there"), d_->where(), {}, {}};
    RowReader row((*rows)[0]);
    Effect effect;
    effect.actedAt = row.time();
    effect.stage = stageFromName(row.text());
    effect.pickedUpAt = row.time();
    effect.endedAt = row.time();
    effect.rawState = row.text();
    effect.why = row.text();
    effect.whatToDo = row.text();
    return effect;
}

} // namespace countersign
