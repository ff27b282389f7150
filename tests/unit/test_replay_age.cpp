// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/replay_age.h"

#include <QTest>

using namespace countersign;

namespace {

constexpr UnixMs start = 1'000'000;

ReplayLook lookAt(UnixMs at, quint64 received, quint64 replayed, bool streaming = true) {
    ReplayLook look;
    look.at = at;
    look.streaming = streaming;
    look.received = received;
    look.replayed = replayed;
    return look;
}

} // namespace

/// As of when a standby's data are whole.
class TestReplayAge : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void nothingIsKnown() {
        ReplayAge age;
        QCOMPARE(age.asOf(), UnixMs(0));
        age.look(lookAt(start, 7, 7, false));
        QCOMPARE(age.asOf(), UnixMs(0));
    }

    void thePrimarysLogDecides() {
        ReplayAge age;
        age.primaryWasAt({100, start - 400});
        age.look(lookAt(start, 100, 99));
        QCOMPARE(age.asOf(), UnixMs(0)); // it streams, but the primary is further
        age.look(lookAt(start + 10, 100, 100));
        QCOMPARE(age.asOf(), start - 400);
    }

    void theNewestCommitIsALowerBound() {
        ReplayAge age;
        age.primaryWasAt({100, start});
        ReplayLook look = lookAt(start, 90, 90);
        look.newestCommitAgeMs = 5'000;
        age.look(look);
        QCOMPARE(age.asOf(), start - 5'000);
        look.newestCommitAgeMs = -20; // the standby's clock is ahead
        age.look(look);
        QCOMPARE(age.asOf(), start);
    }

    /// An hour without a commit is not an hour of lag once it was seen to be whole.
    void neverOlderThanWasKnown() {
        ReplayAge age;
        age.primaryWasAt({100, start});
        age.look(lookAt(start + 1, 100, 100));
        age.primaryWasAt({200, start + 1'000});
        ReplayLook behind = lookAt(start + 1'001, 200, 150);
        behind.newestCommitAgeMs = 3'600'000;
        age.look(behind);
        QCOMPARE(age.asOf(), start);
    }

    void withoutThePrimaryItsOwnWordCounts() {
        ReplayAge age;
        age.look(lookAt(start, 100, 100));
        QCOMPARE(age.asOf(), start);
        age.look(lookAt(start + 1'000, 120, 110)); // not all replayed
        QCOMPARE(age.asOf(), start);
        age.look(lookAt(start + 2'000, 120, 120, false)); // nobody sends
        QCOMPARE(age.asOf(), start);
        age.primaryWasAt({500, start});
        age.look(lookAt(start + primaryKnownForMs, 120, 120)); // the primary was heard of just now
        QCOMPARE(age.asOf(), start);
        age.look(lookAt(start + primaryKnownForMs + 1, 120, 120));
        QCOMPARE(age.asOf(), start + primaryKnownForMs + 1);
    }
};

QTEST_GUILESS_MAIN(TestReplayAge)
#include "test_replay_age.moc"
