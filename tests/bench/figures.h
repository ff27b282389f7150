// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

namespace countersign::bench {

/// Collects single measurements and gives their percentiles (nearest rank). Thread: one.
class Percentiles {
  public:
    void add(double value) { values_.push_back(value); }
    [[nodiscard]] double at(double share) {
        if (values_.empty())
            return std::nan("");
        std::sort(values_.begin(), values_.end());
        const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values_.size())));
        return values_[std::min(values_.size(), std::max<std::size_t>(rank, 1)) - 1];
    }
    [[nodiscard]] std::size_t count() const { return values_.size(); }

  private:
    std::vector<double> values_;
};

/// What this thread has worked so far, in milliseconds: without what others took from it on a busy machine.
inline double threadMs() {
    timespec at{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
    return static_cast<double>(at.tv_sec) * 1e3 + static_cast<double>(at.tv_nsec) / 1e6;
}

/// Resident memory of this process (Linux: /proc/self/status), in MiB; NaN elsewhere.
inline double residentMiB() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        double kib = 0;
        if (word == "VmRSS:" && status >> kib)
            return kib / 1024.0;
    }
    return std::nan("");
}

} // namespace countersign::bench
