// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/trail_lines.h"
#include "models/tables/difference_table.h"
#include "models/tables/key_table.h"
#include "models/tables/payout_line_table.h"
#include "models/tables/payout_table.h"
#include "models/tables/roles.h"
#include "models/tables/trail_table.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace countersign;

namespace {

constexpr auto qtTest = QAbstractItemModelTester::FailureReportingMode::QtTest;

QString u(const char* text) {
    return QString::fromUtf8(text);
}

Decimal dec(const char* text) {
    return Decimal::parse(u(text)).value();
}

PayoutSummary payout(const char* id, std::optional<RequestState> state, const char* requester = "ann") {
    PayoutSummary made;
    made.payout = u(id);
    made.rawState = u("PENDING");
    made.state = state;
    made.requester = u(requester);
    return made;
}

std::vector<TrailRow> chain(int rows) {
    std::vector<TrailRow> all;
    QByteArray prev(32, '\0');
    for (int i = 1; i <= rows; ++i) {
        TrailRow row;
        row.seq = i;
        row.act = u("retry");
        row.detail = u("{}");
        row.prev = prev;
        row.hash = prev = trailHash(row);
        all.insert(all.begin(), row);
    }
    return all;
}

void everyHeaderHasWords(const QAbstractItemModel& model) {
    for (int column = 0; column < model.columnCount(); ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
    QVERIFY(!model.headerData(model.columnCount(), Qt::Horizontal).isValid());
}

} // namespace

/// The tables of payouts, keys and the trail.
class TestPayoutTables : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void stages() {
        const PayoutReader bob{u("bob"), true, {u("PENDING")}};
        QCOMPARE(stageOf(payout("a", RequestState::Pending), bob), PayoutStage::YourTurn);
        QCOMPARE(stageOf(payout("a", RequestState::Pending, "bob"), bob), PayoutStage::Pending);
        PayoutSummary signedOne = payout("a", RequestState::Pending);
        signedOne.signers = {u("ann"), u("bob")};
        QCOMPARE(stageOf(signedOne, bob), PayoutStage::Pending);
        QCOMPARE(stageOf(payout("a", RequestState::Pending), {u("bob"), false, {}}), PayoutStage::Pending);
        QCOMPARE(stageOf(payout("a", {}), bob), PayoutStage::ToPropose);
        PayoutSummary closed = payout("a", {});
        closed.rawState = u("COMPLETED");
        QCOMPARE(stageOf(closed, bob), PayoutStage::NotProposed);
    }

    void payoutsSortAndFilter() {
        PayoutTable table;
        QAbstractItemModelTester tester(&table, qtTest);
        everyHeaderHasWords(table);
        table.setReader({u("bob"), true, {u("PENDING")}});
        table.setPayouts({payout("done", RequestState::Done), payout("mine", RequestState::Pending),
                          payout("open", {}), payout("sent", RequestState::Broadcast)});
        QCOMPARE(table.rowCount(), 3);
        QCOMPARE(table.rows().front().payout, u("mine"));
        table.setFilter(PayoutFilter::All, {});
        QCOMPARE(table.rows().back().payout, u("done"));
        table.setFilter(PayoutFilter::YourTurn, u("DON"));
        QCOMPARE(table.rowCount(), 1); // a search looks in all states
        table.setFilter(PayoutFilter::Live, {});
        const QPersistentModelIndex sent = table.indexOf(u("sent"));
        table.setReader({u("ann"), true, {u("PENDING")}}); // nothing is mine any more
        QVERIFY(sent.isValid());
        QCOMPARE(table.countOf(PayoutFilter::YourTurn), 0);
        QCOMPARE(table.data(table.indexOf(u("mine"), PayoutTable::State), StateRole).toInt(),
                 static_cast<int>(PayoutStage::Pending));
    }

    void linesKnowTheirChecksAndLastPayments() {
        PayoutLineTable table;
        QAbstractItemModelTester tester(&table, qtTest);
        everyHeaderHasWords(table);
        const std::vector<PayoutLine> lines{{u("1"), u("x"), u("m"), dec("10.50"), u("USD")},
                                            {u("2"), u("y"), u("m"), dec("7"), u("USD")},
                                            {u("3"), u("z"), u("m"), dec("7"), u("USD")}};
        const PayoutCheck fresh{u("destination-new"), u("3"), {}, {}, u("new")};
        const PayoutCheck like{u("look-alike"), u("2"), {}, {{u("known"), u("yy")}}, u("like")};
        table.setLines(lineRows(lines, {fresh, like, {u("whole"), {}, {}, {}, u("of all")}},
                                {{u("1"), dec("10"), 5, u("p")}, {u("2"), dec("7.00"), 5, u("p")}}));
        QCOMPARE(againstLast(table.rows()[0]), AgainstLast::More);
        QCOMPARE(againstLast(table.rows()[1]), AgainstLast::Same);
        QCOMPARE(againstLast(table.rows()[2]), AgainstLast::New);
        QCOMPARE(table.data(table.index(0, PayoutLineTable::Against), Qt::DisplayRole).toString(),
                 u("+0.50"));
        QCOMPARE(table.data(table.index(1, PayoutLineTable::Destination), EmphasisRole).toString(), u("yy"));
        QSignalSpy reset(&table, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&table, &QAbstractItemModel::dataChanged);
        table.setLines(lineRows(lines, {fresh}, {}));
        QCOMPARE(reset.size(), 0);
        QCOMPARE(changed.size(), 1);
        table.setLines(lineRows(lines, {fresh}, {}));
        QCOMPARE(changed.size(), 1);
        table.setLines({});
        QCOMPARE(reset.size(), 1);
    }

    void differencesAreTakenApart() {
        const QJsonObject was{{u("amount"), u("10")}, {u("currency"), u("USD")}};
        const QJsonObject now{{u("amount"), u("100")}, {u("currency"), u("USD")}};
        const QJsonObject difference{
            {u("digest"), u("differs")},
            {u("total"), QJsonArray{u("30"), u("120")}},
            {u("lines"),
             QJsonArray{QJsonObject{{u("line"), u("a")}, {u("signed"), was}, {u("now"), now}},
                        QJsonObject{{u("line"), u("b")}, {u("signed"), QJsonValue()}, {u("now"), now}}}}};
        const auto rows = differencesFrom(difference);
        QCOMPARE(rows.size(), 3U);
        QCOMPARE(rows[0], (DifferenceRow{{}, u("total"), u("30"), u("120")}));
        QCOMPARE(rows[1], (DifferenceRow{u("a"), u("amount"), u("10"), u("100")}));
        QCOMPARE(rows[2], (DifferenceRow{u("b"), u("line"), {}, u("100 USD")}));
        QCOMPARE(differencesFrom({{u("differs"), difference}}), rows);
        QVERIFY(differencesFrom({{u("guard"), u("Payout UPDATE")}}).empty());
        QCOMPARE(differencesFrom({{u("payout"), u("it is gone")}}).size(), 1U);
        DifferenceTable table;
        QAbstractItemModelTester tester(&table, qtTest);
        everyHeaderHasWords(table);
        table.setDifferences(rows);
        QCOMPARE(table.data(table.index(2, DifferenceTable::Was), Qt::DisplayRole).toString(),
                 u("not there"));
    }

    void theChainIsMadeAgain() {
        TrailTable table;
        QAbstractItemModelTester tester(&table, qtTest);
        everyHeaderHasWords(table);
        auto rows = chain(4);
        table.setLines(trailLines(rows));
        for (const TrailLine& line : table.rows())
            QCOMPARE(line.chain, ChainMark::Fits);
        rows[1].detail = u("{\"edited\":1}");
        table.setLines(trailLines(rows));
        QCOMPARE(table.rows()[1].chain, ChainMark::Broken);
        QCOMPARE(table.brokenCount(), 1);
        rows[1].hash = trailHash(rows[1]); // made to fit itself: the row after it tells
        table.setLines(trailLines(rows));
        QCOMPARE(table.rows()[0].chain, ChainMark::Broken);
        rows = chain(4);
        rows.erase(rows.begin() + 1);
        table.setLines(trailLines(rows));
        QCOMPARE(table.rows()[0].chain, ChainMark::FitsSelf);
    }

    void keysTiersAndChanges() {
        KeyTable keys;
        TierTable tiers;
        ChangeTable changes;
        QAbstractItemModelTester one(&keys, qtTest), two(&tiers, qtTest), three(&changes, qtTest);
        for (const QAbstractItemModel* model :
             {static_cast<QAbstractItemModel*>(&keys), static_cast<QAbstractItemModel*>(&tiers),
              static_cast<QAbstractItemModel*>(&changes)})
            everyHeaderHasWords(*model);
        KeyInfo key;
        key.key = QByteArray(32, '\x4f');
        key.state = u("pending");
        keys.setKeys({key});
        QCOMPARE(keys.data(keys.index(0, KeyTable::State), Qt::DisplayRole).toString(),
                 u("waits for an admin"));
        PolicyTier tier;
        tier.approveWithinS = 5400;
        tiers.setTiers({tier});
        QCOMPARE(tiers.data(tiers.index(0, TierTable::ApproveWithin), Qt::DisplayRole).toString(),
                 u("90 min"));
        QCOMPARE(tiers.data(tiers.index(0, TierTable::CapDay), Qt::DisplayRole).toString(), u("no cap"));
        ChangeInfo change;
        change.change = 5;
        change.state = u("approved");
        change.decider = u("dave");
        changes.setChanges({change});
        QCOMPARE(changes.data(changes.index(0, ChangeTable::State), Qt::DisplayRole).toString(),
                 u("approved by dave"));
    }
};

QTEST_GUILESS_MAIN(TestPayoutTables)
#include "test_tables_payouts.moc"
