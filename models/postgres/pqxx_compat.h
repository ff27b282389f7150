// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The only place that knows which libpqxx this is: 6.4 (Debian 12) or 7.7 and later (Debian 13, Homebrew,
// vcpkg).

#include "models/postgres/raw_connect.h"
#include "models/postgres/statement_stop.h"

#include <pqxx/pqxx>

#include <memory>
#include <string>
#include <vector>

namespace countersign {

/// Counts the notifications of one channel; says LISTEN by being made. Drained by the connection's
/// get_notifs().
class NoticeCounter : public pqxx::notification_receiver {
  public:
    template<typename Connection>
    NoticeCounter(Connection& connection, const std::string& channel)
        : pqxx::notification_receiver(connection, channel) {}
    void operator()(const std::string&, int) override { ++heard_; }
    [[nodiscard]] long long heard() const { return heard_; }

  private:
    long long heard_ = 0;
};

/// Values for $1, $2, ... as text; null pointers are NULL.
using SqlValues = std::vector<const char*>;

#if PQXX_VERSION_MAJOR < 7

/// Connects once, by rawConnect. Every further call is libpqxx 6 trying to reconnect behind our back, which
/// would lose the session's settings: refused.
class ConnectOnce : public pqxx::connectionpolicy {
  public:
    explicit ConnectOnce(const std::string& conninfo)
        : connectionpolicy(conninfo) {}
    [[nodiscard]] const std::shared_ptr<StatementHandle>& statement() const { return statement_; }
    handle do_startconnect(handle open) override {
        if (open != nullptr)
            return open;
        if (connected_)
            throw pqxx::broken_connection("the connection is gone");
        connected_ = true;
        PGconn* const connection = rawConnect(options());
        statement_ = std::make_shared<StatementHandle>(connection);
        return connection;
    }

  private:
    bool connected_ = false;
    std::shared_ptr<StatementHandle> statement_;
};

class PqxxConnection : public pqxx::connection_base {
  public:
    explicit PqxxConnection(const std::string& conninfo)
        : connection_base(policy_)
        , policy_(conninfo) {
        init();
    }
    ~PqxxConnection() noexcept { close(); }
    [[nodiscard]] const std::shared_ptr<StatementHandle>& statement() const { return policy_.statement(); }

  private:
    ConnectOnce policy_;
};

[[nodiscard]] inline std::unique_ptr<PqxxConnection> pqxxConnect(const std::string& conninfo) {
    return std::make_unique<PqxxConnection>(conninfo);
}

inline pqxx::result execParams(pqxx::transaction_base& transaction, const std::string& sql,
                               const SqlValues& values) {
    return transaction.exec_params(sql, pqxx::prepare::make_dynamic_params(values));
}

inline pqxx::result execPrepared(pqxx::transaction_base& transaction, const std::string& name,
                                 const SqlValues& values) {
    return transaction.exec_prepared(name, pqxx::prepare::make_dynamic_params(values));
}

/// Notices of the server are not for stderr.
class NoNotices {
  public:
    explicit NoNotices(PqxxConnection& connection)
        : quiet_(connection) {}

  private:
    pqxx::quiet_errorhandler quiet_;
};

#else

class PqxxConnection : public pqxx::connection {
  public:
    explicit PqxxConnection(PGconn* raw)
        : pqxx::connection(pqxx::connection::seize_raw_connection(raw))
        , statement_(std::make_shared<StatementHandle>(raw)) {}
    [[nodiscard]] const std::shared_ptr<StatementHandle>& statement() const { return statement_; }

  private:
    std::shared_ptr<StatementHandle> statement_;
};

[[nodiscard]] inline std::unique_ptr<PqxxConnection> pqxxConnect(const std::string& conninfo) {
    return std::make_unique<PqxxConnection>(rawConnect(conninfo));
}

inline pqxx::params paramsOf(const SqlValues& values) {
    pqxx::params params;
    for (const char* value : values) {
        if (value == nullptr)
            params.append();
        else
            params.append(std::string(value));
    }
    return params;
}

inline pqxx::result execParams(pqxx::transaction_base& transaction, const std::string& sql,
                               const SqlValues& values) {
    const pqxx::params params = paramsOf(values);
#if PQXX_VERSION_MAJOR > 7 || PQXX_VERSION_MINOR >= 9
    return transaction.exec(sql, params);
#else
    return transaction.exec_params(sql, params);
#endif
}

inline pqxx::result execPrepared(pqxx::transaction_base& transaction, const std::string& name,
                                 const SqlValues& values) {
#if PQXX_VERSION_MAJOR > 7 || PQXX_VERSION_MINOR >= 9
    return transaction.exec(pqxx::prepped{name}, paramsOf(values));
#else
    return transaction.exec_prepared(name, paramsOf(values));
#endif
}

class NoNotices {
  public:
    explicit NoNotices(PqxxConnection& connection) {
#if PQXX_VERSION_MAJOR > 7 || PQXX_VERSION_MINOR >= 9
        connection.set_notice_handler([](pqxx::zview) noexcept {});
#else
        quiet_ = std::make_unique<pqxx::quiet_errorhandler>(connection);
#endif
    }

#if PQXX_VERSION_MAJOR == 7 && PQXX_VERSION_MINOR < 9
  private:
    std::unique_ptr<pqxx::quiet_errorhandler> quiet_;
#endif
};

#endif

} // namespace countersign
