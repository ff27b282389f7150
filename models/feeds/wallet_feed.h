// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/finding.h"
#include "models/domain/health.h"
#include "models/domain/system_file.h"
#include "models/feeds/feed.h"

#include <vector>

namespace countersign {

class NodePools;

inline constexpr int walletEveryMs = 10'000;
inline constexpr UnixMs walletStaleAfterMs = 60'000;

/// Balances of the system's wallets from its RPC nodes, with a day's history, and the findings of their
/// bands. Thread: UI.
class WalletFeed : public Feed {
    Q_OBJECT
  public:
    WalletFeed(std::vector<WalletConfig> wallets, NodePools* nodes, QObject* parent = nullptr);
    [[nodiscard]] const std::vector<WalletState>& states() const { return states_; }

  Q_SIGNALS:
    void snapshotReady(const std::vector<countersign::WalletState>& wallets);
    void findingsReady(const std::vector<countersign::Finding>& findings);

  protected:
    void ask() override;

  private:
    std::vector<WalletConfig> configs_;
    NodePools* nodes_;
    std::vector<WalletState> states_;
};

} // namespace countersign
