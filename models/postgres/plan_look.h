// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/postgres/connection.h"

#include <QJsonObject>
#include <QSet>
#include <QString>
#include <QStringList>

namespace countersign {

/// What PostgreSQL would do for a statement, without doing it. Thread: the connection's.
class PlanLook {
  public:
    /// \a large: tables that must never be read whole, besides those the statistics call large.
    static Result<PlanLook> make(Connection& connection, const QString& schema, QSet<QString> large);

    /// The plan of \a sql as EXPLAIN (VERBOSE, FORMAT JSON) gives it. $1 and $2 may not be in it.
    [[nodiscard]] Result<QJsonObject> plan(const QString& sql) const;
    /// Where \a sql would read a large table from end to end even if it were to be avoided at all cost: no
    /// index helps it. One sentence each. Independent of how many rows there are today.
    [[nodiscard]] Result<QStringList> wholeReads(const QString& sql) const;

  private:
    PlanLook(Connection& connection, QSet<QString> large, QSet<QString> partialIndexes)
        : connection_(&connection)
        , large_(std::move(large))
        , partial_(std::move(partialIndexes)) {}
    void collect(const QJsonObject& node, bool underLimit, QStringList& faults) const;

    Connection* connection_;
    QSet<QString> large_;
    QSet<QString> partial_;
};

/// A table the statistics give at least so many rows is large.
inline constexpr int largeTableRows = 10'000;

} // namespace countersign
