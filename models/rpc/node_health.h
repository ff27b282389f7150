// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rpc/node_pool.h"

#include <vector>

namespace countersign {

/// What the Health board and the triage say about nodes. Pure readings of what the nodes remember.
using NodeList = std::vector<const RpcNode*>;

/// The highest head among nodes that can be believed; -1 when none is known.
[[nodiscard]] qint64 bestBlock(const NodeList& nodes);
[[nodiscard]] bool isLagging(const RpcNode& node, qint64 best, const NodePolicy& policy);
[[nodiscard]] HealthLine nodeLine(const RpcNode& node, qint64 best, const NodePolicy& policy, UnixMs now);
[[nodiscard]] std::vector<Finding> chainFindings(const QString& chain, const NodeList& nodes,
                                                 const NodePolicy& policy, UnixMs now);

} // namespace countersign
