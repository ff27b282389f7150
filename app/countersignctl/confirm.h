// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/countersignctl/verb.h"

#include <QByteArray>

namespace countersign::ctl {

inline constexpr qsizetype confirmedWords = 2; ///< of the digest, typed by hand

[[nodiscard]] OptionSpec yesOption();

/// Whether the person said yes to what was just shown: by --yes, or by typing the first words of its digest
/// at the terminal. A failure: nobody is there to ask, or something else was typed.
[[nodiscard]] Status confirmed(const Arguments& arguments, const QByteArray& digest);

} // namespace countersign::ctl
