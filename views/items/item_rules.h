// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/session.h"
#include "models/domain/system_file.h"
#include "models/domain/verdict.h"
#include "models/domain/work_item.h"

#include <QString>
#include <QUrl>

#include <vector>

namespace countersign {

/// Why Retry is not to be pressed, for the button's tool tip; empty when it may be. \a verdict null: not
/// judged yet. \a stale: what we show is too old to act on.
[[nodiscard]] QString whyNoRetry(const SessionInfo& info, const Verdict* verdict, bool stale);
/// The same for many at once, where each item is judged later.
[[nodiscard]] QString whyNoBulk(const SessionInfo& info, int selected, bool stale);

/// The states a filter pill of an item board stands for; empty: all.
[[nodiscard]] std::vector<WorkState> statesOfPill(const QString& pill);

/// Where the explorer shows \a hash. Invalid when there is no template, or the hash is not one: it comes from
/// the backend, and must not be able to lead a browser elsewhere.
[[nodiscard]] QUrl explorerUrl(const QString& urlTemplate, const QString& hash);

} // namespace countersign
