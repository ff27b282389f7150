// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each kind against data of its own (tests/kinds/KIND): on the clean history no detector speaks, with the
// planted troubles each row gives exactly the finding it was planted for, and the verdicts are those written
// down.
//   schema.sql    the backend's tables
//   clean.sql     a history without trouble; {now} is the moment in zone-less UTC
//   planted.sql   what is wrong, on top of it
//   expected.tsv  detector TAB subject_id
//   verdicts.tsv  item kind TAB id TAB verdict TAB reason
//   facts.tsv     login TAB what it gets TAB one statement, in their order, where there is more to show; what
//                 ends with * need only begin so
//   olderN.sql    what makes an older database of schema.sql, with rows of its own; olderN.tsv: its facts
// Troubles that exclude one another come in a second step, where there is one:
//   planted2.sql  what happens next
//   expected2.tsv what that adds (+) to expected.tsv and takes away (-), each line led by its sign
#include "models/postgres/system_gateway.h"
#include "tests/support/test_database.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace countersign;

namespace {

constexpr int sliceRows = 500; ///< small, so that a scan takes several slices

QString kindFile(const QString& kind, const QString& name) {
    // The tables of the demo's first system are the demo's.
    for (const QString& path :
         {QStringLiteral(KIND_DATA "/%1/%2"), QStringLiteral(":/countersign/demo/%1/%2")}) {
        QFile file(path.arg(kind, name));
        if (file.open(QIODevice::ReadOnly))
            return QString::fromUtf8(file.readAll());
    }
    return {};
}

QString withNow(QString sql) {
    return sql.replace(QStringLiteral("{now}"), QStringLiteral("(now() AT TIME ZONE 'UTC')::timestamp(3)"));
}

QStringList sortedLines(const QString& text) {
    QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    lines.removeIf([](const QString& line) { return line.startsWith(u'#'); });
    lines.sort();
    return lines;
}

/// What is in one list and not in the other: a failure must say which row, not "lists differ".
QString difference(const QStringList& found, const QStringList& wanted) {
    QStringList text;
    for (const QString& line : found) {
        if (found.count(line) > wanted.count(line))
            text << QStringLiteral("not wanted: ") + line;
    }
    for (const QString& line : wanted) {
        if (wanted.count(line) > found.count(line))
            text << QStringLiteral("not found: ") + line;
    }
    text.removeDuplicates();
    return text.join(u'\n');
}

/// Every finding there is, all scans run to their end: "detector TAB subject".
Result<QStringList> allFindings(SystemGateway& gateway, const KindPack& kind) {
    QStringList lines;
    const auto add = [&](const std::vector<Finding>& findings) {
        for (const Finding& finding : findings)
            lines << finding.detector + u'\t' + finding.subjectId;
    };
    const auto live = gateway.findings();
    if (!live)
        return live.failure();
    if (!live->notLooked.isEmpty())
        return Failure{FailureKind::Internal, live->notLooked.join(u';'), {}, {}, {}};
    add(live->findings);
    for (const KindDetector& detector : kind.detectors) {
        if (detector.cls != KindDetector::Class::Scan)
            continue;
        QString mark;
        do {
            const auto slice = gateway.scan(detector.id, mark, sliceRows);
            if (!slice)
                return slice.failure();
            add(slice->findings);
            mark = slice->mark;
        } while (!mark.isEmpty());
    }
    lines.sort();
    return lines;
}

/// \a lines after the changes of expected2.tsv.
QStringList changedLines(QStringList lines, const QStringList& changes) {
    for (const QString& change : changes) {
        if (change.startsWith(u'-'))
            lines.removeOne(change.mid(1));
        else
            lines << change.mid(1);
    }
    return lines;
}

} // namespace

class TestKinds : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyKindHasData();
    void findings_data() { kinds(); }
    void findings();
    void older_data();
    void older();

  private:
    static void kinds();
    void look(TestDatabase& db, const QString& login, const QStringList& wanted, const char* when);
    static void verdicts(TestDatabase& db, const QString& kind);
    static void refusals(TestDatabase& db, const QString& kind);
    static void boardsItHasNot(TestDatabase& db);
    static void facts(TestDatabase& db, const QString& kind, const QString& file);
};

void TestKinds::kinds() {
    QTest::addColumn<QString>("kind");
    for (const QString& kind : QDir(QStringLiteral(KIND_DATA)).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QTest::newRow(qPrintable(kind)) << kind;
}

void TestKinds::everyKindHasData() {
    QStringList with =
        QDir(QStringLiteral(KIND_DATA)).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    QCOMPARE(with, builtInKinds());
}

void TestKinds::look(TestDatabase& db, const QString& login, const QStringList& wanted, const char* when) {
    const auto gateway = SystemGateway::open(db.plan(login), db.kind(), {});
    QVERIFY2(gateway.ok(), gateway ? "" : qPrintable(englishSentence(gateway.failure())));
    const auto found = allFindings(**gateway, *db.kind());
    QVERIFY2(found.ok(), found ? "" : qPrintable(englishSentence(found.failure()) + found.failure().detail));
    const QString differs = difference(*found, wanted);
    QVERIFY2(differs.isEmpty(),
             qPrintable(QStringLiteral("%1 as %2:\n").arg(QLatin1String(when), login) + differs));
}

void TestKinds::verdicts(TestDatabase& db, const QString& kind) {
    const auto gateway = SystemGateway::open(db.plan(QStringLiteral("carol")), db.kind(), {});
    QVERIFY(gateway.ok());
    QStringList wrong;
    const QStringList lines = sortedLines(kindFile(kind, QStringLiteral("verdicts.tsv")));
    for (const QString& line : lines) {
        const QStringList fields = line.split(u'\t');
        QCOMPARE(fields.size(), 4);
        const auto verdict = (*gateway)->verdicts(fields[0], {fields[1]});
        const QString said = !verdict ? englishSentence(verdict.failure()) + verdict.failure().detail
                             : verdict->empty()
                                 ? QStringLiteral("(no verdict)")
                                 : verdictName(verdict->front().kind) + u'\t' + verdict->front().reason;
        if (said != fields[2] + u'\t' + fields[3])
            wrong << line + QStringLiteral("\n    but: ") + said;
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    qInfo("%s: %lld verdicts as written", qPrintable(kind), static_cast<long long>(lines.size()));
}

/// Where no retry exists the act is refused with the judge's reason, like any other.
void TestKinds::refusals(TestDatabase& db, const QString& kind) {
    for (const QString& line : sortedLines(kindFile(kind, QStringLiteral("verdicts.tsv")))) {
        const QStringList fields = line.split(u'\t');
        const KindItem* item = db.kind()->item(fields[0]);
        QVERIFY2(item != nullptr, qPrintable(line));
        if (item->mayBeRetried())
            continue;
        const QString said = db.value(
            QStringLiteral("ann"),
            QStringLiteral("SELECT r.outcome || ' ' || r.reason FROM countersign.retry_verdict($1, $2) v,"
                           " countersign.retry($1, $2, v.fingerprint, gen_random_uuid(), 'a test', '[]') r"),
            {fields[0], fields[1]});
        if (said != QStringLiteral("refused ") + fields[3] && said != QStringLiteral("refused limit-human"))
            QFAIL(qPrintable(line + QStringLiteral("\n    but: ") + said));
    }
}

/// What a kind has none of is said in its own words, with the contract and without.
void TestKinds::boardsItHasNot(TestDatabase& db) {
    for (const char* login : {"carol", "looker"}) {
        const auto gateway = SystemGateway::open(db.plan(QLatin1String(login)), db.kind(), {});
        QVERIFY(gateway.ok());
        for (const auto& [board, why] : db.kind()->without) {
            const Failure said =
                board == u"ledger" ? (*gateway)->ledger().failure() : (*gateway)->payouts({}).failure();
            QCOMPARE(said.what, why.english());
        }
    }
}

void TestKinds::facts(TestDatabase& db, const QString& kind, const QString& file) {
    QStringList wrong;
    int held = 0;
    for (const QString& line : kindFile(kind, file).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            continue;
        QStringList fields = line.split(u'\t');
        QCOMPARE(fields.size(), 3);
        const QString login = fields[0] == u"admin" ? db.adminLogin() : fields[0];
        const QString said = db.value(login, withNow(fields[2]));
        const bool begins = fields[1].endsWith(u'*') && said.startsWith(fields[1].chopped(1));
        if (said != fields[1] && !begins)
            wrong << line + QStringLiteral("\n    but: ") + said;
        ++held;
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    qInfo("%s/%s: %d facts as written", qPrintable(kind), qPrintable(file), held);
}

void TestKinds::findings() {
    QFETCH(QString, kind);
    TestDatabaseOptions options;
    options.kind = kind;
    options.tables = kindFile(kind, QStringLiteral("schema.sql"));
    QVERIFY(!options.tables.isEmpty());
    auto made = TestDatabase::create(options);
    QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure()) + made.failure().detail));
    TestDatabase& db = **made;

    const QString clean = kindFile(kind, QStringLiteral("clean.sql"));
    QVERIFY(!clean.isEmpty());
    const Status history = db.sql(withNow(clean));
    QVERIFY2(history.ok(), history ? "" : qPrintable(history.failure().detail));
    for (const char* login : {"carol", "looker"})
        look(db, QLatin1String(login), {}, "clean");
    boardsItHasNot(db);
    if (QTest::currentTestFailed())
        return;

    const Status trouble = db.sql(withNow(kindFile(kind, QStringLiteral("planted.sql"))));
    QVERIFY2(trouble.ok(), trouble ? "" : qPrintable(trouble.failure().detail));
    const QStringList wanted = sortedLines(kindFile(kind, QStringLiteral("expected.tsv")));
    look(db, QStringLiteral("carol"), wanted, "planted");
    verdicts(db, kind);
    refusals(db, kind);
    facts(db, kind, QStringLiteral("facts.tsv"));
    if (QTest::currentTestFailed())
        return;
    const QStringList later =
        changedLines(wanted, sortedLines(kindFile(kind, QStringLiteral("expected2.tsv"))));
    const Status more = db.sql(withNow(kindFile(kind, QStringLiteral("planted2.sql"))));
    QVERIFY2(more.ok(), more ? "" : qPrintable(more.failure().detail));
    look(db, QStringLiteral("carol"), later, "planted next");
    // Every detector has been planted for: one that never speaks proves nothing.
    QStringList silent;
    for (const KindDetector& detector : db.kind()->detectors) {
        const auto names = [&](const QString& line) { return line.startsWith(detector.id + u'\t'); };
        const bool spoke = std::any_of(wanted.begin(), wanted.end(), names) ||
                           std::any_of(later.begin(), later.end(), names);
        if (!spoke && !detector.needsContract)
            silent << detector.id;
    }
    QVERIFY2(silent.isEmpty(), qPrintable(QStringLiteral("nothing is planted for ") + silent.join(u' ')));
    qInfo("%s: %lld findings of %zu detectors, each as planted", qPrintable(kind),
          static_cast<long long>(wanted.size()), db.kind()->detectors.size());
}

void TestKinds::older_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("name");
    const QDir data(QStringLiteral(KIND_DATA));
    for (const QString& kind : data.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        for (QString file : QDir(data.filePath(kind)).entryList({QStringLiteral("older*.sql")})) {
            file.chop(4);
            QTest::newRow(qPrintable(kind + u'/' + file)) << kind << file;
        }
    }
}

/// A database that lacks columns and tables: what rests on them says so, the rest works.
void TestKinds::older() {
    QFETCH(QString, kind);
    QFETCH(QString, name);
    TestDatabaseOptions options;
    options.kind = kind;
    options.tables =
        kindFile(kind, QStringLiteral("schema.sql")) + withNow(kindFile(kind, name + QStringLiteral(".sql")));
    auto made = TestDatabase::create(options);
    QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure()) + made.failure().detail));
    facts(**made, kind, name + QStringLiteral(".tsv"));
}

QTEST_GUILESS_MAIN(TestKinds)
#include "test_kinds.moc"
