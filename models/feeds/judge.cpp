// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/judge.h"

#include "models/postgres/database_thread.h"
#include "models/rpc/chain_looker.h"

namespace countersign {
namespace {

Result<Judged> readAndJudge(SystemGateway& gateway, const WorkItemRef& ref) {
    ItemQuery query;
    query.itemKind = ref.kind;
    query.ids = {ref.id};
    query.onlyIds = true;
    query.limit = 1;
    auto page = gateway.page(query, std::nullopt);
    if (!page)
        return page.failure();
    if (page->items.empty())
        return Failure{FailureKind::Missing, QStringLiteral("it is not there any more"), ref.id, {}, {}};
    auto verdicts = gateway.verdicts(ref.kind, {ref.id});
    if (!verdicts)
        return verdicts.failure();
    if (verdicts->empty())
        return Failure{FailureKind::Missing, QStringLiteral("nobody could judge it"), ref.id, {}, {}};
    return Judged{page->items.front(), verdicts->front()};
}

} // namespace

void lookAtChain(QObject* receiver, ChainLooker* chain, const WorkItem& item,
                 std::function<void(const ChainLook&)> deliver) {
    if (chain)
        chain->look(receiver, item, std::move(deliver));
    else
        deliver(ChainLook{});
}

void judge(QObject* receiver, DatabaseThread* database, ChainLooker* chain, const WorkItemRef& item,
           std::function<void(Result<Judged>)> deliver) {
    database->ask<Judged>(
        receiver, [item](SystemGateway& gateway) { return readAndJudge(gateway, item); },
        [receiver, chain, deliver = std::move(deliver)](Result<Judged> judged) {
            if (!judged)
                return deliver(std::move(judged));
            lookAtChain(receiver, chain, judged->item, [deliver, judged](const ChainLook& look) {
                deliver(Judged{judged->item, combineVerdict(judged->verdict, look)});
            });
        });
}

} // namespace countersign
