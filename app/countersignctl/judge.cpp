// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/judge.h"

#include "app/countersignctl/chain.h"

#include <QJsonObject>

namespace countersign::ctl {

namespace {

QJsonArray evidenceFrom(const Verdict& verdict, size_t first) {
    QJsonArray array;
    for (size_t i = first; i < verdict.evidence.size(); ++i) {
        const EvidenceLine& line = verdict.evidence[i];
        const QJsonValue ok =
            line.answer == Answer::NotKnown ? QJsonValue() : QJsonValue(line.answer == Answer::Yes);
        array.append(QJsonObject{{QStringLiteral("check"), line.check},
                                 {QStringLiteral("ok"), ok},
                                 {QStringLiteral("value"), line.value},
                                 {QStringLiteral("text"), line.text},
                                 {QStringLiteral("source"), line.source}});
    }
    return array;
}

} // namespace

Result<Judgement> judge(SystemGateway& gateway, const Target& target, const WorkItemRef& item) {
    if (const Status known = checkItemKind(target, item.kind); !known)
        return known.failure();
    const auto detail = gateway.detail(item);
    if (!detail)
        return detail.failure();
    auto verdicts = gateway.verdicts(item.kind, {item.id});
    if (!verdicts)
        return verdicts.failure();
    if (verdicts->empty())
        return Failure{
            FailureKind::Missing,
            QStringLiteral("there is no %1 with id %2").arg(item.kind, item.id),
            target.plan.shown,
            QStringLiteral("See countersignctl items --item %1 --search %2").arg(item.kind, item.id),
            {}};
    const size_t databaseLines = verdicts->front().evidence.size();
    Judgement judgement;
    judgement.verdict =
        combineVerdict(verdicts->front(), lookAtChain(target.file, target.kind, detail->item));
    judgement.chainEvidence = evidenceFrom(judgement.verdict, databaseLines);
    return judgement;
}

} // namespace countersign::ctl
