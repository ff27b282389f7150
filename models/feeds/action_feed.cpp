// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/action_feed.h"

#include "models/feeds/act_runner.h"
#include "models/feeds/effect_watch.h"

#include <QPointer>

namespace countersign {

struct ActionFeed::Private {
    DatabaseThread* actor = nullptr;
    ChainLooker* chain = nullptr;
    FeedTime time;
    QString whyNot;
    ActRunner* runner = nullptr; ///< made with the connection; children of the feed
    EffectWatch* effects = nullptr;
    QPointer<BulkRun> bulk;

    [[nodiscard]] Failure noActor() const {
        const QString why = whyNot.isEmpty() ? tr("this session may only look") : whyNot;
        return {FailureKind::NoRight, why, {}, {}, {}};
    }
};

ActionFeed::ActionFeed(DatabaseThread* actor, ChainLooker* chain, QObject* parent)
    : QObject(parent)
    , d_(std::make_unique<Private>()) {
    d_->chain = chain;
    setActor(actor);
}

ActionFeed::~ActionFeed() = default;

void ActionFeed::setTime(const FeedTime& time) {
    d_->time = time;
    if (!d_->actor)
        return;
    d_->runner->setTime(time);
    d_->effects->setTime(time);
}

void ActionFeed::setActor(DatabaseThread* actor, const QString& whyNot) {
    d_->whyNot = whyNot;
    if (!actor || d_->actor)
        return;
    d_->actor = actor;
    d_->runner = new ActRunner(actor, this);
    d_->effects = new EffectWatch(actor, this);
    setTime(d_->time);
    connect(d_->effects, &EffectWatch::effectChanged, this, &ActionFeed::effectChanged);
    connect(d_->effects, &EffectWatch::findingsReady, this, &ActionFeed::findingsReady);
}

void ActionFeed::retry(const RetryRequest& request) {
    if (!d_->actor || !d_->whyNot.isEmpty()) {
        Q_EMIT outcomeReady(request, refusedBecause(d_->noActor()));
        return;
    }
    d_->runner->run(request, [this, request](const ActOutcome& outcome) {
        if (outcome.kind == ActOutcome::Kind::Done)
            d_->effects->watch(request.item, request.key, d_->time.now());
        Q_EMIT outcomeReady(request, outcome);
    });
}

void ActionFeed::retryAll(const std::vector<WorkItemRef>& items, const QString& reason, BulkPace pace) {
    if (bulkRunning())
        return;
    if (!d_->actor || !d_->whyNot.isEmpty()) {
        std::vector<BulkLine> lines;
        for (const WorkItemRef& item : items)
            lines.push_back({item, BulkLine::Kind::Failed, englishSentence(d_->noActor()), {}});
        Q_EMIT bulkFinished(lines, false);
        return;
    }
    d_->bulk = new BulkRun(d_->actor, d_->chain, d_->runner, d_->time, items, reason, pace, this);
    connect(d_->bulk, &BulkRun::progressed, this, &ActionFeed::bulkProgress);
    connect(d_->bulk, &BulkRun::lineChanged, this, &ActionFeed::bulkLineChanged);
    connect(d_->bulk, &BulkRun::waiting, this, &ActionFeed::bulkWaiting);
    connect(d_->bulk, &BulkRun::acted, this, [this](const WorkItemRef& item, const QUuid& key) {
        d_->effects->watch(item, key, d_->time.now());
    });
    connect(d_->bulk, &BulkRun::finished, this, [this](const std::vector<BulkLine>& lines, bool cancelled) {
        d_->bulk->deleteLater();
        d_->bulk.clear();
        Q_EMIT bulkFinished(lines, cancelled);
    });
    connect(d_->effects, &EffectWatch::effectChanged, d_->bulk, &BulkRun::seen);
    d_->bulk->start();
}

void ActionFeed::cancelBulk() {
    if (d_->bulk)
        d_->bulk->cancel();
}

bool ActionFeed::bulkRunning() const {
    return !d_->bulk.isNull();
}

} // namespace countersign
