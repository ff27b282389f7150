// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/failure.h"
#include "models/domain/provenance.h"

#include <QObject>
#include <QTimer>

namespace countersign {

inline constexpr int refreshEveryMs = 1'000;  ///< while everything is well
inline constexpr int backOffFirstMs = 1'000;  ///< after a failure: 1, 2, 4, 8 s and so on
inline constexpr int backOffMostMs = 30'000;

/// When to ask. Every feed polls on the UI thread's timer, has at most one question under way, backs off on
/// failure and recovers by itself; the last data stays. Thread: UI.
class Feed : public QObject {
    Q_OBJECT
  public:
    explicit Feed(int everyMs, QObject* parent = nullptr);

    void start(); ///< asks now, then every everyMs
    void stop();
    void refresh(); ///< asks now; while a question is under way, right after its answer

    [[nodiscard]] const Provenance& newest() const { return newest_; } ///< of the last good answer
    [[nodiscard]] bool failing() const { return failures_ > 0; }
    [[nodiscard]] int nextTryMs() const; ///< how long until the next try; 0 when not waiting

  Q_SIGNALS:
    void failed(const countersign::Failure& failure); ///< each time a question fails
    void recovered();                                 ///< first good answer after a failure

  protected:
    virtual void ask() = 0; ///< must end in answered() or didFail(), once
    void answered(const Provenance& from);
    void didFail(const Failure& failure);

  private:
    void schedule();

    QTimer timer_;
    int everyMs_;
    int failures_ = 0;
    bool running_ = false;
    bool asking_ = false;
    bool again_ = false;
    Provenance newest_;
};

} // namespace countersign
