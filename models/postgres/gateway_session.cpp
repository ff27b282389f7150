// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/contract_parts.h"
#include "models/postgres/gateway_private.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

#include <algorithm>

namespace countersign {

namespace {

const QString operatorRole = QStringLiteral("countersign_operator");

const QString sessionSql = QStringLiteral(
    "SELECT session_user, current_database(), current_setting('server_version'), pg_is_in_recovery(),"
    " coalesce((SELECT s.ssl FROM pg_stat_ssl s WHERE s.pid = pg_backend_pid()), false),"
    " (extract(epoch FROM clock_timestamp()) * 1000)::bigint,"
    " to_json(ARRAY(SELECT r.rolname::text FROM pg_roles r WHERE r.rolname ~ '^countersign_'"
    "   AND pg_has_role(session_user, r.oid, 'MEMBER') ORDER BY 1))::text,"
    " (SELECT has_schema_privilege(session_user, n.oid, 'USAGE') FROM pg_namespace n WHERE n.nspname = "
    "'countersign')");

/// Thresholds of the system file, as session settings that countersign.threshold() looks at.
SessionSettings thresholdSettings(const KindPack& kind, const std::map<QString, Decimal>& thresholds) {
    SessionSettings settings;
    for (const KindThreshold& known : kind.thresholds) {
        const auto own = thresholds.find(known.name);
        if (own != thresholds.end())
            settings.emplace_back(QStringLiteral("countersign.") + known.name, own->second.text());
    }
    return settings;
}

} // namespace

SystemGateway::SystemGateway(std::unique_ptr<Private> d)
    : d_(std::move(d)) {}
SystemGateway::~SystemGateway() = default;

Result<std::unique_ptr<SystemGateway>> SystemGateway::open(const ConnectionPlan& plan,
                                                           std::shared_ptr<const KindPack> kind,
                                                           std::map<QString, Decimal> thresholds) {
    auto d = std::make_unique<Private>();
    d->plan = plan;
    d->kind = std::move(kind);
    d->thresholds = std::move(thresholds);
    auto connection = Connection::open(plan, thresholdSettings(*d->kind, d->thresholds));
    if (!connection)
        return connection.failure();
    d->connection = std::move(connection).value();
    if (const Status status = d->readSession(); !status)
        return status.failure();
    std::unique_ptr<SystemGateway> gateway(new SystemGateway(std::move(d)));
    if (gateway->d_->session.mode == AccessMode::Auditor) {
        const Result<ReadOnlyProof> proof = gateway->proveReadOnly();
        if (!proof)
            return proof.failure();
        gateway->d_->session.readOnly = *proof;
    }
    return gateway;
}

const SessionInfo& SystemGateway::session() const {
    return d_->session;
}

bool SystemGateway::usable() const {
    return d_->connection->usable();
}

QString SystemGateway::changeMark() {
    if (d_->session.live) {
        const qint64 heard = d_->connection->heard();
        return heard < 0 ? QString() : QStringLiteral("live %1").arg(heard);
    }
    // The process is in it, too: another server's snapshots say nothing about this one's.
    const auto rows = d_->connection->runOften(
        QStringLiteral("SELECT pg_backend_pid() || ' ' || pg_current_snapshot()::text"));
    return rows ? RowReader((*rows)[0]).text() : QString();
}

QString SystemGateway::backendSchema() const {
    return d_->schema();
}

Status SystemGateway::Private::readSession() {
    const UnixMs before = systemNow();
    const Result<pqxx::result> rows = connection->run(sessionSql);
    const UnixMs after = systemNow();
    if (!rows)
        return rows.failure();
    RowReader row((*rows)[0]);
    session.login = row.text();
    session.databaseName = row.text();
    session.serverVersion = row.text().section(u' ', 0, 0);
    session.onStandby = row.boolean().value_or(false);
    session.tls = row.boolean().value_or(false);
    if (const auto serverNow = row.integer())
        session.clockDifferenceMs = *serverNow - (before + (after - before) / 2);
    session.roles = row.list();
    const std::optional<bool> mayUse = row.boolean(); // none: there is no schema countersign
    session.weakTlsAllowed =
        !plan.loopback && !plan.conninfo.contains(QStringLiteral("sslmode='verify-full'"));
    session.pooled = connection->pooled();
    session.server = plan.severalHosts ? connection->server() : QString();
    session.consoleVersion = consoleContractVersion();
    if (const auto id = connection->run(QStringLiteral("SELECT system_identifier FROM pg_control_system()")))
        session.databaseSystemId = RowReader((*id)[0]).text();

    auto looked = KindTables::look(*connection, *kind, schema());
    if (!looked)
        return looked.failure();
    tables = std::move(looked).value();
    QStringList missingParts;
    if (mayUse) {
        const auto parts = missingContractParts(*connection, *kind);
        if (!parts)
            return parts.failure();
        missingParts = *parts;
        if (const Status status = readContract(missingParts, *mayUse); !status)
            return status.failure();
    }
    decideMode(missingParts);
    readCapabilities();
    listenForCommits();
    const bool acts = session.mode == AccessMode::Operator || session.mode == AccessMode::Signer;
    if (!acts)
        return holdReadOnly();
    readTimeline();
    return Nothing{};
}

/// Told where install --live made it so, and asked for otherwise; to whoever reads a mark it is the same.
void SystemGateway::Private::listenForCommits() {
    if (!byContract || session.pooled || session.onStandby)
        return;
    const auto live = connection->run(QStringLiteral("SELECT countersign.live()"));
    if (live && RowReader((*live)[0]).boolean().value_or(false))
        session.live = connection->listen(QStringLiteral("countersign_change")).ok();
}

Status SystemGateway::Private::readContract(const QStringList& missingParts, bool mayUse) {
    session.contractVersion = -1; // there is one; which, we may not be able to say
    if (!mayUse || missingParts.contains(whoamiPart()))
        return Nothing{};
    const auto rows =
        connection->run(QStringLiteral("SELECT w.human, w.contract_version, w.backend_schema, w.kind,"
                                       " to_jsonb(w) ->> 'kind_digest'" // an older contract has none
                                       " FROM countersign.whoami() w"));
    if (!rows)
        return rows.failure();
    RowReader row((*rows)[0]);
    session.human = row.text();
    session.contractVersion = row.smallInteger().value_or(-1);
    const QString backendSchema = row.text();
    const QString installedKind = row.text();
    session.kindDigest = row.text();
    if (!installedKind.isEmpty() && installedKind != kind->name)
        return Failure{
            FailureKind::BadInput,
            QStringLiteral("the contract in this database is for kind '%1', the system file says '%2'")
                .arg(installedKind, kind->name),
            where(),
            QStringLiteral("Correct \"kind\" in the system file"),
            {}};
    if (!backendSchema.isEmpty())
        plan.schema = backendSchema;
    if (const auto domain = connection->run(QStringLiteral("SELECT countersign.domain()")))
        session.deployment = RowReader((*domain)[0]).text();
    return Nothing{};
}

void SystemGateway::Private::readCapabilities() {
    if (byContract) {
        const auto rows =
            connection->run(QStringLiteral("SELECT board, offered, why_not FROM countersign.capability"));
        if (rows) {
            for (const auto& one : *rows) {
                RowReader row(one);
                Capability capability{row.text(), row.boolean().value_or(false), row.text()};
                session.capabilities.push_back(std::move(capability));
            }
        }
        return;
    }
    const auto add = [this](const QString& board, const std::vector<KindNeed>& needs) {
        const QString why = tables.whyNot(needs, true);
        session.capabilities.push_back({board, why.isEmpty(), why});
    };
    for (const KindItem& item : kind->items)
        add(item.board, item.needs);
    if (!kind->ledgerSql.isEmpty())
        add(QStringLiteral("ledger"), kind->ledgerNeeds);
    if (!kind->payouts.selectSql.isEmpty())
        session.capabilities.push_back(
            {kind->payouts.board, false,
             QStringLiteral(
                 "payouts are approved with the contract: have the DBA run countersignctl install")});
}

Status SystemGateway::Private::holdReadOnly() {
    plan.readOnly = true;
    return connection->holdReadOnly();
}

} // namespace countersign
