// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace countersign::ctl {

/// What the program's exit says to scripts. The man page promises these numbers.
enum ExitCode {
    Fine = 0,       ///< nothing needs a human; what was asked was done
    NeedsHuman = 1, ///< a finding, a refusal, or an answer other than "safe" or "good"
    CannotRun = 2,  ///< bad input, or it could not be looked at; a sentence on stderr says what to do
};

} // namespace countersign::ctl
