// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rpc/circuit_breaker.h"

#include <QtTest>

using namespace countersign;
using State = CircuitBreaker::State;

class TestCircuitBreaker : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void backsOffLongerEachTime();
    void opensAfterFive();
    void halfOpenAsksOnce();
    void successForgetsEverything();
    void questionsAskedTogetherFailOnce();
    void theNodesOwnWaitCounts();
};

namespace {

/// Fails it \a times, each time as soon as it may be asked; gives the time of the last failure.
UnixMs failTimes(CircuitBreaker& breaker, int times, UnixMs now) {
    for (int i = 0; i < times; ++i) {
        now = std::max(now + 1, breaker.notBefore());
        breaker.asked(now);
        breaker.failed(now, now);
    }
    return now;
}

} // namespace

void TestCircuitBreaker::backsOffLongerEachTime() {
    CircuitBreaker breaker;
    UnixMs now = 1'000'000;
    for (const UnixMs waitMs : {1'000, 2'000, 4'000, 8'000}) {
        QVERIFY(breaker.mayAsk(now));
        breaker.failed(now, now);
        QCOMPARE(breaker.state(now), State::BackingOff);
        QVERIFY(!breaker.mayAsk(now + waitMs - 1));
        QVERIFY(breaker.mayAsk(now + waitMs));
        now += waitMs;
    }
}

void TestCircuitBreaker::opensAfterFive() {
    CircuitBreaker breaker;
    const UnixMs last = failTimes(breaker, 5, 0);
    QCOMPARE(breaker.state(last), State::Open);
    QVERIFY(!breaker.mayAsk(last + 59'999));
    QCOMPARE(breaker.state(last + 60'000), State::HalfOpen);
}

void TestCircuitBreaker::halfOpenAsksOnce() {
    CircuitBreaker breaker;
    const UnixMs probe = failTimes(breaker, 5, 0) + 60'000;
    QVERIFY(breaker.mayAsk(probe));
    breaker.asked(probe);
    QVERIFY2(!breaker.mayAsk(probe + 1), "a second question while the probe is under way");
    breaker.failed(probe + 5, probe);
    QCOMPARE(breaker.state(probe + 6), State::Open);
    QVERIFY(!breaker.mayAsk(probe + 60'004));
    QVERIFY(breaker.mayAsk(probe + 60'005));
}

void TestCircuitBreaker::successForgetsEverything() {
    CircuitBreaker breaker;
    const UnixMs probe = failTimes(breaker, 5, 0) + 60'000;
    breaker.asked(probe);
    breaker.succeeded();
    QCOMPARE(breaker.state(probe), State::Closed);
    QCOMPARE(breaker.failuresInARow(), 0);
    breaker.failed(probe + 1, probe);
    QCOMPARE(breaker.state(probe + 1), State::BackingOff);
}

void TestCircuitBreaker::questionsAskedTogetherFailOnce() {
    CircuitBreaker breaker;
    for (int i = 0; i < 10; ++i)
        breaker.asked(100);
    for (int i = 0; i < 10; ++i)
        breaker.failed(200 + i, 100);
    QCOMPARE(breaker.failuresInARow(), 1);
    QVERIFY(breaker.mayAsk(1'200));
}

void TestCircuitBreaker::theNodesOwnWaitCounts() {
    CircuitBreaker breaker;
    breaker.holdUntil(900'000);
    breaker.failed(1'000, 999);
    QVERIFY(!breaker.mayAsk(899'999));
    QVERIFY(breaker.mayAsk(900'000));
}

QTEST_GUILESS_MAIN(TestCircuitBreaker)
#include "test_circuit_breaker.moc"
