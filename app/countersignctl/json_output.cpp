// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/json_output.h"

#include <QDateTime>
#include <QJsonDocument>

namespace countersign::ctl {

namespace {

Json utf8(const QString& text) {
    return text.toUtf8().toStdString();
}

Json amountOf(const MaybeMoney& money) {
    return money ? utf8(money->amount.text()) : Json(nullptr);
}

Json currencyOf(const MaybeMoney& money) {
    return money ? toJson(money->currency) : Json(nullptr);
}

template<typename Number>
Json numberOf(const std::optional<Number>& number) {
    return number ? Json(*number) : Json(nullptr);
}

Json yesOrNo(Answer answer) {
    return answer == Answer::NotKnown ? Json(nullptr) : Json(answer == Answer::Yes);
}

} // namespace

QString isoTime(UnixMs at) {
    return QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODateWithMs);
}

QString outcomeName(ActOutcome::Kind kind) {
    switch (kind) {
    case ActOutcome::Kind::Done:
        return QStringLiteral("done");
    case ActOutcome::Kind::Refused:
        return QStringLiteral("refused");
    case ActOutcome::Kind::InDoubt:
        break;
    }
    return QStringLiteral("in-doubt");
}

QString healthStateName(HealthState state) {
    switch (state) {
    case HealthState::Good:
        return QStringLiteral("good");
    case HealthState::Warning:
        return QStringLiteral("warning");
    case HealthState::Bad:
        return QStringLiteral("bad");
    case HealthState::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

QString effectStageName(Effect::Stage stage) {
    switch (stage) {
    case Effect::Stage::Waiting:
        return QStringLiteral("waiting");
    case Effect::Stage::PickedUp:
        return QStringLiteral("picked-up");
    case Effect::Stage::Done:
        return QStringLiteral("done");
    case Effect::Stage::Failed:
        return QStringLiteral("failed");
    case Effect::Stage::NoEffect:
        break;
    }
    return QStringLiteral("no-effect");
}

Json toJson(const QString& text) {
    return text.isEmpty() ? Json(nullptr) : utf8(text);
}

Json timeJson(const MaybeMs& at) {
    return at ? utf8(isoTime(*at)) : Json(nullptr);
}

Json toJson(const QJsonObject& object) {
    return Json::parse(QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString());
}

Json toJson(const Finding& finding) {
    return {{"detector", utf8(finding.detector)},
            {"severity", utf8(severityName(finding.severity))},
            {"board", utf8(finding.board)},
            {"subject_kind", toJson(finding.subjectKind)},
            {"subject_id", toJson(finding.subjectId)},
            {"since", timeJson(finding.since)},
            {"amount", amountOf(finding.money)},
            {"currency", currencyOf(finding.money)},
            {"evidence", toJson(finding.evidence)},
            {"title", toJson(finding.title)},
            {"why", toJson(finding.why)},
            {"what_to_do", toJson(finding.whatToDo)}};
}

Json toJson(const WorkItem& item) {
    return {{"kind", utf8(item.kind)},
            {"id", utf8(item.id)},
            {"state", utf8(workStateName(item.state))},
            {"raw_state", toJson(item.rawState)},
            {"amount", amountOf(item.money)},
            {"currency", currencyOf(item.money)},
            {"attempts", numberOf(item.attempts)},
            {"max_attempts", numberOf(item.maxAttempts)},
            {"created_at", timeJson(item.createdAt)},
            {"updated_at", timeJson(item.updatedAt)},
            {"locked_until", timeJson(item.lockedUntil)},
            {"next_attempt_at", timeJson(item.nextAttemptAt)},
            {"tx_hash", toJson(item.txHash)},
            {"chain_id", toJson(item.chainId)},
            {"wallet", toJson(item.wallet)},
            {"counterparty", toJson(item.counterparty)},
            {"last_error", toJson(item.lastError)},
            {"fingerprint", toJson(item.fingerprint)},
            {"details", toJson(item.details)},
            {"raw_status", toJson(item.rawState)},
            {"page_key", toJson(item.pageKey)}};
}

Json toJson(const LedgerEntry& entry, const QString& invariant) {
    return {{"book", utf8(entry.book)},
            {"invariant", toJson(invariant)},
            {"account", toJson(entry.account)},
            {"currency", toJson(entry.currency)},
            {"amount", utf8(entry.money ? entry.money->amount.text() : entry.oddAmount)},
            {"balance_before", amountOf(entry.before)}, // only books of invariant running_balance keep these
            {"balance_after", amountOf(entry.after)},
            {"ref_type", toJson(entry.refType)},
            {"ref_id", toJson(entry.refId)},
            {"at", timeJson(entry.at)},
            {"id", utf8(entry.id)}};
}

Json toJson(const BookSum& sum) {
    return {{"book", utf8(sum.book)},
            {"invariant", toJson(sum.invariant)},
            {"currency", toJson(sum.sum.currency)},
            {"amount", utf8(sum.sum.amount.text())},
            {"entries", sum.entries},
            {"off", sum.off},
            {"without_sum", sum.without}};
}

Json toJson(const EvidenceLine& line) {
    return {{"check", utf8(line.check)}, {"ok", yesOrNo(line.answer)},    {"value", toJson(line.value)},
            {"text", toJson(line.text)}, {"source", toJson(line.source)}, {"at", timeJson(line.at)}};
}

Json toJson(const WorkItemRef& item, const Verdict& verdict, const QString& settledByText) {
    return {{"kind", utf8(item.kind)},
            {"id", utf8(item.id)},
            {"verdict", utf8(verdictName(verdict.kind))},
            {"reason", toJson(verdict.reason)},
            {"text", toJson(verdict.text)},
            {"until", timeJson(verdict.until)},
            {"settled_by", toJson(verdict.settledBy)},
            {"settled_by_text", toJson(settledByText)},
            {"fingerprint", toJson(verdict.fingerprint)},
            {"evidence", toJsonArray(verdict.evidence)}};
}

Json toJson(const HealthLine& line) {
    return {{"kind", utf8(line.kind)},
            {"name", utf8(line.name)},
            {"state", utf8(healthStateName(line.state))},
            {"latency_ms", numberOf(line.latencyMs)},
            {"checked_at", timeJson(line.checkedAt)},
            {"good_at", timeJson(line.goodAt)},
            {"last_error", toJson(line.lastError)},
            {"note", toJson(line.note)}};
}

Json toJson(const RetryRequest& request, const ActOutcome& outcome, const std::optional<Effect>& effect) {
    Json json{{"kind", utf8(request.item.kind)},
              {"id", utf8(request.item.id)},
              {"key", utf8(request.key.toString(QUuid::WithoutBraces))},
              {"outcome", utf8(outcomeName(outcome.kind))},
              {"reason", toJson(outcome.reason)},
              {"text", toJson(outcome.text)},
              {"until", timeJson(outcome.until)},
              {"replayed", outcome.replayed},
              {"audit_seq", outcome.auditSeq > 0 ? Json(outcome.auditSeq) : Json(nullptr)},
              {"at", timeJson(outcome.at)}};
    if (effect) {
        json["effect"] = utf8(effectStageName(effect->stage));
        json["effect_picked_up_at"] = timeJson(effect->pickedUpAt);
        json["effect_ended_at"] = timeJson(effect->endedAt);
        json["effect_raw_state"] = toJson(effect->rawState);
        json["effect_why"] = toJson(effect->why);
    }
    return json;
}

} // namespace countersign::ctl
