// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/row_looks.h"
#include "models/rpc/chain_looker.h"

#include <QSignalSpy>
#include <QTest>

using namespace countersign;

namespace {

/// A chain that answers when the test says so.
struct SlowChain : ChainLooker {
    std::vector<std::pair<QString, std::function<void(const ChainLook&)>>> open;

    void look(QObject*, const WorkItem& item, std::function<void(const ChainLook&)> deliver) override {
        open.emplace_back(item.id, std::move(deliver));
    }
    [[nodiscard]] QString questionAbout(const WorkItem& item) const override { return item.txHash; }

    QStringList asked() const {
        QStringList ids;
        for (const auto& [id, deliver] : open)
            ids << id;
        return ids;
    }
    void answer(const ChainLook& look) {
        for (const auto& [id, deliver] : std::exchange(open, {}))
            deliver(look);
    }
};

WorkItem row(const QString& id, const QString& hash) {
    WorkItem item;
    item.id = id;
    item.txHash = hash;
    return item;
}

std::vector<WorkItem> rows(int count) {
    std::vector<WorkItem> made;
    for (int i = 0; i < count; ++i)
        made.push_back(row(QString::number(i), QStringLiteral("hash-%1").arg(i)));
    return made;
}

ChainLook lookOf(int answered, int asked) {
    ChainLook look;
    look.configured = true;
    look.nodesAnswered = answered;
    look.nodesAsked = asked;
    return look;
}

} // namespace

/// How seldom, and for whom first, the chain is asked about the rows of a list.
class TestRowLooks : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void init() {
        now_ = 1'000'000;
        chain_ = SlowChain();
        looks_ = std::make_unique<RowLooks>(&chain_, FeedTime{1, [this] { return now_; }});
    }

    void aFewAtATime() {
        looks_->want(rows(10));
        QCOMPARE(chain_.asked(), (QStringList{QStringLiteral("0"), QStringLiteral("1")}));
        looks_->want(rows(10));
        QCOMPARE(chain_.open.size(), size_t(4));
        looks_->want(rows(10)); // enough are under way
        QCOMPARE(chain_.open.size(), size_t(4));
    }

    void rowsThatAskTheSameAskOnce() {
        QSignalSpy looked(looks_.get(), &RowLooks::looked);
        const WorkItem one = row(QStringLiteral("a"), {});
        const WorkItem two = row(QStringLiteral("b"), {});
        looks_->want({one, two});
        QCOMPARE(chain_.asked(), QStringList{QStringLiteral("a")});
        QVERIFY(!looks_->lookFor(one));
        chain_.answer(lookOf(2, 2));
        QCOMPARE(looked.count(), 1);
        QCOMPARE(looks_->lookFor(one)->nodesAnswered, 2);
        QCOMPARE(looks_->lookFor(two)->nodesAnswered, 2);
        looks_->want({one, two});
        QVERIFY(chain_.open.empty());
    }

    void isAskedAgainAfterAWhile_data() {
        QTest::addColumn<int>("answered");
        QTest::addColumn<qint64>("pause");
        QTest::newRow("good") << 2 << qint64(lookAgainAfterMs);
        QTest::newRow("one node silent") << 1 << qint64(failedLookAgainAfterMs);
        QTest::newRow("both silent") << 0 << qint64(failedLookAgainAfterMs);
    }
    void isAskedAgainAfterAWhile() {
        QFETCH(int, answered);
        QFETCH(qint64, pause);
        looks_->want(rows(1));
        chain_.answer(lookOf(answered, 2));
        now_ += pause - 1;
        looks_->want(rows(1));
        QVERIFY(chain_.open.empty());
        now_ += 1;
        looks_->want(rows(1));
        QCOMPARE(chain_.open.size(), size_t(1));
        QVERIFY(looks_->lookFor(rows(1)[0])); // the old answer stands until the new one is there
    }

    void aLookGrowsTooOld() {
        looks_->want(rows(1));
        chain_.answer(lookOf(2, 2));
        now_ += lookTooOldAfterMs - 1;
        QVERIFY(looks_->lookFor(rows(1)[0]));
        now_ += 1;
        QVERIFY(!looks_->lookFor(rows(1)[0]));
    }

    void rowsNeverLookedAtComeBeforeOldOnes() {
        looks_->want(rows(2));
        chain_.answer(lookOf(2, 2));
        now_ += lookAgainAfterMs;
        looks_->want(rows(4));
        QCOMPARE(chain_.asked(), (QStringList{QStringLiteral("2"), QStringLiteral("3")}));
        chain_.answer(lookOf(2, 2));
        looks_->want(rows(4));
        QCOMPARE(chain_.asked(), (QStringList{QStringLiteral("0"), QStringLiteral("1")}));
    }

    void withoutNodesItSaysSo() {
        const RowLooks none(nullptr, {});
        const auto look = none.lookFor(row(QStringLiteral("a"), {}));
        QVERIFY(look && !look->configured);
    }

  private:
    UnixMs now_ = 0;
    SlowChain chain_;
    std::unique_ptr<RowLooks> looks_;
};

QTEST_GUILESS_MAIN(TestRowLooks)
#include "test_row_looks.moc"
