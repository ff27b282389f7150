// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/domain/verdict.h"
#include "models/domain/work_item.h"

#include <QObject>

#include <functional>
#include <memory>

namespace countersign {

class ChainLooker;
class DatabaseThread;

/// A row and the verdict on it, database and chain together.
struct Judged {
    WorkItem item;
    Verdict verdict;
};

/// What the chain says, or that nobody is there to ask. \a chain may be null.
void lookAtChain(QObject* receiver, ChainLooker* chain, const WorkItem& item,
                 std::function<void(const ChainLook&)> deliver);

/// Reads one row, judges it, looks at the chain. Delivers once on the UI thread, unless \a receiver is gone.
void judge(QObject* receiver, DatabaseThread* database, ChainLooker* chain, const WorkItemRef& item,
           std::function<void(Result<Judged>)> deliver);

} // namespace countersign
