// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/health_feed.h"

#include <QTest>

using namespace countersign;

namespace {

constexpr UnixMs readAt = 1'000'000'000;
constexpr UnixMs longAgo = readAt - workerDownAfterMs - 1;
constexpr UnixMs justNow = readAt - workerDownAfterMs;

} // namespace

/// What is said of a worker: that it is down only where somebody says so.
class TestWorkerHealth : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void states_data() {
        QTest::addColumn<MaybeMs>("seen");
        QTest::addColumn<std::optional<bool>>("healthy");
        QTest::addColumn<HealthState>("state");
        const auto row = [](const char* name, MaybeMs seen, std::optional<bool> healthy, HealthState state) {
            QTest::newRow(name) << seen << healthy << state;
        };
        row("not known, silent", longAgo, std::nullopt, HealthState::Unknown);
        row("not known, never seen", std::nullopt, std::nullopt, HealthState::Unknown);
        row("not known, seen", justNow, std::nullopt, HealthState::Good);
        row("unhealthy, silent", longAgo, false, HealthState::Bad);
        row("unhealthy, never seen", std::nullopt, false, HealthState::Bad);
        row("unhealthy, seen", justNow, false, HealthState::Warning);
        row("healthy, silent", longAgo, true, HealthState::Good);
        row("healthy, seen", justNow, true, HealthState::Good);
    }

    void states() {
        QFETCH(MaybeMs, seen);
        QFETCH(std::optional<bool>, healthy);
        QFETCH(HealthState, state);
        const HealthLine line =
            HealthFeed::lineOf({QStringLiteral("sweeper"), seen, healthy}, readAt, readAt);
        QCOMPARE(line.state, state);
        QCOMPARE(line.lastError.isEmpty(), state != HealthState::Bad);
        QCOMPARE(line.note.contains(QStringLiteral("nothing tells whether it runs")),
                 state == HealthState::Unknown);
    }

    void whatIsOldSaysNothing() {
        const HealthLine line =
            HealthFeed::lineOf({QStringLiteral("sweeper"), longAgo, false}, readAt, readAt + 3'600'000);
        QCOMPARE(line.state, HealthState::Unknown);
        QVERIFY(line.lastError.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestWorkerHealth)
#include "test_worker_health.moc"
