// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/finding_table.h"
#include "models/tables/roles.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace countersign;

namespace {

Finding finding(const QString& detector, const QString& id, Severity severity, const QString& money = {},
                const QString& cause = {}) {
    Finding made;
    made.detector = detector;
    made.subjectKind = QStringLiteral("intent");
    made.subjectId = id;
    made.severity = severity;
    made.title = detector + QStringLiteral(" title");
    made.since = 1000 + id.size();
    made.cause = cause;
    if (!cause.isEmpty())
        made.causeTitle = cause + QStringLiteral(" is the cause");
    if (!money.isEmpty())
        made.money = Money{Decimal::parse(money).value(), QStringLiteral("USDC")};
    return made;
}

int signalCount(const std::vector<std::unique_ptr<QSignalSpy>>& spies) {
    int count = 0;
    for (const auto& spy : spies)
        count += static_cast<int>(spy->count());
    return count;
}

} // namespace

class TestFindingTable : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void groupsByCauseAndShowsCounts() {
        FindingTable table;
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.setPlurals({{QStringLiteral("intent"), QStringLiteral("intents")}});
        Finding wallet = finding(QStringLiteral("wallet.low"), QStringLiteral("relayer"), Severity::P1, {},
                                 QStringLiteral("wallet:relayer"));
        wallet.subjectKind = QStringLiteral("wallet");
        std::vector<Finding> all{wallet};
        for (int i = 0; i < 37; ++i)
            all.push_back(finding(QStringLiteral("intent.failed"), QString::number(i), Severity::P2,
                                  QStringLiteral("1.5"), QStringLiteral("wallet:relayer")));
        table.setFindings(all);
        QCOMPARE(table.rowCount(), 1);
        const QModelIndex group = table.index(0, FindingTable::What);
        QCOMPARE(group.data().toString(), QStringLiteral("wallet:relayer is the cause: 37 intents"));
        QCOMPARE(group.data(SeverityRole).toInt(), int(Severity::P1));
        QCOMPARE(table.index(0, FindingTable::MoneyColumn).data().toString(), QStringLiteral("55.5 USDC"));
        QCOMPARE(table.rowCount(table.index(0, 0)), 38);
    }

    void overSeveralSystemsEachRowIsOneSystems() {
        FindingTable table;
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto of = [](Finding made, const QString& system) {
            made.system = system;
            return made;
        };
        const QString a = QStringLiteral("a");
        const QString b = QStringLiteral("b");
        const Finding same = finding(QStringLiteral("d"), QStringLiteral("1"), Severity::P2, {},
                                     QStringLiteral("wallet:relayer"));
        const Finding more = finding(QStringLiteral("e"), QStringLiteral("2"), Severity::P3, {},
                                     QStringLiteral("wallet:relayer"));
        Finding rich = of(same, b);
        rich.money = Money{Decimal::parse(QStringLiteral("5")).value(), QStringLiteral("USDC")};
        std::vector<SystemSummary> systems(2);
        systems[0].key = a;
        systems[0].name = QStringLiteral("Harbor");
        systems[0].environment = Environment::Production;
        systems[0].link = SystemLink::Connected;
        systems[1].key = b;
        systems[1].name = QStringLiteral("Quay");
        systems[1].link = SystemLink::Away;
        table.setSystems(systems);
        table.setFindings({of(same, a), of(more, a), rich});
        // The same cause in two systems is two groups; with the same severity the money decides.
        QCOMPARE(table.rowCount(), 2);
        const QModelIndex first = table.index(0, FindingTable::System);
        const QModelIndex second = table.index(1, FindingTable::System);
        QCOMPARE(first.data().toString(), QStringLiteral("Quay"));
        QCOMPARE(second.data().toString(), QStringLiteral("Harbor"));
        QCOMPARE(second.data(EnvironmentRole).toInt(), int(Environment::Production));
        QVERIFY(!first.data(EnvironmentRole).isValid());
        QVERIFY(first.data(StaleRole).toBool()); // only of the one that is away
        QVERIFY(!second.data(StaleRole).toBool());
        QCOMPARE(table.rowCount(table.index(1, 0)), 2);
        QCOMPARE(table.index(1, FindingTable::System, table.index(1, 0)).data().toString(),
                 QStringLiteral("Harbor"));
        QCOMPARE(table.indexOfFinding(of(more, a).key()), table.index(1, 0, table.index(1, 0)));
        QCOMPARE(table.indexOfFinding(rich.key()), table.index(0, 0));
        QVERIFY(!table.indexOfFinding(same.key()).isValid()); // of no system at all
        // Its name is something to search for, and its return makes it fresh.
        table.setFilter({}, QStringLiteral("quay"));
        QCOMPARE(table.rowCount(), 1);
        QSignalSpy changed(&table, &QAbstractItemModel::dataChanged);
        systems[1].link = SystemLink::Connected;
        table.setSystems(systems);
        QVERIFY(changed.count() > 0);
        QVERIFY(!table.index(0, 0).data(StaleRole).toBool());
        changed.clear();
        systems[1].readAt = 5; // nothing a row shows
        table.setSystems(systems);
        QCOMPARE(changed.count(), 0);
    }

    void aGroupOfOneHasNoChildrenUntilTheSecondComes() {
        FindingTable table;
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const Finding first = finding(QStringLiteral("d"), QStringLiteral("1"), Severity::P2);
        const Finding second = finding(QStringLiteral("d"), QStringLiteral("2"), Severity::P1);
        table.setFindings({first});
        const QPersistentModelIndex kept = table.index(0, 0);
        QCOMPARE(table.rowCount(kept), 0);
        table.setFindings({first, second});
        QVERIFY(kept.isValid());
        QCOMPARE(table.rowCount(kept), 2);
        QCOMPARE(table.findingAt(table.index(0, 0, kept))->subjectId, QStringLiteral("2"));
        table.setFindings({first});
        QCOMPARE(table.rowCount(kept), 0);
        QCOMPARE(table.findingAt(kept)->subjectId, QStringLiteral("1"));
    }

    void persistentIndexesFollowTheirRows() {
        FindingTable table;
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.setFindings({finding(QStringLiteral("a"), QStringLiteral("1"), Severity::P1),
                           finding(QStringLiteral("b"), QStringLiteral("1"), Severity::P2),
                           finding(QStringLiteral("b"), QStringLiteral("2"), Severity::P2)});
        const QModelIndex b = table.indexOfGroup(QStringLiteral("detector:b"));
        const QPersistentModelIndex group = b;
        const QPersistentModelIndex member = table.index(1, 0, b);
        const QString memberKey = member.data(KeyRole).toString();
        table.setFindings({finding(QStringLiteral("a"), QStringLiteral("1"), Severity::P2),
                           finding(QStringLiteral("b"), QStringLiteral("1"), Severity::P0),
                           finding(QStringLiteral("b"), QStringLiteral("2"), Severity::P0),
                           finding(QStringLiteral("c"), QStringLiteral("2"), Severity::P0)});
        QCOMPARE(group.data(KeyRole).toString(), QStringLiteral("detector:b"));
        QCOMPARE(member.data(KeyRole).toString(), memberKey);
        QCOMPARE(member.parent(), QModelIndex(group));
    }

    void filterBySeverityAndWords() {
        FindingTable table;
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.setFindings({finding(QStringLiteral("alpha"), QStringLiteral("1"), Severity::P1),
                           finding(QStringLiteral("beta"), QStringLiteral("2"), Severity::P2)});
        table.setFilter({Severity::P1}, {});
        QCOMPARE(table.rowCount(), 1);
        QCOMPARE(table.countOf(Severity::P2), 1);
        table.setFilter({}, QStringLiteral(" TITLE  bet "));
        QCOMPARE(table.rowCount(), 1);
        QCOMPARE(table.findingAt(table.index(0, 0))->detector, QStringLiteral("beta"));
        table.setFilter({}, {});
        QCOMPARE(table.rowCount(), 2);
    }

    void anUnchangedSnapshotIsSilent() {
        FindingTable table;
        const std::vector<Finding> all{finding(QStringLiteral("a"), QStringLiteral("1"), Severity::P1),
                                       finding(QStringLiteral("a"), QStringLiteral("2"), Severity::P1)};
        table.setFindings(all);
        QSignalSpy changed(&table, &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(&table, &QAbstractItemModel::rowsInserted);
        table.setFindings(all);
        QCOMPARE(changed.count() + inserted.count(), 0);
    }

    void randomSnapshotsEndAsAFreshTableWithFewSignals() {
        FindingTable table;
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QRandomGenerator random(7);
        for (int round = 0; round < 150; ++round) {
            std::vector<Finding> all;
            const int count = random.bounded(40);
            for (int i = 0; i < count; ++i)
                all.push_back(finding(QString(QChar(u'a' + random.bounded(6))),
                                      QString::number(random.bounded(12)), Severity(random.bounded(4)),
                                      QString::number(random.bounded(5))));
            std::vector<std::unique_ptr<QSignalSpy>> spies;
            spies.push_back(std::make_unique<QSignalSpy>(&table, &QAbstractItemModel::rowsInserted));
            spies.push_back(std::make_unique<QSignalSpy>(&table, &QAbstractItemModel::rowsRemoved));
            spies.push_back(std::make_unique<QSignalSpy>(&table, &QAbstractItemModel::layoutChanged));
            table.setFindings(all);
            QVERIFY(signalCount(spies) <= 7 * (2 * int(maxRowRuns) + 2));
            FindingTable fresh;
            fresh.setFindings(all);
            QCOMPARE(table.rowCount(), fresh.rowCount());
            for (int row = 0; row < fresh.rowCount(); ++row) {
                QVERIFY(*table.groupAt(table.index(row, 0)) == *fresh.groupAt(fresh.index(row, 0)));
                QCOMPARE(table.rowCount(table.index(row, 0)), fresh.rowCount(fresh.index(row, 0)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestFindingTable)
#include "test_tables_finding.moc"
