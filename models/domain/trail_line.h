// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>

namespace countersign {

/// Whether a row of the trail hangs in its chain, as far as the rows around it are at hand.
enum class ChainMark {
    Fits,     ///< its own hash is right, and the row before has the hash that it names
    FitsSelf, ///< its own hash is right; the row before is not among those at hand
    Broken,
};

/// One row of the trail as people read it. Thread: a value type.
struct TrailLine {
    qint64 seq = 0;
    UnixMs at = 0;
    QString actor, human, act, subject;
    QString detail; ///< JSON, the very text that was hashed
    QByteArray prev, hash;
    ChainMark chain = ChainMark::FitsSelf;
    bool operator==(const TrailLine&) const = default;
};

} // namespace countersign

Q_DECLARE_METATYPE(countersign::TrailLine)
