// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/finding_feed.h"
#include "models/feeds/open_memory.h"
#include "models/feeds/system_roster.h"
#include "tests/support/idle_session.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace countersign;

namespace {

const QString a = QStringLiteral("/a.system.json");
const QString b = QStringLiteral("/b.system.json");

Failure broken() {
    return {FailureKind::BadInput, QStringLiteral("\"kind\" is missing"), QStringLiteral("b"), {}, {}};
}

} // namespace

/// Several systems open at once, and what the next start remembers of them.
class TestSystemRoster : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void systemsKeepTheirOrderAndTheirPlace() {
        SystemRoster roster;
        roster.setOpening(a, QStringLiteral("a"));
        roster.setOpening(b, QStringLiteral("b"));
        QVERIFY(!roster.session(a));
        SystemSession* added = roster.add(a, idleSession(QStringLiteral("A"), Environment::Production));
        QCOMPARE(roster.keys(), QStringList({a, b}));
        QCOMPARE(roster.session(a), added);
        const auto summaries = roster.summaries();
        QCOMPARE(summaries[0].name, QStringLiteral("A"));
        QVERIFY(summaries[0].environment == Environment::Production);
        QVERIFY(summaries[1].link == SystemLink::Opening);
    }

    void oneThatFailsDoesNotTouchTheOthers() {
        SystemRoster roster;
        SystemSession* good = roster.add(a, idleSession(QStringLiteral("A"), Environment::Staging));
        roster.setUnusable(b, QStringLiteral("b"), broken());
        QCOMPARE(roster.session(a), good);
        const auto summaries = roster.summaries();
        QVERIFY(summaries[1].link == SystemLink::Unusable);
        QCOMPARE(*summaries[1].failure, broken());
        const MergedFindings merged = roster.findings();
        QCOMPARE(merged.findings.size(), size_t(1)); // never silently missing
        QCOMPARE(merged.findings[0].detector, QStringLiteral("system.not_open"));
        QCOMPARE(merged.findings[0].system, b);
    }

    void aDatabaseThatDoesNotAnswerIsAway() {
        SystemRoster roster;
        SystemSession* session = roster.add(a, idleSession(QStringLiteral("A"), Environment::Staging));
        QVERIFY(roster.summaries()[0].link == SystemLink::Opening);
        QSignalSpy changed(&roster, &SystemRoster::changed);
        session->start();
        QTRY_VERIFY_WITH_TIMEOUT(roster.summaries()[0].link == SystemLink::Away, 20'000);
        QVERIFY(roster.summaries()[0].failure);
        QVERIFY(changed.count() > 0);
    }

    void findingsAreMergedWithTheirSystem() {
        SystemRoster roster;
        const auto add = [&](const QString& key, const QString& name, Severity severity) {
            SystemSession* session = roster.add(key, idleSession(name, Environment::Staging));
            session->findings()->setOwn(QStringLiteral("test"), {plainFinding(QStringLiteral("x.y"), severity,
                                                                              QStringLiteral("i1"))});
        };
        add(a, QStringLiteral("A"), Severity::P2);
        add(b, QStringLiteral("B"), Severity::P0);
        const MergedFindings merged = roster.findings();
        QCOMPARE(merged.findings.size(), size_t(2));
        QVERIFY(merged.findings[0].key() != merged.findings[1].key());
        QCOMPARE(merged.findings[1].system, b);
        const auto summaries = roster.summaries();
        QCOMPARE(summaries[1].findings, 1);
        QVERIFY(summaries[1].worst == Severity::P0);
        // The same cause in two systems is two groups, the worse system first.
        const auto groups = groupFindings(merged.findings);
        QCOMPARE(groups.size(), size_t(2));
        QCOMPARE(groups[0].members[0].system, b);
    }

    void whoeverIsConnectedIsToldBeforeASessionGoes() {
        SystemRoster roster;
        roster.add(a, idleSession(QStringLiteral("A"), Environment::Staging));
        SystemSession* told = nullptr;
        connect(&roster, &SystemRoster::sessionClosing, this, [&](const QString& key) {
            told = roster.session(key); // still whole
        });
        roster.remove(a);
        QVERIFY(told);
        QVERIFY(roster.keys().isEmpty());
        roster.remove(a); // what is not there is no fault
    }

    void whatWasOpenIsRemembered() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("open.ini"));
        OpenMemory memory(path);
        QSignalSpy written(&memory, &OpenMemory::written);
        memory.write({{a}, a});
        memory.write({{a, b}, b}); // the last one counts
        QVERIFY(written.wait());
        OpenMemory later(path);
        std::optional<OpenedSystems> read;
        later.read([&](const OpenedSystems& opened) { read = opened; });
        QTRY_VERIFY(read);
        QCOMPARE(read->paths, QStringList({a, b}));
        QCOMPARE(read->shown, b);
    }

    void aMemoryThatIsNoneIsEmpty() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("open.ini"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\x01\x02 not settings at all");
        file.close();
        OpenMemory memory(path);
        std::optional<OpenedSystems> read;
        memory.read([&](const OpenedSystems& opened) { read = opened; });
        QTRY_VERIFY(read);
        QVERIFY(read->paths.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSystemRoster)
#include "test_system_roster.moc"
