// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/feed.h"

#include <algorithm>

namespace countersign {

int backOffMs(int failures) {
    constexpr int mostDoublings = 5;
    return std::min(backOffFirstMs << std::clamp(failures - 1, 0, mostDoublings), backOffMostMs);
}

int FeedTime::ms(int real) const {
    return std::max(1, static_cast<int>(real / pace));
}

Feed::Feed(int everyMs, QObject* parent)
    : QObject(parent)
    , everyMs_(everyMs) {
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &Feed::askNow);
}

void Feed::start() {
    if (running_)
        return;
    running_ = true;
    refresh();
}

void Feed::stop() {
    running_ = false;
    again_ = false;
    timer_.stop();
}

void Feed::refresh() {
    if (asking_) {
        again_ = true;
        return;
    }
    askNow();
}

int Feed::nextTryMs() const {
    return timer_.isActive() ? std::max(0, timer_.remainingTime()) : 0;
}

void Feed::askNow() {
    timer_.stop();
    asking_ = true;
    sinceAsked_.start();
    ask();
}

void Feed::scheduleNext(int waitMs) {
    asking_ = false;
    if (again_) {
        again_ = false;
        timer_.start(0);
    } else if (running_) {
        timer_.start(time_.ms(waitMs));
    }
}

void Feed::answered(const Provenance& from) {
    latencyMs_ = static_cast<int>(sinceAsked_.elapsed());
    newest_ = from;
    const bool wasFailing = failing();
    failures_ = 0;
    scheduleNext(pauseMs());
    if (wasFailing)
        Q_EMIT recovered();
}

int Feed::leastRetryMs(const Failure&) const {
    return 0;
}

void Feed::didFail(const Failure& failure) {
    ++failures_;
    scheduleNext(std::max(backOffMs(failures_), leastRetryMs(failure)));
    Q_EMIT failed(failure);
}

} // namespace countersign
