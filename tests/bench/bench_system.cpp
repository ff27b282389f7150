// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_system.h"

#include "models/domain/kind_pack.h"
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

void makeBenchDatabase(PrivateCluster& cluster, const QString& database, int rows) {
    must(cluster.runSql(QStringLiteral("postgres"), QStringLiteral("CREATE DATABASE %1").arg(database)));
    must(cluster.runSql(database, fileText(QStringLiteral(":/countersign/demo/sge/schema.sql"))));
    must(cluster.runSql(database, fileText(QStringLiteral(BENCH_SOURCE_DIR "/fill.sql"))
                                      .replace(QStringLiteral(":rows"), QString::number(rows))));
    must(cluster.runSql(database, QStringLiteral("DO $$ BEGIN CREATE ROLE ann LOGIN PASSWORD '%1'; "
                                                 "EXCEPTION WHEN duplicate_object THEN NULL; END $$")
                                      .arg(operatorPassword())));
    const KindPack kind = must(loadBuiltInKind(QStringLiteral("sge")));
    const ContractPerson ann{
        QStringLiteral("ann"), QStringLiteral("ann"), QStringLiteral("Ann"), {QStringLiteral("operator")}};
    must(installContract(adminPlan(cluster, database), kind, {ann}));
    must(installIndexes(adminPlan(cluster, database), kind));
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

BenchSystem::BenchSystem(PrivateCluster& cluster, const QString& database, int rows)
    : rows_(rows) {
    std::fprintf(stderr, "bench: filling %s with %d intents\n", qPrintable(database), rows);
    makeBenchDatabase(cluster, database, rows);
    const ConnectionPlan plan = operatorPlan(cluster, database);
    gateway_ = must(SystemGateway::open(
        plan, std::make_shared<const KindPack>(must(loadBuiltInKind(QStringLiteral("sge"))))));
    // An operator has no rights on the backend's own tables; the floor reads them as their owner would.
    raw_ = std::make_unique<RawPq>(adminConninfo(cluster, database));
}

} // namespace countersign::bench
