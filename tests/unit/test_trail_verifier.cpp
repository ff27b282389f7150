// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/decision.h"
#include "models/trust/ed25519.h"
#include "models/trust/trail_verifier.h"
#include "tests/support/trail_dump.h"
#include "tests/unit/trail_forgeries.h"

#include <QBuffer>
#include <QTest>

#include <algorithm>

using namespace countersign;

namespace {

VerifyReport verify(const TestKeyring& keys, const std::vector<QByteArray>& lines,
                    const std::optional<TrailHead>& remembered = {}) {
    TrailVerifier verifier(keys, verifyEd25519, now, remembered);
    QByteArray bytes;
    for (const QByteArray& line : lines) {
        verifier.add(line);
        bytes += line;
    }
    const VerifyReport report = verifier.finish();
    dumpTrail(bytes, keyringOf(keys, TrailBuilder::startMs), now, remembered, report);
    return report;
}

QString listed(const VerifyReport& report) {
    QStringList all;
    for (const TrailProblem& problem : report.problems)
        all << problem.kind + QStringLiteral(": ") + problem.sentence;
    return all.join(u'\n');
}

bool finds(const VerifyReport& report, const QString& kind) {
    return std::any_of(report.problems.begin(), report.problems.end(), [&](const TrailProblem& problem) {
        return problem.kind == kind && problem.sentence.size() > 20;
    });
}

} // namespace

/// Every class of forgery must be seen, and honest histories must be clean.
class TestTrailVerifier : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void honest();
    void honestThings_data();
    void honestThings();
    void forgeries_data();
    void forgeries();
    void bentLines();
    void nothingRead();
    void remembered();
    void everyOctetCounts();
    void problemsAreBounded();
    void speed();
};

void TestTrailVerifier::honest() {
    Story story;
    QByteArray bytes = story.trail.file();
    QBuffer file(&bytes);
    QVERIFY(file.open(QIODevice::ReadOnly));
    TrailVerifier verifier(story.keys, verifyEd25519, now);
    const VerifyReport report = verifyExport(file, verifier);
    QVERIFY2(report.clean(), qPrintable(listed(report)));
    QCOMPARE(report.rows, static_cast<qint64>(story.trail.rows.size()));
    QCOMPARE(report.requests, 3);
    QCOMPARE(report.decisions, 6);
    QCOMPARE(report.signatures, 9); // and three proofs of possession
    QCOMPARE(report.head.hash, story.trail.rows.back().hash);
}

void TestTrailVerifier::honestThings_data() {
    QTest::addColumn<Forge>("live");
    const auto row = [](const char* name, const Forge& live) { QTest::newRow(name) << live; };
    row("no payouts yet", [](Story& s) {
        s.trail.rows.resize(1);
        s.trail.requests.clear(), s.trail.decisions.clear(), s.trail.keyRecords.clear(),
            s.trail.payouts.clear();
    });
    row("a key revoked after it was used", [](Story& s) {
        s.keys.known(s.keyOf("bob")).revokedMs = now - 1; // p1 was claimed before
    });
    row("a key enrolled and not in force", [](Story& s) {
        const QByteArray fresh = s.keys.enrol(QStringLiteral("dan")).id;
        s.trail.enrol(QStringLiteral("dan"), fresh, QStringLiteral("ann"));
        s.trail.rows.pop_back();
        s.trail.keyRecords.back().state = KeyState::Pending;
        s.keys.forget(fresh);
    });
    row("a key revoked, and its request came to nothing", [](Story& s) {
        s.keys.known(s.keyOf("bob")).revokedMs = now - 1; // who proposed p2, which eve rejected
    });
    row("claimed in the last moment", [](Story& s) { s.claimAfter(executeMs + clockSkewMs); });
    row("void, cancelled, expired", [](Story& s) {
        s.trail.move(s.propose("p7"), QStringLiteral("void"), RequestState::Void);
        s.trail.move(s.propose("p8"), QStringLiteral("cancel"), RequestState::Void);
        s.trail.move(s.propose("p9"), QStringLiteral("expire"), RequestState::Expired);
    });
    row("proposed again after a rejection", [](Story& s) { s.approve(s.propose("p2"), "bob"); });
    row("failed, and paid by another request", [](Story& s) {
        const PayoutRequest first = s.propose();
        s.approve(first, "bob");
        s.trail.move(first, QStringLiteral("claim"), RequestState::Executing);
        s.trail.move(first, QStringLiteral("failed"), RequestState::Failed);
        s.approve(s.propose(), "eve");
    });
    row("other acts", [](Story& s) {
        s.trail.append(QStringLiteral("ann"), QStringLiteral("retry"), QStringLiteral("intent/1"),
                       QStringLiteral("{}"));
        s.trail.append(QStringLiteral("ann"), QStringLiteral("approve-refused"), QStringLiteral("request/x"),
                       QStringLiteral("{\"refusal\":\"own\"}"));
        s.trail.append(QStringLiteral("ann"), QStringLiteral("propose-policy"), QStringLiteral("policy/2"),
                       QStringLiteral("[]"));
    });
}

void TestTrailVerifier::honestThings() {
    QFETCH(Forge, live);
    Story story;
    live(story);
    const VerifyReport report = verify(story.keys, story.trail.lines());
    QVERIFY2(report.clean(), qPrintable(listed(report)));
}

void TestTrailVerifier::forgeries_data() {
    addForgeries();
}

void TestTrailVerifier::forgeries() {
    QFETCH(QString, kind);
    QFETCH(Forge, forge);
    Story story;
    forge(story);
    const VerifyReport report = verify(story.keys, story.trail.lines());
    QVERIFY2(finds(report, kind), qPrintable(listed(report)));
}

void TestTrailVerifier::bentLines() {
    Story story;
    const std::vector<QByteArray> lines = story.trail.lines();
    const auto rows = static_cast<std::ptrdiff_t>(story.trail.rows.size());
    std::vector<QByteArray> withoutEnd(lines.begin(), lines.end() - 1);
    QVERIFY(finds(verify(story.keys, withoutEnd), QStringLiteral("cut-off")));
    std::vector<QByteArray> withoutTail = lines; // the last rows are gone, the end fits again
    withoutTail.erase(withoutTail.begin() + rows - 1, withoutTail.begin() + rows + 1);
    QVERIFY(finds(verify(story.keys, resealed(withoutTail)), QStringLiteral("chain")));
    std::vector<QByteArray> withoutHeader(lines.begin() + 1, lines.end());
    QVERIFY(finds(verify(story.keys, withoutHeader), QStringLiteral("export-malformed")));
    std::vector<QByteArray> joined = lines;
    joined[1] += joined[2];
    QVERIFY(finds(verify(story.keys, joined), QStringLiteral("export-malformed")));
    TestKeyring other;
    other.setDomain(QStringLiteral("countersign:other"));
    QVERIFY(finds(verify(other, lines), QStringLiteral("domain")));
}

void TestTrailVerifier::nothingRead() {
    Story story;
    QVERIFY(finds(verify(story.keys, {}), QStringLiteral("nothing-read")));
    QVERIFY(finds(verify(story.keys, {"\n"}), QStringLiteral("nothing-read")));
    QVERIFY(finds(verify(story.keys, TrailBuilder(story.keys).lines()), QStringLiteral("nothing-read")));
    QByteArray nothing;
    QBuffer closed(&nothing); // never opened: it can't be read
    TrailVerifier verifier(story.keys, verifyEd25519, now);
    QTest::ignoreMessage(QtWarningMsg, "QIODevice::readLine (QBuffer): device not open");
    QVERIFY(!verifyExport(closed, verifier).clean());
}

void TestTrailVerifier::remembered() {
    Story story;
    const TrailRow& seen = story.trail.rows[8];
    QVERIFY(verify(story.keys, story.trail.lines(), TrailHead{seen.seq, seen.hash}).clean());
    const VerifyReport longer = verify(story.keys, story.trail.lines(), TrailHead{1'000, seen.hash});
    QVERIFY(finds(longer, QStringLiteral("head-differs")));
    const VerifyReport other =
        verify(story.keys, story.trail.lines(), TrailHead{seen.seq, QByteArray(32, 'x')});
    QVERIFY(finds(other, QStringLiteral("head-differs")));
    QVERIFY(!verify(story.keys, story.trail.lines(), TrailHead{0, QByteArray(32, '\0')}).clean());
}

void TestTrailVerifier::everyOctetCounts() {
    TestKeyring keys;
    TrailBuilder trail(keys);
    trail.guard({QStringLiteral("old-1")});
    const QByteArray ann = keys.enrol(QStringLiteral("ann")).id;
    const QByteArray bob = keys.enrol(QStringLiteral("bob")).id;
    trail.enrol(QStringLiteral("ann"), ann, QStringLiteral("bob"));
    const PayoutRequest paid = trail.request(p1, QStringLiteral("ann"));
    trail.propose(paid, ann);
    trail.decide(paid, DecisionVerdict::Approve, bob, RequestState::Approved);
    trail.payouts = {{QStringLiteral("old-1"), ReleasedState::Done}, {p1, ReleasedState::Approved}};
    const std::vector<QByteArray> lines = trail.lines();
    QVERIFY(verify(keys, lines).clean());
    // What is signed is part of rows that are hashed: so signatures, many times dearer, need not be checked
    // here.
    const auto unseen = [&](const std::vector<QByteArray>& bent) {
        TrailVerifier verifier(
            keys, [](const auto&, const auto&, const auto&) { return true; }, now);
        for (const QByteArray& one : bent)
            verifier.add(one);
        return verifier.finish().clean();
    };
    constexpr qsizetype sealedStep = 5; // a second round, with an end that fits again
    const qsizetype time = lines.front().indexOf("\"exported_ms\":\"") + 15;
    for (std::size_t line = 0; line < lines.size(); ++line) {
        for (qsizetype at = 0; at < lines[line].size(); ++at) {
            std::vector<QByteArray> bent = lines;
            bent[line][at] = static_cast<char>(bent[line][at] ^ (1 << ((static_cast<int>(line) + at) % 8)));
            QVERIFY2(!unseen(bent), bent[line].left(at + 1).right(60));
            // Who computes the end anew can only pretend another time of the export.
            const bool ofTime = line == 0 && at >= time && at < time + 13;
            if (at % sealedStep == 0 && line + 1 < lines.size() && !ofTime)
                QVERIFY2(!unseen(resealed(bent)), bent[line].left(at + 1).right(60));
        }
    }
}

void TestTrailVerifier::problemsAreBounded() {
    Story story;
    TrailVerifier verifier(story.keys, verifyEd25519, now);
    for (int i = 0; i < 5'000; ++i)
        verifier.add("x\n");
    const VerifyReport report = verifier.finish();
    QVERIFY(report.found > 5'000);
    QCOMPARE(static_cast<qsizetype>(report.problems.size()), maxVerifierProblems);
}

void TestTrailVerifier::speed() {
    constexpr int rows = 50'000;
    TestKeyring keys;
    TrailBuilder trail(keys);
    for (int i = 0; i < rows; ++i)
        trail.append(
            QStringLiteral("ann"), QStringLiteral("retry"), QStringLiteral("intent/in_%1").arg(i),
            QStringLiteral(
                "{\"reason\": \"worker was restarted\", \"fingerprint\": \"PROCESSING 3 2026-11-22\"}"));
    const std::vector<QByteArray> lines = trail.lines();
    QElapsedTimer timer;
    timer.start();
    const VerifyReport report = verify(keys, lines);
    const qint64 took = std::max<qint64>(timer.elapsed(), 1);
    QVERIFY2(report.clean(), qPrintable(listed(report)));
    qInfo("%d rows in %lld ms: %lld rows/s", rows, took, rows * 1000LL / took);
    QVERIFY(took < 30'000); // a defect, not a benchmark
}

QTEST_GUILESS_MAIN(TestTrailVerifier)
#include "test_trail_verifier.moc"
