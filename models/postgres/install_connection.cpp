// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/install_connection.h"

namespace countersign {

Result<PreparedInstall> prepareInstall(const ConnectionPlan& plan, const KindPack& kind) {
    Result<std::unique_ptr<Connection>> connection = Connection::open(plan, {});
    if (!connection)
        return connection.failure();
    if ((*connection)->pooled())
        return Failure{FailureKind::BadInput,
                       QStringLiteral("an install can't go through a pooler"),
                       QStringLiteral("database ") + plan.shown,
                       QStringLiteral("Give the address of the server itself"),
                       {}};
    PreparedInstall prepared{std::move(*connection), {}};
    const Result<DatabaseProbe> probe = probeDatabase(*prepared.connection, kind, plan.schema);
    if (!probe)
        return probe.failure();
    prepared.probe = *probe;
    return prepared;
}

} // namespace countersign
