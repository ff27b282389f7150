// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/kind_pack.h"
#include "models/domain/system_file.h"
#include "models/rpc/chain_looker.h"

#include <QJsonValue>

#include <memory>
#include <vector>

namespace countersign {

class NodePools;
struct ContractQuestion;

inline constexpr int nativeDecimals = 18; ///< wei in one unit of every EVM chain's own coin

/// Looks at the chain through the system's nodes. The paying wallet is the one the system file has for the
/// item's chain; with several it is the one the item names, else nobody's nonce can be looked at.
/// Contracts that the kind wants asked about an item are asked as well. Does not own the pools. Thread: UI.
class NodeChainLooker : public ChainLooker {
  public:
    NodeChainLooker(NodePools* nodes, std::vector<WalletConfig> wallets,
                    std::shared_ptr<const KindPack> kind = nullptr, Clock clock = systemNow);

    void look(QObject* receiver, const WorkItem& item,
              std::function<void(const ChainLook&)> deliver) override;
    [[nodiscard]] QString questionAbout(const WorkItem& item) const override;

  private:
    struct Looking;
    [[nodiscard]] QString chainOf(const WorkItem& item) const;
    void askWallet(QObject* receiver, const std::shared_ptr<Looking>& looking, const QString& chain);
    void askContracts(QObject* receiver, const std::shared_ptr<Looking>& looking,
                      const std::vector<ContractQuestion>& questions);
    [[nodiscard]] std::vector<ContractQuestion> questionsAbout(const WorkItem& item) const;
    [[nodiscard]] const WalletConfig* payingWallet(const WorkItem& item, const QString& chain) const;

    NodePools* nodes_;
    std::vector<WalletConfig> wallets_;
    std::shared_ptr<const KindPack> kind_; ///< says which contracts are asked; may be null
    Clock clock_;
};

} // namespace countersign
