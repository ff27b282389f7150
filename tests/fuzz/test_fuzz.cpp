// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/kind_pack.h"
#include "models/domain/system_file.h"
#include "models/metrics/exposition.h"
#include "models/metrics/health_fields.h"
#include "models/metrics/health_page.h"
#include "models/rpc/codec.h"
#include "models/trust/decision.h"
#include "models/trust/enrolment.h"
#include "models/trust/keyring_file.h"
#include "models/trust/payout_request.h"
#include "models/trust/trail_export.h"
#include "tests/fuzz/mutator.h"

#include <QtTest>

#include <algorithm>
#include <functional>

using namespace countersign;

namespace {

constexpr int defaultRounds = 20'000;

int setting(const char* name, int fallback) {
    bool good = false;
    const int value = qEnvironmentVariableIntValue(name, &good);
    return good ? value : fallback;
}

/// Checks one input; false when something that must always hold does not.
using Property = std::function<bool(const QByteArray&)>;

bool reasoned(const Failure& failure) {
    return !failure.what.isEmpty() && failure.what.size() < 1'000;
}

bool inside(QByteArrayView part, const QByteArray& whole) {
    return part.isEmpty() || (part.data() >= whole.constData() &&
                              part.data() + part.size() <= whole.constData() + whole.size());
}

bool expositionHolds(const QByteArray& input) {
    const auto page = parseExposition(input, QStringLiteral("fuzz"));
    if (!page)
        return reasoned(page.failure()) && page.failure().where.startsWith(QStringLiteral("fuzz, line "));
    for (const MetricSample& sample : page->samples()) {
        const bool bounded = sample.family < page->families().size() &&
                             sample.labelCount <= maxLabelsPerSample && inside(sample.name, input) &&
                             inside(sample.valueText, input) && !sample.name.isEmpty();
        if (!bounded)
            return false;
        for (const MetricLabel& label : page->labels(sample)) {
            if (label.name.isEmpty() || label.value.size() > maxExpositionLineBytes)
                return false;
        }
    }
    return true;
}

bool systemFileHolds(const QByteArray& input) {
    const QStringList kinds{QStringLiteral("sge")};
    const auto file = parseSystemFile(input, kinds, QStringLiteral("fuzz"));
    if (!file)
        return reasoned(file.failure()) && !file.failure().where.isEmpty();
    const auto again = parseSystemFile(writeSystemFile(*file), kinds, QStringLiteral("written"));
    return again.ok() && *again == *file;
}

bool rpcHolds(const QByteArray& input) {
    const auto reply = decodeRpcReply(input, 7, QStringLiteral("fuzz"));
    if (!reply)
        return reasoned(reply.failure());
    const auto decimal = hexToDecimal(reply->result);
    const auto integer = hexToInteger(reply->result);
    if (integer && (!decimal || *decimal != QString::number(*integer)))
        return false;
    return !reply->error || reply->error->message.size() <= 200;
}

bool healthPageHolds(const QByteArray& input) {
    HttpAnswer answer;
    answer.status = 200;
    answer.body = input;
    const HealthPage page = readHealthPage(answer);
    static const auto kind = loadBuiltInKind(QStringLiteral("polybet"));
    const auto said = readHealthFields(kind->endpoints.fieldsOf(QStringLiteral("health")), answer);
    const bool bounded = std::all_of(said.begin(), said.end(), [](const HealthSaid& one) {
        return one.value.size() <= 200 + 3 && one.field.size() <= 300;
    });
    const auto most = static_cast<std::size_t>(maxHealthFields * (maxHealthMembers + 1));
    return bounded && said.size() <= most && (!page.blockNumber || *page.blockNumber >= 0) &&
           page.error.size() <= 200 && page.mode.size() <= 200;
}

bool keyringBodyHolds(const QByteArray& input) {
    const auto keyring = parseKeyringBody(input);
    if (!keyring)
        return reasoned(keyring.failure()) && !keyring.failure().where.isEmpty();
    return keyringBody(*keyring) == input; // one meaning, one spelling
}

bool keyringFileHolds(const QByteArray& input) {
    const auto file = parseKeyringFile(input, QStringLiteral("fuzz"));
    if (!file)
        return reasoned(file.failure()) && file.failure().where.startsWith(QStringLiteral("fuzz"));
    const auto again = parseKeyringFile(writeKeyringFile(*file), QStringLiteral("written"));
    return again.ok() && *again == *file && keyringBodyHolds(file->body);
}

/// What a strict reader accepts it must write again to the octet.
bool requestHolds(const QByteArray& input) {
    const auto request = parseRequest(input);
    return request ? requestBytes(*request) == input : reasoned(request.failure());
}

bool decisionHolds(const QByteArray& input) {
    const auto decision = parseDecision(input);
    return decision ? decisionBytes(*decision) == input : reasoned(decision.failure());
}

bool enrolmentHolds(const QByteArray& input) {
    const auto enrolment = parseEnrolment(input);
    return enrolment ? enrolmentBytes(*enrolment) == input : reasoned(enrolment.failure());
}

bool exportHolds(const QByteArray& input) {
    const auto record = parseExportLine(input);
    return record ? exportLine(*record) == input : reasoned(record.failure());
}

const QByteArray hex32(64, 'a');

const QByteArrayList signedCorpus{
    "type=21:countersign/payout/"
    "v1\ndomain=4:test\nrequest=36:0f8fad5b-d9cb-469f-a165-70867728950e\npayout=2:p1\n"
    "currency=4:USDC\ntotal=4:30.5\nsource=0:\ncreator=5:carol\neditor=0:\nmemo=5:M\xc3\xa4rz\npolicy=1:3\n"
    "required=1:2\nproposer_counts=1:0\nrequester=3:ann\nnonce=32:5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a\n"
    "created_ms=13:1700000000000\napprove_by_ms=13:1700000600000\nexecute_within_ms=7:3600000\nlines=1:2\n"
    "line=74:line=1:a\ndestination=5:0xabc\nmethod=7:ONCHAIN\namount=2:30\ncurrency=4:USDC\n\n"
    "line=70:line=1:b\ndestination=4:DE89\nmethod=3:ACH\namount=3:0.5\ncurrency=4:USDC\n\n",
    "type=23:countersign/decision/v1\ndomain=4:test\nverdict=6:reject\ndigest=64:" + hex32 +
        "\nhuman=3:bob\nkey=64:" + hex32 + "\nhead_seq=1:7\nhead_hash=64:" + hex32 +
        "\nsigned_ms=13:1700000000001\nreason=10:wrong bank\n",
    "type=20:countersign/enrol/v1\ndomain=4:test\nhuman=3:bob\nkey=64:" + hex32 + "\npublic_key=64:" + hex32 +
        "\n",
};

const QByteArrayList exportCorpus{
    R"({"export":"countersign/trail/v1","domain":"d","exported_ms":"17","seq":"1","hash":")" + hex32 +
        "\"}\n",
    R"({"seq":"1","at_us":"2","actor":"a","human":"ä","act":"x","subject":"","detail":"{\"a\":\"\\n\u0001\"}","prev":")" +
        hex32 + R"(","hash":")" + hex32 + "\"}\n",
    R"({"request":"r","payout":"p","digest":")" + hex32 + "\",\"state\":\"approved\"}\n",
    R"({"decision":"r","verdict":"approve","human":"b","key":")" + hex32 + R"(","signature":")" + hex32 +
        hex32 + "\"}\n",
    R"({"key":")" + hex32 + R"(","human":"b","public_key":")" + hex32 + "\",\"state\":\"revoked\"}\n",
    "{\"payout\":\"p\",\"state\":\"done\"}\n",
    R"({"end":"9","sha256":")" + hex32 + "\"}\n",
};

const QByteArrayList metricsCorpus{
    "# HELP a b\\n\\\\\n# TYPE a counter\na{b=\"c\\\"\",d=\"\"} 1.5e3 1395066363000\na_total 2\n",
    "# TYPE h histogram\nh_bucket{le=\"+Inf\"} 3\nh_sum NaN\nh_count 3\n# EOF\n",
    "x 1 # {t=\"1\"} 2\ny{} -Inf\nz{l=\"\xc3\xbc\",} +.5\r\n",
};

const QByteArrayList systemCorpus{
    R"({"name":"a","kind":"sge","environment":"staging","database":"postgresql://u@h:5432/d?schema=s","tls":"allow-weak"})",
    R"({"name":"a","kind":"sge","environment":"production","database":"host=h","endpoints":[{"type":"metrics","url":"http://h:1/m"}],
        "rpc":{"1":["https://r/"]},"wallets":[{"name":"w","chain":"1","address":"0x52908400098527886E0F7030069857D2E4169EE7",
        "unit":"ETH","low":"0.1","fund":"0.2","cap":"0.5"}],"explorer":{"tx":"https://e/{tx}"},"thresholds":{"t":"1"}})",
};

const QByteArrayList jsonCorpus{
    R"({"jsonrpc":"2.0","id":7,"result":"0x1bc16d674ec80000"})",
    R"({"jsonrpc":"2.0","id":7,"result":{"status":"0x1","logs":[]}})",
    R"({"jsonrpc":"2.0","id":7,"error":{"code":-32000,"message":"nope"}})",
    R"({"ok":true,"chainId":1,"blockNumber":19105234,"mode":"mock","checks":{"database":false}})",
    R"({"status":"warning","services":{"redis":"connected","worker":"stale"},"workerAgeMs":61000,"message":"x"})",
};

const QByteArray oneTier = "currency=4:USDC\nfrom=6:1000.5\nrequired=1:3\nproposer_counts=1:1\n";
const QByteArray oneKey = "human=3:ann\nroles=14:admin approver\npublic_key="
                          "64:d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a\n"
                          "not_before_ms=1:0\nnot_after_ms=13:1900000000000\nrevoked_ms=0:\n";
const QByteArray emptyKeyring = "type=22:countersign/keyring/v1\ndomain=1:d\nversion=1:1\nprevious=0:\n"
                                "made_ms=1:0\nexpires_ms=1:9\nkeys=1:0\ntiers=1:0\n";

QByteArray fullKeyring() {
    const auto item = [](const char* name, const QByteArray& bytes) {
        return QByteArray(name) + '=' + QByteArray::number(bytes.size()) + ':' + bytes + '\n';
    };
    QByteArray body = emptyKeyring;
    body.replace("keys=1:0\n", "keys=1:1\n" + item("key", oneKey));
    return body.replace("tiers=1:0\n", "tiers=1:1\n" + item("tier", oneTier));
}

QByteArrayList keyringFileCorpus() {
    QByteArrayList files;
    for (const QByteArray& body : {emptyKeyring, fullKeyring()}) {
        SignedKeyring keyring{body, parseKeyringBody(body).value(), {}};
        keyring.signatures = {{QByteArray(32, 'k'), QByteArray(64, 's')}};
        files << writeKeyringFile(keyring);
    }
    return files;
}

const QByteArrayList words{
    "\n",
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "=",
    "#",
    " ",
    "\0",
    "# TYPE ",
    "# EOF",
    "NaN",
    "+Inf",
    "1e999",
    "0x",
    "ffffffffffffffff",
    "-1",
    "null",
    "true",
    "\\u0000",
    "\\ud800",
    "\xff",
    "\xe2\x80\xae",
    "99999999999999999999",
    "http://169.254.169.254/",
    "://",
    "@",
    "?",
    "password=",
    "{tx}",
    "[[[[[[[[[[[[[[[[[[[[",
    "\"id\":7",
    "line=0:\n",
    "=1:",
    "=-1:",
    "\\u000a",
    "\\/",
    "\"state\":\"",
    "1.5",
};

} // namespace

class TestFuzz : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void holds_data();
    void holds();
};

Q_DECLARE_METATYPE(Property)

void TestFuzz::holds_data() {
    QTest::addColumn<Property>("property");
    QTest::addColumn<QByteArrayList>("corpus");
    QTest::newRow("exposition") << Property(expositionHolds) << metricsCorpus;
    QTest::newRow("system file") << Property(systemFileHolds) << systemCorpus;
    QTest::newRow("JSON-RPC") << Property(rpcHolds) << jsonCorpus;
    QTest::newRow("keyring body") << Property(keyringBodyHolds)
                                  << QByteArrayList{emptyKeyring, fullKeyring()};
    QTest::newRow("keyring file") << Property(keyringFileHolds) << keyringFileCorpus();
    QTest::newRow("payout request") << Property(requestHolds) << signedCorpus;
    QTest::newRow("decision") << Property(decisionHolds) << signedCorpus;
    QTest::newRow("enrolment") << Property(enrolmentHolds) << signedCorpus;
    QTest::newRow("export") << Property(exportHolds) << exportCorpus;
    QTest::newRow("health page") << Property(healthPageHolds) << jsonCorpus;
}

void TestFuzz::holds() {
    QFETCH(Property, property);
    QFETCH(QByteArrayList, corpus);
    const int rounds = setting("COUNTERSIGN_FUZZ_ROUNDS", defaultRounds);
    Mutator mutator(static_cast<quint32>(setting("COUNTERSIGN_FUZZ_SEED", 1)), words);
    for (const QByteArray& seed : corpus)
        QVERIFY2(property(seed), seed.constData());
    for (int round = 0; round < rounds; ++round) {
        const QByteArray input = mutator.mutate(corpus.at(round % corpus.size()), corpus);
        if (!property(input))
            QFAIL(qPrintable(
                QStringLiteral("round %1, hex %2").arg(round).arg(QString::fromLatin1(input.toHex()))));
    }
}

QTEST_GUILESS_MAIN(TestFuzz)
#include "test_fuzz.moc"
