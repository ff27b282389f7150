// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/contract_parts.h"
#include "models/postgres/gateway_private.h"

#include <algorithm>

namespace countersign {

namespace {

/// Why the contract as found can't be used to act; empty when it can.
QString contractFault(const SessionInfo& session, const QStringList& missingParts, const KindPack& kind) {
    if (session.contractVersion == 0)
        return QStringLiteral("this database has no contract: have the DBA run ") + installCommand(kind);
    if (!missingParts.isEmpty())
        return QStringLiteral("the contract is incomplete (%1 is missing): run countersignctl install again")
            .arg(missingParts.first());
    if (session.contractVersion < 0)
        return QStringLiteral("login %1 is in none of the contract's roles: the DBA adds it with "
                              "countersignctl install --operator LOGIN=HUMAN")
            .arg(session.login);
    if (session.contractVersion < session.consoleVersion)
        return QStringLiteral("the contract in this database is older (%1) than this console (%2): "
                              "run countersignctl install")
            .arg(session.contractVersion)
            .arg(session.consoleVersion);
    if (session.contractVersion > session.consoleVersion)
        return QStringLiteral("the contract in this database is newer (%1) than this console (%2): "
                              "update Countersign")
            .arg(session.contractVersion)
            .arg(session.consoleVersion);
    return {};
}

/// Why this person may not act though the contract is fine; empty when they may.
QString personFault(const SessionInfo& session, const ConnectionPlan& plan) {
    if (plan.readOnly)
        return QStringLiteral("this session is read-only (auditor)");
    if (session.onStandby)
        return plan.severalHosts ? QStringLiteral("this server is a standby: act on the primary, which "
                                                  "target_session_attrs=read-write in the URL finds")
                                 : QStringLiteral("this server is a standby: act on the primary");
    if (session.pooled)
        return QStringLiteral("the connection goes through a pooler, which may hide who you are: give the "
                              "server's own address as \"actDatabase\" in the system file");
    if (session.human.isEmpty())
        return QStringLiteral("login %1 is mapped to no active human: the DBA maps it with "
                              "countersignctl install --operator LOGIN=HUMAN")
            .arg(session.login);
    return {};
}

/// By role, once nothing else stands against acting.
AccessMode modeOf(const SessionInfo& session) {
    if (session.roles.contains(QStringLiteral("countersign_operator")))
        return AccessMode::Operator;
    if (session.roles.contains(QStringLiteral("countersign_approver")) ||
        session.roles.contains(QStringLiteral("countersign_admin")))
        return AccessMode::Signer;
    return AccessMode::Auditor;
}

bool kindReadable(const KindPack& kind, const KindTables& tables) {
    return std::all_of(kind.items.begin(), kind.items.end(),
                       [&](const KindItem& item) { return tables.whyNot(item.needs, true).isEmpty(); });
}

} // namespace

void SystemGateway::Private::decideMode(const QStringList& missingParts) {
    const QString fault = contractFault(session, missingParts, *kind);
    if (fault.isEmpty()) {
        byContract = true;
        session.whyNotAct = personFault(session, plan);
        session.mode = session.whyNotAct.isEmpty() ? modeOf(session) : AccessMode::Auditor;
        if (session.mode != AccessMode::Operator && session.whyNotAct.isEmpty())
            session.whyNotAct = QStringLiteral("login %1 is no operator").arg(session.login);
        return;
    }
    session.mode = AccessMode::LookOnly;
    session.whyNotAct = fault;
    // A contract of another version is still read by its views where the tables themselves are closed to us.
    byContract = session.contractVersion > 0 && !kindReadable(*kind, tables);
    session.contractVersion = std::max(session.contractVersion, 0);
}

} // namespace countersign
