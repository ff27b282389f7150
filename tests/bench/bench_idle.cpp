// SPDX-License-Identifier: GPL-3.0-or-later
// What consoles cost the database of one kind (the first argument) while nobody does anything in them: one,
// and twenty; on a database where nothing is committed, and on one with a commit every second, after each of
// which every console reads again. The consoles are the product's own feeds at the product's pace, each with
// its first board open. BENCH_IDLE_ROWS and BENCH_IDLE_S set the table's size and how long each is measured.
#include "models/feeds/feed.h"
#include "models/feeds/finding_feed.h"
#include "models/feeds/item_feed.h"
#include "models/feeds/scan_feed.h"
#include "models/feeds/system_session.h"
#include "tests/bench/bench_system.h"
#include "tests/bench/server_load.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

namespace countersign::bench {
namespace {

constexpr int commitEveryMs = 1'000;
constexpr int firstRoundMs = 1'800'000; ///< in which every console must have walked every table once
constexpr int lookEveryMs = 500;

int fromEnvironment(const char* variable, int otherwise) {
    bool ok = false;
    const int value = qEnvironmentVariableIntValue(variable, &ok);
    return ok && value > 0 ? value : otherwise;
}

void runFor(int ms) {
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

std::unique_ptr<SystemSession> openConsole(const ConnectionPlan& plan,
                                           const std::shared_ptr<const KindPack>& kind) {
    SystemFile file;
    file.name = QStringLiteral("bench");
    file.kind = kind->name;
    auto session = std::make_unique<SystemSession>(file, kind, SystemPlans{plan}, SessionOptions{});
    session->start();
    session->items(kind->items.front().kind)->start();
    return session;
}

/// A console is idle when it has shown its board and knows every table.
class Consoles {
  public:
    void open(const ConnectionPlan& plan, const std::shared_ptr<const KindPack>& kind) {
        all_.push_back(openConsole(plan, kind));
        ScanFeed* scan = all_.back()->scan();
        if (!scan)
            return;
        ++walking_;
        QObject::connect(
            scan, &ScanFeed::roundDone, scan, [this] { --walking_; }, Qt::SingleShotConnection);
    }
    [[nodiscard]] int count() const { return static_cast<int>(all_.size()); }
    [[nodiscard]] bool becomeIdle() const {
        for (int waited = 0; waited < firstRoundMs; waited += lookEveryMs) {
            const bool read = std::all_of(all_.begin(), all_.end(), [](const auto& console) {
                return console->connected() && console->findings()->newest().everRead();
            });
            if (read && walking_ == 0)
                return true;
            runFor(lookEveryMs);
        }
        return false;
    }

  private:
    std::vector<std::unique_ptr<SystemSession>> all_;
    int walking_ = 0; ///< have not ended their first round
};

void measure(RawPq& raw, const std::string& kind, int consoles, bool commits) {
    QTimer writer;
    QObject::connect(&writer, &QTimer::timeout,
                     [&raw] { raw.value("INSERT INTO bench_commit VALUES (now())"); });
    if (commits)
        writer.start(commitEveryMs);
    runFor(commitEveryMs);
    ServerLoad load(raw, "ann");
    load.start();
    runFor(fromEnvironment("BENCH_IDLE_S", 60) * 1'000);
    const auto [core, perMinute] = load.measured();
    std::printf("| %s | %d | %s | %.2f | %.0f |\n", kind.c_str(), consoles, commits ? "one a second" : "none",
                core * 100, perMinute);
    std::fflush(stdout);
}

int run(const QString& name) {
    const auto kind = std::make_shared<const KindPack>(must(loadBuiltInKind(name)));
    const auto cluster = startBenchCluster();
    const QString database = QStringLiteral("idle");
    makeBenchDatabase(*cluster, *kind, database, fromEnvironment("BENCH_IDLE_ROWS", 20'000));
    makeGood(*cluster, *kind, database);
    must(cluster->runSql(database, QStringLiteral("CREATE TABLE public.bench_commit (at timestamptz)")));
    RawPq raw(adminConninfo(*cluster, database));
    std::printf(
        "| kind | consoles | commits | %% of one core | statements a minute |\n|---|---|---|---|---|\n");
    Consoles consoles;
    for (const int wanted : {1, 20}) {
        while (consoles.count() < wanted)
            consoles.open(operatorPlan(*cluster, database), kind);
        if (!consoles.becomeIdle())
            giveUp(
                {FailureKind::TimedOut, QStringLiteral("a console has not read everything"), name, {}, {}});
        measure(raw, name.toStdString(), wanted, false);
        measure(raw, name.toStdString(), wanted, true);
    }
    return 0;
}

} // namespace
} // namespace countersign::bench

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "bench_idle: name the kind of system\n");
        return 2;
    }
    return countersign::bench::run(QString::fromLocal8Bit(argv[1]));
}
