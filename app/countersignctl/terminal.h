// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/trust/secret_bytes.h"

#include <QString>

#include <optional>

namespace countersign::ctl {

inline constexpr int maxTypedBytes = 1024; ///< of one answer

/// The person at the terminal, asked past stdin and stdout, which may be files. None: nobody is there.
[[nodiscard]] bool somebodyIsThere();
[[nodiscard]] std::optional<QString> askAtTerminal(const QString& question);
/// Without echo; what was typed stands in no other memory than the answer's.
[[nodiscard]] std::optional<SecretBytes> askSecretAtTerminal(const QString& question);

} // namespace countersign::ctl
