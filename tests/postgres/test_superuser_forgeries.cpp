// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/trail_exporter.h"
#include "models/trust/canonical.h"
#include "models/trust/ed25519.h"
#include "models/trust/keyring_lookup.h"
#include "models/trust/trail_verifier.h"
#include "tests/support/payout_fixture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace countersign;

namespace {

/// Lets a forger work: no trigger, no foreign key stands in the way; and a function that hashes the whole
/// trail again from a row on, as somebody would who knows how it is made.
const QString forgersTools = QStringLiteral(R"(
SET session_replication_role = replica;
CREATE FUNCTION pg_temp.rehash() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  r record;
  n bigint := 0;
  before bytea := decode(repeat('00', 32), 'hex');
  now_ bytea;
BEGIN
  CREATE TEMP TABLE old_trail AS SELECT * FROM countersign.audit ORDER BY seq;
  DELETE FROM countersign.audit;
  FOR r IN SELECT * FROM old_trail ORDER BY seq LOOP
    n := n + 1;
    now_ := sha256('\x01'::bytea || before || convert_to(countersign.canonical_audit(n, r.at_us, r.actor, r.human,
      r.act, r.subject, r.detail), 'UTF8'));
    INSERT INTO countersign.audit VALUES (n, r.at, r.at_us, r.actor, r.human, r.act, r.subject, r.detail, before, now_);
    before := now_;
  END LOOP;
  UPDATE countersign.audit_head SET seq = n, hash = before;
END $$;
)");

struct Forgery {
    const char* name;
    const char* kind; ///< the class under which the verifier must name it
    const char* sql;
};

// "paid" is a request that was approved and paid, "open" one that waits, "no" one that was rejected.
const std::vector<Forgery> forgeries{
    {"row edited", "chain", "UPDATE countersign.audit SET human = 'frank' WHERE act = 'approve'"},
    {"row deleted", "chain", "DELETE FROM countersign.audit WHERE act = 'claim'"},
    {"row deleted, hashed again", "head-differs",
     "DELETE FROM countersign.audit WHERE seq = 2; SELECT pg_temp.rehash()"},
    {"row edited, hashed again", "head-differs",
     "UPDATE countersign.audit SET actor = 'x' WHERE seq = 1; SELECT pg_temp.rehash()"},
    {"rows exchanged", "chain",
     "UPDATE countersign.audit SET seq = 1000 WHERE act = 'claim';"
     " UPDATE countersign.audit SET seq = seq - 1 WHERE act = 'broadcast';"
     " UPDATE countersign.audit SET seq = (SELECT seq + 1 FROM countersign.audit WHERE act = 'broadcast') "
     "WHERE seq = 1000"},
    {"tail cut off", "chain",
     "DELETE FROM countersign.audit WHERE seq = (SELECT max(seq) FROM countersign.audit)"},
    {"tail cut off with its head", "state-not-carried",
     "DELETE FROM countersign.audit WHERE act IN ('reject'); SELECT pg_temp.rehash()"},
    {"row appended without a hash", "chain",
     "INSERT INTO countersign.audit SELECT seq + 1, at, at_us, actor, human, 'x', subject, detail, hash,"
     " sha256(hash) FROM countersign.audit ORDER BY seq DESC LIMIT 1;"
     " UPDATE countersign.audit_head SET seq = seq + 1, hash = (SELECT sha256(hash) FROM "
     "countersign.audit_head)"},
    {"whole trail emptied", "nothing-read", "DELETE FROM countersign.audit"},
    {"head moved", "chain", "UPDATE countersign.audit_head SET seq = seq + 1"},
    {"state set", "state-not-carried",
     "UPDATE countersign.request SET state = 'approved' WHERE payout = 'open'"},
    {"rejected made approved", "state-not-carried",
     "UPDATE countersign.request SET state = 'approved' WHERE payout = 'no'"},
    {"signature invented", "signature-bad",
     "UPDATE countersign.audit SET detail = regexp_replace(detail, '\"signature\": \"[0-9a-f]{8}', "
     "'\"signature\": "
     "\"00000000') WHERE act = 'approve'; SELECT pg_temp.rehash()"},
    {"approval by nobody's signature", "decision-not-in-trail",
     "INSERT INTO countersign.decision SELECT r.request, 'erin', 'approve', k.key, decode(repeat('ab', 64), "
     "'hex'),"
     " d.head_seq, d.head_hash, d.signed_ms, '', now(), d.audit_seq FROM countersign.request r"
     " JOIN countersign.decision d ON d.request = r.request JOIN countersign.signing_key k ON k.human = "
     "'erin'"
     " WHERE r.payout = 'open' LIMIT 1"},
    {"decision deleted", "decision-not-in-table",
     "DELETE FROM countersign.decision WHERE verdict = 'approve'"},
    {"rejection deleted everywhere", "request-not-in-table",
     "DELETE FROM countersign.decision WHERE verdict = 'reject';"
     " DELETE FROM countersign.request_line WHERE request IN (SELECT request FROM countersign.request WHERE "
     "payout = 'no');"
     " DELETE FROM countersign.request WHERE payout = 'no'"},
    {"verdict turned round", "verdict-differs",
     "UPDATE countersign.audit SET act = 'approve' WHERE act = 'reject'; SELECT pg_temp.rehash()"},
    {"verdict turned round in its octets", "signature-bad",
     "UPDATE countersign.audit SET act = 'approve', detail = replace(replace(detail, 'verdict=6:reject',"
     " 'verdict=7:approve'), 'reason=12:not this one', 'reason=0:') WHERE act = 'reject'; SELECT "
     "pg_temp.rehash()"},
    {"signed by another human", "signature-bad",
     "UPDATE countersign.audit SET human = 'frank', detail = replace(detail, 'human=3:bob', 'human=5:frank')"
     " WHERE act = 'approve'; SELECT pg_temp.rehash()"},
    {"key exchanged", "table-key-unknown",
     "UPDATE countersign.signing_key SET public_key = decode(repeat('cd', 32), 'hex'),"
     " key = sha256(decode(repeat('cd', 32), 'hex')) WHERE human = 'bob'"},
    {"key put in force past the trail", "key-state-differs",
     "UPDATE countersign.signing_key SET revoked_at = now() WHERE human = 'frank'"},
    {"amount of a line changed", "request-digest",
     "UPDATE countersign.audit SET detail = replace(detail, 'amount=2:10', 'amount=2:90') WHERE act = "
     "'propose';"
     " SELECT pg_temp.rehash()"},
    {"fewer signatures asked for", "request-digest",
     "UPDATE countersign.audit SET detail = replace(detail, 'proposer_counts=1:1', 'proposer_counts=1:0')"
     " WHERE act = 'propose'; SELECT pg_temp.rehash()"},
    {"digest changed", "request-digest",
     "UPDATE countersign.request SET digest = sha256('x') WHERE payout = 'open'"},
    {"another payout's request", "request-digest",
     "UPDATE countersign.request SET payout = 'loose' WHERE payout = 'open'"},
    {"backend released by itself", "released-without-request",
     "UPDATE public.\"PayoutBatch\" SET \"status\" = 'APPROVED' WHERE \"id\" = 'loose'"},
    {"another deployment", "domain", "UPDATE countersign.deployment SET domain = 'countersign:other'"},
};

} // namespace

/// Whatever a superuser does to a live database, the export of it does not pass the check outside: each class
/// of forgery is named. The honest database passes.
class TestSuperuserForgeries : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void honest();
    void forged_data();
    void forged();

  private:
    [[nodiscard]] VerifyReport verify(const QString& database);
    [[nodiscard]] Keyring ring();

    std::unique_ptr<PayoutFixture> fx_;
    QTemporaryDir folder_;
    int files_ = 0;
};

void TestSuperuserForgeries::initTestCase() {
    auto made = PayoutFixture::create();
    QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
    fx_ = std::move(*made);
    for (const char* id : {"paid", "open", "no", "loose"})
        QVERIFY(fx_->makeBatch(QString::fromLatin1(id)).ok());
    const auto paid = fx_->propose(QStringLiteral("ann"), QStringLiteral("paid"));
    const auto open = fx_->propose(QStringLiteral("ann"), QStringLiteral("open"));
    const auto no = fx_->propose(QStringLiteral("ann"), QStringLiteral("no"));
    QVERIFY(paid.ok() && open.ok() && no.ok());
    QCOMPARE(fx_->approve(QStringLiteral("bob"), *paid), QStringLiteral("done approved"));
    QCOMPARE(fx_->worker(QStringLiteral("claim('%1')").arg(paid->id)), QStringLiteral("done executing"));
    QCOMPARE(fx_->worker(QStringLiteral("report_broadcast('%1', '0xaa', '1', '{}')").arg(paid->id)),
             QStringLiteral("done broadcast"));
    QCOMPARE(fx_->worker(QStringLiteral("report_done('%1', true, 'mined')").arg(paid->id)),
             QStringLiteral("done done"));
    QCOMPARE(fx_->reject(QStringLiteral("frank"), *no), QStringLiteral("done rejected"));
    // Signed last: every later look-back rests on it.
    const auto last = fx_->propose(QStringLiteral("erin"), QStringLiteral("loose"));
    QVERIFY(last.ok());
    QCOMPARE(fx_->reject(QStringLiteral("bob"), *last), QStringLiteral("done rejected"));
}

Keyring TestSuperuserForgeries::ring() {
    Keyring ring;
    ring.domain = fx_->db().value(QStringLiteral("carol"), QStringLiteral("SELECT countersign.domain()"));
    ring.made = systemNow() - 60'000;
    ring.expires = systemNow() + 1'000'000;
    for (const char* human : {"ann", "bob", "erin", "frank"})
        ring.keys.push_back(
            {QString::fromLatin1(human),
             static_cast<unsigned>(KeyRole::Operator) | static_cast<unsigned>(KeyRole::Approver),
             fx_->key(QString::fromLatin1(human)).publicKey(),
             ring.made - 1'000'000,
             ring.expires,
             {}});
    return ring;
}

VerifyReport TestSuperuserForgeries::verify(const QString& database) {
    const QString path = folder_.filePath(QString::number(++files_));
    {
        auto gateway =
            SystemGateway::open(fx_->db().plan(QStringLiteral("carol"), database), fx_->db().kind());
        if (!gateway) {
            qWarning("%s", qPrintable(englishSentence(gateway.failure())));
            return {};
        }
        if (const auto exported = exportTrail(**gateway, path); !exported)
            qWarning("%s", qPrintable(englishSentence(exported.failure()) + exported.failure().detail));
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const KeyringLookup keys(ring());
    TrailVerifier verifier(keys, verifyEd25519, systemNow());
    return verifyExport(file, verifier);
}

void TestSuperuserForgeries::honest() {
    const VerifyReport report = verify(QStringLiteral("sge"));
    QStringList said;
    for (const TrailProblem& problem : report.problems)
        said << problem.kind + QStringLiteral(": ") + problem.sentence;
    QVERIFY2(report.clean(), qPrintable(said.join(u'\n')));
    QVERIFY(report.rows > 10);
    QCOMPARE(report.signatures, qint64(11)); // four proofs of possession, seven words
    qDebug("%zu classes of forgery", forgeries.size());
}

void TestSuperuserForgeries::forged_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("sql");
    for (const Forgery& forgery : forgeries)
        QTest::newRow(forgery.name) << QString::fromLatin1(forgery.kind) << QString::fromLatin1(forgery.sql);
}

void TestSuperuserForgeries::forged() {
    QFETCH(QString, kind);
    QFETCH(QString, sql);
    const QString copy = QStringLiteral("forged%1").arg(files_);
    fx_->closeAll();
    PrivateCluster& cluster = fx_->db().cluster();
    const Status copied = cluster.runSql(QStringLiteral("postgres"),
                                         QStringLiteral("CREATE DATABASE %1 TEMPLATE sge").arg(copy));
    QVERIFY2(copied.ok(), copied ? "" : qPrintable(copied.failure().detail));
    const Status done = cluster.runSql(copy, forgersTools + sql);
    QVERIFY2(done.ok(), done ? "" : qPrintable(done.failure().detail));
    const VerifyReport report = verify(copy);
    QStringList kinds;
    for (const TrailProblem& problem : report.problems)
        kinds << problem.kind;
    QVERIFY2(kinds.contains(kind), qPrintable(kinds.join(u' ')));
    QVERIFY(!report.clean());
}

QTEST_GUILESS_MAIN(TestSuperuserForgeries)
#include "test_superuser_forgeries.moc"
