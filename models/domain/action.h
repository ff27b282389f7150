// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/failure.h"
#include "models/domain/verdict.h"
#include "models/domain/work_item.h"

#include <QJsonArray>
#include <QMetaType>
#include <QString>
#include <QUuid>

namespace countersign {

inline constexpr int maxReasonChars = 500;

/// One press of Retry. The key is made when the button becomes usable and kept across re-sends.
struct RetryRequest {
    WorkItemRef item;
    QString fingerprint; ///< of the row the person saw
    QUuid key;
    QString reason;
    QJsonArray evidence; ///< what the console saw on the chain; stored with the act
};

/// What became of an act. InDoubt is looked up by its key, never reported as failed.
struct ActOutcome {
    enum class Kind { Done, Refused, InDoubt };
    Kind kind = Kind::InDoubt;
    QString reason;        ///< stable code when refused: "changed", "tx-in-flight", "limit-human", ...
    QString text;          ///< English sentence
    MaybeMs until;         ///< when trying again makes sense, where the database says so
    bool replayed = false; ///< this is the stored result of an earlier press with the same key
    qint64 auditSeq = 0;   ///< the trail's row; 0 when there is none
    MaybeMs at;
};

/// What the backend did after an act.
struct Effect {
    enum class Stage { Waiting, PickedUp, Done, Failed, NoEffect };
    Stage stage = Stage::Waiting;
    MaybeMs actedAt;
    MaybeMs pickedUpAt;
    MaybeMs endedAt;
    QString rawState; ///< the row's state now
    QString why;      ///< with NoEffect: the reason, from the kind's data
    QString whatToDo;
};

/// How a bulk retry goes about it: straight through, or one first, then batches, and an end at the first
/// failure.
enum class BulkPace { Straight, Staged };

/// One line of a bulk retry's result.
struct BulkLine {
    enum class Kind { Waiting, Done, Skipped, Failed, InDoubt };
    WorkItemRef item;
    Kind kind = Kind::Waiting;
    QString why; ///< English sentence for skipped and failed
    QUuid key;
    bool operator==(const BulkLine&) const = default;
};

/// No sign of the worker after this: a finding.
inline constexpr UnixMs noEffectAfterMs = 60'000;

} // namespace countersign

Q_DECLARE_METATYPE(countersign::ActOutcome)
Q_DECLARE_METATYPE(countersign::Effect)
Q_DECLARE_METATYPE(countersign::BulkLine)
Q_DECLARE_METATYPE(countersign::BulkPace)
