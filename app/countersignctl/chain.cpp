// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/chain.h"

#include "app/countersignctl/waiting.h"
#include "models/rpc/node_chain_looker.h"
#include "models/rpc/node_pool.h"

#include <memory>
#include <optional>

namespace countersign::ctl {

ChainLook lookAtChain(const SystemFile& file, const std::shared_ptr<const KindPack>& kind,
                      const WorkItem& item) {
    if (file.rpc.empty())
        return {};
    NodePools nodes(file.rpc);
    nodes.start();
    NodeChainLooker looker(&nodes, file.wallets, kind);
    // Shared: an answer after we gave up must not write to a frame that is gone.
    const auto answer = std::make_shared<std::optional<ChainLook>>();
    QObject receiver;
    looker.look(&receiver, item, [answer](const ChainLook& look) { *answer = look; });
    if (waitUntil([&] { return answer->has_value(); }, chainTimeoutMs))
        return **answer;
    ChainLook silent;
    silent.configured = true;
    silent.nodesAsked = 1;
    return silent;
}

} // namespace countersign::ctl
