// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/runway.h"

#include <QTest>

using namespace countersign;

namespace {

constexpr UnixMs minute = 60'000;

Decimal dec(const char* text) {
    return Decimal::parse(QString::fromLatin1(text)).value();
}

std::vector<BalancePoint> falling(const std::vector<std::pair<UnixMs, const char*>>& points) {
    std::vector<BalancePoint> history;
    for (const auto& [at, balance] : points)
        history.push_back({at, dec(balance)});
    return history;
}

} // namespace

class TestRunway : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void lastsAtThePaceOfTheLastHour() {
        const auto runway =
            runwayOf(dec("0.11"), falling({{0, "0.14"}, {30 * minute, "0.125"}, {60 * minute, "0.11"}}));
        QCOMPARE(runway.kind, Runway::Kind::Lasts);
        QCOMPARE(runway.leftMs, 220 * minute); // 0.11 at 0.03 an hour
        QCOMPARE(runway.spanMs, 60 * minute);
        QVERIFY(runway.spent == dec("0.03"));
    }

    void aDepositDoesNotHideWhatIsSpent() {
        const auto runway = runwayOf(
            dec("0.50"),
            falling({{0, "0.10"}, {20 * minute, "0.05"}, {21 * minute, "0.55"}, {60 * minute, "0.50"}}));
        QCOMPARE(runway.kind, Runway::Kind::Lasts);
        QVERIFY(runway.spent == dec("0.10"));
        QCOMPARE(runway.leftMs, 300 * minute);
    }

    void olderThanAnHourDoesNotCount() {
        const auto runway =
            runwayOf(dec("1"), falling({{0, "9"}, {100 * minute, "1.1"}, {160 * minute, "1"}}));
        QVERIFY(runway.spent == dec("0.1"));
        QCOMPARE(runway.leftMs, 600 * minute);
    }

    void aShortHistoryIsUnknown() {
        QCOMPARE(runwayOf(dec("1"), {}).kind, Runway::Kind::Unknown);
        QCOMPARE(runwayOf(dec("1"), falling({{0, "2"}, {4 * minute, "1"}})).kind, Runway::Kind::Unknown);
        QCOMPARE(runwayOf(std::nullopt, falling({{0, "2"}, {60 * minute, "1"}})).kind, Runway::Kind::Unknown);
    }

    void nothingSpent() {
        const auto runway = runwayOf(dec("1.0"), falling({{0, "1.0"}, {10 * minute, "1.0"}}));
        QCOMPARE(runway.kind, Runway::Kind::NotSpending);
    }

    void anEmptyWalletLastsNoTime() {
        const auto runway = runwayOf(dec("0.000"), falling({{0, "0.1"}, {10 * minute, "0"}}));
        QCOMPARE(runway.kind, Runway::Kind::Lasts);
        QCOMPARE(runway.leftMs, 0);
    }

    void eighteenDecimalsAndADustBurn() {
        const auto runway =
            runwayOf(dec("123456789012345678901234567890.000000000000000001"),
                     falling({{0, "0.000000000000000002"}, {60 * minute, "0.000000000000000001"}}));
        QCOMPARE(runway.kind, Runway::Kind::Lasts);
        QCOMPARE(runway.leftMs, runwayMostMs);
    }
};

QTEST_GUILESS_MAIN(TestRunway)
#include "test_runway.moc"
