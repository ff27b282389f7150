// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/bulk_run.h"

#include "models/domain/evidence_json.h"
#include "models/feeds/act_runner.h"
#include "models/feeds/judge.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace countersign {
namespace {

/// Refusals that say "later", not "no", and that the contract does not store under the key.
bool isForAWhile(const ActOutcome& outcome) {
    return outcome.reason == u"limit-human" || outcome.reason == u"busy";
}

bool isOfConnection(FailureKind kind) {
    return kind == FailureKind::Unreachable || kind == FailureKind::TimedOut || kind == FailureKind::Conflict;
}

QString whyNot(const Verdict& verdict) {
    return verdict.text.isEmpty() ? verdictName(verdict.kind)
                                  : QStringLiteral("%1: %2").arg(verdictName(verdict.kind), verdict.text);
}

} // namespace

BulkRun::BulkRun(DatabaseThread* actor, ChainLooker* chain, ActRunner* acts, const FeedTime& time,
                 const std::vector<WorkItemRef>& items, const QString& reason, BulkPace pace, QObject* parent)
    : QObject(parent)
    , actor_(actor)
    , chain_(chain)
    , acts_(acts)
    , time_(time)
    , reason_(reason) {
    if (pace == BulkPace::Staged)
        stages_.emplace();
    for (const WorkItemRef& item : items)
        lines_.push_back({item, BulkLine::Kind::Waiting, {}, QUuid::createUuid()});
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, [this] { std::exchange(afterWait_, nullptr)(); });
}

void BulkRun::start() {
    Q_EMIT progressed(0, 0, 0, static_cast<int>(lines_.size()));
    step();
}

void BulkRun::cancel() {
    cancelled_ = true;
    // What was sent is waited for; what is in doubt is listed as such: the database may be away for long.
    if (acting_ && lines_[at_].kind != BulkLine::Kind::InDoubt)
        return;
    timer_.stop();
    finish(true);
}

void BulkRun::step() {
    if (cancelled_ || at_ >= lines_.size())
        return finish(cancelled_);
    if (at_ >= static_cast<size_t>(maxBulkItems))
        return settle(BulkLine::Kind::Skipped, tr("more than %n item(s) at once", nullptr, maxBulkItems));
    if (heldByStage())
        return;
    judge(this, actor_, chain_, lines_[at_].item, [this](const Result<Judged>& answer) { judged(answer); });
}

/// Between stages the run stands still until the backend has brought what was retried to an end.
bool BulkRun::heldByStage() {
    if (!stages_)
        return false;
    if (stages_->failed()) {
        giveUpRest(tr("not reached: the retry of %1 did not succeed").arg(stages_->failed()->id));
        return true;
    }
    held_ = !stages_->mayGoOn();
    if (held_)
        Q_EMIT waiting(tr("waiting for the backend to settle %n item(s) of this stage", nullptr,
                          static_cast<int>(stages_->open())),
                       time_.now() + noEffectAfterMs);
    return held_;
}

void BulkRun::seen(const WorkItemRef& item, const Effect& effect) {
    if (!stages_ || finished_)
        return;
    stages_->seen(item, effect);
    if (std::exchange(held_, false))
        step();
}

void BulkRun::giveUpRest(const QString& why) {
    for (size_t i = at_; i < lines_.size(); ++i) {
        if (lines_[i].kind != BulkLine::Kind::Waiting)
            continue;
        lines_[i].kind = BulkLine::Kind::Skipped;
        lines_[i].why = why;
        ++skipped_;
        Q_EMIT lineChanged(static_cast<int>(i), lines_[i]);
    }
    Q_EMIT progressed(done_, skipped_, failed_, static_cast<int>(lines_.size()));
    finish(false);
}

void BulkRun::judged(const Result<Judged>& answer) {
    if (finished_)
        return;
    if (!answer)
        return tryAgain(answer.failure());
    if (!answer->verdict.mayRetry())
        return settle(BulkLine::Kind::Skipped, whyNot(answer->verdict));
    const BulkLine& line = lines_[at_];
    send({line.item, answer->verdict.fingerprint, line.key, reason_, evidenceJson(answer->verdict)});
}

void BulkRun::send(const RetryRequest& request) {
    acting_ = true;
    acts_->run(request, [self = QPointer<BulkRun>(this), request](const ActOutcome& answer) {
        if (self && !self->finished_)
            self->outcome(request, answer);
    });
}

void BulkRun::outcome(const RetryRequest& request, const ActOutcome& answer) {
    switch (answer.kind) {
    case ActOutcome::Kind::InDoubt:
        lines_[at_].kind = BulkLine::Kind::InDoubt;
        lines_[at_].why = tr("the answer was lost; looking it up");
        Q_EMIT lineChanged(static_cast<int>(at_), lines_[at_]);
        if (cancelled_)
            finish(true);
        return;
    case ActOutcome::Kind::Done:
        acting_ = false;
        if (stages_)
            stages_->acted(request.item);
        Q_EMIT acted(request.item, request.key, answer);
        return settle(BulkLine::Kind::Done, {});
    case ActOutcome::Kind::Refused:
        break;
    }
    acting_ = false;
    if (cancelled_)
        return settle(BulkLine::Kind::Skipped, answer.text);
    if (isForAWhile(answer)) {
        const UnixMs now = time_.now();
        const UnixMs until = std::max(answer.until.value_or(now + backOffFirstMs), now + backOffFirstMs / 4);
        // With the same key, and judged anew: it may have moved while we waited.
        return wait(static_cast<int>(until - now), answer.text, [this] { step(); });
    }
    settle(BulkLine::Kind::Skipped, answer.text);
}

void BulkRun::tryAgain(const Failure& failure) {
    if (!isOfConnection(failure.kind))
        return settle(failure.kind == FailureKind::Missing ? BulkLine::Kind::Skipped : BulkLine::Kind::Failed,
                      englishSentence(failure));
    if (++tries_ >= maxBulkTries) {
        // It will not be different for the next one.
        for (size_t i = at_ + 1; i < lines_.size(); ++i) {
            lines_[i].kind = BulkLine::Kind::Failed;
            lines_[i].why = englishSentence(failure);
            ++failed_;
            Q_EMIT lineChanged(static_cast<int>(i), lines_[i]);
        }
        settle(BulkLine::Kind::Failed, englishSentence(failure));
        return;
    }
    wait(time_.ms(backOffMs(tries_)), englishSentence(failure), [this] { step(); });
}

void BulkRun::wait(int ms, const QString& why, std::function<void()> then) {
    afterWait_ = std::move(then);
    timer_.start(ms);
    Q_EMIT waiting(why, time_.now() + ms);
}

void BulkRun::settle(BulkLine::Kind kind, const QString& why) {
    BulkLine& line = lines_[at_];
    line.kind = kind;
    line.why = why;
    (kind == BulkLine::Kind::Done ? done_ : kind == BulkLine::Kind::Failed ? failed_ : skipped_) += 1;
    tries_ = 0;
    Q_EMIT lineChanged(static_cast<int>(at_), line);
    Q_EMIT progressed(done_, skipped_, failed_, static_cast<int>(lines_.size()));
    while (++at_ < lines_.size() && lines_[at_].kind != BulkLine::Kind::Waiting) {
    }
    // Through the event loop: ten thousand skipped lines must not nest ten thousand calls.
    afterWait_ = [this] { step(); };
    timer_.start(0);
}

void BulkRun::finish(bool cancelled) {
    if (finished_)
        return;
    finished_ = true;
    Q_EMIT finished(lines_, cancelled);
}

} // namespace countersign
