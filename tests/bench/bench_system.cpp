// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_system.h"

#include "app/demo/demo_parts.h"
#include "models/domain/kind_pack.h"
#include "models/postgres/index_install.h"
#include "models/postgres/installer.h"

#include <QFile>

#include <cstdio>
#include <cstdlib>

namespace countersign::bench {
namespace {

QString fileText(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        giveUp({FailureKind::BadInput, file.errorString(), path, {}, {}});
    return QString::fromUtf8(file.readAll());
}

QString kindPath(const QString& kind, const QString& name) {
    return QStringLiteral(BENCH_SOURCE_DIR "/kinds/%1/%2.sql").arg(kind, name);
}

QString kindFile(const QString& kind, const QString& name) {
    return fileText(kindPath(kind, name));
}

ConnectionPlan adminPlan(const PrivateCluster& cluster, const QString& database) {
    ConnectionPlan plan = must(planConnection(cluster.adminUrl(database), false, false));
    plan.password = cluster.adminPassword();
    plan.statementTimeoutMs = 0; // indexes on ten million rows take their time
    return plan;
}

} // namespace

void giveUp(const Failure& failure) {
    std::fprintf(stderr, "bench: %s %s\n", qPrintable(englishSentence(failure)), qPrintable(failure.detail));
    std::exit(2);
}

std::unique_ptr<PrivateCluster> startBenchCluster() {
    PrivateClusterOptions options;
    options.settings = {
        QStringLiteral("shared_buffers = '2GB'"),       QStringLiteral("max_wal_size = '8GB'"),
        QStringLiteral("maintenance_work_mem = '1GB'"), QStringLiteral("jit = off"),
        QStringLiteral("synchronous_commit = off"),     QStringLiteral("autovacuum = off")};
    return must(PrivateCluster::start(options));
}

void makeBenchDatabase(PrivateCluster& cluster, const KindPack& kind, const QString& database, int rows) {
    must(cluster.runSql(QStringLiteral("postgres"), QStringLiteral("CREATE DATABASE %1").arg(database)));
    must(cluster.runSql(database, must(demoPartSql(kind.name, QStringLiteral("schema.sql")))));
    // Made as a whole: checking each row against the others would take most of the time.
    must(cluster.runSql(database, QStringLiteral("SET session_replication_role = replica;\n") +
                                      kindFile(kind.name, QStringLiteral("fill"))
                                          .replace(QStringLiteral(":rows"), QString::number(rows))));
    must(cluster.runSql(database, QStringLiteral("DO $$ BEGIN CREATE ROLE ann LOGIN PASSWORD '%1'; "
                                                 "EXCEPTION WHEN duplicate_object THEN NULL; END $$")
                                      .arg(operatorPassword())));
    const ContractPerson ann{
        QStringLiteral("ann"), QStringLiteral("ann"), QStringLiteral("Ann"), {QStringLiteral("operator")}};
    must(installContract(adminPlan(cluster, database), kind, {ann}));
    must(installIndexes(adminPlan(cluster, database), kind));
    must(cluster.runSql(database, QStringLiteral("ANALYZE")));
}

void makeGood(PrivateCluster& cluster, const KindPack& kind, const QString& database) {
    const QString path = kindPath(kind.name, QStringLiteral("good"));
    if (QFile::exists(path))
        must(cluster.runSql(database,
                            QStringLiteral("SET session_replication_role = replica;\n") + fileText(path)));
    must(cluster.runSql(database, QStringLiteral("ANALYZE")));
}

QString operatorPassword() {
    return QStringLiteral("bench-only");
}

std::string adminConninfo(const PrivateCluster& cluster, const QString& database) {
    return (adminPlan(cluster, database).conninfo + QStringLiteral(" password=") + cluster.adminPassword())
        .toStdString();
}

ConnectionPlan operatorPlan(const PrivateCluster& cluster, const QString& database) {
    ConnectionPlan plan = must(planConnection(cluster.urlFor(QStringLiteral("ann"), database), false, false));
    plan.password = operatorPassword();
    return plan;
}

BenchSystem::BenchSystem(PrivateCluster& cluster, const QString& kind, const QString& database, int rows)
    : rows_(rows)
    , kind_(std::make_shared<const KindPack>(must(loadBuiltInKind(kind)))) {
    std::fprintf(stderr, "bench: filling %s of kind %s with %d rows\n", qPrintable(database),
                 qPrintable(kind), rows);
    makeBenchDatabase(cluster, *kind_, database, rows);
    gateway_ = must(SystemGateway::open(operatorPlan(cluster, database), kind_));
    // An operator has no rights on the backend's own tables; the floor reads them as their owner would.
    raw_ = std::make_unique<RawPq>(adminConninfo(cluster, database));
}

QString BenchSystem::handSql(const QString& name) const {
    return kindFile(kind_->name, name);
}

QString BenchSystem::handSqlIfAny(const QString& name) const {
    return QFile::exists(kindPath(kind_->name, name)) ? handSql(name) : QString();
}

} // namespace countersign::bench
