// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demo_access.h"
#include "app/demo/private_cluster.h"

#include <functional>
#include <memory>

namespace countersign {

struct DemoPart;

/// Tells how far it has come; false: stop.
using DemoProgress = std::function<bool(const QString& step)>;

/// The ports the backend program answers on.
struct BackendPorts {
    quint16 metrics = 0, health = 0, rpc = 0;
};

/// The database side of the demo: a cluster of its own, the tables of an sge backend, a month of history with
/// trouble in it, the contract, people with keys, and payouts to approve. Owns the cluster. Thread: the one
/// that made it; blocks.
class DemoSystem {
  public:
    static Result<std::unique_ptr<DemoSystem>> make(const DemoOptions& options, const DemoProgress& progress);

    [[nodiscard]] PrivateCluster& cluster() { return *cluster_; }
    [[nodiscard]] QString backendUrl() const; ///< as the backend's own login
    [[nodiscard]] QString backendPassword() const { return backendPassword_; }

    /// The further systems: kind and database, as the backend's login.
    [[nodiscard]] std::vector<std::pair<QString, QString>> otherDatabases() const;
    [[nodiscard]] bool hasPayouts() const { return withPayouts_; }
    [[nodiscard]] QString payerUrl() const; ///< as the backend's payout worker
    [[nodiscard]] QString payerPassword() const;
    [[nodiscard]] QString keyring() const;

    /// Writes the system file and gives what is needed to connect.
    [[nodiscard]] Result<DemoAccess> openTo(const BackendPorts& ports) const;

  private:
    DemoSystem() = default;
    Status makeDatabase();
    Status fill(const DemoOptions& options);
    Status addPeople();
    Status addContract();
    Status installInto(const QString& database, const QString& kind);
    Status addPart(const DemoPart& part, const DemoOptions& options);
    Status addPartPayouts(const DemoPart& part);
    [[nodiscard]] Result<QString> writePartFile(const QString& kind, const BackendPorts& ports) const;
    Status addPayouts();
    [[nodiscard]] Status writePasswordFile(const QString& path) const;

    std::unique_ptr<PrivateCluster> cluster_;
    std::vector<DemoPerson> people_;
    QString backendPassword_;
    QStringList others_; ///< kinds of the further systems
    bool withPayouts_ = false;
};

} // namespace countersign
