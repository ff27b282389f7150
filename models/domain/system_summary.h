// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/failure.h"
#include "models/domain/finding.h"
#include "models/domain/system_file.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace countersign {

/// How far what an open system shows can be believed.
enum class SystemLink {
    Opening,   ///< its file is being read, or its database has not answered yet
    Connected, ///< the last answer of its database is fresh
    Stale,     ///< nothing fails, but the last answer is too old
    Away,      ///< its database does not answer
    Unusable,  ///< it could not be opened at all
};

/// An open system in one line: for the sidebar, and for the triage over all systems. Thread: a value type.
struct SystemSummary {
    QString key; ///< what the window knows it by: the path of its file, mostly
    QString name;
    std::optional<Environment> environment; ///< none: its file was not read, or can't be
    SystemLink link = SystemLink::Opening;
    std::optional<Failure> failure; ///< why it is Away or Unusable
    MaybeMs readAt;                 ///< when its database answered last
    int findings = 0;
    std::optional<Severity> worst; ///< of its findings

    /// What it shows may be out of date, or missing.
    [[nodiscard]] bool doubtful() const { return link != SystemLink::Connected; }
    bool operator==(const SystemSummary&) const = default;
};

} // namespace countersign

Q_DECLARE_METATYPE(countersign::SystemSummary)
