// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/identity.h"
#include "models/feeds/identity_feed.h"
#include "models/feeds/identity_findings.h"
#include "models/metrics/endpoint_watcher.h"
#include "tests/support/fake_http.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace countersign;

namespace {

const QString one = QStringLiteral("1");
const QString cluster = QStringLiteral("7231550001119044");

IdentityFacts goodFacts() {
    IdentityFacts facts;
    facts.claimed = Environment::Production;
    facts.databases = {QStringLiteral("system 1 payments")};
    facts.nodeChains = {{one, one}};
    facts.apiChain = one;
    facts.apiBlock = 24'118'903;
    facts.blockMoves = true;
    facts.seenAs = {QStringLiteral("production")};
    return facts;
}

QStringList detectors(const std::vector<Finding>& findings) {
    QStringList names;
    for (const Finding& finding : findings)
        names += finding.detector;
    return names;
}

SessionInfo infoOf(const QString& systemId, const QString& deployment = {}) {
    SessionInfo info;
    info.mode = AccessMode::Operator;
    info.databaseName = QStringLiteral("payments");
    info.databaseSystemId = systemId;
    info.deployment = deployment;
    return info;
}

SystemFile fileOf(Environment environment) {
    SystemFile file;
    file.environment = environment;
    return file;
}

} // namespace

/// Which system this is: what fits together, what doesn't, and a person's word on it.
class TestIdentity : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void whatFitsTogetherIsNoFinding() {
        QVERIFY(identityDoubts(goodFacts()).empty());
        IdentityFacts silent; // nothing is known at all
        QVERIFY(identityDoubts(silent).empty());
        IdentityFacts test = goodFacts(); // a test system may play, and stand still
        test.claimed = Environment::Staging;
        test.seenAs = {QStringLiteral("staging")};
        test.apiMode = QStringLiteral("mock");
        test.blockMoves = false;
        QVERIFY(identityDoubts(test).empty());
    }

    void aMixtureIsAFinding_data() {
        QTest::addColumn<QString>("detector");
        QTest::newRow("mock") << QStringLiteral("identity.mock_api");
        QTest::newRow("backend's chain") << QStringLiteral("identity.chain_mismatch");
        QTest::newRow("node's chain") << QStringLiteral("identity.chain_mismatch");
        QTest::newRow("still") << QStringLiteral("identity.block_not_moving");
        QTest::newRow("seen") << QStringLiteral("identity.database_seen_as");
    }

    void aMixtureIsAFinding() {
        IdentityFacts facts = goodFacts();
        const QByteArray what = QTest::currentDataTag();
        if (what == "mock")
            facts.apiMode = QStringLiteral("Mock");
        else if (what == "backend's chain")
            facts.apiChain = QStringLiteral("11155111");
        else if (what == "node's chain")
            facts.nodeChains[one] = QStringLiteral("5");
        else if (what == "still")
            facts.blockMoves = false;
        else
            facts.seenAs = {QStringLiteral("staging")};
        const auto findings = identityFindings(facts);
        QCOMPARE(findings.size(), size_t(1));
        QTEST(findings[0].detector, "detector");
        QVERIFY(findings[0].severity == Severity::P1);
        QVERIFY(!findings[0].title.isEmpty() && !findings[0].why.isEmpty() &&
                !findings[0].whatToDo.isEmpty());
        QVERIFY(identityCombination(facts) != identityCombination(goodFacts()));
    }

    void stagingOnAProductionDatabaseCountsAsProduction() {
        IdentityFacts facts = goodFacts();
        facts.claimed = Environment::Staging;
        facts.apiMode = QStringLiteral("mock");
        QCOMPARE(detectors(identityFindings(facts)), QStringList({QStringLiteral("identity.database_seen_as"),
                                                                  QStringLiteral("identity.mock_api")}));
    }

    void aBlockThatMovesOnIsTheSameCombination() {
        IdentityFacts facts = goodFacts();
        const QString before = identityCombination(facts);
        facts.apiBlock = 24'118'999;
        facts.nodeChains[one].clear(); // the node is silent for once
        QCOMPARE(identityCombination(facts), before);
        facts.blockMoves = false;
        QVERIFY(identityCombination(facts) != before);
    }

    void aBlockIsStillOnlyWhenItWasLookedAtForLongEnough() {
        BlockWatch watch;
        QVERIFY(!watch.moves(0));
        watch.saw(10, 1'000);
        QVERIFY(!watch.moves(1'000 + 10 * blockStillAfterMs)); // not looked at again
        watch.saw(10, 1'000 + blockStillAfterMs);
        QVERIFY(!watch.moves(1'000 + blockStillAfterMs));
        watch.saw(10, 1'001 + blockStillAfterMs);
        QVERIFY(watch.moves(1'001 + blockStillAfterMs) == false);
        watch.saw(11, 1'002 + blockStillAfterMs);
        QVERIFY(watch.moves(1'003 + blockStillAfterMs) == true);
    }

    void aDatabaseIsRememberedUnderItsFirstEnvironment() {
        const QTemporaryDir folder;
        const IdentityMemory memory(folder.filePath(QStringLiteral("identity.ini")));
        const QStringList ids{QStringLiteral("system 1 a/b"), QStringLiteral("countersign:x")};
        QVERIFY(memory.meet(ids, Environment::Production).isEmpty());
        QCOMPARE(memory.meet(ids, Environment::Production), QStringList{QStringLiteral("production")});
        // Known by either of its names, and not learned anew.
        for (int i = 0; i < 2; ++i)
            QCOMPARE(memory.meet({ids[1]}, Environment::Staging), QStringList{QStringLiteral("production")});
        QVERIFY(memory.meet({QStringLiteral("system 2 a/b")}, Environment::Staging).isEmpty());
    }

    void nothingMayBeDoneUntilEverythingWasAsked() {
        FakeHttp http;
        const std::vector<EndpointConfig> health{
            {QStringLiteral("health"), QUrl(QStringLiteral("http://api/healthz"))}};
        const EndpointWatcher endpoints(health, {}, &http, systemNow, {});
        IdentityFeed feed(fileOf(Environment::Production), IdentityMemory(QString()), &endpoints, nullptr,
                          systemNow);
        QVERIFY(!feed.lock().isEmpty());
        feed.takeInfo(infoOf(cluster));
        QVERIFY(!feed.complete());
        QVERIFY(!feed.lock().isEmpty());
        QVERIFY(!feed.needsWord());
    }

    void aSettledMixtureStaysSettledAndOnlyThatOne() {
        const QTemporaryDir folder;
        const IdentityMemory memory(folder.filePath(QStringLiteral("identity.ini")));
        const auto locked = [&](Environment environment, const QString& id, IdentityFeed** keep,
                                std::unique_ptr<IdentityFeed>& feed) {
            feed = std::make_unique<IdentityFeed>(fileOf(environment), memory, nullptr, nullptr, systemNow);
            feed->takeInfo(infoOf(id));
            *keep = feed.get();
        };
        std::unique_ptr<IdentityFeed> production, staging, again;
        IdentityFeed* feed = nullptr;
        locked(Environment::Production, cluster, &feed, production);
        QTRY_VERIFY(feed->complete() && feed->lock().isEmpty());

        locked(Environment::Staging, cluster, &feed, staging);
        QTRY_VERIFY(feed->needsWord());
        QVERIFY(feed->lock().contains(QStringLiteral("production")));
        QSignalSpy found(feed, &IdentityFeed::findingsReady);
        const QString combination = identityCombination(feed->facts());
        const QString ann = QStringLiteral("ann");
        const QString reason = QStringLiteral("a copy, made on Monday");
        feed->settle(combination, QStringLiteral("   "), ann); // no reason is no word
        feed->settle(QStringLiteral("of other facts"), reason, ann);
        QVERIFY(feed->needsWord());
        feed->settle(combination, reason, ann);
        QVERIFY(feed->lock().isEmpty());
        QVERIFY(found.last()[0].value<std::vector<Finding>>().empty());

        QTRY_VERIFY(memory.settlement(combination));
        QCOMPARE(memory.settlement(combination)->reason, reason);
        locked(Environment::Staging, cluster, &feed, again); // the next start
        QTRY_VERIFY(feed->complete() && feed->settlement());
        QVERIFY(feed->lock().isEmpty());
        locked(Environment::Development, cluster, &feed, again); // another combination
        QTRY_VERIFY(feed->needsWord());
    }
};

QTEST_GUILESS_MAIN(TestIdentity)
#include "test_identity.moc"
