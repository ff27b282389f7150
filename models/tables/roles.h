// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace countersign {

/// What our item models say about a cell beyond its text: meaning, not looks. Delegates choose colour and
/// place.
enum TableRole {
    KeyRole = Qt::UserRole + 1, ///< QString: stable identity of the row
    SeverityRole,               ///< int(Severity)
    StateRole,       ///< int of WorkState, HealthState, BandState, Answer or BulkLine::Kind, by table
    VerdictRole,     ///< int(VerdictKind)
    RowOnlyRole,     ///< bool: a verdict that still lacks the chain's half
    MoneyRole,       ///< QVariantList of Money
    AtRole,          ///< qint64 UnixMs: shown as an age by the view
    StaleRole,       ///< bool: paint grey
    MonospaceRole,   ///< bool: hash, address, id
    CountRole,       ///< int: members of a group
    SubjectRole,     ///< the whole value (Finding, WorkItem, ...) as QVariant
    EmphasisRole,    ///< QString: the bold first part of a text
    EnvironmentRole, ///< int(Environment) of a system
};

} // namespace countersign
