// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/action.h"
#include "models/domain/verdict.h"
#include "models/domain/work_item.h"
#include "views/theme/tokens.h"

#include <QString>

namespace countersign {

/// A sentence and how it is meant.
struct TonedText {
    QString text;
    Tone tone = Tone::Plain;
};

/// "intent i05"
[[nodiscard]] QString itemName(const WorkItemRef& item);
/// What pressing Retry does to \a item, in one sentence.
[[nodiscard]] QString retrySentence(const WorkItem& item);
/// "SAFE to retry", "WAIT until 12:04: locked", ...
[[nodiscard]] QString verdictHeadline(const Verdict& verdict);
[[nodiscard]] Tone toneOf(VerdictKind kind);
/// What became of the press.
[[nodiscard]] TonedText outcomeWords(const ActOutcome& outcome);
/// "Picked up after 3.1 s, CONFIRMED after 3.4 s"; "No effect after 60 s: why. What to do".
[[nodiscard]] TonedText effectWords(const Effect& effect);
/// Refused for now only: the same press may be sent again, with the same key.
[[nodiscard]] bool mayPressAgain(const ActOutcome& outcome);

} // namespace countersign
