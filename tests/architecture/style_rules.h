// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/architecture/source_tree.h"

namespace countersign::architecture {

inline constexpr int mostLinesOfAFile = 600;

/// House rules that a machine can keep. Each function returns one complaint per breach.
[[nodiscard]] QStringList licenceBreaches(const SourceTree& tree); ///< SPDX line, #pragma once
[[nodiscard]] QStringList sizeBreaches(const SourceTree& tree);    ///< mostLinesOfAFile
[[nodiscard]] QStringList wordBreaches(const SourceTree& tree);    ///< calls and words we do without
[[nodiscard]] QStringList unlistedSources(const SourceTree& tree); ///< .cpp files no CMakeLists.txt builds
[[nodiscard]] QStringList whitespaceBreaches(const SourceTree& tree);

} // namespace countersign::architecture
