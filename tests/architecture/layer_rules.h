// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/architecture/source_tree.h"

namespace countersign::architecture {

/// Who may include whom: the architecture. Linking alone can't keep it, since distributions put every
/// library's headers in one folder. Each function returns one complaint per breach.
[[nodiscard]] QStringList roomBreaches(const SourceTree& tree);     ///< our own headers
[[nodiscard]] QStringList libraryBreaches(const SourceTree& tree);  ///< headers of others
[[nodiscard]] QStringList kindNameBreaches(const SourceTree& tree); ///< a kind of backend is data, not code

} // namespace countersign::architecture
