// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/health.h"
#include "models/domain/runway.h"
#include "views/delegates/paint.h"
#include "views/theme/tokens.h"

#include <QString>

namespace countersign {

/// A band's state as people see it: never by colour alone.
struct BandLook {
    QString word; ///< "below low: fund it now"
    Tone tone = Tone::Muted;
    Shape shape = Shape::Ring;
};

[[nodiscard]] BandLook bandLook(BandState state);
/// "Lasts about 3 h 40 min at the last hour's burn of 0.03 ETH"
[[nodiscard]] QString runwayText(const Runway& runway, const QString& unit);

} // namespace countersign
