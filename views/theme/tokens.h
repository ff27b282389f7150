// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/finding.h"
#include "models/domain/system_file.h"

#include <QColor>

namespace countersign {

/// What a colour says. Widgets and delegates name tones, never colours.
enum class Tone { Plain, Muted, Accent, Good, Warning, Bad };

/// Every colour of the window, in one place, once for light and once for dark. Thread: immutable.
/// Severities keep their order of lightness in greyscale and stay apart for the common colour blindnesses;
/// they are never shown without their shape and code.
struct Tokens {
    bool dark = false;
    QColor window;     ///< bars, panels, dialogs
    QColor canvas;     ///< behind tables
    QColor field;      ///< input fields, quiet buttons
    QColor line;       ///< hairlines
    QColor lineStrong; ///< borders of controls
    QColor text;
    QColor muted;
    QColor disabled;
    QColor accent;
    QColor accentText; ///< on accent
    QColor accentSoft; ///< behind accent coloured text
    QColor selection;  ///< the selected row
    QColor hover;
    QColor good, warning, bad;
    QColor goodSoft, warningSoft, badSoft; ///< behind cards of that tone
    QColor severity[4];
    QColor environment[3];
    QColor onEnvironment; ///< text on an environment's colour

    [[nodiscard]] QColor tone(Tone tone) const;
    [[nodiscard]] QColor soft(Tone tone) const; ///< background that goes with the tone
    [[nodiscard]] QColor of(Severity level) const { return severity[static_cast<int>(level)]; }
    [[nodiscard]] QColor of(Environment env) const { return environment[static_cast<int>(env)]; }
};

[[nodiscard]] const Tokens& lightTokens();
[[nodiscard]] const Tokens& darkTokens();

} // namespace countersign
