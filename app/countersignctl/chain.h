// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind_pack.h"
#include "models/domain/system_file.h"
#include "models/domain/verdict.h"
#include "models/domain/work_item.h"

#include <memory>

namespace countersign::ctl {

inline constexpr int chainTimeoutMs = 30'000; ///< of a whole look at the chain, all nodes together

/// Asks the nodes of the system file about the item and waits for the answer. No nodes: "not configured".
/// Nobody answering is an answer, too.
[[nodiscard]] ChainLook lookAtChain(const SystemFile& file, const std::shared_ptr<const KindPack>& kind,
                                    const WorkItem& item);

} // namespace countersign::ctl
