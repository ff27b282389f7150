// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_system.h"

#include "app/demo/demo_names.h"
#include "app/demo/demo_parts.h"
#include "app/demo/demo_signers.h"
#include "app/demo/pq_link.h"
#include "models/domain/kind_pack.h"
#include "models/domain/system_file.h"
#include "models/postgres/connection_plan.h"
#include "models/postgres/index_install.h"
#include "models/postgres/installer.h"

#include <QDateTime>
#include <QFile>
#include <QSaveFile>

namespace countersign {
namespace {

const QString kindName = QStringLiteral("sge");
const QString databaseName = QStringLiteral("sge");
const QString backendLogin = QStringLiteral("sge_app");
const QString payerLogin = QStringLiteral("sge_payer");

QString sqlFile(const QString& name) {
    QFile file(QStringLiteral(":/countersign/demo/sge/") + name);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return opened ? QString::fromUtf8(file.readAll()) : QString();
}

Failure cancelled() {
    return Failure{FailureKind::Cancelled,
                   QStringLiteral("stopped before it was ready"),
                   QStringLiteral("demo"),
                   {},
                   {}};
}

bool writeSecret(const QString& path, const QByteArray& content) {
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
           file.write(content) == content.size() && file.commit();
}

std::vector<DemoPerson> everybody() {
    const auto person = [](const char* login, const char* name, DemoRole role) {
        return DemoPerson{QString::fromLatin1(login), QString::fromLatin1(login), QString::fromLatin1(name),
                          role, randomPassword()};
    };
    return {person("ann", "Ann Okafor", DemoRole::Operator),
            person("bob", "Bob Lindqvist", DemoRole::Operator),
            person("carol", "Carol Weiss", DemoRole::Auditor),
            person("dave", "Dave Moreau", DemoRole::Admin),
            person("erin", "Erin Sato", DemoRole::Admin),
            person("sge_payer", "Payout worker", DemoRole::Payer)};
}

QStringList contractRoles(DemoRole role) {
    switch (role) {
    case DemoRole::Operator:
        return {QStringLiteral("operator"), QStringLiteral("approver")};
    case DemoRole::Auditor:
        return {QStringLiteral("auditor")};
    case DemoRole::Admin:
        return {QStringLiteral("admin")};
    case DemoRole::Payer:
        return {QStringLiteral("worker")};
    }
    return {};
}

WalletConfig relayerWallet() {
    WalletConfig wallet;
    wallet.name = QStringLiteral("relayer");
    wallet.chain = QString::number(demoChainId);
    wallet.address = demoRelayerAddress;
    wallet.unit = QStringLiteral("ETH");
    wallet.low = *Decimal::parse(QStringLiteral("0.1"));
    wallet.fund = *Decimal::parse(QStringLiteral("0.2"));
    wallet.cap = *Decimal::parse(QStringLiteral("0.5"));
    return wallet;
}

} // namespace

Result<std::unique_ptr<DemoSystem>> DemoSystem::make(const DemoOptions& options,
                                                     const DemoProgress& progress) {
    std::unique_ptr<DemoSystem> system(new DemoSystem);
    system->people_ = everybody();
    system->backendPassword_ = randomPassword();
    if (!progress(QStringLiteral("Starting a private PostgreSQL server")))
        return cancelled();
    PrivateClusterOptions clusterOptions;
    clusterOptions.folder = options.folder;
    auto cluster = PrivateCluster::start(clusterOptions);
    if (!cluster)
        return cluster.failure();
    system->cluster_ = std::move(cluster).value();

    using Step = std::pair<QString, std::function<Status()>>;
    std::vector<Step> steps{
        {QStringLiteral("Making the backend's tables"), [&] { return system->makeDatabase(); }},
        {QStringLiteral("Writing a month of history"), [&] { return system->fill(options); }},
        {QStringLiteral("Adding people"), [&] { return system->addPeople(); }}};
    if (options.withContract)
        steps.emplace_back(QStringLiteral("Installing the contract"), [&] { return system->addContract(); });
    if (options.withContract && options.withPayouts)
        steps.emplace_back(QStringLiteral("Making keys and proposing payouts"),
                           [&] { return system->addPayouts(); });
    for (const QString& kind : options.systems.mid(1))
        steps.emplace_back(QStringLiteral("Making the system %1").arg(kind),
                           [&system, &options, kind] { return system->addPart(*demoPart(kind), options); });
    for (const auto& [what, step] : steps) {
        if (!progress(what))
            return cancelled();
        if (const Status done = step(); !done)
            return done.failure();
    }
    return system;
}

QString DemoSystem::backendUrl() const {
    return cluster_->urlFor(backendLogin, databaseName);
}

QString DemoSystem::payerUrl() const {
    return cluster_->urlFor(payerLogin, databaseName);
}

QString DemoSystem::payerPassword() const {
    for (const DemoPerson& person : people_) {
        if (person.login == payerLogin)
            return person.password;
    }
    return {};
}

QString DemoSystem::keyring() const {
    return demoKeyringFile(cluster_->folder());
}

Status DemoSystem::makeDatabase() {
    const QString maintenance = QStringLiteral("postgres");
    const Status login = cluster_->runSql(
        maintenance, QStringLiteral("CREATE ROLE %1 LOGIN PASSWORD %2")
                         .arg(PqLink::identifier(backendLogin), PqLink::literal(backendPassword_)));
    if (!login)
        return login;
    const Status database = cluster_->runSql(
        maintenance, QStringLiteral("CREATE DATABASE %1 OWNER %2")
                         .arg(PqLink::identifier(databaseName), PqLink::identifier(backendLogin)));
    if (!database)
        return database;
    auto link = PqLink::open(backendUrl(), backendPassword_);
    if (!link)
        return link.failure();
    return link.value().run(sqlFile(QStringLiteral("schema.sql")));
}

Status DemoSystem::fill(const DemoOptions& options) {
    auto link = PqLink::open(backendUrl(), backendPassword_);
    if (!link)
        return link.failure();
    const QString now = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    for (const char* name : {"history.sql", "trouble.sql"}) {
        QString script = sqlFile(QString::fromLatin1(name));
        script.replace(QStringLiteral("{{seed}}"), QString::number(options.scenario))
            .replace(QStringLiteral("{{intents}}"), QString::number(options.historyIntents))
            .replace(QStringLiteral("{{now}}"), now);
        if (const Status written = link.value().run(script); !written)
            return written;
    }
    return Nothing{};
}

Status DemoSystem::addPeople() {
    QString script;
    for (const DemoPerson& person : people_)
        script += QStringLiteral("CREATE ROLE %1 LOGIN PASSWORD %2; GRANT CONNECT ON DATABASE %3 TO %1;\n")
                      .arg(PqLink::identifier(person.login), PqLink::literal(person.password),
                           PqLink::identifier(databaseName));
    return cluster_->runSql(databaseName, script);
}

Status DemoSystem::addContract() {
    return installInto(databaseName, kindName);
}

Status DemoSystem::installInto(const QString& database, const QString& kindOf) {
    const Result<KindPack> kind = loadBuiltInKind(kindOf);
    if (!kind)
        return kind.failure();
    Result<ConnectionPlan> plan = planConnection(cluster_->adminUrl(database), false, true);
    if (!plan)
        return plan.failure();
    plan->password = cluster_->adminPassword();
    std::vector<ContractPerson> people;
    for (const DemoPerson& person : people_)
        people.push_back({person.login, person.human, person.displayName, contractRoles(person.role)});
    const Result<InstallReport> installed = installContract(plan.value(), kind.value(), people);
    if (!installed)
        return installed.failure();
    const Result<IndexReport> indexed = installIndexes(plan.value(), kind.value());
    if (!indexed)
        return indexed.failure();
    if (!indexed->notMade.empty())
        return indexed->notMade.front();
    return cluster_->runSql(
        databaseName, QStringLiteral("GRANT countersign_bridge TO %1").arg(PqLink::identifier(backendLogin)));
}

/// A further system: its own database, history and trouble, and the contract with the same people and keys.
Status DemoSystem::addPart(const DemoPart& part, const DemoOptions& options) {
    const QString& kind = part.kind;
    const Status made = cluster_->runSql(
        QStringLiteral("postgres"), QStringLiteral("CREATE DATABASE %1 OWNER %2")
                                        .arg(PqLink::identifier(kind), PqLink::identifier(backendLogin)));
    if (!made)
        return made;
    auto link = PqLink::open(cluster_->urlFor(backendLogin, kind), backendPassword_);
    if (!link)
        return link.failure();
    const Result<QString> tables = demoPartSql(kind, QStringLiteral("schema.sql"));
    if (!tables)
        return tables.failure();
    if (const Status tabled = link.value().run(*tables); !tabled)
        return tabled;
    // What only a superuser can write is part of it: rows that slipped past a constraint.
    QStringList scripts{QStringLiteral("clean.sql"), QStringLiteral("planted.sql")};
    if (!part.payout.isEmpty())
        scripts << QStringLiteral("payouts.sql");
    for (const QString& name : scripts) {
        const Result<QString> script = demoPartSql(kind, name);
        if (!script)
            return script.failure();
        if (const Status written = cluster_->runSql(kind, *script); !written)
            return written;
    }
    QString grants;
    for (const DemoPerson& person : people_)
        grants += QStringLiteral("GRANT CONNECT ON DATABASE %1 TO %2;")
                      .arg(PqLink::identifier(kind), PqLink::identifier(person.login));
    if (const Status granted = cluster_->runSql(kind, grants + QStringLiteral("ANALYZE;")); !granted)
        return granted;
    others_ << kind;
    if (!options.withContract)
        return Nothing{};
    const Status installed = installInto(kind, kind);
    return installed && options.withPayouts && !part.payout.isEmpty() ? addPartPayouts(part) : installed;
}

Status DemoSystem::addPartPayouts(const DemoPart& part) {
    DemoSigners signers(
        cluster_->folder(), part.title, part.kind,
        [&](const QString& login) { return cluster_->urlFor(login, part.kind); }, people_);
    const Status keys = signers.makeKeys();
    return keys ? signers.proposeOne(part.payout, QStringLiteral("Asked for by the customer")) : keys;
}

std::vector<std::pair<QString, QString>> DemoSystem::otherDatabases() const {
    std::vector<std::pair<QString, QString>> all;
    for (const QString& kind : others_)
        all.emplace_back(kind, cluster_->urlFor(backendLogin, kind));
    return all;
}

Result<QString> DemoSystem::writePartFile(const QString& kind, const BackendPorts& ports) const {
    const DemoPart& part = *demoPart(kind);
    const auto url = [](quint16 port, const QString& path) {
        return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(port).arg(path));
    };
    SystemFile file;
    file.name = part.title;
    file.kind = kind;
    file.environment = part.environment;
    file.database = cluster_->urlFor(people_.front().login, kind);
    for (const QString& endpoint : part.endpoints)
        file.endpoints.push_back(
            {endpoint.section(u' ', 0, 0), url(ports.health, demoPartPath(kind, endpoint.section(u' ', 1)))});
    if (part.chainId != 0)
        file.rpc = {{QString::number(part.chainId),
                     {url(ports.rpc, demoPartPath(kind, demoNodePath.arg(1))),
                      url(ports.rpc, demoPartPath(kind, demoNodePath.arg(2)))}}};
    const QString path = cluster_->folder() + u'/' + kind + QStringLiteral(".system.json");
    if (!writeSecret(path, writeSystemFile(file)))
        return Failure{
            FailureKind::Internal, QStringLiteral("the system file can't be written"), path, {}, {}};
    return path;
}

Status DemoSystem::addPayouts() {
    DemoSigners signers(
        cluster_->folder(), demoSystemName, kindName,
        [this](const QString& login) { return cluster_->urlFor(login, databaseName); }, people_);
    if (const Status keys = signers.makeKeys(); !keys)
        return keys;
    if (const Status ring = signers.makeKeyring(); !ring)
        return ring;
    withPayouts_ = true;
    return signers.propose([this](const QString& payout) -> Status {
        auto link = PqLink::open(backendUrl(), backendPassword_);
        if (!link)
            return link.failure();
        // What a backend would do that corrects a wallet after the proposal.
        return link.value().run(
            QStringLiteral("UPDATE \"Payout\" SET \"destination\" = '0x' || repeat('4d', 20)"
                           " WHERE \"id\" = (SELECT min(\"id\") FROM \"Payout\" WHERE"
                           " \"batchId\" = %1)")
                .arg(PqLink::literal(payout)));
    });
}

Result<DemoAccess> DemoSystem::openTo(const BackendPorts& ports) const {
    const auto local = [](quint16 port, const QString& path) {
        return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(port).arg(path));
    };
    DemoAccess access;
    access.folder = cluster_->folder();
    access.systemFile = access.folder + QStringLiteral("/demo.system.json");
    access.passwordFile = access.folder + QStringLiteral("/pgpass");
    access.databaseUrl = cluster_->urlFor(people_.front().login, databaseName);
    access.adminUrl = cluster_->adminUrl(databaseName);
    access.adminPassword = cluster_->adminPassword();
    access.people = people_;
    if (withPayouts_)
        access.keyring = keyring();
    access.metrics = local(ports.metrics, demoMetricsPath);
    access.health = local(ports.health, demoHealthPath);
    access.fault = local(ports.health, demoFaultPath);
    access.nodes = {local(ports.rpc, demoNodePath.arg(1)), local(ports.rpc, demoNodePath.arg(2))};

    SystemFile file;
    file.name = demoSystemName;
    file.kind = kindName;
    file.environment = Environment::Staging;
    file.database = access.databaseUrl;
    file.endpoints = {{QStringLiteral("metrics"), access.metrics}, {QStringLiteral("health"), access.health}};
    file.rpc = {{QString::number(demoChainId), access.nodes}};
    file.wallets = {relayerWallet()};
    file.explorerTx = QStringLiteral("https://explorer.example/tx/{tx}");
    file.explorerAddress = QStringLiteral("https://explorer.example/address/{address}");
    if (!writeSecret(access.systemFile, writeSystemFile(file)))
        return Failure{FailureKind::Internal,
                       QStringLiteral("the system file can't be written"),
                       access.systemFile,
                       {},
                       {}};
    access.systemFiles = {access.systemFile};
    for (const QString& kind : others_) {
        const Result<QString> other = writePartFile(kind, ports);
        if (!other)
            return other.failure();
        access.systemFiles << *other;
    }
    if (const Status written = writePasswordFile(access.passwordFile); !written)
        return written.failure();
    return access;
}

Status DemoSystem::writePasswordFile(const QString& path) const {
    QByteArray lines;
    // By loopback and by socket (libpq looks the latter up under the folder's name).
    for (const QString& host : {QStringLiteral("127.0.0.1"), cluster_->socketDir()}) {
        for (const DemoPerson& person : people_)
            lines += QStringLiteral("%1:%2:*:%3:%4\n")
                         .arg(host, QString::number(cluster_->port()), person.login, person.password)
                         .toUtf8();
    }
    if (!writeSecret(path, lines))
        return Failure{
            FailureKind::Internal, QStringLiteral("the password file can't be written"), path, {}, {}};
    return Nothing{};
}

} // namespace countersign
