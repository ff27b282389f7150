// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/postgres/connection_plan.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <map>
#include <vector>

namespace countersign {

/// A column of the backend's table and its SQL type, as format_type() writes it.
struct DraftColumn {
    QString name;
    QString type;
    bool operator==(const DraftColumn&) const = default;
};

/// The table a draft of a kind is made from.
struct DraftTable {
    QString schema;
    QString name;
    std::vector<DraftColumn> columns;
    QStringList states;                 ///< values of the state's column that were seen or are declared
    std::vector<QStringList> keys = {}; ///< columns of its primary key, then of each other unique index
    bool keysKnown = false;             ///< false: a view, or nobody has looked
};

/// Columns a person names instead of having them guessed: "id", "status", "created", "amount", ...
/// The id may be several, with commas.
using DraftChoices = std::map<QString, QString>;

/// What the words (@TABLE@, @QSTATUS@, ...) of the skeleton stand for. Pure: guesses from names and types.
/// Fails when no column can be the id, the state or the time of creation.
[[nodiscard]] Result<std::map<QString, QString>> draftWords(const QString& kind, const DraftTable& table,
                                                            const DraftChoices& choices);

/// The state of ours that the backend's word \a raw most likely means; empty when nobody would guess.
[[nodiscard]] QString guessedState(const QString& raw);

/// The column of \a table that \a meaning ("status") is: as chosen, else by the names it usually has; null.
[[nodiscard]] const DraftColumn* draftColumn(const DraftTable& table, const QString& meaning,
                                             const DraftChoices& choices);

/// Reads \a table, or SCHEMA.TABLE, and the states in it. Blocks.
[[nodiscard]] Result<DraftTable> readDraftTable(const ConnectionPlan& plan, const QString& table,
                                                const DraftChoices& choices);

/// The files of a draft by name, whole. \a words as draftWords gives them.
[[nodiscard]] Result<std::map<QString, QByteArray>> draftFiles(const std::map<QString, QString>& words);

} // namespace countersign
