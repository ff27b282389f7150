// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/book_table.h"
#include "models/tables/bulk_table.h"
#include "models/tables/entry_table.h"
#include "models/tables/evidence_table.h"
#include "models/tables/field_table.h"
#include "models/tables/health_table.h"
#include "models/tables/reference_table.h"
#include "models/tables/timeline_table.h"
#include "models/tables/wallet_table.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace countersign;

namespace {

constexpr auto qtTest = QAbstractItemModelTester::FailureReportingMode::QtTest;

Money usd(const char* amount) {
    return {Decimal::parse(QString::fromLatin1(amount)).value(), QStringLiteral("USD")};
}

HealthLine line(const QString& name, HealthState state) {
    HealthLine made;
    made.kind = QStringLiteral("rpc");
    made.name = name;
    made.state = state;
    return made;
}

void everyHeaderHasWords(const QAbstractItemModel& model) {
    for (int column = 0; column < model.columnCount(); ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
    QVERIFY(!model.headerData(model.columnCount(), Qt::Horizontal).isValid());
}

} // namespace

/// The tables without pages or levels; how rows are told apart is the same code for all (KeyedTable).
class TestFlatTables : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void rowsKeepTheirIdentity() {
        HealthTable table;
        QAbstractItemModelTester tester(&table, qtTest);
        everyHeaderHasWords(table);
        const auto good = HealthState::Good;
        table.setLines({line(QStringLiteral("a"), good), line(QStringLiteral("b"), good),
                        line(QStringLiteral("c"), good)});
        const QPersistentModelIndex c = table.indexOf(QStringLiteral("rpc\nc"));
        QSignalSpy changed(&table, &QAbstractItemModel::dataChanged);
        QSignalSpy removed(&table, &QAbstractItemModel::rowsRemoved);
        QSignalSpy inserted(&table, &QAbstractItemModel::rowsInserted);
        table.setLines({line(QStringLiteral("a"), good), line(QStringLiteral("c"), HealthState::Bad),
                        line(QStringLiteral("d"), good)});
        QCOMPARE(removed.count(), 1);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(c.row(), 1);
        QCOMPARE(c.data(StateRole).toInt(), int(HealthState::Bad));
        table.setStale(true);
        QVERIFY(c.data(StaleRole).toBool());
    }

    void doubleRowsAreShownOnce() {
        HealthTable table;
        QAbstractItemModelTester tester(&table, qtTest);
        const HealthLine one = line(QStringLiteral("a"), HealthState::Good);
        table.setLines({one, one});
        table.setLines({one, line(QStringLiteral("b"), HealthState::Good), one});
        QCOMPARE(table.rowCount(), 2);
    }

    void aHundredScatteredChangesAreFewSignals() {
        HealthTable table;
        QAbstractItemModelTester tester(&table, qtTest);
        std::vector<HealthLine> even, odd;
        for (int i = 0; i < 200; ++i)
            (i % 2 ? odd : even).push_back(line(QString::number(1000 + i), HealthState::Good));
        std::vector<HealthLine> all = even;
        all.insert(all.end(), odd.begin(), odd.end());
        std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
        table.setLines(even);
        QSignalSpy inserted(&table, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&table, &QAbstractItemModel::rowsRemoved);
        QSignalSpy layout(&table, &QAbstractItemModel::layoutChanged);
        const QPersistentModelIndex kept = table.indexOf(QStringLiteral("rpc\n1100"));
        table.setLines(all);
        QCOMPARE(inserted.count() + layout.count(), 2);
        QVERIFY(table.rows() == all);
        QCOMPARE(kept.data(KeyRole).toString(), QStringLiteral("rpc\n1100"));
        table.setLines(odd);
        QCOMPARE(removed.count(), 1);
        QVERIFY(table.rows() == odd);
        QVERIFY(!kept.isValid());
    }

    void booksSayWhetherTheyAreZero() {
        BookTable table;
        QAbstractItemModelTester tester(&table, qtTest);
        everyHeaderHasWords(table);
        table.setBooks({{QStringLiteral("p"), QStringLiteral("sum_zero"), usd("0.000000"), 4},
                        {QStringLiteral("q"), QStringLiteral("sum_zero"), usd("0.000001"), 2},
                        {QStringLiteral("r"), QStringLiteral("running_balance"), usd("12"), 2}});
        QCOMPARE(table.index(0, BookTable::Sum).data(StateRole).toInt(), int(HealthState::Good));
        QCOMPARE(table.index(1, BookTable::Sum).data(StateRole).toInt(), int(HealthState::Bad));
        // A running balance is right where each entry adds up, whatever their sum.
        QCOMPARE(table.index(2, BookTable::Sum).data(StateRole).toInt(), int(HealthState::Good));
        BookSum off{QStringLiteral("r"), QStringLiteral("running_balance"), usd("12"), 2, 1};
        table.setBooks({off});
        QCOMPARE(table.index(0, BookTable::Sum).data(StateRole).toInt(), int(HealthState::Bad));
        QCOMPARE(table.index(0, BookTable::Invariant).data().toString(),
                 QStringLiteral("each entry adds up: 1 do not"));
        BookSum odd{QStringLiteral("p"), QStringLiteral("sum_zero"), usd("0"), 4};
        odd.without = 2;
        table.setBooks({odd});
        QCOMPARE(table.index(0, BookTable::Sum).data(StateRole).toInt(), int(HealthState::Bad));
        QVERIFY(table.index(0, BookTable::Invariant).data().toString().contains(QStringLiteral("no number")));
        table.setBooks({{QStringLiteral("q"), QStringLiteral("sum_zero"), usd("0.000001"), 2}});
        QCOMPARE(table.index(0, BookTable::Sum).data().toString(), QStringLiteral("0.000001 USD"));
    }

    void referencesAndEntriesCarryExactMoney() {
        ReferenceTable references;
        QAbstractItemModelTester tester(&references, qtTest);
        everyHeaderHasWords(references);
        const QString digits = QString(48, u'9') + u'.' + QString(30, u'9');
        ReferenceSum sum{QStringLiteral("p"),
                         QStringLiteral("ADJUSTMENT"),
                         QStringLiteral("adj1"),
                         QStringLiteral("USD"),
                         Money{Decimal::parse(digits).value(), QStringLiteral("USD")},
                         2,
                         253'402'300'800'000};
        references.setReferences({sum});
        QCOMPARE(references.index(0, ReferenceTable::Sum).data().toString(), digits + QStringLiteral(" USD"));
        QCOMPARE(references.index(0, ReferenceTable::FirstAt).data().toString(),
                 QStringLiteral("10000-01-01T00:00:00.000Z"));
        sum.sum.reset();
        references.setReferences({sum});
        QCOMPARE(references.index(0, ReferenceTable::Sum).data().toString(), QStringLiteral("no number"));
        EntryTable entries;
        everyHeaderHasWords(entries);
        LedgerEntry entry{QStringLiteral("p"),
                          QStringLiteral("l9"),
                          QStringLiteral("acc"),
                          QStringLiteral("USD"),
                          usd("-7.5"),
                          {},
                          QStringLiteral("ADJUSTMENT"),
                          QStringLiteral("adj1"),
                          {}};
        entries.setEntries({entry});
        const auto money = entries.index(0, EntryTable::Amount).data(MoneyRole).toList();
        QCOMPARE(money.size(), 1);
        QVERIFY(money[0].value<Money>() == usd("-7.5"));
        QVERIFY(entries.index(0, EntryTable::Before).data().toString().isEmpty());
        entry.before = usd("10");
        entry.after = usd("2.4");
        entries.setEntries({entry});
        LedgerEntry odd = entry;
        odd.money.reset();
        odd.oddAmount = QStringLiteral("NaN");
        entries.setEntries({odd});
        QCOMPARE(entries.index(0, EntryTable::Amount).data().toString(), QStringLiteral("NaN"));
        QVERIFY(entries.index(0, EntryTable::Amount).data(MoneyRole).toList().isEmpty());
        entries.setEntries({entry});
        QCOMPARE(entries.index(0, EntryTable::Before).data().toString(), QStringLiteral("10 USD"));
        QCOMPARE(entries.index(0, EntryTable::After).data().toString(), QStringLiteral("2.4 USD"));
    }

    void walletsThatWereNeverReadSayNoNumber() {
        WalletTable table;
        QAbstractItemModelTester tester(&table, qtTest);
        everyHeaderHasWords(table);
        WalletState wallet;
        wallet.name = QStringLiteral("Relayer");
        table.setWallets({wallet});
        QVERIFY(!table.index(0, WalletTable::Balance).data(MoneyRole).isValid());
        QCOMPARE(table.index(0, WalletTable::State).data(StateRole).toInt(), int(BandState::Unknown));
    }

    void fieldsShowWhatTheRowHas() {
        WorkItem item;
        item.id = QStringLiteral("i1");
        item.state = WorkState::Failed;
        item.rawState = QStringLiteral("FAILED");
        item.lastError = QStringLiteral("<b>\u202E</b>");
        item.details = {{QStringLiteral("program"), QStringLiteral("p")},
                        {QStringLiteral("nothing"), QJsonValue()}};
        FieldTable table;
        QAbstractItemModelTester tester(&table, qtTest);
        everyHeaderHasWords(table);
        table.setFields(fieldsOf(item));
        const QModelIndex error = table.indexOf(QStringLiteral("last_error"), FieldTable::Value);
        QCOMPARE(error.data().toString(), item.lastError); // shown as it is; views show plain text
        QVERIFY(!table.indexOf(QStringLiteral("tx_hash")).isValid());
        QCOMPARE(table.indexOf(QStringLiteral("details.program"), FieldTable::Value).data().toString(),
                 QStringLiteral("p"));
        item.lastError.clear();
        table.setFields(fieldsOf(item));
        QVERIFY(!table.indexOf(QStringLiteral("last_error")).isValid());
    }

    void bulkLinesChangeInPlace() {
        BulkTable table;
        QAbstractItemModelTester tester(&table, qtTest);
        everyHeaderHasWords(table);
        std::vector<BulkLine> lines;
        for (int i = 0; i < 3; ++i)
            lines.push_back(
                {{QStringLiteral("intent"), QString::number(i)}, BulkLine::Kind::Waiting, {}, {}});
        table.setLines(lines);
        QSignalSpy changed(&table, &QAbstractItemModel::dataChanged);
        lines[1].kind = BulkLine::Kind::Done;
        table.setLine(1, lines[1]);
        table.setLine(99, lines[1]);
        table.setLine(2, lines[1]); // not that row's item
        QCOMPARE(changed.count(), 1);
        QCOMPARE(table.index(1, BulkTable::Result).data(StateRole).toInt(), int(BulkLine::Kind::Done));
    }

    void timelineAndEvidence() {
        TimelineTable timeline;
        QAbstractItemModelTester first(&timeline, qtTest);
        everyHeaderHasWords(timeline);
        timeline.setEntries(
            {{1000, QStringLiteral("created"), {}, QStringLiteral("created by the API"), false},
             {2000, QStringLiteral("attempt"), QStringLiteral("w1"), QStringLiteral("failed"), true}});
        QCOMPARE(timeline.index(1, TimelineTable::Text).data(StateRole).toInt(), int(HealthState::Bad));
        EvidenceTable evidence;
        QAbstractItemModelTester second(&evidence, qtTest);
        everyHeaderHasWords(evidence);
        evidence.setEvidence({{QStringLiteral("no-lock"),
                               Answer::Yes,
                               {},
                               QStringLiteral("no lock"),
                               QStringLiteral("row"),
                               {}}});
        QCOMPARE(evidence.index(0, EvidenceTable::Holds).data(StateRole).toInt(), int(Answer::Yes));
    }
};

QTEST_GUILESS_MAIN(TestFlatTables)
#include "test_tables_flat.moc"
