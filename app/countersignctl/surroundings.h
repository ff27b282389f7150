// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/countersignctl/target.h"
#include "models/domain/finding.h"
#include "models/domain/health.h"
#include "models/domain/identity.h"

#include <memory>
#include <vector>

namespace countersign::ctl {

inline constexpr int surroundingsTimeoutMs = 20'000;

/// What a system has around its database: endpoints, RPC nodes, wallets; each looked at once. Thread: main.
class Surroundings {
  public:
    explicit Surroundings(const Target& target);
    ~Surroundings();

    /// Asks everything and waits until each has answered or failed, at most surroundingsTimeoutMs.
    void look();
    /// The same without the wallets, which say nothing of which system it is. False: not each has answered.
    [[nodiscard]] bool lookAtParts();

    [[nodiscard]] std::vector<HealthLine> lines() const;
    [[nodiscard]] std::vector<Finding> findings() const;
    /// What nodes and backend say about which system this is.
    void tell(IdentityFacts& facts) const;

  private:
    void lookAtWallets();

    struct Private;
    std::unique_ptr<Private> d_;
};

} // namespace countersign::ctl
