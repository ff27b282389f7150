// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/canonical.h"
#include "models/trust/trail.h"

#include <QTest>

using namespace countersign;

namespace {

std::vector<TrailRow> chain(int rows) {
    std::vector<TrailRow> all;
    QByteArray previous(32, '\0');
    for (int i = 1; i <= rows; ++i) {
        TrailRow row{i,
                     1'700'000'000'000'000 + i,
                     QStringLiteral("ann"),
                     QStringLiteral("Änn \u202e"),
                     QStringLiteral("retry"),
                     QStringLiteral("intent/%1").arg(i),
                     QStringLiteral("{\"a\": \"line\\n\"}"),
                     previous,
                     {}};
        row.hash = trailHash(row);
        previous = row.hash;
        all.push_back(row);
    }
    return all;
}

TrailReport check(const std::vector<TrailRow>& rows, const std::optional<TrailHead>& head = {}) {
    TrailCheck check;
    for (const TrailRow& row : rows)
        check.add(row);
    return check.finish(head);
}

} // namespace

/// The chain as an auditor checks it: every way to bend it must be seen.
class TestTrail : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void canonicalBytes() {
        CanonicalBytes bytes(QStringLiteral("t"));
        bytes.add("name", QStringLiteral("ä\n=1:")).add("n", -5);
        QCOMPARE(bytes.bytes(), QByteArray("type=1:t\nname=6:\xc3\xa4\n=1:\nn=2:-5\n"));
        QCOMPARE(sha256("abc").toHex(),
                 QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    void clean() {
        const auto rows = chain(10);
        const TrailReport report = check(rows, TrailHead{10, rows.back().hash});
        QVERIFY2(report.clean(), qPrintable(report.problems.join(u'\n')));
        QCOMPARE(report.rows, 10);
    }

    void nothingReadIsNotClean() {
        QVERIFY(!check({}).clean());
        QVERIFY(!check({}, TrailHead{3, {}}).clean());
    }

    void everyFieldCounts_data() {
        QTest::addColumn<int>("field");
        for (int field = 0; field < 9; ++field)
            QTest::addRow("field %d", field) << field;
    }
    void everyFieldCounts() {
        QFETCH(int, field);
        auto rows = chain(5);
        TrailRow& row = rows[2];
        switch (field) {
        case 0:
            row.seq = 7;
            break;
        case 1:
            row.atUs -= 1;
            break;
        case 2:
            row.actor += u'x';
            break;
        case 3:
            row.human += u' ';
            break;
        case 4:
            row.act = QStringLiteral("install");
            break;
        case 5:
            row.subject += u'0';
            break;
        case 6:
            row.detail.replace(u'a', u'b');
            break;
        case 7:
            row.prev[0] = 'x';
            break;
        default:
            row.hash[31] = static_cast<char>(row.hash[31] ^ 1);
            break;
        }
        QVERIFY(!check(rows).clean());
    }

    void missingMovedAndCut() {
        auto missing = chain(5);
        missing.erase(missing.begin() + 2);
        QVERIFY(!check(missing).clean());
        auto moved = chain(5);
        std::swap(moved[1], moved[2]);
        QVERIFY(!check(moved).clean());
        auto first = chain(5);
        first.erase(first.begin());
        QVERIFY(!check(first).clean());
        auto cut = chain(5);
        const TrailHead head{5, cut.back().hash};
        cut.pop_back();
        QVERIFY(check(cut).clean()); // nobody can see it without the head
        QVERIFY(!check(cut, head).clean());
    }

    void rehashedIsSeenByTheHead() {
        const auto genuine = chain(5);
        auto forged = chain(5);
        forged[3].human = QStringLiteral("mallory");
        for (std::size_t i = 3; i < forged.size(); ++i) {
            forged[i].prev = forged[i - 1].hash;
            forged[i].hash = trailHash(forged[i]);
        }
        QVERIFY(check(forged).clean());
        QVERIFY(!check(forged, TrailHead{5, genuine.back().hash}).clean());
    }

    void lines() {
        for (const TrailRow& row : chain(3)) {
            const auto back = parseTrailLine(trailLine(row));
            QVERIFY(back.ok());
            QCOMPARE(*back, row);
        }
        for (const char* bad : {"", "x", "[]", "{}", "{\"seq\": 1}", "null"})
            QVERIFY(!parseTrailLine(bad).ok());
        QVERIFY(!parseTrailLine(QByteArray(maxTrailLineBytes + 1, ' ')).ok());
        QByteArray line = trailLine(chain(1).front());
        line.replace("\"seq\":\"1\"", "\"seq\":\"one\"");
        QVERIFY(!parseTrailLine(line).ok());
    }
};

QTEST_GUILESS_MAIN(TestTrail)
#include "test_trail.moc"
