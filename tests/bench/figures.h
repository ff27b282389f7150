// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
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
