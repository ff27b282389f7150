// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/raw_pq.h"

#include <chrono>
#include <fstream>
#include <sstream>
#include <string>

namespace countersign::bench {

/// What one login costs its database server: the CPU time of its backends (Linux: /proc, the server on this
/// machine) and the transactions of the database. Thread: the one that made it.
class ServerLoad {
  public:
    ServerLoad(RawPq& raw, std::string login)
        : raw_(raw)
        , login_(std::move(login)) {}

    void start() {
        cpuSeconds_ = cpuSeconds();
        transactions_ = transactions();
        since_ = Clock::now();
    }
    /// Since start(): share of one core, and statements a minute.
    [[nodiscard]] std::pair<double, double> measured() {
        const double seconds = std::chrono::duration<double>(Clock::now() - since_).count();
        return {(cpuSeconds() - cpuSeconds_) / seconds, (transactions() - transactions_) / seconds * 60};
    }

  private:
    using Clock = std::chrono::steady_clock;

    double cpuSeconds() {
        std::istringstream pids(raw_.value(
            "SELECT string_agg(pid::text, ' ') FROM pg_stat_activity WHERE usename = '" + login_ + "'"));
        double seconds = 0;
        for (std::string pid; pids >> pid;) {
            std::ifstream file("/proc/" + pid + "/schedstat"); // first: nanoseconds on a CPU
            double nanoseconds = 0;
            if (file >> nanoseconds)
                seconds += nanoseconds / 1e9;
        }
        return seconds;
    }
    double transactions() {
        raw_.value("SELECT pg_stat_clear_snapshot()");
        return std::stod(raw_.value(
            "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()"));
    }

    RawPq& raw_;
    std::string login_;
    double cpuSeconds_ = 0, transactions_ = 0;
    Clock::time_point since_;
};

} // namespace countersign::bench
