// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/figures.h"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <map>
#include <string>

namespace countersign::bench {

/// Gathers "WHAT/ours/ROWS" and "WHAT/libpq/ROWS" and prints, instead of every run, medians and ratios as the
/// rows of README's table. Ours and the floor must
/// have fetched as many rows. Thread: one.
class RatioReporter : public benchmark::BenchmarkReporter {
  public:
    explicit RatioReporter(std::string kind)
        : kind_(std::move(kind)) {}

    bool ReportContext(const Context&) override { return true; }
    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs) {
            if (run.run_type != Run::RT_Iteration)
                continue;
            const std::string name = run.run_name.function_name;
            if (run.error_occurred) {
                std::fprintf(stderr, "bench: %s: %s\n", name.c_str(), run.error_message.c_str());
                sameRows_ = false;
                continue;
            }
            times_[name].add(run.GetAdjustedRealTime() / 1e6); // the unit is nanoseconds
            fetched_[name] = run.counters.at("rows").value;
        }
    }
    void Finalize() override {
        std::printf("| kind | what | rows | ours ms | libpq ms | ratio |\n|---|---|---|---|---|---|\n");
        const std::string ours = "/ours/";
        for (auto& [name, times] : times_) {
            const std::size_t at = name.find(ours);
            if (at == std::string::npos)
                continue;
            const std::string what = name.substr(0, at), rows = name.substr(at + ours.size());
            const std::string floor = what + "/libpq/" + rows;
            const double floorMs = times_[floor].at(0.5);
            std::printf("| %s | %s | %s | %.2f | %.2f | %.2f |\n", kind_.c_str(), what.c_str(), rows.c_str(),
                        times.at(0.5), floorMs, times.at(0.5) / floorMs);
            if (fetched_[name] != fetched_[floor]) {
                std::fprintf(stderr, "bench: %s: %.0f rows, and %.0f by hand: no comparison\n", name.c_str(),
                             fetched_[name], fetched_[floor]);
                sameRows_ = false;
            }
        }
    }
    /// Every figure compares like with like.
    [[nodiscard]] bool sameRows() const { return sameRows_; }

  private:
    std::string kind_;
    std::map<std::string, Percentiles> times_;
    std::map<std::string, double> fetched_;
    bool sameRows_ = true;
};

} // namespace countersign::bench
