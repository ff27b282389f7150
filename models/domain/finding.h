// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/money_bag.h"
#include "models/domain/provenance.h"

#include <QJsonObject>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <vector>

namespace countersign {

/// P0 is answered within 15 min, P1 within 1 h, P2 within 4 h, P3 the next business day.
enum class Severity { P0, P1, P2, P3 };

[[nodiscard]] QString severityName(Severity severity);        ///< "P0"
[[nodiscard]] Severity severityFromName(const QString& name); ///< P2 for a name we don't know
[[nodiscard]] UnixMs respondWithinMs(Severity severity);      ///< the incident clock

/// Something that needs a human. Comes from a detector in the database (the kind's SQL) or from the
/// console's own looks at wallets, endpoints, nodes and effects. Thread: a value type.
struct Finding {
    QString detector; ///< stable id: "intent.expired_lock", "wallet.low"
    Severity severity = Severity::P2;
    QString board; ///< "intents", "ledger", "wallets", "health": where a click leads
    QString subjectKind;
    QString subjectId;
    MaybeMs since;
    MaybeMoney money;
    QJsonObject evidence; ///< fields, not prose

    // Words for the person, from the kind's data or the console's own detectors.
    QString title;       ///< "Lock expired: nothing is working on it"
    QString why;         ///< the rule that fired
    QString whatToDo;    ///< one line
    QStringList runbook; ///< steps; may be empty
    QString cause;       ///< findings with the same non-empty cause are one group ("wallet:relayer")
    QString causeTitle;  ///< "Relayer is empty"

    Provenance from;
    QString system; ///< key of the open system it is of; empty where there is but one

    [[nodiscard]] QString key() const {
        const QString own = detector + u'/' + subjectKind + u'/' + subjectId;
        return system.isEmpty() ? own : system + u'/' + own;
    }
    /// The same finding saying the same: when it was read does not count, or every refresh would be a change.
    bool operator==(const Finding& other) const;
};

/// Findings that share a cause, or a detector: one row of the triage.
struct FindingGroup {
    QString key;
    Severity severity = Severity::P3; ///< the worst of its members
    QString title;
    MaybeMs since; ///< the oldest of its members
    MoneyBag money;
    std::vector<Finding> members; ///< worst first

    bool operator==(const FindingGroup&) const = default;
};

/// Groups by system and cause (else by detector) and sorts by severity, then money, then age, all descending.
[[nodiscard]] std::vector<FindingGroup> groupFindings(const std::vector<Finding>& findings);

} // namespace countersign

Q_DECLARE_METATYPE(countersign::Finding)
Q_DECLARE_METATYPE(countersign::FindingGroup)
