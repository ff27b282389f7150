// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/health.h"
#include "views/theme/tokens.h"

namespace countersign {

/// The tone a state of health is written in; not known is muted, never good.
[[nodiscard]] inline Tone toneOf(HealthState state) {
    switch (state) {
    case HealthState::Good:
        return Tone::Good;
    case HealthState::Warning:
        return Tone::Warning;
    case HealthState::Bad:
        return Tone::Bad;
    case HealthState::Unknown:
        break;
    }
    return Tone::Muted;
}

} // namespace countersign
