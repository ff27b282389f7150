// SPDX-License-Identifier: GPL-3.0-or-later
// What the window asks of a database of one kind (the first argument), against the same rows fetched by bare
// libpq with SQL written by hand, on a large and a small table in the same run. BENCH_ROWS and
// BENCH_SMALL_ROWS set the sizes. kinds/KIND/ has the data and the SQL: as somebody would write it for this
// one backend, where nothing is cut, no absurd value is guarded against, and the row's version stands for the
// fingerprint.
#include "tests/bench/bench_system.h"
#include "tests/bench/ratio_reporter.h"
#include "tests/bench/raw_pq.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>
#include <QRegularExpression>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>

namespace countersign::bench {
namespace {

constexpr QLatin1String nextPage("next");
constexpr QLatin1String filteredPage("filtered");

/// One board's statement written by hand. The file names the condition of each further page it can fetch in a
/// comment ("-- next: WHERE ..."), and marks the place for it.
class HandWritten {
  public:
    explicit HandWritten(const QString& text)
        : text_(text) {}
    /// Empty: this board has no such page. \a page empty: the first.
    [[nodiscard]] std::string page(const QString& page) const {
        QString condition;
        if (!page.isEmpty()) {
            const QRegularExpression line(QStringLiteral("^-- %1: (.*)$").arg(page),
                                          QRegularExpression::MultilineOption);
            condition = line.match(text_).captured(1);
            if (condition.isEmpty())
                return {};
        }
        return QString(text_).replace(QStringLiteral(":page"), condition).toStdString();
    }

  private:
    QString text_;
};

ItemQuery newestFirst(const QString& item) {
    ItemQuery query;
    query.itemKind = item;
    query.brief = true; // as the board asks
    return query;
}

ItemQuery failedOnly(const QString& item) {
    ItemQuery query = newestFirst(item);
    query.states = {WorkState::Failed};
    return query;
}

/// Runs \a question until the benchmark has enough; stops it with the sentence of a failure.
template<typename Answer>
void repeat(benchmark::State& state, const std::function<Result<Answer>()>& question,
            const std::function<std::size_t(const Answer&)>& rows) {
    std::size_t got = 0;
    for (auto unused : state) {
        static_cast<void>(unused);
        const Result<Answer> answer = question();
        if (!answer) {
            state.SkipWithError(qPrintable(englishSentence(answer.failure())));
            return;
        }
        got = rows(*answer);
    }
    state.counters["rows"] = static_cast<double>(got);
}

/// Rows a page cost: one more than it shows tells whether there are more.
std::size_t fetchedOf(const ItemPage& page) {
    return page.items.size() + (page.next ? 1 : 0);
}

/// Where a second page begins; nothing where the first is the last.
std::optional<PageMark> endOfFirstPage(BenchSystem& system, const QString& item) {
    const auto first = system.gateway().page(newestFirst(item), {});
    return first ? first->next : std::nullopt;
}

using Measured = std::function<void(benchmark::State&)>;

Measured ourPage(BenchSystem& system, const ItemQuery& query, bool second) {
    return [&system, query, second](benchmark::State& state) {
        const auto after = second ? endOfFirstPage(system, query.itemKind) : std::nullopt;
        repeat<ItemPage>(
            state, [&] { return system.gateway().page(query, after); }, fetchedOf);
    };
}

Measured ourFindings(BenchSystem& system) {
    return [&system](benchmark::State& state) {
        repeat<FindingSnapshot>(
            state, [&] { return system.gateway().findings(); },
            [](const FindingSnapshot& answer) { return answer.findings.size(); });
    };
}

Measured ourPayouts(BenchSystem& system) {
    return [&system](benchmark::State& state) {
        repeat<std::vector<PayoutSummary>>(
            state, [&] { return system.gateway().payouts({}); },
            [](const std::vector<PayoutSummary>& answer) { return answer.size(); });
    };
}

Measured ourLedger(BenchSystem& system) {
    return [&system](benchmark::State& state) {
        repeat<LedgerSnapshot>(
            state, [&] { return system.gateway().ledger(); },
            [](const LedgerSnapshot& answer) { return answer.books.size() + answer.unbalanced.size(); });
    };
}

/// What a commit makes the window read again: the findings, and the board on screen.
Measured ourRefresh(BenchSystem& system, const QString& item) {
    return [&system, item](benchmark::State& state) {
        repeat<ItemPage>(
            state,
            [&]() -> Result<ItemPage> {
                const auto findings = system.gateway().findings();
                if (!findings)
                    return findings.failure();
                return system.gateway().page(newestFirst(item), {});
            },
            fetchedOf);
    };
}

/// \a markOf: the item kind whose first page's end is the statement's two parameters.
Measured floorOf(BenchSystem& system, const std::vector<std::string>& statements,
                 const QString& markOf = {}) {
    return [&system, statements, markOf](benchmark::State& state) {
        std::string key, id;
        std::vector<const char*> parameters;
        if (const auto mark = markOf.isEmpty() ? std::nullopt : endOfFirstPage(system, markOf)) {
            key = mark->key.toStdString();
            id = mark->id.toStdString();
            parameters = {key.c_str(), id.c_str()};
        }
        int rows = 0;
        for (auto unused : state) {
            static_cast<void>(unused);
            for (const std::string& statement : statements)
                benchmark::DoNotOptimize(system.raw().fetch(statement.c_str(), parameters));
            rows = system.raw().rows();
        }
        state.counters["rows"] = rows;
    };
}

void pair(const QString& what, const BenchSystem& system, const Measured& ours, const Measured& floor) {
    const std::string size = std::to_string(system.rows());
    benchmark::RegisterBenchmark((what.toStdString() + "/libpq/" + size).c_str(), floor);
    benchmark::RegisterBenchmark((what.toStdString() + "/ours/" + size).c_str(), ours);
}

void registerAll(BenchSystem& system) {
    const std::string findings = system.handSql(QStringLiteral("findings")).toStdString();
    pair(QStringLiteral("findings"), system, ourFindings(system), floorOf(system, {findings}));
    for (const KindItem& item : system.kind().items) {
        const HandWritten hand(system.handSql(item.kind));
        const std::string first = hand.page({}), next = hand.page(nextPage), failed = hand.page(filteredPage);
        const auto name = [&item](const char* what) { return item.kind + u' ' + QLatin1String(what); };
        pair(name("first page"), system, ourPage(system, newestFirst(item.kind), false),
             floorOf(system, {first}));
        if (!next.empty())
            pair(name("next page"), system, ourPage(system, newestFirst(item.kind), true),
                 floorOf(system, {next}, item.kind));
        if (!failed.empty())
            pair(name("failed page"), system, ourPage(system, failedOnly(item.kind), false),
                 floorOf(system, {failed}));
        if (&item == &system.kind().items.front())
            pair(name("refresh"), system, ourRefresh(system, item.kind), floorOf(system, {findings, first}));
    }
    const std::string payouts = system.handSqlIfAny(QStringLiteral("payout")).toStdString();
    if (!payouts.empty())
        pair(QStringLiteral("payouts"), system, ourPayouts(system), floorOf(system, {payouts}));
    const std::string ledger = system.handSqlIfAny(QStringLiteral("ledger")).toStdString();
    if (!ledger.empty())
        pair(QStringLiteral("ledger"), system, ourLedger(system), floorOf(system, {ledger}));
}

int rowsFrom(const char* variable, int otherwise) {
    bool ok = false;
    const int rows = qEnvironmentVariableIntValue(variable, &ok);
    return ok && rows >= 1'000 ? rows : otherwise;
}

} // namespace
} // namespace countersign::bench

int main(int argc, char** argv) {
    using namespace countersign::bench;
    QCoreApplication app(argc, argv);
    if (argc < 2 || argv[1][0] == '-') {
        std::fprintf(stderr, "bench_gateway: name the kind of system first, as in: bench_gateway %s\n",
                     "sge");
        return 2;
    }
    // Turn by turn, so that ours and the floor meet the same machine; what is on the command line wins.
    std::vector<std::string> words{argv[0], "--benchmark_enable_random_interleaving=true",
                                   "--benchmark_repetitions=9", "--benchmark_min_time=0.2"};
    words.insert(words.end(), argv + 2, argv + argc);
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    int count = static_cast<int>(pointers.size());
    benchmark::Initialize(&count, pointers.data());
    const QString kind = QString::fromLocal8Bit(argv[1]);
    const auto cluster = startBenchCluster();
    BenchSystem small(*cluster, kind, QStringLiteral("small"), rowsFrom("BENCH_SMALL_ROWS", 10'000));
    BenchSystem large(*cluster, kind, QStringLiteral("large"), rowsFrom("BENCH_ROWS", 10'000'000));
    std::fprintf(stderr, "bench: measuring %s\n", qPrintable(kind));
    registerAll(small);
    registerAll(large);
    RatioReporter reporter(kind.toStdString());
    benchmark::RunSpecifiedBenchmarks(&reporter);
    return reporter.sameRows() ? 0 : 1;
}
