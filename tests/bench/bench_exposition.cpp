// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/exposition.h"

#include <benchmark/benchmark.h>

#include <cstring>

using namespace countersign;

namespace {

constexpr qsizetype pageBytes = 1024 * 1024;

/// A mebibyte as Node's client writes it: histograms with four labels.
const QByteArray& page() {
    static const QByteArray text = [] {
        QByteArray lines = "# HELP http_request_duration_ms Duration of HTTP requests in ms\n"
                           "# TYPE http_request_duration_ms histogram\n";
        for (int i = 0; lines.size() < pageBytes; ++i)
            lines += "http_request_duration_ms_bucket{le=\"" + QByteArray::number(i % 12 * 5) +
                     "\",method=\"GET\",route=\"/api/v2/items/" + QByteArray::number(i / 12) +
                     "\",status=\"200\"} " + QByteArray::number(i) + "\n";
        return lines;
    }();
    return text;
}

void parse(benchmark::State& state) {
    for (auto _ : state) {
        const auto result = parseExposition(page(), QStringLiteral("page"));
        if (!result.ok())
            state.SkipWithError("the page was refused");
        benchmark::DoNotOptimize(result);
    }
    state.SetBytesProcessed(state.iterations() * page().size());
}

/// The floor: finding the line ends, which no parser can do without.
void findLineEnds(benchmark::State& state) {
    for (auto _ : state) {
        std::size_t lines = 0;
        const char* at = page().constData();
        const char* end = at + page().size();
        while (const void* found = std::memchr(at, '\n', static_cast<std::size_t>(end - at))) {
            ++lines;
            at = static_cast<const char*>(found) + 1;
        }
        benchmark::DoNotOptimize(lines);
    }
    state.SetBytesProcessed(state.iterations() * page().size());
}

BENCHMARK(findLineEnds)->Unit(benchmark::kMillisecond);
BENCHMARK(parse)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
