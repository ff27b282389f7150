// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/detail_feed.h"

#include "models/feeds/judge.h"
#include "models/postgres/database_thread.h"

namespace countersign {

struct DetailFeed::Answer {
    ItemDetail detail;
    Verdict verdict;
};

DetailFeed::DetailFeed(DatabaseThread* database, ChainLooker* chain, QObject* parent)
    : Feed(refreshEveryMs, parent)
    , database_(database)
    , chain_(chain) {}

void DetailFeed::watch(const WorkItemRef& item) {
    if (item == item_)
        return;
    item_ = item;
    ++token_;
    fromDatabase_.reset();
    look_.reset();
    lookedAt_.clear();
    looking_ = false;
    if (item_.id.isEmpty())
        return stop();
    if (running())
        refresh();
    else
        start();
}

void DetailFeed::ask() {
    database_->ask<Answer>(
        this,
        [item = item_](SystemGateway& gateway) -> Result<Answer> {
            auto detail = gateway.detail(item);
            if (!detail)
                return detail.failure();
            auto verdicts = gateway.verdicts(item.kind, {item.id});
            if (!verdicts)
                return verdicts.failure();
            return Answer{std::move(detail).value(), verdicts->empty() ? Verdict{} : verdicts->front()};
        },
        [this, token = token_](const Result<Answer>& answer) {
            if (!answer)
                return didFail(answer.failure());
            if (token == token_)
                take(*answer);
            answered(answer->detail.from);
        });
}

void DetailFeed::take(const Answer& answer) {
    fromDatabase_ = answer.verdict;
    Q_EMIT detailReady(answer.detail);
    const WorkItem& item = answer.detail.item;
    const bool sameRow = lookedAt_ == item.fingerprint;
    if (!sameRow)
        look_.reset();
    if (!looking_ && (!sameRow || time().now() - lookedMs_ >= time().ms(static_cast<int>(chainLookEveryMs))))
        lookAgain(item);
    publish();
}

void DetailFeed::lookAgain(const WorkItem& item) {
    looking_ = true;
    lookedAt_ = item.fingerprint;
    lookedMs_ = time().now();
    lookAtChain(this, chain_, item, [this, token = token_](const ChainLook& look) {
        if (token != token_)
            return;
        looking_ = false;
        look_ = look;
        publish();
    });
}

void DetailFeed::publish() {
    if (!fromDatabase_)
        return;
    if (look_)
        Q_EMIT verdictReady(item_, combineVerdict(*fromDatabase_, *look_));
    else if (!fromDatabase_->mayRetry()) // The chain can only forbid more: this much is sure already.
        Q_EMIT verdictReady(item_, *fromDatabase_);
}

} // namespace countersign
