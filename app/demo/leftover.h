// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/child_process.h"

#include <QString>

#include <optional>

namespace countersign {

/// Name pattern of the folders private clusters make in the temporary folder.
[[nodiscard]] QString leftoverPattern();

/// Notes in \a folder that this process owns it.
[[nodiscard]] bool markOwned(const QString& folder);

/// Stops the server in \a folder and removes it, if it is one of ours and the program that made it is gone.
void removeIfLeftover(const QString& folder, const std::optional<ChildAccount>& account);

/// The same for every such folder in the temporary folder (left after a power cut, or when the watcher was
/// killed as well).
void removeLeftovers(const std::optional<ChildAccount>& account);

} // namespace countersign
