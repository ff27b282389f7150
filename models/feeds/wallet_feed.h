// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/finding.h"
#include "models/domain/health.h"
#include "models/domain/system_file.h"
#include "models/feeds/feed.h"

#include <QHash>

#include <vector>

namespace countersign {

class NodePools;

inline constexpr int walletEveryMs = 10'000;
inline constexpr UnixMs walletStaleAfterMs = 60'000;
inline constexpr UnixMs balancePointEveryMs = 30'000; ///< a day of history is maxBalancePoints of these

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
    void take(WalletState& state, const Decimal& balance, const Provenance& from);
    void fail(WalletState& state, const Failure& failure);
    void oneDone();
    [[nodiscard]] std::vector<Finding> findings();
    [[nodiscard]] std::optional<Finding> findingOf(const WalletState& state) const;

    NodePools* nodes_;
    std::vector<WalletState> states_;
    QHash<QString, UnixMs> since_; ///< when each present finding began, by its key
    int open_ = 0;                 ///< wallets of this round without an answer yet
};

/// A node's answer to eth_getBalance as the wallet's own unit, exactly.
[[nodiscard]] Result<Decimal> balanceOf(const QJsonValue& weiQuantity);

} // namespace countersign
