// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/private_cluster.h"
#include "models/postgres/system_gateway.h"
#include "tests/bench/raw_pq.h"

#include <QString>

#include <memory>

namespace countersign::bench {

/// A cluster set for measuring: enough memory that the pages in question are in it, no fsync.
[[nodiscard]] std::unique_ptr<PrivateCluster> startBenchCluster();

/// One database of a kind, \c rows in its main table, with the contract and its recommended indexes, a
/// gateway as the console opens it (an operator's login), and a bare libpq connection beside it. Stops the
/// program with a sentence when anything fails. Thread: the one that made it.
class BenchSystem {
  public:
    BenchSystem(PrivateCluster& cluster, const QString& kind, const QString& database, int rows);

    [[nodiscard]] SystemGateway& gateway() { return *gateway_; }
    [[nodiscard]] RawPq& raw() { return *raw_; }
    [[nodiscard]] const KindPack& kind() const { return *kind_; }
    [[nodiscard]] int rows() const { return rows_; }
    /// kinds/KIND/NAME.sql: what somebody would have written by hand.
    [[nodiscard]] QString handSql(const QString& name) const;
    [[nodiscard]] QString handSqlIfAny(const QString& name) const; ///< empty where the kind has no such board

  private:
    int rows_;
    std::shared_ptr<const KindPack> kind_;
    std::unique_ptr<SystemGateway> gateway_;
    std::unique_ptr<RawPq> raw_;
};

/// The value, or the end of the program with the failure's sentence on stderr.
template<typename T>
T must(Result<T> result);

[[noreturn]] void giveUp(const Failure& failure);

template<typename T>
T must(Result<T> result) {
    if (!result)
        giveUp(result.failure());
    return std::move(result).value();
}

/// The tables of \a kind filled with \a rows (kinds/KIND/fill.sql), contract and indexes, an operator "ann".
void makeBenchDatabase(PrivateCluster& cluster, const KindPack& kind, const QString& database, int rows);
/// What the good rows of such a database rest on (kinds/KIND/good.sql, where there is one), for what lets the
/// scans run: else they would find every row wanting.
void makeGood(PrivateCluster& cluster, const KindPack& kind, const QString& database);
[[nodiscard]] QString operatorPassword();
/// As the tables' owner would connect, for RawPq.
[[nodiscard]] std::string adminConninfo(const PrivateCluster& cluster, const QString& database);
[[nodiscard]] ConnectionPlan operatorPlan(const PrivateCluster& cluster, const QString& database);

} // namespace countersign::bench
