// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/verdict.h"

#include <QJsonArray>

namespace countersign {

inline constexpr qsizetype maxActEvidenceBytes = 16 * 1024; ///< the contract takes no more with an act

/// The evidence a person saw, as it is stored with their act in the trail: check, answer ("yes", "no",
/// "not-known"), value, text, source, at (ISO 8601, UTC).
/// Lines that would go over maxActEvidenceBytes are left out.
[[nodiscard]] QJsonArray evidenceJson(const Verdict& verdict);

} // namespace countersign
