// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind_pack.h"
#include "models/domain/result.h"
#include "models/postgres/connection.h"
#include "models/postgres/kind_tables.h"

#include <QJsonObject>
#include <QSet>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace countersign {

/// Does \a expression, as the server writes it, speak of \a column?
[[nodiscard]] bool namesColumn(const QString& expression, const QString& column);

/// A large table that a statement reads from end to end.
struct WholeRead {
    QString relation; ///< relationKey(); of partitions that of the whole table
    QString text;     ///< English sentence
};

/// What a column of a SELECT is made of, where it is made of one table.
struct BaseExpression {
    QString relation;    ///< relationKey()
    QString expression;  ///< as the server writes it, without the table's alias
    QSet<QString> all;   ///< every relation that is read for it
    bool joined = false; ///< a row of the relation may come several times
};

/// What PostgreSQL would do for a statement, without doing it. Thread: the connection's.
class PlanLook {
  public:
    /// Large are the tables of the kind's items, scans and payouts with all that lies under them, and those
    /// of any schema that the statistics call large.
    static Result<PlanLook> make(Connection& connection, const KindPack& kind, const KindTables& tables,
                                 const QString& schema);

    /// The plan of \a sql as EXPLAIN (VERBOSE, FORMAT JSON) gives it. $1 and $2 may not be in it.
    [[nodiscard]] Result<QJsonObject> plan(const QString& sql) const;
    /// The same with every partition that is read in it, also those that would turn out not to be needed.
    [[nodiscard]] Result<QJsonObject> planOfAllParts(const QString& sql) const;
    /// Where \a sql would read a large table from end to end even if it were to be avoided at all cost: no
    /// index helps it. Independent of how many rows there are today.
    [[nodiscard]] Result<std::vector<WholeRead>> wholeReads(const QString& sql) const;

    /// The partitioned table \a relation is a part of, at the top; itself where it is none's. relationKey()s.
    [[nodiscard]] QString wholeOf(const QString& relation) const;

    /// What the one column of \a sql is made of. None when it takes more than one table, or can't be planned.
    [[nodiscard]] std::optional<BaseExpression> baseExpression(const QString& sql) const;

  private:
    /// One way in which a relation is read whole; of a partitioned table in how many of its parts.
    struct Fault {
        QString relation, how;
        QSet<QString> parts;
    };
    PlanLook(Connection& connection, QSet<QString> large, QSet<QString> partialIndexes)
        : connection_(&connection)
        , large_(std::move(large))
        , partial_(std::move(partialIndexes)) {}
    void collect(const QJsonObject& node, bool underLimit, std::vector<Fault>& faults) const;
    void addFault(const QJsonObject& node, const QString& how, std::vector<Fault>& faults) const;

    Connection* connection_;
    std::map<QString, QString> wholes_; ///< partition -> the table it is part of, both relationKey()s
    QSet<QString> large_;
    QSet<QString> partial_;
};

/// A table the statistics give at least so many rows is large; one that has none yet, from so many octets.
inline constexpr int largeTableRows = 10'000;
inline constexpr int largeTableOctets = 1024 * 1024;

} // namespace countersign
