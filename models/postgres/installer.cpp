// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/installer.h"

#include "models/postgres/bridge_login.h"
#include "models/postgres/connection.h"
#include "models/postgres/install_connection.h"
#include "models/postgres/probe.h"
#include "models/postgres/system_gateway.h"
#include "models/postgres/trail_reader.h"
#include "models/trust/trail.h"

#include <QFile>

#include <algorithm>

namespace countersign {
namespace {

const QStringList personRoles{QStringLiteral("auditor"), QStringLiteral("operator"),
                              QStringLiteral("approver"), QStringLiteral("admin"), QStringLiteral("worker")};

Failure refusal(FailureKind kind, const QString& what, const ConnectionPlan& plan, const QString& remedy) {
    return {kind, what, QStringLiteral("database ") + plan.shown, remedy, {}};
}

Status checkDatabase(const ConnectionPlan& plan, const KindPack& kind, const DatabaseProbe& probe) {
    if (probe.serverVersionNumber < oldestServerVersion)
        return refusal(
            FailureKind::BadInput,
            QStringLiteral("the contract needs PostgreSQL 13 or newer, this is %1").arg(probe.serverVersion),
            plan, QStringLiteral("Watch it look-only, or upgrade the server"));
    if (probe.encoding != QStringLiteral("UTF8"))
        return refusal(FailureKind::BadInput,
                       QStringLiteral("the database is not in UTF-8 but in ") + probe.encoding, plan,
                       QStringLiteral("The trail's bytes are defined in UTF-8: watch it look-only"));
    if (probe.onStandby)
        return refusal(FailureKind::BadInput, QStringLiteral("this server is a standby"), plan,
                       QStringLiteral("Install on the primary"));
    if (probe.contractVersion > consoleContractVersion())
        return refusal(FailureKind::ContractNewer,
                       QStringLiteral("the contract here has version %1, this program knows %2")
                           .arg(probe.contractVersion)
                           .arg(consoleContractVersion()),
                       plan, QStringLiteral("Use a newer countersignctl"));
    if (!probe.installedKind.isEmpty() && probe.installedKind != kind.name)
        return refusal(FailureKind::BadInput,
                       QStringLiteral("the contract here is for a system of kind ") + probe.installedKind,
                       plan, QStringLiteral("Uninstall it first"));
    // With one that has the same tables nothing else would tell: the console would show another schema's
    // rows.
    if (!probe.installedSchema.isEmpty() && probe.installedSchema != probe.schema)
        return refusal(
            FailureKind::BadInput,
            QStringLiteral("the contract here is for schema %1, and the URL says schema %2")
                .arg(probe.installedSchema, probe.schema),
            plan, QStringLiteral("Correct ?schema= in the URL; to move the contract, uninstall it first"));
    if (!probe.mayCreateRoles || (!probe.contractSchema && !probe.mayCreateSchemas))
        return refusal(
            FailureKind::NoRight,
            QStringLiteral("login %1 may not create %2")
                .arg(probe.login, probe.mayCreateRoles ? QStringLiteral("a schema in this database")
                                                       : QStringLiteral("roles")),
            plan, QStringLiteral("Install as a superuser, or print the SQL (--print) for your DBA"));
    for (const KindItem& item : kind.items) {
        if (probe.tables.whyNot(item.needs, false).isEmpty())
            return Nothing{};
    }
    return refusal(FailureKind::Missing,
                   QStringLiteral("schema %1 has none of the tables of a system of kind %2")
                       .arg(probe.schema, kind.name),
                   plan, QStringLiteral("Check the database's name and schema (?schema=NAME)"));
}

Failure noLogin(const QString& where) {
    return {FailureKind::BadInput,
            QStringLiteral("the server has no login of this name"),
            where,
            QStringLiteral("Make it first: CREATE ROLE name LOGIN PASSWORD '...'"),
            {}};
}

Status checkPeople(const DatabaseProbe& probe, const std::vector<ContractPerson>& people) {
    for (const ContractPerson& person : people) {
        const QString where = QStringLiteral("person “%1”").arg(person.login);
        if (person.login.isEmpty() || person.human.isEmpty())
            return Failure{
                FailureKind::BadInput, QStringLiteral("a login and a human must be named"), where, {}, {}};
        if (!probe.logins.contains(person.login))
            return noLogin(where);
        for (const QString& role : person.roles) {
            if (!personRoles.contains(role))
                return Failure{FailureKind::BadInput,
                               QStringLiteral("no role is called “%1”").arg(role),
                               where,
                               QStringLiteral("Known are: ") + personRoles.join(QStringLiteral(", ")),
                               {}};
        }
    }
    return Nothing{};
}

/// A bridge's login is nobody's and does nothing else, now or as somebody the install names.
Status checkNobodyIsBridge(Connection& connection, const std::vector<ContractPerson>& people,
                           const QStringList& bridges) {
    const Result<QStringList> there = bridgeLogins(connection);
    if (!there)
        return there.failure();
    for (const ContractPerson& person : people) {
        if (bridges.contains(person.login) || there->contains(person.login))
            return Failure{FailureKind::BadInput,
                           QStringLiteral("the login is a bridge's, which may do nothing else"),
                           QStringLiteral("person “%1”").arg(person.login),
                           QStringLiteral("Give person and bridge a login each; to end a bridge: REVOKE "
                                          "countersign_bridge FROM name"),
                           {}};
    }
    return Nothing{};
}

Status checkKindNeeds(const KindPack& kind, const QStringList& bridges) {
    if (bridges.isEmpty() || std::any_of(kind.items.begin(), kind.items.end(),
                                         [](const KindItem& item) { return item.needsBridge; }))
        return Nothing{};
    return Failure{FailureKind::BadInput,
                   QStringLiteral("a system of kind %1 needs no bridge").arg(kind.name),
                   QStringLiteral("bridge “%1”").arg(bridges.front()),
                   QStringLiteral("Leave out --bridge"),
                   {}};
}

Status checkBridges(Connection& connection, const DatabaseProbe& probe, const QStringList& bridges) {
    if (bridges.isEmpty())
        return Nothing{};
    for (const QString& login : bridges) {
        if (!probe.logins.contains(login))
            return noLogin(QStringLiteral("bridge “%1”").arg(login));
    }
    return checkBridgeRights(connection, bridges);
}

Result<QString> checkedScript(const ConnectionPlan& plan, const KindPack& kind,
                              const PreparedInstall& prepared, const std::vector<ContractPerson>& people,
                              bool guard, bool live, const QStringList& bridges) {
    if (const Status needed = checkKindNeeds(kind, bridges); !needed)
        return needed.failure();
    if (const Status database = checkDatabase(plan, kind, prepared.probe); !database)
        return database.failure();
    if (const Status named = checkPeople(prepared.probe, people); !named)
        return named.failure();
    if (const Status apart = checkNobodyIsBridge(*prepared.connection, people, bridges); !apart)
        return apart.failure();
    if (const Status may = checkBridges(*prepared.connection, prepared.probe, bridges); !may)
        return may.failure();
    return installSql(kind, prepared.probe, people, guard, live, bridges);
}

QStringList leftOut(const KindPack& kind, const DatabaseProbe& probe) {
    QStringList all;
    const auto add = [&](const QString& what, const std::vector<KindNeed>& needs) {
        if (const QString why = probe.tables.whyNot(needs, false); !why.isEmpty())
            all << what + QStringLiteral(": ") + why;
    };
    for (const KindItem& item : kind.items)
        add(QStringLiteral("board ") + item.board, item.needs);
    for (const KindDetector& detector : kind.detectors)
        add(QStringLiteral("detector ") + detector.id, detector.needs);
    if (!kind.ledgerSql.isEmpty())
        add(QStringLiteral("board ledger"), kind.ledgerNeeds);
    return all;
}

} // namespace

Result<QString> printInstall(const ConnectionPlan& plan, const KindPack& kind,
                             const std::vector<ContractPerson>& people, bool guard, bool live,
                             const QStringList& bridges) {
    const Result<PreparedInstall> prepared = prepareInstall(plan, kind);
    if (!prepared)
        return prepared.failure();
    return checkedScript(plan, kind, *prepared, people, guard, live, bridges);
}

Result<InstallReport> installContract(const ConnectionPlan& plan, const KindPack& kind,
                                      const std::vector<ContractPerson>& people, bool guard, bool live,
                                      const QStringList& bridges) {
    const Result<PreparedInstall> prepared = prepareInstall(plan, kind);
    if (!prepared)
        return prepared.failure();
    const Result<QString> script = checkedScript(plan, kind, *prepared, people, guard, live, bridges);
    if (!script)
        return script.failure();
    const Result<pqxx::result> done = prepared->connection->run(*script);
    if (!done)
        return done.failure();
    return InstallReport{prepared->probe.contractVersion, consoleContractVersion(),
                         leftOut(kind, prepared->probe)};
}

namespace {

/// Every row of the trail as a line of JSON, in a file that did not exist.
Result<qint64> exportTrail(Connection& connection, const QString& trailFile) {
    QFile file(trailFile);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return Failure{FailureKind::BadInput, QStringLiteral("the trail's file can't be made"), trailFile,
                       QStringLiteral("Name a file that does not exist yet, in a folder you may write to"),
                       file.errorString()};
    qint64 written = 0;
    const auto writeRows = [&](const std::vector<TrailRow>& rows) -> Status {
        for (const TrailRow& row : rows) {
            if (file.write(trailLine(row)) < 0)
                return Failure{FailureKind::BadInput,
                               QStringLiteral("the trail can't be written"),
                               trailFile,
                               {},
                               file.errorString()};
        }
        written += static_cast<qint64>(rows.size());
        return Nothing{};
    };
    if (const Status read = readTrail(connection, writeRows); !read)
        return read.failure();
    if (!file.flush())
        return Failure{FailureKind::BadInput,
                       QStringLiteral("the trail can't be written"),
                       trailFile,
                       {},
                       file.errorString()};
    return written;
}

} // namespace

Result<UninstallReport> uninstallContract(const ConnectionPlan& plan, const QString& trailFile) {
    const Result<PreparedInstall> prepared = prepareInstall(plan, KindPack{});
    if (!prepared)
        return prepared.failure();
    UninstallReport report;
    report.wasInstalled = prepared->probe.contractSchema;
    if (report.wasInstalled) {
        const Result<qint64> rows = exportTrail(*prepared->connection, trailFile);
        if (!rows)
            return rows.failure();
        report.trailRows = *rows;
    }
    const Result<QString> script = uninstallSql();
    if (!script)
        return script.failure();
    if (const Result<pqxx::result> done = prepared->connection->run(*script); !done)
        return done.failure();
    return report;
}

} // namespace countersign
