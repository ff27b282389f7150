// SPDX-License-Identifier: GPL-3.0-or-later
// A million rows in one item board: what a frame costs while scrolling, and what the rows cost in memory.
#include "models/tables/item_table.h"
#include "tests/bench/figures.h"
#include "views/delegates/cell_delegate.h"
#include "views/theme/theme.h"
#include "views/widgets/table_view.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>

namespace countersign::bench {
namespace {

constexpr int rowCount = 1'000'000;
constexpr int pageRows = 1'000;

WorkItem rowNumber(int n) {
    WorkItem item;
    item.kind = QStringLiteral("intent");
    item.id = QStringLiteral("i%1").arg(n, 10, 10, QLatin1Char('0'));
    item.state = n % 7 == 0 ? WorkState::Failed : WorkState::Done;
    item.rawState = n % 7 == 0 ? QStringLiteral("FAILED") : QStringLiteral("CONFIRMED");
    item.money = Money{Decimal::parse(QStringLiteral("100.000000")).value(), QStringLiteral("USDC")};
    item.attempts = n % 5;
    item.maxAttempts = 5;
    item.createdAt = UnixMs(1'700'000'000'000) - UnixMs(n) * 60'000;
    item.updatedAt = item.createdAt;
    item.wallet = QStringLiteral("0x%1").arg(n, 40, 16, QLatin1Char('0'));
    item.type = QStringLiteral("CLAIM");
    item.fingerprint = QStringLiteral("%1").arg(n, 32, 16, QLatin1Char('0'));
    item.txHash = QStringLiteral("0x%1").arg(n, 64, 16, QLatin1Char('0'));
    item.pageKey = item.id;
    return item;
}

ItemTable& millionRows() {
    static auto* table = [] {
        auto* made = new ItemTable(QStringLiteral("Intent"));
        for (int first = 0; first < rowCount; first += pageRows) {
            ItemPage page;
            page.from = {QStringLiteral("database"), systemNow()};
            for (int n = first; n < first + pageRows; ++n)
                page.items.push_back(rowNumber(n));
            page.next = PageMark{page.items.back().pageKey, page.items.back().id};
            if (first == 0)
                made->setFirstPage(page);
            else
                made->appendPage(page);
        }
        return made;
    }();
    return *table;
}

/// Those of the items' board.
void setBoardDelegates(TableView& view) {
    view.setItemDelegateForColumn(ItemTable::State, new StateDelegate(StateDelegate::Of::Item, &view));
    view.setItemDelegateForColumn(ItemTable::Attempts, new NumberDelegate(&view));
    view.setItemDelegateForColumn(ItemTable::CreatedAt, new AgeDelegate(&view));
    view.setItemDelegateForColumn(ItemTable::Amount, new MoneyDelegate(&view));
    view.setItemDelegateForColumn(ItemTable::VerdictColumn, new VerdictDelegate(&view));
}

void scrollMillionRows(benchmark::State& state) {
    const double beforeMiB = residentMiB();
    ItemTable& table = millionRows();
    const double afterMiB = residentMiB();
    TableView view;
    view.setModel(&table);
    setBoardDelegates(view);
    view.resize(1280, 800);
    view.show();
    QApplication::processEvents();
    QScrollBar* bar = view.verticalScrollBar();
    Percentiles frames, worked;
    int step = 0;
    for (auto unused : state) {
        static_cast<void>(unused);
        // Lines, pages and jumps, as a hand on the bar makes them.
        const int jump = step % 50 == 0 ? 9'973 : (step % 5 == 0 ? 23 : 1);
        ++step;
        bar->setValue((bar->value() + jump) % std::max(1, bar->maximum()));
        const double before = threadMs();
        QElapsedTimer timer;
        timer.start();
        view.viewport()->repaint();
        const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
        frames.add(seconds * 1e3);
        worked.add(threadMs() - before);
        state.SetIterationTime(seconds);
    }
    state.counters["p50_ms"] = frames.at(0.50);
    state.counters["p99_ms"] = frames.at(0.99);
    state.counters["p50_worked_ms"] = worked.at(0.50);
    state.counters["p99_worked_ms"] = worked.at(0.99);
    state.counters["rows_MiB"] = afterMiB - beforeMiB;
}
BENCHMARK(scrollMillionRows)->UseManualTime()->Iterations(2'000)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace countersign::bench

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
