// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/system_gateway.h"
#include "tests/support/backend_rows.h"
#include "tests/support/say.h"
#include "tests/support/test_database.h"

#include <QSet>
#include <QTest>

using namespace countersign;

namespace {

inline constexpr int intents = 250;
const QString intentKind = QStringLiteral("intent");
const QString bareDatabase = QStringLiteral("bare");

} // namespace

/// Everything the gateway reads, once through the contract and once by the kind's SELECTs: the answers must
/// be equal.
class TestGatewayReading : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase();
    void pagesWalkTheWholeTable_data() { ways(); }
    void pagesWalkTheWholeTable();
    void pagesFilter_data() { ways(); }
    void pagesFilter();
    void pagesRefuse_data() { ways(); }
    void pagesRefuse();
    void readsAbsurdValues_data() { ways(); }
    void readsAbsurdValues();
    void detailHasTimeline_data() { ways(); }
    void detailHasTimeline();
    void findsWhatIsPlanted_data() { ways(); }
    void findsWhatIsPlanted();
    void thresholdsOfTheSystemFileCount_data() { ways(); }
    void thresholdsOfTheSystemFileCount();
    void judges_data() { ways(); }
    void judges();
    void sumsBooksExactly_data() { ways(); }
    void sumsBooksExactly();
    void scansToTheEnd_data() { ways(); }
    void scansToTheEnd();

  private:
    static void ways();
    [[nodiscard]] std::unique_ptr<SystemGateway> gateway(std::map<QString, Decimal> thresholds = {});
    Status both(const QString& script);

    std::unique_ptr<TestDatabase> database_;
};

void TestGatewayReading::ways() {
    QTest::addColumn<QString>("login");
    QTest::addColumn<QString>("database");
    QTest::newRow("contract, auditor") << "carol"
                                       << "";
    QTest::newRow("contract, operator") << "ann"
                                        << "";
    QTest::newRow("look-only") << "looker" << bareDatabase;
}

std::unique_ptr<SystemGateway> TestGatewayReading::gateway(std::map<QString, Decimal> thresholds) {
    QFETCH(QString, login);
    QFETCH(QString, database);
    auto opened =
        SystemGateway::open(database_->plan(login, database), database_->kind(), std::move(thresholds));
    if (!opened) {
        qWarning("%s", qPrintable(said(opened.failure())));
        return nullptr;
    }
    return std::move(opened).value();
}

Status TestGatewayReading::both(const QString& script) {
    if (const Status done = database_->sql(script); !done)
        return done;
    return database_->cluster().runSql(bareDatabase, script);
}

void TestGatewayReading::initTestCase() {
    TestDatabaseOptions withoutContract;
    withoutContract.contract = false;
    auto made = TestDatabase::create(withoutContract);
    QVERIFY_OK(made);
    database_ = std::move(*made);
    const Status bare = database_->makeDatabase(bareDatabase);
    QVERIFY_OK(bare);
    // Wider than the backend makes them, before views hold them: other backends have numeric(78, 30).
    const Status widened =
        both(QStringLiteral("ALTER TABLE \"Program\" ALTER COLUMN \"claimAmount\" TYPE numeric;"
                            "ALTER TABLE \"LedgerEntry\" ALTER COLUMN \"amount\" TYPE numeric(78, 30)"));
    QVERIFY_OK(widened);
    const auto installed =
        installContract(database_->plan(database_->adminLogin()), *database_->kind(), TestDatabase::people());
    QVERIFY_OK(installed);
    const Status filled =
        both(programSql() + manyIntentsSql(intents) + orphanIntentSql(QStringLiteral("orphan")));
    QVERIFY_OK(filled);
    const Status analysed = both(QStringLiteral("ANALYZE"));
    QVERIFY_OK(analysed);
}

void TestGatewayReading::pagesWalkTheWholeTable() {
    const auto open = gateway();
    QVERIFY(open);
    for (const bool descending : {true, false}) {
        ItemQuery query;
        query.itemKind = intentKind;
        query.limit = 100;
        query.descending = descending;
        std::optional<PageMark> mark;
        QSet<QString> seen;
        UnixMs last = descending ? std::numeric_limits<UnixMs>::max() : 0;
        int pages = 0;
        do {
            const auto page = open->page(query, mark);
            QVERIFY_OK(page);
            QCOMPARE(page->estimate.has_value(), pages == 0);
            for (const WorkItem& item : page->items) {
                QVERIFY(!seen.contains(item.id));
                seen.insert(item.id);
                QVERIFY(descending ? *item.createdAt <= last : *item.createdAt >= last);
                last = *item.createdAt;
            }
            mark = page->next;
            ++pages;
        } while (mark && pages < 10);
        QCOMPARE(pages, 3);
        QCOMPARE(seen.size(), intents + 1);
    }
}

void TestGatewayReading::pagesFilter() {
    const auto open = gateway();
    QVERIFY(open);
    ItemQuery query;
    query.itemKind = intentKind;
    query.limit = maxPageRows;
    query.states = {WorkState::Failed, WorkState::Cancelled};
    const auto failed = open->page(query, {});
    QVERIFY_OK(failed);
    QCOMPARE(failed->items.size(), std::size_t(2 * intents / 5));
    for (const WorkItem& item : failed->items)
        QVERIFY(item.state == WorkState::Failed || item.state == WorkState::Cancelled);

    // Several states are read from an index each and are one order all the same.
    query.limit = 7;
    std::optional<PageMark> mark;
    QStringList walked;
    do {
        const auto part = open->page(query, mark);
        QVERIFY_OK(part);
        for (const WorkItem& item : part->items)
            walked << item.id;
        mark = part->next;
    } while (mark && walked.size() < intents);
    query.limit = maxPageRows;
    const auto atOnce = open->page(query, {});
    QVERIFY_OK(atOnce);
    QStringList all;
    for (const WorkItem& item : atOnce->items)
        all << item.id;
    QVERIFY(!all.isEmpty());
    QCOMPARE(walked, all);
    query.brief = true;
    const auto brief = open->page(query, {});
    QVERIFY_OK(brief);
    QCOMPARE(brief->items.size(), atOnce->items.size());
    QCOMPARE(brief->items.front().type,
             atOnce->items.front().details.value(QStringLiteral("type")).toString());
    QVERIFY(brief->items.front().details.isEmpty());
    QCOMPARE(brief->items.front().fingerprint, atOnce->items.front().fingerprint);
    query.brief = false;
    query.states = {WorkState::Unknown};
    QVERIFY(open->page(query, {})->items.empty());

    query.states = {};
    query.search = QStringLiteral("0x") + QString::number(42).rightJustified(40, u'0');
    const auto found = open->page(query, {});
    QVERIFY_OK(found);
    QCOMPARE(found->items.size(), std::size_t(1));
    QCOMPARE(found->items.front().id, QStringLiteral("i000042"));
    QCOMPARE(found->items.front().money->amount.text(), QStringLiteral("42.250000"));
    QVERIFY(!found->items.front().fingerprint.isEmpty());

    query.search = QStringLiteral("'; DROP TABLE \"Intent\"; --");
    QVERIFY(open->page(query, {})->items.empty());

    query.search.clear();
    query.ids = {QStringLiteral("i000007"), QStringLiteral("gone"), QStringLiteral("a\"b\\,{}")};
    QCOMPARE(open->page(query, {})->items.size(), std::size_t(1));
    query.ids.clear();
    query.onlyIds = true;
    QVERIFY(open->page(query, {})->items.empty());
}

void TestGatewayReading::pagesRefuse() {
    const auto open = gateway();
    QVERIFY(open);
    ItemQuery query;
    query.itemKind = QStringLiteral("nonsense");
    QCOMPARE(open->page(query, {}).failure().kind, FailureKind::BadInput);
    query.itemKind = intentKind;
    query.sortKey = QStringLiteral("\"; --");
    QCOMPARE(open->page(query, {}).failure().kind, FailureKind::BadInput);
    query.sortKey.clear();
    query.search = QStringLiteral("a") + QChar(0) + QStringLiteral("b");
    QVERIFY(!open->page(query, {}).ok());
    query.search.clear();
    QVERIFY(!open->page(query, PageMark{QStringLiteral("no time"), QStringLiteral("x")}).ok());
    QVERIFY(open->usable()); // none of this costs the connection
    QVERIFY(open->page(query, {}).ok());
}

void TestGatewayReading::readsAbsurdValues() {
    const QString wide = QString(40, u'9') + u'.' + QString(29, u'1') + u'7'; // numeric(78, 30) and more
    const QString script =
        QStringLiteral(
            "DELETE FROM \"Intent\" WHERE \"id\" LIKE 'absurd%';"
            "INSERT INTO \"Program\" "
            "(\"id\",\"name\",\"slug\",\"treasuryAddress\",\"claimAmount\",\"updatedAt\")"
            " VALUES ('nan', E'<b>bold</b>\\u202egnp.exe', 'nan', '', 'NaN', 'infinity') ON CONFLICT DO "
            "NOTHING;"
            "INSERT INTO \"Intent\" "
            "(\"id\",\"programId\",\"type\",\"idempotencyKey\",\"wallet\",\"payload\",\"createdAt\","
            "\"updatedAt\","
            " \"lockedUntil\", \"nextRetryAt\", \"errorMessage\", \"resultData\") VALUES"
            " ('absurd-wide', 'p1', 'CLAIM', 'a1', '0x', '{\"amount\": \"%1\"}', '10000-01-01', "
            "'294276-12-31', 'infinity', '-infinity',"
            "  E'line\\n\\x01\\x1b[31m<script>alert(1)</script>\\u202e', jsonb_build_object('chainId', "
            "repeat('9', 500))),"
            " ('absurd-nan', 'nan', 'CLAIM', 'a2', '', '{}', '0001-01-01', '0001-01-01', NULL, NULL, NULL, "
            "'null'),"
            " ('absurd-huge', 'p1', 'CLAIM', 'a3', repeat('w', 100000),"
            "  jsonb_build_object('amount', '1e999', 'blob', repeat('x', 1048576)), now(), now(), NULL, NULL,"
            "  repeat(E'\\u20ac', 300000), NULL);")
            .arg(wide);
    const Status planted = both(script);
    QVERIFY_OK(planted);
    const auto open = gateway();
    QVERIFY(open);
    ItemQuery query;
    query.itemKind = intentKind;
    query.ids = {QStringLiteral("absurd-wide"), QStringLiteral("absurd-nan"), QStringLiteral("absurd-huge")};
    const auto page = open->page(query, {});
    QVERIFY_OK(page);
    QCOMPARE(page->items.size(), std::size_t(3));
    std::map<QString, WorkItem> byId;
    for (const WorkItem& item : page->items)
        byId[item.id] = item;

    const WorkItem& big = byId[QStringLiteral("absurd-wide")];
    QCOMPARE(big.money->amount.text(), wide);
    QCOMPARE(*big.createdAt, qint64(253402300800000)); // 10000-01-01T00:00:00Z
    QVERIFY(*big.updatedAt > *big.createdAt);
    QVERIFY(!big.lockedUntil && !big.nextAttemptAt);
    QVERIFY(big.lastError.contains(QStringLiteral("<script>"))); // carried as it is; views show plain text
    QVERIFY(!byId[QStringLiteral("absurd-nan")].money);
    QVERIFY(*byId[QStringLiteral("absurd-nan")].createdAt < 0);
    const WorkItem& huge = byId[QStringLiteral("absurd-huge")];
    QVERIFY(huge.lastError.size() < 2100 && huge.lastError.endsWith(QStringLiteral("(cut)")));
    QVERIFY(huge.wallet.endsWith(QStringLiteral("(cut)")));

    const auto whole = open->detail({intentKind, QStringLiteral("absurd-huge")});
    QVERIFY_OK(whole);
    QVERIFY(whole->item.lastError.toUtf8().size() <= maxTextBytes + 16);
    for (const QJsonValue& value : whole->item.details)
        QVERIFY(value.toString().toUtf8().size() <= maxTextBytes + 16);
    const auto verdict = open->verdicts(intentKind, query.ids);
    QVERIFY_OK(verdict);
    QCOMPARE(verdict->size(), std::size_t(3));
    const auto findings = open->findings();
    QVERIFY_OK(findings);
    const Status removed = both(QStringLiteral("DELETE FROM \"Intent\" WHERE \"id\" LIKE 'absurd%';"
                                               "DELETE FROM \"Program\" WHERE \"id\" = 'nan'"));
    QVERIFY_OK(removed);
}

void TestGatewayReading::detailHasTimeline() {
    const auto open = gateway();
    QVERIFY(open);
    const auto detail = open->detail({intentKind, QStringLiteral("orphan")});
    QVERIFY_OK(detail);
    QCOMPARE(detail->item.id, QStringLiteral("orphan"));
    QVERIFY(!detail->timeline.empty());
    QCOMPARE(detail->timeline.front().what, QStringLiteral("created"));
    QCOMPARE(open->detail({intentKind, QStringLiteral("nobody")}).failure().kind, FailureKind::Missing);
}

void TestGatewayReading::findsWhatIsPlanted() {
    const auto open = gateway();
    QVERIFY(open);
    const auto snapshot = open->findings();
    QVERIFY_OK(snapshot);
    QVERIFY(!snapshot->more);
    const Finding* orphan = nullptr;
    Severity last = Severity::P0;
    for (const Finding& finding : snapshot->findings) {
        QVERIFY(finding.severity >= last);
        last = finding.severity;
        QVERIFY2(!finding.title.isEmpty() && !finding.whatToDo.isEmpty(), qPrintable(finding.detector));
        if (finding.subjectId == QStringLiteral("orphan")) {
            QVERIFY2(orphan == nullptr, "one row gives one finding");
            orphan = &finding;
        }
    }
    QVERIFY(orphan != nullptr);
    QCOMPARE(orphan->detector, QStringLiteral("intent.orphan"));
    QCOMPARE(orphan->money->amount.text(), QStringLiteral("7.5"));
    QCOMPARE(orphan->board, QStringLiteral("intents"));
}

void TestGatewayReading::thresholdsOfTheSystemFileCount() {
    const auto count = [](const std::unique_ptr<SystemGateway>& open) {
        const auto snapshot = open->findings();
        int orphans = 0;
        for (const Finding& finding : snapshot->findings)
            orphans += finding.detector == QStringLiteral("intent.orphan") ? 1 : 0;
        return orphans;
    };
    const auto usual = gateway();
    const auto patient =
        gateway({{QStringLiteral("intent_stuck_s"), *Decimal::parse(QStringLiteral("172800"))}});
    QVERIFY(usual && patient);
    QVERIFY(count(usual) > 10);
    QCOMPARE(count(patient), 0); // nothing is two days old
}

void TestGatewayReading::judges() {
    const auto open = gateway();
    QVERIFY(open);
    const QStringList ids{QStringLiteral("i000002"), QStringLiteral("orphan"), QStringLiteral("nobody")};
    const auto verdicts = open->verdicts(intentKind, ids);
    QVERIFY_OK(verdicts);
    QCOMPARE(verdicts->size(), std::size_t(3));
    const Verdict& done = (*verdicts)[0]; // CONFIRMED
    QCOMPARE(done.kind, VerdictKind::Unsafe);
    QVERIFY(done.text.size() > done.reason.size());
    const Verdict& orphan = (*verdicts)[1];
    QCOMPARE(orphan.kind, VerdictKind::Safe);
    QVERIFY(orphan.evidence.size() >= 3);
    for (const EvidenceLine& line : orphan.evidence)
        QVERIFY(!line.check.isEmpty() && !line.text.isEmpty());
    const auto detail = open->detail({intentKind, QStringLiteral("orphan")});
    QCOMPARE(orphan.fingerprint, detail->item.fingerprint);
    QCOMPARE((*verdicts)[2].kind, VerdictKind::Unknown);
    QCOMPARE((*verdicts)[2].reason, QStringLiteral("gone"));

    QStringList many;
    for (int i = 0; i <= maxVerdictBatch; ++i)
        many << QString::number(i);
    QCOMPARE(open->verdicts(intentKind, many).failure().kind, FailureKind::TooLarge);
}

void TestGatewayReading::sumsBooksExactly() {
    const Status booked = both(QStringLiteral(
        "DELETE FROM \"LedgerEntry\";"
        "INSERT INTO \"LedgerEntry\" "
        "(\"id\",\"programId\",\"account\",\"counterparty\",\"amount\",\"currency\",\"refType\",\"refId\") "
        "VALUES"
        " ('l1','p1','a','b', 0.000000000000000000000000000001,'USD','COMMISSION','c1'),"
        " ('l2','p1','b','a', 0,'USD','COMMISSION','c1'),"
        " ('l3','p1','a','b', 7.5,'USD','PAYOUT','c2'), ('l4','p1','b','a', -7.5,'USDC','PAYOUT','c2'),"
        " ('l5','p1','a','b', 3,'USD','PAYOUT','c3'), ('l6','p1','b','a', -3,'USD','PAYOUT','c3'),"
        " ('l7','p1','a','b','NaN','USDC','PAYOUT','c4'), ('l8','p1','b','a', 40,'USDC','PAYOUT','c4')"));
    QVERIFY_OK(booked);
    const auto open = gateway();
    QVERIFY(open);
    const auto snapshot = open->ledger();
    QVERIFY_OK(snapshot);
    QCOMPARE(snapshot->books.size(), std::size_t(2));
    QCOMPARE(snapshot->books[0].sum.currency, QStringLiteral("USD"));
    QCOMPARE(snapshot->books[0].sum.amount.text(), QStringLiteral("7.500000000000000000000000000001"));
    QCOMPARE(snapshot->books[0].entries, qint64(5));
    QCOMPARE(snapshot->books[0].without, qint64(0));
    // A reference that no sum can be told of is left out of its book's, and named.
    QCOMPARE(snapshot->books[1].sum.amount.text(), QStringLiteral("-7.500000000000000000000000000000"));
    QCOMPARE(snapshot->books[1].without, qint64(1));
    QVERIFY(!snapshot->books[1].right());
    QCOMPARE(snapshot->unbalanced.size(), std::size_t(4)); // c1, c2 in two currencies, and c4
    const ReferenceSum& odd = snapshot->unbalanced.back();
    QCOMPARE(odd.refId, QStringLiteral("c4"));
    QVERIFY(!odd.sum);
    const auto oddEntries = open->entriesOf(odd);
    QVERIFY_OK(oddEntries);
    QCOMPARE(oddEntries->size(), std::size_t(2));
    QCOMPARE(oddEntries->front().oddAmount, QStringLiteral("NaN"));
    QVERIFY(!oddEntries->front().money);
    const ReferenceSum& last = *std::prev(snapshot->unbalanced.end(), 2);
    QCOMPARE(last.refId, QStringLiteral("c2"));
    const auto entries = open->entriesOf(last);
    QVERIFY_OK(entries);
    QCOMPARE(entries->size(), std::size_t(1));
    QCOMPARE(entries->front().currency, last.currency);
    const auto workers = open->workers();
    QVERIFY_OK(workers);
}

void TestGatewayReading::scansToTheEnd() {
    const auto open = gateway();
    QVERIFY(open);
    qint64 rows = 0;
    int slices = 0;
    QStringList found;
    QString mark;
    do {
        const auto slice = open->scan(QStringLiteral("intent.confirmed_without_settlement"), mark, 100);
        QVERIFY_OK(slice);
        rows += slice->rows;
        mark = slice->mark;
        for (const Finding& finding : slice->findings)
            found << finding.subjectId;
        ++slices;
    } while (!mark.isEmpty() && slices < 20);
    QCOMPARE(rows, qint64(intents + 1));
    QCOMPARE(slices, 3);
    QVERIFY(found.isEmpty()); // confirmed ones have no hash here
    QCOMPARE(open->scan(QStringLiteral("intent.orphan"), {}, 10).failure().kind, FailureKind::BadInput);
    // Each console keeps two connections; the more of them there are, the slower each walks.
    const auto consoles = [&open] {
        const auto slice = open->scan(QStringLiteral("intent.confirmed_without_settlement"), {}, 1);
        return slice ? slice->consoles : 0;
    };
    QCOMPARE(consoles(), 1);
    const auto second = gateway(), third = gateway(), fourth = gateway();
    QVERIFY(second && third && fourth);
    QCOMPARE(consoles(), 2);
}

QTEST_GUILESS_MAIN(TestGatewayReading)
#include "test_gateway_reading.moc"
