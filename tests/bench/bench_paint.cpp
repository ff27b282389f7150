// SPDX-License-Identifier: GPL-3.0-or-later
// From a commit in PostgreSQL to the painted cell of the item board: a real server, the console's own
// threads, feeds and board, at the product's polling. Changes come at a random phase of it. Then what the
// idle console costs the database. BENCH_PAINT_ROWS and BENCH_IDLE_S set the table's size and how long it is
// idle.
#include "models/feeds/system_session.h"
#include "models/tables/item_table.h"
#include "tests/bench/bench_system.h"
#include "tests/bench/figures.h"
#include "tests/bench/painted.h"
#include "tests/bench/server_load.h"
#include "views/items/item_board.h"
#include "views/theme/theme.h"
#include "views/widgets/table_view.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QRandomGenerator>
#include <QTimer>

#include <memory>

namespace countersign::bench {
namespace {

constexpr int changes = 60;
constexpr int phaseMs = 2'000; ///< longer than any pause between two questions
constexpr int giveUpMs = 30'000;
constexpr quint32 seed = 20'261;

int fromEnvironment(const char* variable, int otherwise) {
    bool ok = false;
    const int value = qEnvironmentVariableIntValue(variable, &ok);
    return ok && value > 0 ? value : otherwise;
}

/// A console on one database, with its intents board on screen.
class OpenBoard {
  public:
    explicit OpenBoard(const ConnectionPlan& plan)
        : kind_(std::make_shared<const KindPack>(must(loadBuiltInKind(QStringLiteral("sge")))))
        , session_(systemFile(), kind_, plan, SessionOptions{})
        , board_(kind_->items.front())
        , watch_(new PaintWatch(board_.view(), [this] { painted(); })) {
        end_.setSingleShot(true);
        QObject::connect(&end_, &QTimer::timeout, &loop_, [this] { loop_.exit(1); });
        board_.connectTo(&session_);
        board_.resize(1600, 900);
        board_.show();
        session_.start();
    }

    /// Runs the event loop until a painted \a column of row \a id says \a text; false when it takes too long.
    bool waitFor(const QString& id, int column, const QString& text) {
        id_ = id;
        column_ = column;
        text_ = text;
        const bool seen = run(giveUpMs);
        id_.clear();
        return seen;
    }
    /// Runs the event loop for so long.
    bool run(int ms) {
        end_.start(ms);
        const bool seen = loop_.exec() == 0;
        end_.stop();
        return seen;
    }
    /// The id of the first row, once there is one.
    QString firstId() {
        QElapsedTimer waited;
        waited.start();
        while (board_.view()->model()->rowCount() == 0 && waited.elapsed() < giveUpMs)
            run(50);
        return board_.view()->model()->index(0, 0).data(KeyRole).toString();
    }

  private:
    static SystemFile systemFile() {
        SystemFile file;
        file.name = QStringLiteral("bench");
        file.kind = QStringLiteral("sge");
        return file;
    }
    void painted() {
        const auto* table = qobject_cast<const ItemTable*>(board_.view()->model());
        const QModelIndex cell = table->indexOf(id_, column_);
        const bool onScreen = cell.isValid() && !board_.view()->isColumnHidden(column_) &&
                              board_.view()->viewport()->rect().intersects(board_.view()->visualRect(cell));
        if (onScreen && cell.data().toString() == text_)
            loop_.exit(0);
    }

    std::shared_ptr<const KindPack> kind_;
    SystemSession session_;
    ItemBoard board_;
    PaintWatch* watch_;
    QEventLoop loop_;
    QTimer end_;
    QString id_, text_;
    int column_ = 0;
};

void commitToPaintedCell(benchmark::State& state) {
    const auto cluster = startBenchCluster();
    const QString database = QStringLiteral("paint");
    const KindPack kind = must(loadBuiltInKind(QStringLiteral("sge")));
    makeBenchDatabase(*cluster, kind, database, fromEnvironment("BENCH_PAINT_ROWS", 100'000));
    makeGood(*cluster, kind, database);
    RawPq raw(adminConninfo(*cluster, database));
    OpenBoard console(operatorPlan(*cluster, database));
    const QString id = console.firstId();
    QRandomGenerator random(seed);
    Percentiles latency;
    int attempts = 10;
    for (auto unused : state) {
        static_cast<void>(unused);
        (void)console.run(random.bounded(1, phaseMs));
        ++attempts;
        raw.value(
            QStringLiteral("UPDATE \"Intent\" SET \"attempts\" = %1, \"updatedAt\" = now() AT TIME ZONE 'utc'"
                           " WHERE \"id\" = '%2'")
                .arg(attempts)
                .arg(id)
                .toStdString());
        QElapsedTimer sinceCommit;
        sinceCommit.start();
        if (!console.waitFor(id, ItemTable::Attempts, QStringLiteral("%1/5").arg(attempts))) {
            state.SkipWithError("a change was not painted");
            return;
        }
        const double seconds = static_cast<double>(sinceCommit.nsecsElapsed()) / 1e9;
        latency.add(seconds * 1e3);
        state.SetIterationTime(seconds);
    }
    ServerLoad load(raw, "ann");
    load.start();
    (void)console.run(fromEnvironment("BENCH_IDLE_S", 30) * 1'000);
    const auto [core, perMinute] = load.measured();
    state.counters["p50_ms"] = latency.at(0.50);
    state.counters["p95_ms"] = latency.at(0.95);
    state.counters["idle_core_percent"] = core * 100;
    state.counters["idle_statements_per_min"] = perMinute;
}
BENCHMARK(commitToPaintedCell)->UseManualTime()->Iterations(changes)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace countersign::bench

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    countersign::Theme::instance().apply(countersign::Theme::Mode::Light);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
