// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of the process to the first live triage, against an empty window of the same build; turn by
// turn, so that both meet the same machine. Each program says on its standard output that it has painted, and
// quits: what is timed is start to that word.
#include "tests/bench/bench_system.h"
#include "tests/bench/figures.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

namespace countersign::bench {
namespace {

constexpr int turns = 21;
constexpr int rows = 10'000;
constexpr int deadlineMs = 60'000;

double millisecondsOf(const QString& program, const QStringList& arguments,
                      const QProcessEnvironment& environment) {
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    const bool painted = process.waitForReadyRead(deadlineMs);
    const double elapsedMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    if (!painted || !process.waitForFinished(deadlineMs) || process.exitCode() != 0)
        giveUp({FailureKind::TimedOut, QStringLiteral("it painted nothing"), program, {}, {}});
    return elapsedMs;
}

/// A home of its own: no systems, keys or settings of whoever runs this.
QProcessEnvironment environmentIn(const QString& home) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), home);
    environment.insert(QStringLiteral("PGPASSWORD"), operatorPassword());
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.remove(QStringLiteral("XDG_CONFIG_HOME"));
    return environment;
}

QString systemFileIn(const QString& folder, const PrivateCluster& cluster, const QString& database) {
    const QString path = folder + QStringLiteral("/bench.system.json");
    QFile file(path);
    const QJsonObject system{{QStringLiteral("name"), QStringLiteral("bench")},
                             {QStringLiteral("kind"), QStringLiteral("sge")},
                             {QStringLiteral("environment"), QStringLiteral("staging")},
                             {QStringLiteral("database"), cluster.urlFor(QStringLiteral("ann"), database)}};
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(system).toJson()) < 0)
        giveUp({FailureKind::BadInput, file.errorString(), path, {}, {}});
    return path;
}

int run() {
    const auto cluster = startBenchCluster();
    const QString database = QStringLiteral("start");
    const KindPack kind = must(loadBuiltInKind(QStringLiteral("sge")));
    makeBenchDatabase(*cluster, kind, database, rows);
    makeGood(*cluster, kind, database);
    const QTemporaryDir home;
    const QProcessEnvironment environment = environmentIn(home.path());
    const QString folder = QCoreApplication::applicationDirPath();
    const QStringList console{QStringLiteral("--system"), systemFileIn(home.path(), *cluster, database)};
    Percentiles ours, floor;
    for (int turn = 0; turn < turns; ++turn) {
        const double oursMs = millisecondsOf(folder + QStringLiteral("/start_console"), console, environment);
        const double floorMs = millisecondsOf(folder + QStringLiteral("/start_empty"), {}, environment);
        if (turn == 0)
            continue; // the disk's turn
        ours.add(oursMs);
        floor.add(floorMs);
    }
    std::printf("start_to_live_triage/ours   %8.1f ms (median of %zu)\n", ours.at(0.5), ours.count());
    std::printf("start_to_empty_window/floor %8.1f ms\n", floor.at(0.5));
    std::printf("start ratio                 %8.2f\n", ours.at(0.5) / floor.at(0.5));
    return 0;
}

} // namespace
} // namespace countersign::bench

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    return countersign::bench::run();
}
