// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/action_feed.h"
#include "models/feeds/detail_feed.h"
#include "models/feeds/finding_feed.h"
#include "models/feeds/health_feed.h"
#include "models/feeds/identity_feed.h"
#include "models/feeds/item_feed.h"
#include "models/feeds/ledger_feed.h"
#include "models/feeds/row_looks.h"
#include "models/feeds/scan_feed.h"
#include "models/postgres/database_thread.h"
#include "tests/postgres/feeds_fixture.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace countersign;

namespace {

bool has(const std::vector<Finding>& findings, const QString& detector, const QString& id) {
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
        return finding.detector == detector && finding.subjectId == id;
    });
}

} // namespace

/// A whole session against a real database: what it shows, and how it takes the database going away.
class TestFeedsSession : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        auto made = TestDatabase::create();
        QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
        db_ = std::move(*made);
        QString script = programSql() + intentSql(QStringLiteral("orphan"), QStringLiteral("PENDING"));
        for (int i = 0; i < 25; ++i)
            script += intentSql(QStringLiteral("done-%1").arg(i, 2, 10, QLatin1Char('0')),
                                QStringLiteral("CONFIRMED"));
        script += QStringLiteral(
            "INSERT INTO \"LedgerEntry\"(\"id\",\"programId\",\"account\",\"counterparty\",\"amount\","
            "\"refType\",\"refId\",\"createdAt\") VALUES ('l1','p1','a','b',7.5,'ADJUSTMENT','adj1',(now() "
            "at time zone 'utc') - interval '1 hour');");
        const Status filled = db_->sql(script);
        QVERIFY2(filled.ok(), filled ? "" : qPrintable(englishSentence(filled.failure())));
    }

    void anOperatorSeesFindingsAndMayAct() {
        const auto session = sessionOf(*db_, QStringLiteral("ann"));
        QSignalSpy answered(session.get(), &SystemSession::databaseAnswered);
        session->start();
        QTRY_VERIFY_WITH_TIMEOUT(session->info().mode == AccessMode::Operator, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(
            has(session->findings()->all(), QStringLiteral("intent.orphan"), QStringLiteral("orphan")),
            20'000);
        QVERIFY(session->connected());
        QTRY_VERIFY_WITH_TIMEOUT(answered.count() >= 2, 20'000);
        QCOMPARE(session->findings()->subjectsOf(QStringLiteral("intent")),
                 QStringList{QStringLiteral("orphan")});
        QTRY_VERIFY_WITH_TIMEOUT(!session->health()->lines().empty(), 20'000);
        QVERIFY(session->health()->lines().front().kind == u"database");
    }

    void scansFindWhatIsGreenButWrongAndForgetItWhenItIsMended() {
        const auto session = sessionOf(*db_, QStringLiteral("ann"));
        session->start();
        QVERIFY(session->scan());
        QTRY_VERIFY_WITH_TIMEOUT(std::any_of(session->findings()->all().begin(),
                                             session->findings()->all().end(),
                                             [](const Finding& finding) {
                                                 return finding.detector == u"ledger.reference_unbalanced";
                                             }),
                                 30'000);
        QVERIFY(db_->sql(QStringLiteral("DELETE FROM \"LedgerEntry\"")).ok());
        QTRY_VERIFY_WITH_TIMEOUT(std::none_of(session->findings()->all().begin(),
                                              session->findings()->all().end(),
                                              [](const Finding& finding) {
                                                  return finding.detector == u"ledger.reference_unbalanced";
                                              }),
                                 30'000);
    }

    void itemsComeInPagesAndAreRefreshed() {
        const auto session = sessionOf(*db_, QStringLiteral("ann"));
        ItemFeed* items = session->items(QStringLiteral("intent"));
        QVERIFY(items);
        QSignalSpy first(items, &ItemFeed::firstPageReady);
        QSignalSpy next(items, &ItemFeed::nextPageReady);
        QSignalSpy verdicts(items, &ItemFeed::verdictsReady);
        ItemQuery query = items->query();
        query.limit = 10;
        items->setQuery(query);
        items->start();
        QTRY_VERIFY_WITH_TIMEOUT(first.count() >= 1, 20'000);
        QCOMPARE(first[0][0].value<ItemPage>().items.size(), size_t(10));
        QVERIFY(items->canFetchMore());
        items->fetchMore();
        items->fetchMore(); // while one is under way: once
        QTRY_COMPARE_WITH_TIMEOUT(next.count(), 1, 20'000);
        first.clear();
        // Both pages are alive now.
        QTRY_VERIFY_WITH_TIMEOUT(first.count() >= 1 && first.last()[0].value<ItemPage>().items.size() == 20,
                                 20'000);
        items->wantVerdicts({QStringLiteral("orphan"), QStringLiteral("done-00")});
        QTRY_VERIFY_WITH_TIMEOUT(verdicts.count() >= 1, 20'000);
        const auto byId = verdicts[0][0].value<QHash<QString, Verdict>>();
        QVERIFY(byId.value(QStringLiteral("orphan")).kind == VerdictKind::Safe);
        QVERIFY(byId.value(QStringLiteral("done-00")).kind == VerdictKind::Unsafe);

        QSignalSpy collected(items, &ItemFeed::collected);
        items->collect();
        QTRY_COMPARE_WITH_TIMEOUT(collected.count(), 1, 20'000);
        QCOMPARE(collected[0][0].value<std::vector<WorkItemRef>>().size(), size_t(26));
    }

    void theChainIsAskedOnceForRowsOfTheListThatAskTheSame() {
        DatabaseThread reader(db_->plan(QStringLiteral("ann")), db_->kind(), {});
        FakeChain chain;
        chain.answer.configured = true;
        chain.answer.nodesAsked = 2; // and none answers
        RowLooks looks(&chain, {testPace, systemNow});
        ItemFeed items(&reader, &looks, QStringLiteral("intent"));
        items.setTime({testPace, systemNow});
        QSignalSpy verdicts(&items, &ItemFeed::verdictsReady);
        items.wantVerdicts({QStringLiteral("orphan"), QStringLiteral("done-00")});
        items.start();
        QTRY_VERIFY_WITH_TIMEOUT(verdicts.count() >= 2, 20'000);
        const auto first = verdicts[0][0].value<QHash<QString, Verdict>>();
        QVERIFY(first.value(QStringLiteral("orphan")).kind == VerdictKind::Safe);
        QVERIFY(first.value(QStringLiteral("orphan")).chain == ChainHalf::NotAsked);
        const auto second = verdicts[1][0].value<QHash<QString, Verdict>>();
        QCOMPARE(second.value(QStringLiteral("orphan")).reason, QStringLiteral("chain-unreadable"));
        QVERIFY(second.value(QStringLiteral("done-00")).chain == ChainHalf::NotAsked); // settled by the row
        QCOMPARE(chain.looks, 1);
    }

    void anAnswerToAnOlderQueryIsDropped() {
        const auto session = sessionOf(*db_, QStringLiteral("ann"));
        ItemFeed* items = session->items(QStringLiteral("intent"));
        QSignalSpy first(items, &ItemFeed::firstPageReady);
        items->start();
        ItemQuery query = items->query();
        query.states = {WorkState::Waiting};
        items->setQuery(query);
        QTRY_VERIFY_WITH_TIMEOUT(first.count() >= 1, 20'000);
        for (const auto& call : first)
            QCOMPARE(call[0].value<ItemPage>().items.size(), size_t(1));
    }

    void theDetailHasATimelineAndAVerdict() {
        const auto session = sessionOf(*db_, QStringLiteral("carol"));
        QSignalSpy detail(session->detail(), &DetailFeed::detailReady);
        QSignalSpy verdict(session->detail(), &DetailFeed::verdictReady);
        session->detail()->watch({QStringLiteral("intent"), QStringLiteral("orphan")});
        QTRY_VERIFY_WITH_TIMEOUT(verdict.count() >= 1, 20'000);
        QVERIFY(!detail[0][0].value<ItemDetail>().timeline.empty());
        const auto judged = verdict[0][1].value<Verdict>();
        QVERIFY(judged.mayRetry());
        QVERIFY(std::any_of(judged.evidence.begin(), judged.evidence.end(),
                            [](const EvidenceLine& line) { return line.check == u"chain"; }));
    }

    void anAuditorCannotAct() {
        const auto session = sessionOf(*db_, QStringLiteral("ann"), true);
        session->start();
        QTRY_VERIFY_WITH_TIMEOUT(session->info().mode == AccessMode::Auditor, 20'000);
        QSignalSpy outcome(session->actions(), &ActionFeed::outcomeReady);
        RetryRequest request;
        request.item = {QStringLiteral("intent"), QStringLiteral("orphan")};
        request.key = QUuid::createUuid();
        request.reason = QStringLiteral("test");
        session->actions()->retry(request);
        QCOMPARE(outcome.count(), 1);
        QVERIFY(outcome[0][1].value<ActOutcome>().kind == ActOutcome::Kind::Refused);
        QCOMPARE(
            db_->value(db_->adminLogin(), QStringLiteral("SELECT count(*) FROM countersign.retry_request")),
            QStringLiteral("0"));
    }

    void stagingsColourOnAProductionDatabaseLocksActingUntilItIsSettled() {
        const QTemporaryDir folder;
        const QString memory = folder.filePath(QStringLiteral("identity.ini"));
        const auto sessionAs = [&](Environment environment) {
            SystemFile file;
            file.name = environmentName(environment);
            file.kind = QStringLiteral("sge");
            file.environment = environment;
            SessionOptions options{false, testPace};
            options.identityMemory = memory;
            return std::make_unique<SystemSession>(file, db_->kind(), db_->plan(QStringLiteral("ann")),
                                                   options);
        };
        const auto production = sessionAs(Environment::Production);
        production->start();
        QTRY_VERIFY_WITH_TIMEOUT(production->info().mayAct(), 20'000);
        QCOMPARE(production->identity()->facts().databases.size(), 2); // the cluster's id and the contract's

        const auto staging = sessionAs(Environment::Staging);
        staging->start();
        QTRY_VERIFY_WITH_TIMEOUT(staging->identity()->needsWord(), 20'000);
        QVERIFY(staging->info().mode == AccessMode::Operator);
        QVERIFY(!staging->info().mayAct() && !staging->info().may(QStringLiteral("operator")));
        QVERIFY2(staging->info().whyNotAct.contains(QStringLiteral("production")),
                 qPrintable(staging->info().whyNotAct));
        QVERIFY(has(staging->findings()->all(), QStringLiteral("identity.database_seen_as"), QString()));
        QSignalSpy outcome(staging->actions(), &ActionFeed::outcomeReady);
        RetryRequest request;
        request.item = {QStringLiteral("intent"), QStringLiteral("orphan")};
        request.key = QUuid::createUuid();
        request.reason = QStringLiteral("test");
        staging->actions()->retry(request);
        QCOMPARE(outcome.count(), 1);
        QVERIFY(outcome[0][1].value<ActOutcome>().kind == ActOutcome::Kind::Refused);

        staging->identity()->settle(identityCombination(staging->identity()->facts()),
                                    QStringLiteral("a copy"), QStringLiteral("ann"));
        QVERIFY(staging->info().mayAct());
        QVERIFY(!has(staging->findings()->all(), QStringLiteral("identity.database_seen_as"), QString()));
        QVERIFY(production->info().mayAct()); // never touched by it
        // Kept, before the folder goes.
        QTRY_VERIFY(IdentityMemory(memory).settlement(identityCombination(staging->identity()->facts())));
    }

    void theDatabaseGoesAndComesBack() {
        const auto session = sessionOf(*db_, QStringLiteral("ann"));
        QSignalSpy failed(session.get(), &SystemSession::databaseFailed);
        QSignalSpy back(session.get(), &SystemSession::databaseRecovered);
        session->start();
        QTRY_VERIFY_WITH_TIMEOUT(session->connected(), 20'000);
        db_->cluster().stop();
        QTRY_VERIFY_WITH_TIMEOUT(failed.count() >= 2, 20'000);
        QVERIFY(!session->connected());
        QVERIFY(has(session->findings()->all(), QStringLiteral("database.away"), QString()));
        // The last data stay.
        QVERIFY(has(session->findings()->all(), QStringLiteral("intent.orphan"), QStringLiteral("orphan")));
        const Status up = db_->cluster().restart();
        QVERIFY2(up.ok(), up ? "" : qPrintable(englishSentence(up.failure())));
        QTRY_COMPARE_WITH_TIMEOUT(back.count(), 1, 40'000);
        QVERIFY(session->connected());
        QVERIFY(!has(session->findings()->all(), QStringLiteral("database.away"), QString()));
    }

  private:
    std::unique_ptr<TestDatabase> db_;
};

QTEST_GUILESS_MAIN(TestFeedsSession)
#include "test_feeds_session.moc"
