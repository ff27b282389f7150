// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/failure.h"

#include <QString>

namespace countersign {

/// A failure for the window, in the window's language. The English particulars of the adapter stay in
/// FailureWords::particulars: they name things (hosts, tables) that have no translation.
struct FailureWords {
    QString headline;    ///< "The database cannot be reached"
    QString particulars; ///< what exactly, where
    QString remedy;      ///< what to do
};

[[nodiscard]] FailureWords failureWords(const Failure& failure);
[[nodiscard]] QString failureSentence(const Failure& failure); ///< all three on one line

} // namespace countersign
