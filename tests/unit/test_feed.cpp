// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/feed.h"

#include <QSignalSpy>
#include <QTest>

using namespace countersign;

namespace {

/// Answers only when the test says so.
class HeldFeed : public Feed {
  public:
    HeldFeed()
        : Feed(refreshEveryMs) {}
    int asked = 0;
    void good() { answered({QStringLiteral("test"), 1000 + asked}); }
    void bad() { didFail({FailureKind::Unreachable, QStringLiteral("gone"), {}, {}, {}}); }

  protected:
    void ask() override { ++asked; }
};

/// One whose question would take as long again.
class CostlyFeed : public HeldFeed {
  protected:
    [[nodiscard]] int leastRetryMs(const Failure& failure) const override {
        return failure.kind == FailureKind::Unreachable ? 10 * backOffMostMs : 0;
    }
};

} // namespace

class TestFeed : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void asksAtOnceAndThenAtItsPace() {
        HeldFeed feed;
        feed.setTime({100, systemNow});
        feed.start();
        QCOMPARE(feed.asked, 1);
        feed.good();
        QCOMPARE(feed.newest().readAt, UnixMs(1001));
        QTRY_COMPARE(feed.asked, 2);
    }

    void asksRarelyWhatOnlyCosts() {
        CostlyFeed feed;
        feed.start();
        feed.bad();
        QVERIFY(feed.nextTryMs() > 5 * backOffMostMs);
        feed.refresh(); // unless somebody wants it now
        QTRY_COMPARE(feed.asked, 2);
        feed.good();
        QVERIFY(feed.nextTryMs() <= 2 * refreshEveryMs);
    }

    void oneQuestionAtATimeAndOneMoreForAllThatCameMeanwhile() {
        HeldFeed feed;
        feed.start();
        feed.refresh();
        feed.refresh();
        feed.refresh();
        QCOMPARE(feed.asked, 1);
        feed.good();
        QTRY_COMPARE(feed.asked, 2);
        feed.good();
        QVERIFY(feed.nextTryMs() > 100); // back to its pace
    }

    void backsOffAndRecovers() {
        HeldFeed feed;
        feed.setTime({50, systemNow});
        QSignalSpy failed(&feed, &Feed::failed);
        QSignalSpy recovered(&feed, &Feed::recovered);
        feed.start();
        for (int i = 1; i <= 5; ++i) {
            QTRY_COMPARE(feed.asked, i);
            feed.bad();
            QVERIFY(feed.failing());
            const int wait = feed.time().ms(backOffMs(i));
            QVERIFY(feed.nextTryMs() <= wait + wait / 10 + 5); // coarse timers may wait a little longer
        }
        QCOMPARE(failed.count(), 5);
        QCOMPARE(feed.newest().readAt, UnixMs(0));
        QTRY_COMPARE(feed.asked, 6);
        feed.good();
        QCOMPARE(recovered.count(), 1);
        QVERIFY(!feed.failing());
    }

    void theBackOffIsBounded() {
        const std::vector<int> expected{1000, 2000, 4000, 8000, 16000, 30000, 30000};
        for (size_t i = 0; i < expected.size(); ++i)
            QCOMPARE(backOffMs(int(i) + 1), expected[i]);
        QCOMPARE(backOffMs(1'000'000), backOffMostMs);
    }

    void aStoppedFeedAsksNoMore() {
        HeldFeed feed;
        feed.setTime({1000, systemNow});
        feed.start();
        feed.stop();
        feed.good();
        QCOMPARE(feed.nextTryMs(), 0);
        feed.start();
        QCOMPARE(feed.asked, 2);
    }
};

QTEST_GUILESS_MAIN(TestFeed)
#include "test_feed.moc"
