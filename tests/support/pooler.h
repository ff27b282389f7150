// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/child_process.h"
#include "app/demo/private_cluster.h"

#include <QProcess>

#include <map>
#include <memory>
#include <optional>

namespace countersign {

/// A real pgbouncer in transaction mode in front of a private cluster, with one server connection for each
/// login: clients of one login take turns on it. Owns the process. Thread: the test's.
class Pooler {
  public:
    /// Whether there is one to test with; if not, \a why says what to do.
    [[nodiscard]] static bool installed();
    static constexpr auto whyNot = "pgbouncer is not installed: packaging/test installs it";

    static Result<std::unique_ptr<Pooler>> start(const PrivateCluster& server,
                                                 const std::map<QString, QString>& passwords);
    ~Pooler();
    Pooler(const Pooler&) = delete;
    Pooler& operator=(const Pooler&) = delete;

    [[nodiscard]] quint16 port() const { return port_; }
    void kill9();
    [[nodiscard]] Status restart();

  private:
    explicit Pooler(const PrivateCluster& server)
        : server_(server) {}
    Status configure(const std::map<QString, QString>& passwords);
    [[nodiscard]] QString path(const QString& name) const;

    const PrivateCluster& server_;
    std::optional<ChildAccount> account_;
    quint16 port_ = 0;
    QProcess process_;
};

} // namespace countersign
