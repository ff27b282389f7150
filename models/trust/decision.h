// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout.h"
#include "models/domain/result.h"

namespace countersign {

inline constexpr qsizetype digestBytes = 32; ///< of SHA-256
inline constexpr qsizetype maxDecisionBytes = 16 * 1024;

/// What is signed: `countersign/decision/v1` of PROTOCOL.md.
[[nodiscard]] QByteArray decisionBytes(const Decision& decision);

/// Takes such bytes apart. What it accepts gives the very same bytes again.
[[nodiscard]] Result<Decision> parseDecision(const QByteArray& bytes);

/// Whether the fields keep the rules: lengths, characters, a reason with a rejection and only there.
[[nodiscard]] Status checkDecision(const Decision& decision);

} // namespace countersign
