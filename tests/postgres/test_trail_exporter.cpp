// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/trail_exporter.h"
#include "models/trust/ed25519.h"
#include "models/trust/keyring_lookup.h"
#include "models/trust/trail_verifier.h"
#include "tests/support/payout_fixture.h"
#include "tests/support/trail_dump.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace countersign;

namespace {

const QString carol = QStringLiteral("carol");

} // namespace

/// The export as written from a real database: whole, of one snapshot, and clean by the verifier.
class TestTrailExporter : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        auto made = PayoutFixture::create();
        QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
        fx_ = std::move(*made);
        QVERIFY(paid(QStringLiteral("one")));
        QVERIFY(fx_->makeBatch(QStringLiteral("two")).ok());
        QVERIFY(fx_->propose(QStringLiteral("ann"), QStringLiteral("two")).ok());
    }

    void honestIsClean();
    void ofOneSnapshot();
    void longRowsInPortions();
    void refusesTargets_data();
    void refusesTargets();
    void failureLeavesNothing();
    void needsContract();
    void forgedIsFound_data();
    void forgedIsFound();
    void paidWithoutClaimIsNamed();

  private:
    bool paid(const QString& payout) {
        if (!fx_->makeBatch(payout))
            return false;
        const auto request = fx_->propose(QStringLiteral("ann"), payout);
        return request && fx_->approve(QStringLiteral("bob"), *request) == QStringLiteral("done approved");
    }
    [[nodiscard]] QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }
    [[nodiscard]] VerifyReport verify(const QString& path) {
        const Keyring ring = fx_->keyring();
        const KeyringLookup keys(ring);
        const UnixMs now = systemNow();
        TrailVerifier verifier(keys, verifyEd25519, now);
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const VerifyReport report = verifyExport(file, verifier);
        file.seek(0);
        dumpTrail(file.readAll(), ring, now, {}, report);
        return report;
    }
    static QString problems(const VerifyReport& report) {
        QStringList all;
        for (const TrailProblem& problem : report.problems)
            all << problem.kind + QStringLiteral(": ") + problem.sentence;
        return all.join(u'\n');
    }

    std::unique_ptr<PayoutFixture> fx_;
    QTemporaryDir folder_;
};

void TestTrailExporter::honestIsClean() {
    const auto gateway = fx_->gateway(carol);
    QVERIFY(gateway.ok());
    const auto written = exportTrail(**gateway, path("honest"));
    QVERIFY2(written.ok(), written ? "" : qPrintable(englishSentence(written.failure())));
    const VerifyReport report = verify(path("honest"));
    QVERIFY2(report.clean(), qPrintable(problems(report)));
    QCOMPARE(report.rows, written->rows);
    QCOMPARE(report.head, written->head);
    QCOMPARE(report.requests, 2);
    QCOMPARE(report.decisions, 3);
    QCOMPARE(QFile::permissions(path("honest")) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
    QFile file(path("honest"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), written->lines);
}

/// While the rows are read somebody approves: it is in the next export, and this one is clean all the same.
void TestTrailExporter::ofOneSnapshot() {
    QVERIFY(fx_->makeBatch(QStringLiteral("meanwhile")).ok());
    const auto request = fx_->propose(QStringLiteral("ann"), QStringLiteral("meanwhile"));
    const auto gateway = fx_->gateway(carol);
    QVERIFY(request.ok() && gateway.ok());
    QStringList states;
    QString answer;
    qint64 headSeq = 0, rows = 0;
    const Status read = (*gateway)->readExport([&](const ExportRecord& record) -> Status {
        if (const auto* header = std::get_if<ExportHeader>(&record)) {
            headSeq = header->head.seq;
            answer = fx_->approve(QStringLiteral("bob"), *request);
        }
        rows += std::holds_alternative<TrailRow>(record) ? 1 : 0;
        if (const auto* one = std::get_if<RequestRecord>(&record); one && one->id == request->id)
            states << requestStateName(one->state);
        return Nothing{};
    });
    QVERIFY2(read.ok(), read ? "" : qPrintable(englishSentence(read.failure())));
    QCOMPARE(answer, QStringLiteral("done approved"));
    QCOMPARE(states, QStringList{QStringLiteral("pending")});
    QCOMPARE(rows, headSeq);
    // and the session is as it was: what it reads next is the present
    QVERIFY((*gateway)->trailHead()->seq > headSeq);
}

/// More octets than one portion holds.
void TestTrailExporter::longRowsInPortions() {
    QVERIFY(
        fx_->db()
            .sql(QStringLiteral("SELECT countersign.append_audit('', 'note', 'test', jsonb_build_object('n',"
                                " n, 'text', repeat('x', 3000000))) FROM generate_series(1, 7) n"))
            .ok());
    const auto gateway = fx_->gateway(carol);
    qsizetype most = 0;
    qint64 rows = 0;
    const Status read = (*gateway)->readWholeTrail([&](const std::vector<TrailRow>& portion) -> Status {
        qsizetype octets = 0;
        for (const TrailRow& row : portion)
            octets += row.detail.size();
        most = std::max(most, octets);
        rows += static_cast<qint64>(portion.size());
        return Nothing{};
    });
    QVERIFY(read.ok());
    QCOMPARE(rows, (*gateway)->trailHead()->seq);
    QVERIFY2(most < 12'000'000, qPrintable(QString::number(most)));
    QVERIFY(exportTrail(**gateway, path("long")).ok());
    QVERIFY(verify(path("long")).clean());
}

void TestTrailExporter::refusesTargets_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("says");
    QTest::newRow("exists") << QStringLiteral("there") << QStringLiteral("there is such a file already");
    QTest::newRow("a dangling link") << QStringLiteral("link")
                                     << QStringLiteral("there is such a file already");
    QTest::newRow("no folder") << QStringLiteral("none/file") << QStringLiteral("it can't be made");
}

void TestTrailExporter::refusesTargets() {
    QFETCH(QString, name);
    QFETCH(QString, says);
    QFile there(path("there"));
    QVERIFY(there.open(QIODevice::WriteOnly) && there.write("mine") == 4);
    there.close();
    QFile::link(path("nowhere"), path("link"));
    const auto written = exportTrail(**fx_->gateway(carol), folder_.filePath(name));
    QVERIFY(!written.ok());
    QVERIFY2(englishSentence(written.failure()).contains(says),
             qPrintable(englishSentence(written.failure())));
    QVERIFY(there.open(QIODevice::ReadOnly));
    QCOMPARE(there.readAll(), QByteArray("mine"));
    QVERIFY(!QFileInfo::exists(path("nowhere")));
}

void TestTrailExporter::failureLeavesNothing() {
    // a login in no role opens a session, and may read nothing of the contract
    auto mallory = SystemGateway::open(fx_->db().plan(QStringLiteral("mallory")), fx_->db().kind());
    QVERIFY(mallory.ok());
    const auto written = exportTrail(**mallory, path("left"));
    QVERIFY(!written.ok());
    QVERIFY(!QFileInfo::exists(path("left")));
}

void TestTrailExporter::needsContract() {
    QVERIFY(fx_->db().makeDatabase(QStringLiteral("bare")).ok());
    auto bare =
        SystemGateway::open(fx_->db().plan(fx_->db().adminLogin(), QStringLiteral("bare")), fx_->db().kind());
    QVERIFY2(bare.ok(), bare ? "" : qPrintable(englishSentence(bare.failure())));
    const auto written = exportTrail(**bare, path("bare"));
    QVERIFY(!written.ok());
    QVERIFY2(englishSentence(written.failure()).contains(QStringLiteral("contract is not installed")),
             qPrintable(englishSentence(written.failure())));
}

void TestTrailExporter::forgedIsFound_data() {
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char* name, const char* sql, const char* kind) {
        QTest::newRow(name) << QString::fromLatin1(sql) << QString::fromLatin1(kind);
    };
    row("signature changed in the table",
        "UPDATE countersign.decision SET signature = set_byte(signature, 3, get_byte(signature, 3) # 1)"
        " WHERE verdict = 'propose'",
        "decision-not-in-trail");
    row("approval deleted from the table", "DELETE FROM countersign.decision WHERE verdict = 'approve'",
        "decision-not-in-table");
    row("state changed in the table", "UPDATE countersign.request SET state = 'done' WHERE payout = 'two'",
        "state-not-carried");
    row("digest changed in the table",
        "UPDATE countersign.request SET digest = sha256('x') WHERE payout = 'two'", "request-digest");
    row("key put in force in the table",
        "INSERT INTO countersign.signing_key (key, human, public_key, activated_by, activated_at) VALUES"
        " (sha256(sha256('k')), 'bob', sha256('k'), 'dave', now())",
        "table-key-unknown");
    row("released by hand", "UPDATE public.\"PayoutBatch\" SET \"status\" = 'APPROVED' WHERE \"id\" = 'two'",
        "released-without-request");
    row("row of the trail changed", "UPDATE countersign.audit SET human = 'eve' WHERE act = 'approve'",
        "chain");
    row("last row of the trail deleted",
        "DELETE FROM countersign.audit WHERE seq = (SELECT max(seq) FROM countersign.audit)", "chain");
}

/// What a superuser can do past triggers and trail. One upon the other: each must be named.
void TestTrailExporter::forgedIsFound() {
    QFETCH(QString, sql);
    QFETCH(QString, kind);
    const Status forged = fx_->db().sql(QStringLiteral("SET session_replication_role = replica; ") + sql);
    QVERIFY2(forged.ok(), forged ? "" : qPrintable(englishSentence(forged.failure())));
    const QString file = folder_.filePath(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(exportTrail(**fx_->gateway(carol), file).ok());
    const QString found = problems(verify(file));
    QVERIFY2(found.contains(kind + QStringLiteral(": ")), qPrintable(found));
}

/// The backend paid past us, with its guard switched off: the trail is whole and says so, and the payout is
/// what a verifier stops at. Once while the request was live, once after it had been taken back.
void TestTrailExporter::paidWithoutClaimIsNamed() {
    initTestCase(); // what was forged before is gone
    if (QTest::currentTestFailed())
        return;
    const auto pay = [&](const QString& payout) {
        return fx_->db().sql(
            QStringLiteral("ALTER TABLE public.\"PayoutBatch\" DISABLE TRIGGER countersign_release;"
                           " UPDATE public.\"PayoutBatch\" SET \"status\" = 'COMPLETED' WHERE \"id\" = '%1';"
                           " ALTER TABLE public.\"PayoutBatch\" ENABLE TRIGGER countersign_release")
                .arg(payout));
    };
    const QString live = QStringLiteral("past-live"), late = QStringLiteral("past-late");
    QVERIFY(paid(live) && paid(late));
    const QString request = fx_->db().value(
        carol, QStringLiteral("SELECT request FROM countersign.payout_request WHERE payout = $1"), {late});
    QCOMPARE(fx_->db().value(QStringLiteral("ann"),
                             QStringLiteral("SELECT outcome FROM countersign.cancel($1::uuid, 'no longer')"),
                             {request}),
             QStringLiteral("done"));
    QVERIFY(pay(live).ok() && pay(late).ok());
    const auto gateway = fx_->gateway(carol);
    QVERIFY(gateway.ok() && exportTrail(**gateway, path("past")).ok());
    QFile file(path("past"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray all = file.readAll();
    QCOMPARE(all.count("\"paid-unclaimed\""),
             1); // the act; where the request was live it is the why of its void
    const VerifyReport report = verify(path("past"));
    QCOMPARE(report.problems.size(), std::size_t(2));
    for (const QString& payout : {live, late})
        QVERIFY2(problems(report).contains(
                     QStringLiteral("released-without-request: payout %1 is done").arg(payout)),
                 qPrintable(problems(report)));
}

QTEST_GUILESS_MAIN(TestTrailExporter)
#include "test_trail_exporter.moc"
