// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/child_process.h"
#include "app/demo/private_cluster.h"
#include "models/postgres/connection_plan.h"

#include <QProcess>

#include <memory>
#include <optional>

namespace countersign {

/// A streaming standby of a private cluster, made by pg_basebackup in its folder, with the same logins and
/// passwords. Owns the server process. Thread: the test's.
class Standby {
  public:
    static Result<std::unique_ptr<Standby>> follow(const PrivateCluster& primary);
    ~Standby();
    Standby(const Standby&) = delete;
    Standby& operator=(const Standby&) = delete;

    [[nodiscard]] quint16 port() const { return port_; }
    /// The first field of the first row, as the superuser; empty when it can't be asked.
    [[nodiscard]] QString value(const QString& query) const;
    Status run(const QString& script) const;

    void kill9();
    [[nodiscard]] Status restart();
    [[nodiscard]] Status promote(); ///< pg_ctl promote, and waits until it may be written to
    /// From now on nothing of the primary arrives: what it commits is lost with it.
    [[nodiscard]] Status stopReceiving();
    /// Everything the primary has written is replayed here.
    [[nodiscard]] bool hasAll() const;
    void pauseReplay() { (void)run(QStringLiteral("SELECT pg_wal_replay_pause()")); }
    void resumeReplay() { (void)run(QStringLiteral("SELECT pg_wal_replay_resume()")); }

  private:
    explicit Standby(const PrivateCluster& primary)
        : primary_(primary) {}
    Status backUp();
    [[nodiscard]] Status tool(const QString& name, const QStringList& arguments);
    [[nodiscard]] QString url() const;
    [[nodiscard]] QString dataDir() const { return primary_.folder() + QStringLiteral("/standby"); }

    const PrivateCluster& primary_;
    std::optional<ChildAccount> account_;
    quint16 port_ = 0;
    QProcess server_;
};

/// The same login and database as \a plan, on this port of this machine, with more parameters of the URL.
[[nodiscard]] ConnectionPlan planAt(const ConnectionPlan& plan, const QString& login, const QString& hosts,
                                    const QString& parameters = {});
[[nodiscard]] ConnectionPlan planAt(const ConnectionPlan& plan, const QString& login, quint16 port);

} // namespace countersign
