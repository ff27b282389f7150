// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/private_cluster.h"
#include "models/domain/kind_pack.h"
#include "models/domain/result.h"
#include "models/postgres/connection.h"
#include "models/postgres/connection_plan.h"
#include "models/postgres/installer.h"

#include <QString>
#include <QStringList>

#include <map>
#include <memory>
#include <vector>

namespace countersign {

struct TestDatabaseOptions {
    bool contract = true; ///< install it, with ann and bob (operators), carol (auditor), dave (admin)
    QString schema = QStringLiteral("public");
    PrivateClusterOptions cluster = {};
    QStringList moreLogins = {};          ///< besides those named below; in no role
    QString kind = QStringLiteral("sge"); ///< a built-in kind's name, or a folder's path
    QString tables = {};                  ///< the backend's tables as SQL; empty: those of sge
};

/// A PostgreSQL server of the test's own, with a backend's tables and, if wanted, the contract. Besides
/// the four people there are logins mallory (in no role, mapped to nobody), eve (operator, mapped to nobody)
/// and looker (may only SELECT the backend's tables). Owns the server. Thread: the test's.
class TestDatabase {
  public:
    static Result<std::unique_ptr<TestDatabase>> create(const TestDatabaseOptions& options = {});

    [[nodiscard]] PrivateCluster& cluster() { return *cluster_; }
    [[nodiscard]] const std::shared_ptr<const KindPack>& kind() const { return kind_; }
    [[nodiscard]] ConnectionPlan plan(const QString& login, const QString& database = {}) const;
    [[nodiscard]] QString adminLogin() const { return cluster_->adminLogin(); }
    [[nodiscard]] static std::vector<ContractPerson> people();

    /// As the superuser; several statements may be one script.
    Status sql(const QString& script) { return cluster_->runSql(database_, script); }
    /// Another database on the same server, with the backend's tables but without the contract.
    Status makeDatabase(const QString& name, const QString& schema = QStringLiteral("public"));

    /// A connection that stays open. Fails the test's way: null, and the reason in \a why.
    [[nodiscard]] std::unique_ptr<Connection> connect(const QString& login, QString* why = nullptr,
                                                      const QString& database = {}) const;
    /// Every field as text, NULL as "∅".
    [[nodiscard]] Result<std::vector<QStringList>> rows(const QString& login, const QString& query,
                                                        const SqlArguments& arguments = {}) const;
    /// The first field of the first row, "∅" for NULL, "(no row)", or kind and detail of the failure:
    /// "no-right ERROR: ...".
    [[nodiscard]] QString value(const QString& login, const QString& query,
                                const SqlArguments& arguments = {}) const;

  private:
    TestDatabase() = default;
    Status makeLogins(const QStringList& more);

    std::unique_ptr<PrivateCluster> cluster_;
    std::shared_ptr<const KindPack> kind_;
    QString database_ = QStringLiteral("sge");
    QString schema_;
    QString tables_;
    std::map<QString, QString> passwords_;
};

/// Fields of an answer as text, NULL as "∅".
[[nodiscard]] std::vector<QStringList> textRows(const pqxx::result& result);

} // namespace countersign
