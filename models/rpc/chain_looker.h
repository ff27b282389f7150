// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/verdict.h"
#include "models/domain/work_item.h"

#include <functional>

class QObject;

namespace countersign {

/// The chain's half of a verdict: receipt of the item's transaction and nonce gap and balance of the paying
/// wallet, from two nodes where there are two. Asynchronous; never blocks. Thread: UI.
class ChainLooker {
  public:
    virtual ~ChainLooker() = default;
    /// Calls \a deliver once on the caller's thread, unless \a receiver is gone by then.
    virtual void look(QObject* receiver, const WorkItem& item,
                      std::function<void(const ChainLook&)> deliver) = 0;
    /// Items with the same text here get the same look: whoever looks for many asks once for all of them.
    [[nodiscard]] virtual QString questionAbout(const WorkItem& item) const = 0;
};

} // namespace countersign
