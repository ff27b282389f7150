// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/money.h"
#include "models/domain/provenance.h"

#include <QJsonObject>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace countersign {

/// Canonical states of a work item (contract view work_item). Unknown: a raw state the kind does not map.
enum class WorkState { Waiting, Running, Done, Failed, Cancelled, Unknown };

[[nodiscard]] QString workStateName(WorkState state);           ///< "waiting", ...
[[nodiscard]] WorkState workStateFromName(const QString& name); ///< Unknown for anything else

/// Names one work item: its item kind ("intent") and the backend's own primary key as text.
struct WorkItemRef {
    QString kind;
    QString id;
    auto operator<=>(const WorkItemRef&) const = default;
};

/// One row of the contract's work_item view. Times are UTC; amounts exact. Thread: a value type.
struct WorkItem {
    QString kind;
    QString id;
    WorkState state = WorkState::Unknown;
    QString rawState; ///< the backend's own word, shown beside ours
    QString type;     ///< the backend's word for what sort of item it is; may be empty
    MaybeMoney money;
    std::optional<int> attempts;
    std::optional<int> maxAttempts;
    MaybeMs createdAt;
    MaybeMs updatedAt;
    MaybeMs lockedUntil;
    MaybeMs nextAttemptAt;
    QString txHash;
    QString chainId;
    QString wallet;
    QString counterparty;
    QString lastError;
    QString fingerprint; ///< what compare-and-set compares; opaque
    QJsonObject details; ///< every further field of the row, values as text; empty in a brief list
    QString pageKey;     ///< PostgreSQL's own text of the sort column, sent back for the next page

    [[nodiscard]] WorkItemRef ref() const { return {kind, id}; }
    /// The backend's own text of an amount that is no number to us (NaN, Infinity); empty for none at all.
    [[nodiscard]] QString oddAmount() const {
        return money ? QString() : details.value(QStringLiteral("amount")).toString();
    }
    bool operator==(const WorkItem&) const = default;
};

/// Items asked for by their ids at once: findings of every refresh and of scans together may be many
/// thousands.
inline constexpr int maxQueryIds = 50'000;

/// Which rows a board asks for. Filter and order are done in SQL.
struct ItemQuery {
    QString itemKind;              ///< "intent"
    std::vector<WorkState> states; ///< empty = all
    QStringList ids;               ///< non-empty = only these (e.g. what the findings name)
    bool onlyIds = false;          ///< true: ids restricts even when it is empty (then no rows)
    QString search;                ///< exact id, wallet or hash
    QString sortKey;               ///< a key the kind offers; empty = its first
    bool descending = true;
    int limit = 200;    ///< rows a page, at most maxPageRows
    bool brief = false; ///< without details, which are most of a row's cost and no list shows

    bool operator==(const ItemQuery&) const = default;
};

inline constexpr int maxPageRows = 1000;

/// Where the next page starts: the last row's sort value as PostgreSQL's own text, and its id.
struct PageMark {
    QString key;
    QString id;
    bool operator==(const PageMark&) const = default;
};

struct ItemPage {
    std::vector<WorkItem> items;
    std::optional<PageMark> next;   ///< none: this was the last page
    std::optional<qint64> estimate; ///< rows in the table, from the planner's statistics; none when unknown
    Provenance from;
};

/// One thing that happened to an item: attempt, lock, our action, effect.
struct TimelineEntry {
    MaybeMs at;
    QString what; ///< stable code: "created", "attempt", "locked", "retry", "refused", "picked-up",
                  ///< "settled", ...
    QString who;  ///< worker or human; may be empty
    QString text; ///< English sentence from the kind's data
    bool bad = false;
    bool operator==(const TimelineEntry&) const = default;
};

struct ItemDetail {
    WorkItem item;
    std::vector<TimelineEntry> timeline; ///< oldest first
    Provenance from;
};

} // namespace countersign

Q_DECLARE_METATYPE(countersign::WorkItem)
Q_DECLARE_METATYPE(countersign::TimelineEntry)
Q_DECLARE_METATYPE(countersign::ItemPage)
Q_DECLARE_METATYPE(countersign::ItemDetail)
