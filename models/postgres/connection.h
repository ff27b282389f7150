// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/postgres/connection_plan.h"
#include "models/postgres/pqxx_compat.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace countersign {

/// Values for $1, $2, ...; nullopt is NULL.
using SqlArguments = std::vector<std::optional<QString>>;

/// Session settings of ours: name and value.
using SessionSettings = std::vector<std::pair<QString, QString>>;

inline constexpr int idleInTransactionTimeoutMs = 10'000;
inline constexpr int maxPreparedStatements = 64; ///< the backend's memory holds them

/// Runs one statement: on a connection, or within a transaction.
using RunSql = std::function<Result<pqxx::result>(const QString& sql, const SqlArguments& arguments)>;

/// One connection to a server, with our settings in force for every statement: at once on a direct
/// connection, within each transaction behind a pooler (where a SET would stay behind for somebody else).
/// What the driver throws becomes a Failure here. Whatever but act() can be ended by the plan's stop. Thread:
/// the one that opened it.
class Connection {
  public:
    static Result<std::unique_ptr<Connection>> open(const ConnectionPlan& plan,
                                                    const SessionSettings& ownSettings);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// One statement, autocommit.
    [[nodiscard]] Result<pqxx::result> run(const QString& sql, const SqlArguments& arguments = {});
    /// The same for a question that is put again and again: prepared under a name, so that it is planned once
    /// and not every second. Behind a pooler, where a name may mean nothing, it is run().
    [[nodiscard]] Result<pqxx::result> runOften(const QString& sql, const SqlArguments& arguments = {});
    /// One statement that changes something: once sent it is waited for, whoever wants to close.
    [[nodiscard]] Result<pqxx::result> act(const QString& sql, const SqlArguments& arguments);
    /// One long reading statement, with a limit of its own.
    [[nodiscard]] Result<pqxx::result> runPatiently(const QString& sql, int limitMs);
    /// Several statements in one transaction that is always rolled back; the answer is of the last.
    [[nodiscard]] Result<pqxx::result> tryAndRollBack(const QStringList& statements);
    /// Statements that run together in one transaction, each with the same arguments where it has any; the
    /// answer is of the last. Committed.
    [[nodiscard]] Result<pqxx::result>
    together(const std::vector<std::pair<QString, SqlArguments>>& statements);

    /// What \a body asks is read from one snapshot of the database, and can't be written. Ends at the first
    /// failure.
    [[nodiscard]] Status inSnapshot(const std::function<Status(const RunSql&)>& body);

    /// Listens to \a channel from now on. Not behind a pooler, where the session is somebody else's next.
    [[nodiscard]] Status listen(const QString& channel);
    /// Notifications heard so far, without asking the server; -1: not listening, or the connection is gone.
    [[nodiscard]] qint64 heard();

    /// From now on every transaction is read-only unless somebody says otherwise: a seat belt, not a right.
    [[nodiscard]] Status holdReadOnly();

    /// False after the connection was lost: throw the object away.
    [[nodiscard]] bool usable() const { return usable_; }
    /// What was decided at connect holds no more: from now on it is not usable.
    void giveUp() { usable_ = false; }
    /// The plan says that a pooler stands between us and the server, or the server's answers show one.
    [[nodiscard]] bool pooled() const { return pooled_; }
    /// Which of several hosts answered, "db2:5432".
    [[nodiscard]] QString server() const;
    /// Server process of this connection; 0 when it is gone.
    [[nodiscard]] int backendPid() const;

  private:
    Connection(const ConnectionPlan& plan, const SessionSettings& ownSettings);
    [[nodiscard]] Status lookForPooler();
    [[nodiscard]] QString settingsSql(bool local) const;
    [[nodiscard]] std::string preparedName(const QString& sql);
    template<typename Body>
    [[nodiscard]] Result<pqxx::result> guarded(Body body);
    template<typename Body>
    [[nodiscard]] Result<pqxx::result> translated(Body body);
    [[nodiscard]] pqxx::result inTransaction(const std::vector<std::pair<QString, SqlArguments>>& statements);

    QString where_;
    QStringList secrets_;
    SessionSettings settings_;
    bool pooled_;
    bool readOnly_;
    bool usable_ = true;
    bool mayPrepare_;
    std::shared_ptr<StatementStop> stop_;
    QHash<QString, std::string> prepared_; ///< SQL -> its name
    std::unique_ptr<PqxxConnection> connection_;
    std::unique_ptr<NoticeCounter> notices_;
    std::unique_ptr<NoNotices> quiet_; // declared last: it refers to the connection
};

} // namespace countersign
