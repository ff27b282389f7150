// SPDX-License-Identifier: GPL-3.0-or-later
// What the contract of payouts must do and refuse, at the level of SQL. The same cases judge the mutants of
// test_payout_mutants.
#include "tests/support/payout_cases.h"

#include <QTest>

using namespace countersign;

class TestPayoutCases : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        auto made = PayoutFixture::create();
        QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
        fx_ = std::move(*made);
        world_ = std::make_unique<PayoutWorld>(*fx_);
        world_->grantByMistake();
    }

    void cases_data() {
        QTest::addColumn<int>("number");
        int number = 0;
        for (const PayoutCase& one : allPayoutCases())
            QTest::newRow(one.name) << number++;
    }
    void cases() {
        QFETCH(int, number);
        const QString wrong = runCase(allPayoutCases()[static_cast<std::size_t>(number)], *world_);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void cleanupTestCase() { qInfo("%d checks asked", world_ ? world_->checks() : 0); }

  private:
    std::unique_ptr<PayoutFixture> fx_;
    std::unique_ptr<PayoutWorld> world_;
};

QTEST_GUILESS_MAIN(TestPayoutCases)
#include "test_payout_cases.moc"
