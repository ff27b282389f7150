// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/figures.h"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <map>
#include <string>

namespace countersign::bench {

/// Gathers "WHAT/ours/ROWS" and "WHAT/libpq/ROWS" and prints, instead of every run, medians and ratios as the
/// rows of README's table. Thread: one.
class RatioReporter : public benchmark::BenchmarkReporter {
  public:
    bool ReportContext(const Context&) override { return true; }
    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs) {
            if (run.run_type != Run::RT_Iteration)
                continue;
            const std::string name = run.run_name.function_name;
            if (run.error_occurred)
                std::fprintf(stderr, "bench: %s: %s\n", name.c_str(), run.error_message.c_str());
            else
                times_[name].add(run.GetAdjustedRealTime() / 1e6); // the unit is nanoseconds
        }
    }
    void Finalize() override {
        std::printf("| what | rows | ours ms | libpq ms | ratio |\n|---|---|---|---|---|\n");
        const std::string ours = "/ours/";
        for (auto& [name, times] : times_) {
            const std::size_t at = name.find(ours);
            if (at == std::string::npos)
                continue;
            const std::string what = name.substr(0, at), rows = name.substr(at + ours.size());
            const double floorMs = times_[what + "/libpq/" + rows].at(0.5);
            std::printf("| %s | %s | %.2f | %.2f | %.2f |\n", what.c_str(), rows.c_str(), times.at(0.5),
                        floorMs, times.at(0.5) / floorMs);
        }
    }

  private:
    std::map<std::string, Percentiles> times_;
};

} // namespace countersign::bench
