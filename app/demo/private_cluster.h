// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/child_process.h"
#include "models/domain/result.h"

#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace countersign {

inline constexpr int clusterStartTimeoutMs = 30'000;
inline constexpr int clusterStopTimeoutMs = 10'000;

struct PrivateClusterOptions {
    QString folder = {}; ///< empty: a fresh one in the temporary folder; else it must not exist or be empty
    QStringList settings = {};                 ///< lines for postgresql.conf: "wal_level = logical"
    QString sslCertFile = {}, sslKeyFile = {}; ///< both, or neither: the server then offers TLS
    QString hba = {};                          ///< replaces the pg_hba.conf we write (scram-sha-256 for all)
    bool durable = false;                      ///< true: fsync on, for tests of crashes
};

/// A PostgreSQL server of our own in a folder of its own: a free port on loopback and a socket, passwords
/// made at random, run as an unprivileged user when we are root. Nothing of an installed PostgreSQL is
/// touched. Owns the server process and the folder; both are gone at destruction, and when this program dies
/// a watcher process takes them away. Thread: the one that started it, for all calls.
class PrivateCluster {
  public:
    static Result<std::unique_ptr<PrivateCluster>> start(const PrivateClusterOptions& options = {});
    ~PrivateCluster();
    PrivateCluster(const PrivateCluster&) = delete;
    PrivateCluster& operator=(const PrivateCluster&) = delete;

    [[nodiscard]] quint16 port() const { return port_; }
    [[nodiscard]] QString folder() const { return folder_; }
    [[nodiscard]] QString socketDir() const { return folder_; }
    [[nodiscard]] QString logFile() const { return folder_ + QStringLiteral("/server.log"); }
    [[nodiscard]] QString binDir() const { return tools_; }
    [[nodiscard]] qint64 postmasterPid() const { return server_.processId(); }
    [[nodiscard]] QString adminLogin() const { return QStringLiteral("postgres"); }
    [[nodiscard]] QString adminPassword() const { return password_; }
    [[nodiscard]] QString adminUrl(const QString& database) const { return urlFor(adminLogin(), database); }
    /// A libpq URL without a password.
    [[nodiscard]] QString urlFor(const QString& login, const QString& database, bool viaSocket = false) const;

    /// Runs a script as the superuser, as one transaction (CREATE DATABASE: alone).
    [[nodiscard]] Status runSql(const QString& database, const QString& script) const;

    void stop();            ///< the data stay; restart() brings it back
    void kill9Postmaster(); ///< as a power cut would, for fault tests
    [[nodiscard]] Status restart();

  private:
    PrivateCluster() = default;
    Status makeFolder(const QString& wanted);
    Status initialise(const PrivateClusterOptions& options);
    Status configure(const PrivateClusterOptions& options);
    Status installTlsFiles(const PrivateClusterOptions& options);
    Status launch();
    Status waitUntilReady();
    void startWatcher();
    void removeFolder();
    [[nodiscard]] Failure failure(const QString& what) const;
    [[nodiscard]] QString dataDir() const { return folder_ + QStringLiteral("/data"); }

    std::optional<ChildAccount> account_;
    QString tools_, folder_, password_;
    quint16 port_ = 0;
    QProcess server_, watcher_;
};

/// 160 random bits as text that needs no quoting anywhere.
[[nodiscard]] QString randomPassword();

} // namespace countersign
