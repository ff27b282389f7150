// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace countersign {

inline constexpr int destinationGroup = 4;

/// A stretch of a destination that people compare at a glance.
struct DestinationPart {
    QString text;
    QString other; ///< what stands there in the one it looks like; empty when nothing is compared
    [[nodiscard]] bool differs() const {
        return !other.isNull() && text.compare(other, Qt::CaseInsensitive) != 0;
    }
    bool operator==(const DestinationPart&) const = default;
};

/// The whole destination in groups of four ("0x" stays with the first). Each group beside
/// that of \a known, which it is compared with in whatever case; empty: with nothing.
[[nodiscard]] std::vector<DestinationPart> destinationParts(const QString& destination, const QString& known);
[[nodiscard]] QString groupedDestination(const QString& destination); ///< the same with a space between

} // namespace countersign
