// SPDX-License-Identifier: GPL-3.0-or-later
// What the window asks of the database, against the same rows fetched by bare libpq with SQL written by hand,
// on a large and a small table in the same run. BENCH_ROWS and BENCH_SMALL_ROWS set the sizes.
#include "tests/bench/bench_system.h"
#include "tests/bench/ratio_reporter.h"
#include "tests/bench/raw_pq.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>

namespace countersign::bench {
namespace {

// The same rows with the same columns as the board gets them, as somebody would write them by hand for this
// one backend: nothing is cut, no absurd value is guarded against, and the row's version stands for the
// fingerprint.
const std::string handMoney = R"(
  CASE WHEN i."payload" ->> 'amount' ~ '^-?[0-9]+(\.[0-9]+)?$' THEN (i."payload" ->> 'amount')::numeric
       WHEN i."type" = 'REGISTER' THEN p."feeUsd" WHEN i."type" = 'CLAIM' THEN p."claimAmount" END,
  CASE i."type" WHEN 'REGISTER' THEN 'USD' WHEN 'CLAIM' THEN coalesce(i."payload" ->> 'token', 'USDC')
       ELSE coalesce(i."payload" ->> 'currency', 'USD') END)";
const std::string handColumns = R"(
  SELECT i."id", CASE i."status" WHEN 'PENDING' THEN 'waiting' WHEN 'PROCESSING' THEN 'running'
           WHEN 'CONFIRMED' THEN 'done' WHEN 'FAILED' THEN 'failed' ELSE 'cancelled' END, i."status",)" +
                                handMoney + R"(, i."attempts", 5, i."createdAt", i."updatedAt",
         i."lockedUntil", i."nextRetryAt", i."resultTxHash", i."resultData" ->> 'chainId', i."wallet",
         coalesce(i."payload" ->> 'referrer', i."payload" ->> 'destination'), i."errorMessage", i.xmin,
         i."type"
  FROM "Intent" i LEFT JOIN "Program" p ON p."id" = i."programId" )";
const std::string handFirst = handColumns + R"(ORDER BY i."createdAt" DESC, i."id" DESC LIMIT 201)";
const std::string handNext = handColumns + R"(WHERE (i."createdAt", i."id") < ($1::timestamp, $2)
  ORDER BY i."createdAt" DESC, i."id" DESC LIMIT 201)";
const std::string handFiltered = handColumns + R"(WHERE i."status" = 'FAILED'
  ORDER BY i."createdAt" DESC, i."id" DESC LIMIT 201)";
// Only the three troubles that are in this data of the thirteen the console looks for; what the triage shows
// of each, and in its order.
std::string handTrouble(const std::string& detector, const std::string& severity, const std::string& since,
                        const std::string& where) {
    return "SELECT '" + detector + "', '" + severity +
           "' AS severity, 'intents', 'intent', i.\"id\" AS id, " + since + " AS since," + handMoney +
           R"(, i."status", i."type", i."attempts", i."errorMessage", i."lockedBy", i."lockedUntil",
         i."nextRetryAt", i."updatedAt", i."resultTxHash"
  FROM "Intent" i LEFT JOIN "Program" p ON p."id" = i."programId" WHERE )" +
           where;
}
const std::string handFindings =
    handTrouble("intent.orphan", "P2", R"(i."createdAt")",
                R"(i."status" = 'PENDING' AND i."nextRetryAt" IS NULL
    AND i."createdAt" < (now() AT TIME ZONE 'utc') - interval '10 minutes')") +
    " UNION ALL " +
    handTrouble("intent.expired_lock", "P2", R"(i."lockedUntil")",
                R"(i."status" = 'PROCESSING' AND i."lockedUntil" < now() AT TIME ZONE 'utc')") +
    " UNION ALL " +
    handTrouble(
        "intent.attempts_exhausted", "P2", R"(coalesce(i."lastAttemptAt", i."updatedAt"))",
        R"(i."status" = 'FAILED' AND i."updatedAt" > (now() AT TIME ZONE 'utc') - interval '30 days')") +
    " ORDER BY severity, since, id LIMIT 5001";

ItemQuery newestFirst() {
    ItemQuery query;
    query.itemKind = QStringLiteral("intent");
    query.brief = true; // as the board asks
    return query;
}

ItemQuery failedOnly() {
    ItemQuery query = newestFirst();
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

void registerOurs(const std::string& size, BenchSystem& system) {
    const auto page = [&system](const ItemQuery& query, bool second) {
        return [&system, query, second](benchmark::State& state) {
            std::optional<PageMark> after;
            if (second) {
                const auto first = system.gateway().page(query, {});
                if (first)
                    after = first->next;
            }
            repeat<ItemPage>(
                state, [&] { return system.gateway().page(query, after); },
                [](const ItemPage& answer) { return answer.items.size(); });
        };
    };
    benchmark::RegisterBenchmark(("first_page/ours/" + size).c_str(), page(newestFirst(), false));
    benchmark::RegisterBenchmark(("next_page/ours/" + size).c_str(), page(newestFirst(), true));
    benchmark::RegisterBenchmark(("filtered_page/ours/" + size).c_str(), page(failedOnly(), false));
    benchmark::RegisterBenchmark(("findings/ours/" + size).c_str(), [&system](benchmark::State& state) {
        repeat<FindingSnapshot>(
            state, [&] { return system.gateway().findings(); },
            [](const FindingSnapshot& answer) { return answer.findings.size(); });
    });
    benchmark::RegisterBenchmark(("refresh/ours/" + size).c_str(), [&system](benchmark::State& state) {
        repeat<ItemPage>(
            state,
            [&]() -> Result<ItemPage> {
                const auto findings = system.gateway().findings();
                if (!findings)
                    return findings.failure();
                return system.gateway().page(newestFirst(), {});
            },
            [](const ItemPage& answer) { return answer.items.size(); });
    });
}

void registerFloor(const std::string& size, BenchSystem& system) {
    const auto fetch = [&system](const std::vector<std::string>& statements, bool second) {
        return [&system, statements, second](benchmark::State& state) {
            std::string key, id;
            std::vector<const char*> parameters;
            if (second) {
                const auto first = system.gateway().page(newestFirst(), {});
                if (first && first->next) {
                    key = first->next->key.toStdString();
                    id = first->next->id.toStdString();
                }
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
    };
    benchmark::RegisterBenchmark(("first_page/libpq/" + size).c_str(), fetch({handFirst}, false));
    benchmark::RegisterBenchmark(("next_page/libpq/" + size).c_str(), fetch({handNext}, true));
    benchmark::RegisterBenchmark(("filtered_page/libpq/" + size).c_str(), fetch({handFiltered}, false));
    benchmark::RegisterBenchmark(("findings/libpq/" + size).c_str(), fetch({handFindings}, false));
    benchmark::RegisterBenchmark(("refresh/libpq/" + size).c_str(), fetch({handFindings, handFirst}, false));
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
    // Turn by turn, so that ours and the floor meet the same machine; what is on the command line wins.
    std::vector<std::string> words{argv[0], "--benchmark_enable_random_interleaving=true",
                                   "--benchmark_repetitions=9", "--benchmark_min_time=0.2"};
    words.insert(words.end(), argv + 1, argv + argc);
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    int count = static_cast<int>(pointers.size());
    benchmark::Initialize(&count, pointers.data());
    const auto cluster = startBenchCluster();
    BenchSystem small(*cluster, QStringLiteral("small"), rowsFrom("BENCH_SMALL_ROWS", 10'000));
    BenchSystem large(*cluster, QStringLiteral("large"), rowsFrom("BENCH_ROWS", 10'000'000));
    for (auto* system : {&small, &large}) {
        const std::string size = std::to_string(system->rows());
        registerFloor(size, *system);
        registerOurs(size, *system);
    }
    RatioReporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    return 0;
}
