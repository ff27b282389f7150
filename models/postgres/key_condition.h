// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace countersign {

/// Stands for the id in a statement that is planned to see what it does with it: an expression the planner
/// leaves as it stands. It has no value, so that no cast of it fails.
extern const QString checkedId;
/// When the retry was whose effect is asked for: longer ago than any limit.
extern const QString checkedLongAgo;

/// A place where a plan reads a table, with the conditions a row must meet, each of which must hold.
struct TableScan {
    QString alias;
    QStringList conditions; ///< as the server writes them
};

/// Where \a plan reads one of \a relations (relationKey()s).
[[nodiscard]] std::vector<TableScan> scansOf(const QJsonObject& plan, const QSet<QString>& relations);

/// What of a row \a scan compares with the id and with nothing else: the expressions E of "E = (something of
/// checkedId)", without alias.
[[nodiscard]] QStringList comparedWithId(const TableScan& scan);

/// The conditions of \a scan that comparedWithId() speaks of, whole, with \a id in the place of checkedId.
[[nodiscard]] QStringList conditionsOnId(const TableScan& scan, const QString& id);

/// How many nodes of \a plan change a table.
[[nodiscard]] int changesIn(const QJsonObject& plan);

/// The columns that the UPDATE \a sql sets, as they are meant; none when it is not just one UPDATE ... SET.
[[nodiscard]] std::optional<QStringList> columnsSet(const QString& sql);

/// Without casts to text that keep different values different, and without the brackets around.
[[nodiscard]] QString withoutCasts(QString expression);

/// \a expression parts of which are joined by ||, one by one; texts in between stay ("'/'::text").
[[nodiscard]] QStringList joinedParts(const QString& expression);

/// Is \a expression nothing but the name of a column?
[[nodiscard]] bool isPlainColumn(const QString& expression);

/// \a alias of a partition without the number the server gives it.
[[nodiscard]] QString wholeAlias(const QString& alias);

/// Is \a name the alias of one of the partitions of what is called \a alias, or that itself?
[[nodiscard]] bool isAliasOf(const QString& name, const QString& alias);

} // namespace countersign
