// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/doctor.h"
#include "models/postgres/system_gateway.h"

#include <algorithm>

namespace countersign {

namespace {

inline constexpr UnixMs behindWarningMs = 10'000;

DoctorLine line(HealthState state, const QString& text, const QString& mend = {}) {
    return {QStringLiteral("standby"), state, text, mend};
}

} // namespace

DoctorLine examineStandby(const ConnectionPlan& standby, const ConnectionPlan& primary,
                          std::shared_ptr<const KindPack> kind) {
    const auto first = SystemGateway::open(primary, kind);
    const auto second = SystemGateway::open(standby, std::move(kind));
    if (!second)
        return line(HealthState::Bad, englishSentence(second.failure()),
                    QStringLiteral("Until it answers, the primary is read instead"));
    const SessionInfo& session = (*second)->session();
    if (!session.onStandby)
        return line(HealthState::Warning,
                    QStringLiteral("the server under readDatabase is no standby but a primary"),
                    QStringLiteral("Correct readDatabase in the system file, or take it out"));
    if (first && (*first)->session().databaseSystemId != session.databaseSystemId)
        return line(HealthState::Bad,
                    QStringLiteral("the server under readDatabase is a standby of another system: %1")
                        .arg(session.databaseSystemId),
                    QStringLiteral("Correct readDatabase in the system file"));
    if (const auto position = first ? (*first)->position() : Result<LogPosition>(first.failure()))
        (*second)->primaryWasAt(*position);
    const UnixMs behindMs = std::max(systemNow() - (*second)->now().readAt, UnixMs(0));
    const bool old = behindMs > behindWarningMs;
    return line(old ? HealthState::Warning : HealthState::Good,
                QStringLiteral("PostgreSQL %1, a standby, %2.%3 s behind")
                    .arg(session.serverVersion)
                    .arg(behindMs / 1000)
                    .arg(behindMs % 1000 / 100),
                old ? QStringLiteral("Look at its replication: pg_stat_replication on the primary")
                    : QString());
}

} // namespace countersign
