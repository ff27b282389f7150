// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/failure.h"
#include "models/domain/provenance.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace countersign {

inline constexpr int refreshEveryMs = 1'000; ///< while everything is well
inline constexpr int backOffFirstMs = 1'000; ///< after a failure: 1, 2, 4, 8 s and so on
inline constexpr int backOffMostMs = 30'000;

/// How long to wait after so many failures in a row (at least one): 1, 2, 4, 8, 16, 30, 30 s.
[[nodiscard]] int backOffMs(int failures);

/// How fast time goes and whose clock is read. Tests make it fast instead of sleeping.
struct FeedTime {
    double pace = 1;
    Clock now = systemNow;
    [[nodiscard]] int ms(int real) const; ///< at least 1
};

/// When to ask. Every feed polls on the UI thread's timer, has at most one question under way, backs off on
/// failure and recovers by itself; the last data stays. Thread: UI.
class Feed : public QObject {
    Q_OBJECT
  public:
    explicit Feed(int everyMs, QObject* parent = nullptr);

    void setEvery(int everyMs) { everyMs_ = everyMs; }
    void setTime(const FeedTime& time) { time_ = time; }
    [[nodiscard]] const FeedTime& time() const { return time_; }

    void start(); ///< asks now, then every everyMs
    void stop();
    void refresh(); ///< asks now; while a question is under way, right after its answer

    [[nodiscard]] bool running() const { return running_; }
    [[nodiscard]] const Provenance& newest() const { return newest_; } ///< of the last good answer
    [[nodiscard]] bool failing() const { return failures_ > 0; }
    [[nodiscard]] int nextTryMs() const; ///< how long until the next try; 0 when not waiting
    [[nodiscard]] int latencyMs() const { return latencyMs_; } ///< from question to last good answer

  Q_SIGNALS:
    void failed(const countersign::Failure& failure); ///< each time a question fails
    void recovered();                                 ///< first good answer after a failure

  protected:
    virtual void ask() = 0; ///< must end in answered() or didFail(), once
    /// The pause after a good answer.
    [[nodiscard]] virtual int pauseMs() const { return everyMs_; }
    /// The pause after \a failure is as long as this at least, where asking again soon would only cost.
    [[nodiscard]] virtual int leastRetryMs(const Failure& failure) const;
    void answered(const Provenance& from);
    void didFail(const Failure& failure);

  private:
    void askNow();
    void scheduleNext(int waitMs);

    QTimer timer_;
    QElapsedTimer sinceAsked_;
    FeedTime time_;
    int everyMs_;
    int failures_ = 0;
    int latencyMs_ = 0;
    bool running_ = false;
    bool asking_ = false;
    bool again_ = false;
    Provenance newest_;
};

} // namespace countersign
