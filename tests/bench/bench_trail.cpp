// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/canonical.h"
#include "models/trust/ed25519.h"
#include "models/trust/trail_verifier.h"
#include "tests/support/trail_builder.h"

#include <benchmark/benchmark.h>

#include <QBuffer>

using namespace countersign;

namespace {

constexpr int retryRows = 50'000;
constexpr int payouts = 4'000;
constexpr UnixMs afterIt = TrailBuilder::startMs + 3'600'000;

TestKeyring& keys() {
    static TestKeyring made;
    return made;
}

/// Rows as an operator's retries leave them: the most of a trail.
const QByteArray& retries() {
    static const QByteArray file = [] {
        TrailBuilder trail(keys());
        for (int i = 0; i < retryRows; ++i)
            trail.append(
                QStringLiteral("ann"), QStringLiteral("retry"), QStringLiteral("intent/in_%1").arg(i),
                QStringLiteral(R"({"key": "5b2f6d6e-8f6a-4a55-9a40-%1", "reason": "the worker lost it",)"
                               R"( "verdict": "safe", "fingerprint": "PENDING 3 2026-11-28 01:00:00.123"})")
                    .arg(i, 12, 10, QLatin1Char('0')));
        trail.rehash();
        return trail.file();
    }();
    return file;
}

/// One signature a row: payouts proposed, all at once, and rejected.
const QByteArray& signatures() {
    static const QByteArray file = [] {
        TrailBuilder trail(keys());
        const QByteArray ann = keys().enrol(QStringLiteral("ann")).id;
        const QByteArray bob = keys().enrol(QStringLiteral("bob")).id;
        trail.enrol(QStringLiteral("ann"), ann, QStringLiteral("dave"));
        trail.enrol(QStringLiteral("bob"), bob, QStringLiteral("dave"));
        for (int i = 0; i < payouts; ++i) {
            const PayoutRequest request =
                trail.request(QStringLiteral("payout-%1").arg(i), QStringLiteral("ann"));
            trail.propose(request, ann);
            trail.decide(request, DecisionVerdict::Reject, bob, RequestState::Rejected);
        }
        return trail.file();
    }();
    return file;
}

void verify(benchmark::State& state, const QByteArray& (*made)()) {
    QByteArray octets = made();
    qint64 rows = 0;
    for (auto _ : state) {
        QBuffer file(&octets);
        file.open(QIODevice::ReadOnly);
        TrailVerifier verifier(keys(), verifyEd25519, afterIt);
        const VerifyReport report = verifyExport(file, verifier);
        if (!report.clean())
            state.SkipWithError(qPrintable(report.problems.front().sentence));
        rows += report.rows;
    }
    state.SetItemsProcessed(rows);
}

void verifyRetries(benchmark::State& state) {
    verify(state, retries);
}
void verifySignatures(benchmark::State& state) {
    verify(state, signatures);
}

/// The floors: the octets have to be hashed, and every signature checked.
void hashRetries(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(sha256(retries()));
    state.SetItemsProcessed(state.iterations() * retryRows);
}
void checkOneSignature(benchmark::State& state) {
    const QByteArray ann = keys().enrol(QStringLiteral("carl")).id;
    const QByteArray message(300, 'm');
    const QByteArray signature = keys().sign(ann, message);
    const QByteArray publicKey = keys().known(ann).publicKey;
    for (auto _ : state)
        benchmark::DoNotOptimize(verifyEd25519(publicKey, message, signature));
    state.SetItemsProcessed(state.iterations());
}

BENCHMARK(hashRetries)->Unit(benchmark::kMillisecond);
BENCHMARK(verifyRetries)->Unit(benchmark::kMillisecond);
BENCHMARK(checkOneSignature)->Unit(benchmark::kMicrosecond);
BENCHMARK(verifySignatures)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
