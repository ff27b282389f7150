// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/postgres/connection_plan.h"

#include <QString>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace countersign {

inline constexpr int indexWatchMs = 1'000;

/// Tells how far a CREATE INDEX of another connection has come ("scanning table, 43 %"), from the server's
/// own pg_stat_progress_create_index, once a second until it goes out of scope. Says nothing when it can't
/// look: the index is made all the same. \a tell is called on a thread of the watch's own.
class IndexWatch {
  public:
    IndexWatch(const ConnectionPlan& plan, int backendPid, std::function<void(const QString&)> tell);
    ~IndexWatch();
    IndexWatch(const IndexWatch&) = delete;
    IndexWatch& operator=(const IndexWatch&) = delete;

  private:
    void watch(const ConnectionPlan& plan, int backendPid, const std::function<void(const QString&)>& tell);
    [[nodiscard]] bool ended(int waitMs);

    std::mutex mutex_;
    std::condition_variable end_;
    bool over_ = false;
    std::thread thread_;
};

} // namespace countersign
