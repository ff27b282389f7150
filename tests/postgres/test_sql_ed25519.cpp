// SPDX-License-Identifier: GPL-3.0-or-later
// The database's own arithmetic against RFC 8032 and OpenSSL, and its canonical bytes against ours.
// COUNTERSIGN_PROOF_SIGNATURES and COUNTERSIGN_PROOF_REQUESTS: how many.
#include "models/trust/canonical.h"
#include "models/trust/decision.h"
#include "models/trust/ed25519.h"
#include "models/trust/payout_request.h"
#include "models/trust/random_bytes.h"
#include "tests/support/payout_world.h"
#include "tests/support/random_payout.h"
#include "tests/unit/rfc8032_vectors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QTest>

using namespace countersign;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int signaturesOfAShortRun = 300;
constexpr int requestsOfAShortRun = 2'000;
constexpr int requestsAtOnce = 100;

int wanted(const char* variable, int otherwise) {
    const int said = qEnvironmentVariableIntValue(variable);
    return said > 0 ? said : otherwise;
}

QString hex(const QByteArray& octets) {
    return u"\\x"_s + QString::fromLatin1(octets.toHex());
}

/// The order of the base point, little endian.
const QByteArray groupOrder =
    QByteArray::fromHex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");

QByteArray plusOrder(QByteArray signature) {
    int carry = 0;
    for (qsizetype i = 0; i < 32; ++i) {
        carry += static_cast<unsigned char>(signature[32 + i]) + static_cast<unsigned char>(groupOrder[i]);
        signature[32 + i] = static_cast<char>(carry & 0xff);
        carry >>= 8;
    }
    return signature;
}

/// The same number with more places: the octets must not tell.
QString longer(const Decimal& number) {
    const QString text = number.canonicalText();
    return text + (text.contains(u'.') ? u"000"_s : u".000"_s);
}

void flip(QByteArray& octets, QRandomGenerator& random) {
    const int bit = random.bounded(static_cast<int>(octets.size()) * 8);
    octets[bit / 8] = static_cast<char>(octets[bit / 8] ^ (1 << (bit % 8)));
}

} // namespace

class TestSqlEd25519 : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        auto made = PayoutFixture::create();
        QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
        fx_ = std::move(*made);
        world_ = std::make_unique<PayoutWorld>(*fx_);
    }
    void vectors();
    void asOpenssl();
    void soundKeys();
    void canonicalRequests();
    void canonicalDecisions();

  private:
    /// What the script makes of these requests; empty when it could not run.
    static QStringList scriptsDigests(const QJsonArray& heads, const QJsonArray& lines,
                                      const QString& domain);
    QString verified(const QByteArray& key, const QByteArray& message, const QByteArray& signature) {
        return world_->ask(u"postgres"_s, u"SELECT countersign.ed25519_verify($1, $2, $3)"_s,
                           {hex(key), hex(message), hex(signature)});
    }

    std::unique_ptr<PayoutFixture> fx_;
    std::unique_ptr<PayoutWorld> world_;
};

void TestSqlEd25519::vectors() {
    for (const Rfc8032Vector& vector : rfc8032Vectors) {
        const QByteArray key = QByteArray::fromHex(vector.publicKey);
        const QByteArray signature = QByteArray::fromHex(vector.signature);
        const QByteArray message = QByteArray::fromHex(vector.message);
        QCOMPARE(verified(key, message, signature), u"t"_s);
        QCOMPARE(verified(key, message + 'x', signature), u"f"_s);
        QCOMPARE(verified(key, message, plusOrder(signature)), u"f"_s);
        QCOMPARE(verified(key, message, signature.chopped(1)), u"f"_s);
        QCOMPARE(verified(key.chopped(1), message, signature), u"f"_s);
        QCOMPARE(world_->ask(u"postgres"_s, u"SELECT countersign.ed25519_key_is_sound($1)"_s, {hex(key)}),
                 u"t"_s);
    }
}

void TestSqlEd25519::asOpenssl() {
    QRandomGenerator random(20'261'128);
    const int count = wanted("COUNTERSIGN_PROOF_SIGNATURES", signaturesOfAShortRun);
    int good = 0, bad = 0;
    for (int n = 0; n < count; ++n) {
        auto key = Ed25519Key::generate();
        QVERIFY(key.ok());
        QByteArray publicKey = key->publicKey();
        QByteArray message = randomBytes(1 + random.bounded(200));
        QByteArray signature = key->sign(message).value();
        switch (n % 5) {
        case 1:
            flip(signature, random);
            break;
        case 2:
            flip(message, random);
            break;
        case 3:
            flip(publicKey, random);
            break;
        case 4:
            signature = plusOrder(signature);
            break;
        default:
            break;
        }
        const bool ours = verifyEd25519(publicKey, message, signature);
        QVERIFY2(verified(publicKey, message, signature) == (ours ? u"t"_s : u"f"_s),
                 (publicKey.toHex() + ' ' + message.toHex() + ' ' + signature.toHex()).constData());
        ++(ours ? good : bad);
    }
    qInfo("%d signatures as OpenSSL judges them: %d good, %d bad, 0 differ", count, good, bad);
    QVERIFY(good >= count / 5 && bad > 0);
}

void TestSqlEd25519::soundKeys() {
    QRandomGenerator random(1);
    int sound = 0;
    const int count = wanted("COUNTERSIGN_PROOF_SIGNATURES", signaturesOfAShortRun);
    for (int n = 0; n < count; ++n) {
        const QByteArray octets = randomBytes(32); // about half of them are points
        const bool ours = checkPublicKey(octets, u"random"_s).ok();
        sound += ours ? 1 : 0;
        QVERIFY2(world_->ask(u"postgres"_s, u"SELECT countersign.ed25519_key_is_sound($1)"_s,
                             {hex(octets)}) == (ours ? u"t"_s : u"f"_s),
                 octets.toHex().constData());
    }
    qInfo("%d random keys: %d sound, 0 differ", count, sound);
}

QStringList TestSqlEd25519::scriptsDigests(const QJsonArray& heads, const QJsonArray& lines,
                                           const QString& domain) {
#ifdef PYTHON
    QMap<QString, QJsonArray> linesOf;
    for (const QJsonValue line : lines)
        linesOf[line[u"payout_id"_s].toString()].prepend(line); // any order will do
    QJsonArray requests;
    for (const QJsonValue head : heads) {
        QJsonObject request = head.toObject();
        request.insert(u"domain"_s, domain);
        request.insert(u"lines"_s, linesOf.value(head[u"payout"_s].toString()));
        requests.append(request);
    }
    QProcess script;
    script.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    script.start(QStringLiteral(PYTHON), {u"-B"_s, QStringLiteral(ENCODE_REQUESTS)});
    script.write(QJsonDocument(requests).toJson(QJsonDocument::Compact) + '\n');
    script.closeWriteChannel();
    script.waitForFinished(60'000);
    return QString::fromLatin1(script.readAllStandardOutput())
        .split(u' ', Qt::SkipEmptyParts)
        .replaceInStrings(u"\n"_s, QString());
#else
    Q_UNUSED(heads);
    Q_UNUSED(lines);
    Q_UNUSED(domain);
    return {};
#endif
}

void TestSqlEd25519::canonicalRequests() {
    // the views of payouts, as a kind of backend might give them that keeps anything at all
    QCOMPARE(world_->run(u"postgres"_s, uR"(
        CREATE TABLE public.any_line (payout_id text, line_id text, destination text, method text, amount numeric, currency text);
        CREATE TABLE public.any_head (id text, head jsonb);
        ALTER VIEW countersign.payout_line RENAME TO line_before; ALTER VIEW countersign.payout RENAME TO before;
        CREATE VIEW countersign.payout_line AS SELECT * FROM public.any_line;
        CREATE VIEW countersign.payout AS SELECT id, 'pending'::text AS state, ''::text AS currency, 1 AS total, ''::text AS source,
          ''::text AS created_by, ''::text AS changed_by FROM public.any_head)"_s),
             u"ok"_s);
    const QString domain = world_->ask(u"carol"_s, u"SELECT countersign.domain()"_s);
    RandomPayouts random(7);
    const int count = wanted("COUNTERSIGN_PROOF_REQUESTS", requestsOfAShortRun);
    int compared = 0;
    bool byScript = true;
    for (int first = 0; first < count; first += requestsAtOnce) {
        QCOMPARE(world_->run(u"postgres"_s, u"TRUNCATE public.any_head, public.any_line"_s), u"ok"_s);
        QJsonArray heads, lines;
        std::vector<QByteArray> ours;
        for (int n = 0; n < requestsAtOnce; ++n) {
            PayoutRequest r = random.request();
            r.domain = domain;
            r.content.payout = QString::number(n) + r.content.payout;
            ours.push_back(requestBytes(r));
            heads.append(QJsonObject{{u"request"_s, r.id},
                                     {u"payout"_s, r.content.payout},
                                     {u"currency"_s, r.content.currency},
                                     {u"total"_s, longer(r.content.total)},
                                     {u"source"_s, r.content.source},
                                     {u"creator"_s, r.content.creator},
                                     {u"editor"_s, r.content.editor},
                                     {u"memo"_s, r.memo},
                                     {u"policy"_s, r.policy},
                                     {u"required"_s, r.required},
                                     {u"proposer_counts"_s, r.proposerCounts},
                                     {u"requester"_s, r.requester},
                                     {u"nonce"_s, hex(r.nonce)},
                                     {u"created_ms"_s, qint64(r.createdMs)},
                                     {u"approve_by_ms"_s, qint64(r.approveByMs)},
                                     {u"execute_within_ms"_s, qint64(r.executeWithinMs)}});
            for (const PayoutLine& line : r.content.lines)
                lines.append(QJsonObject{{u"payout_id"_s, r.content.payout},
                                         {u"line_id"_s, line.id},
                                         {u"destination"_s, line.destination},
                                         {u"method"_s, line.method},
                                         {u"amount"_s, longer(line.amount)},
                                         {u"currency"_s, line.currency}});
        }
        const auto json = [](const QJsonArray& array) {
            return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
        };
        PqLink& link = world_->link(u"postgres"_s);
        QVERIFY(
            link.query(
                    u"INSERT INTO public.any_line SELECT * FROM jsonb_populate_recordset(NULL::public.any_line, $1::jsonb)"_s,
                    {json(lines)})
                .ok());
        QVERIFY(
            link.query(
                    u"INSERT INTO public.any_head SELECT h ->> 'payout', h FROM jsonb_array_elements($1::jsonb) h"_s,
                    {json(heads)})
                .ok());
        const auto theirs = link.query(
            u"SELECT countersign.request_text(jsonb_populate_record(NULL::countersign.request, h.head ||"
            " jsonb_build_object('lines', c.lines, 'line_count', c.line_count))) FROM "
            "jsonb_array_elements($1::jsonb) WITH ORDINALITY a (one, n)"
            " JOIN public.any_head h ON h.id = a.one ->> 'payout', LATERAL countersign.payout_content(h.id) c ORDER BY a.n"_s,
            {json(heads)});
        QVERIFY2(theirs.ok(), theirs ? "" : qPrintable(englishSentence(theirs.failure())));
        QCOMPARE(theirs->rows.size(), ours.size());
        const QStringList scripts = scriptsDigests(heads, lines, domain);
        byScript = byScript && scripts.size() == static_cast<qsizetype>(ours.size());
        for (std::size_t n = 0; n < ours.size(); ++n, ++compared) {
            QCOMPARE(theirs->at(n, 0).toUtf8(), ours[n]);
            if (byScript)
                QCOMPARE(scripts[static_cast<qsizetype>(n)], QString::fromLatin1(sha256(ours[n]).toHex()));
        }
    }
#ifdef PYTHON
    QVERIFY2(byScript, "the script gave no answer");
#endif
    qInfo("%d random requests: the same octets in SQL%s and C++", compared, byScript ? ", a script" : "");
}

void TestSqlEd25519::canonicalDecisions() {
    const QString domain = world_->ask(u"carol"_s, u"SELECT countersign.domain()"_s);
    RandomPayouts random(8);
    for (int n = 0; n < requestsAtOnce; ++n) {
        Decision d = random.decision();
        d.domain = domain;
        QCOMPARE(world_
                     ->ask(u"postgres"_s,
                           u"SELECT countersign.decision_text($1, $2, $3, $4, $5, $6, $7, $8)"_s,
                           {decisionVerdictName(d.verdict), hex(d.digest), d.human, hex(d.key),
                            QString::number(d.headSeq), hex(d.headHash), QString::number(d.signedMs),
                            d.reason.isNull() ? u""_s : d.reason})
                     .toUtf8(),
                 decisionBytes(d));
    }
}

QTEST_GUILESS_MAIN(TestSqlEd25519)
#include "test_sql_ed25519.moc"
