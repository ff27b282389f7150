// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/deceptive.h"
#include "models/trust/canonical.h"
#include "models/trust/decision.h"
#include "models/trust/ed25519.h"
#include "models/trust/enrolment.h"
#include "models/trust/payout_request.h"
#include "tests/support/random_payout.h"

#include <QTest>

#include <functional>

using namespace countersign;

namespace {

using Change = std::function<void(PayoutRequest&)>;

PayoutRequest smallRequest() {
    PayoutRequest request;
    request.domain = QStringLiteral("test");
    request.id = QStringLiteral("0f8fad5b-d9cb-469f-a165-70867728950e");
    request.content = {QStringLiteral("p1"),
                       QStringLiteral("USDC"),
                       Decimal::parse(QStringLiteral("30.50")).value(),
                       QStringLiteral("treasury"),
                       QStringLiteral("carol"),
                       {},
                       {{QStringLiteral("a"), QStringLiteral("0xabc"), QStringLiteral("ONCHAIN"),
                         Decimal::parse(QStringLiteral("30")).value(), QStringLiteral("USDC")},
                        {QStringLiteral("b"), QStringLiteral("DE89"), QStringLiteral("ACH"),
                         Decimal::parse(QStringLiteral("0.5")).value(), QStringLiteral("USDC")}}};
    request.memo = QStringLiteral("März");
    request.policy = 3;
    request.requester = QStringLiteral("ann");
    request.nonce = QByteArray(16, '\x5a');
    request.createdMs = 1'700'000'000'000;
    request.approveByMs = 1'700'000'600'000;
    request.executeWithinMs = 3'600'000;
    return request;
}

Decision smallDecision() {
    return {QStringLiteral("test"), DecisionVerdict::Approve, QByteArray(32, 'd'),
            QStringLiteral("bob"),  QByteArray(32, 'k'),      7,
            QByteArray(32, 'h'),    1'700'000'000'001,        {}};
}

/// Every place a person or backend may put a text into.
const std::vector<std::pair<const char*, std::function<QString&(PayoutRequest&)>>>& textFields() {
    static const std::vector<std::pair<const char*, std::function<QString&(PayoutRequest&)>>> all{
        {"domain", [](PayoutRequest& r) -> QString& { return r.domain; }},
        {"payout", [](PayoutRequest& r) -> QString& { return r.content.payout; }},
        {"currency", [](PayoutRequest& r) -> QString& { return r.content.currency; }},
        {"source", [](PayoutRequest& r) -> QString& { return r.content.source; }},
        {"creator", [](PayoutRequest& r) -> QString& { return r.content.creator; }},
        {"editor", [](PayoutRequest& r) -> QString& { return r.content.editor; }},
        {"memo", [](PayoutRequest& r) -> QString& { return r.memo; }},
        {"requester", [](PayoutRequest& r) -> QString& { return r.requester; }},
        {"line", [](PayoutRequest& r) -> QString& { return r.content.lines[1].id; }},
        {"destination", [](PayoutRequest& r) -> QString& { return r.content.lines[1].destination; }},
        {"method", [](PayoutRequest& r) -> QString& { return r.content.lines[1].method; }},
        {"line currency", [](PayoutRequest& r) -> QString& { return r.content.lines[1].currency; }},
    };
    return all;
}

} // namespace

Q_DECLARE_METATYPE(Change)

/// What is signed must be read back to the letter, and nothing else may pass for it.
class TestPayoutCodec : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theBytesAreThosePromised();
    void roundTrips();
    void deceptiveCharacters();
    void refusals_data();
    void refusals();
    void everyOctetCounts();
    void largestRequest();
    void decisions();
    void enrolments();
    void names();
    void sums();
};

void TestPayoutCodec::theBytesAreThosePromised() {
    QCOMPARE(
        requestBytes(smallRequest()),
        QByteArray("type=21:countersign/payout/v1\ndomain=4:test\n"
                   "request=36:0f8fad5b-d9cb-469f-a165-70867728950e\npayout=2:p1\ncurrency=4:USDC\n"
                   "total=4:30.5\nsource=8:treasury\ncreator=5:carol\neditor=0:\nmemo=5:M\xc3\xa4rz\n"
                   "policy=1:3\nrequired=1:2\nproposer_counts=1:0\nrequester=3:ann\n"
                   "nonce=32:5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a\ncreated_ms=13:1700000000000\n"
                   "approve_by_ms=13:1700000600000\nexecute_within_ms=7:3600000\nlines=1:2\n"
                   "line=74:line=1:a\ndestination=5:0xabc\nmethod=7:ONCHAIN\namount=2:30\ncurrency=4:USDC\n\n"
                   "line=70:line=1:b\ndestination=4:DE89\nmethod=3:ACH\namount=3:0.5\ncurrency=4:USDC\n\n"));
    Decision rejection = smallDecision();
    rejection.verdict = DecisionVerdict::Reject;
    rejection.reason = QStringLiteral("wrong bank");
    const QByteArray hex(32, 'x');
    QCOMPARE(decisionBytes(rejection),
             "type=23:countersign/decision/v1\ndomain=4:test\nverdict=6:reject\ndigest=64:" +
                 rejection.digest.toHex() + "\nhuman=3:bob\nkey=64:" + rejection.key.toHex() +
                 "\nhead_seq=1:7\nhead_hash=64:" + rejection.headHash.toHex() +
                 "\nsigned_ms=13:1700000000001\nreason=10:wrong bank\n");
}

void TestPayoutCodec::roundTrips() {
    RandomPayouts random(1);
    for (int i = 0; i < 2'000; ++i) {
        const PayoutRequest request = random.request();
        const QByteArray bytes = requestBytes(request);
        const auto back = parseRequest(bytes);
        QVERIFY2(back.ok(), back.ok() ? "" : qPrintable(englishSentence(back.failure())));
        QVERIFY(*back == request);
        QCOMPARE(requestBytes(*back), bytes);
        const Decision decision = random.decision();
        const auto again = parseDecision(decisionBytes(decision));
        QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(englishSentence(again.failure())));
        QVERIFY(*again == decision);
    }
}

void TestPayoutCodec::deceptiveCharacters() {
    int refused = 0;
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        const bool half = QChar::isSurrogate(c);
        if (!half && !isDeceptive(c))
            continue;
        ++refused;
        const QString one =
            half ? QString(QChar(static_cast<char16_t>(c))) : QStringView(QChar::fromUcs4(c)).toString();
        const auto& [name, field] = textFields()[c % textFields().size()];
        PayoutRequest request = smallRequest();
        field(request) += one + u'x';
        QVERIFY2(!checkRequest(request).ok(), qPrintable(QString::number(c, 16)));
        if (!half)
            QVERIFY2(!parseRequest(requestBytes(request)).ok(), name);
        Decision decision = smallDecision();
        decision.human += one;
        QVERIFY(!checkDecision(decision).ok());
    }
    QCOMPARE(refused, 32 + 33 + 1 + 1 + 1 + 5 + 7 + 10 + 16 + 1 + 128 + 240 + 2048);
    for (const auto& [name, field] : textFields()) {
        PayoutRequest request = smallRequest();
        field(request) += QStringLiteral("\u202e");
        const Status refusal = checkRequest(request);
        QVERIFY2(!refusal.ok(), name);
        QVERIFY2(englishSentence(refusal.failure()).contains(QStringLiteral("U+202e")), name);
        field(request).chop(1);
        field(request) += QString(maxPayoutTextChars + 1, u'y');
        QVERIFY2(!checkRequest(request).ok(), name);
    }
}

void TestPayoutCodec::refusals_data() {
    QTest::addColumn<Change>("change");
    const auto row = [](const char* name, const Change& change) { QTest::newRow(name) << change; };
    row("no domain", [](PayoutRequest& r) { r.domain.clear(); });
    row("id in upper case", [](PayoutRequest& r) { r.id = r.id.toUpper(); });
    row("id in braces", [](PayoutRequest& r) { r.id = u'{' + r.id + u'}'; });
    row("null id", [](PayoutRequest& r) { r.id = QStringLiteral("00000000-0000-0000-0000-000000000000"); });
    row("no payout", [](PayoutRequest& r) { r.content.payout.clear(); });
    row("no currency", [](PayoutRequest& r) { r.content.currency.clear(); });
    row("no requester", [](PayoutRequest& r) { r.requester.clear(); });
    row("one signature", [](PayoutRequest& r) { r.required = 1; });
    row("no signature", [](PayoutRequest& r) { r.required = 0; });
    row("101 signatures", [](PayoutRequest& r) { r.required = 101; });
    row("negative policy", [](PayoutRequest& r) { r.policy = -1; });
    row("short nonce", [](PayoutRequest& r) { r.nonce.chop(1); });
    row("long nonce", [](PayoutRequest& r) { r.nonce += 'x'; });
    row("before 1970", [](PayoutRequest& r) { r.createdMs = -1; });
    row("no time to approve", [](PayoutRequest& r) { r.approveByMs = r.createdMs; });
    row("no time to execute", [](PayoutRequest& r) { r.executeWithinMs = 0; });
    row("after 9999", [](PayoutRequest& r) { r.approveByMs = 253'402'300'800'000; });
    row("no lines", [](PayoutRequest& r) { r.content.lines.clear(); });
    row("unsorted", [](PayoutRequest& r) { std::swap(r.content.lines[0], r.content.lines[1]); });
    row("twice", [](PayoutRequest& r) { r.content.lines[1].id = r.content.lines[0].id; });
    row("line without id", [](PayoutRequest& r) { r.content.lines[0].id.clear(); });
    row("no destination", [](PayoutRequest& r) { r.content.lines[1].destination.clear(); });
    row("long memo", [](PayoutRequest& r) { r.memo = QString(501, u'm'); });
}

void TestPayoutCodec::refusals() {
    QFETCH(Change, change);
    PayoutRequest request = smallRequest();
    QVERIFY(checkRequest(request).ok());
    change(request);
    QVERIFY(!checkRequest(request).ok());
    const auto parsed = parseRequest(requestBytes(request));
    QVERIFY(!parsed.ok());
    QVERIFY(parsed.failure().where.startsWith(QStringLiteral("payout request")));
    QVERIFY(!parsed.failure().remedy.isEmpty());
}

void TestPayoutCodec::everyOctetCounts() {
    const QByteArray request = requestBytes(smallRequest());
    const QByteArray decision = decisionBytes(smallDecision());
    for (int bit = 0; bit < 8; ++bit) {
        for (qsizetype at = 0; at < request.size(); ++at) {
            QByteArray flipped = request;
            flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
            const auto parsed = parseRequest(flipped);
            if (parsed) // then it is another request, and its digest says so
                QVERIFY2(requestBytes(*parsed) == flipped && !(*parsed == smallRequest()), flipped);
        }
        for (qsizetype at = 0; at < decision.size(); ++at) {
            QByteArray flipped = decision;
            flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
            const auto parsed = parseDecision(flipped);
            if (parsed)
                QVERIFY2(decisionBytes(*parsed) == flipped && !(*parsed == smallDecision()), flipped);
        }
    }
    for (qsizetype cut = 0; cut < request.size(); ++cut)
        QVERIFY(!parseRequest(request.left(cut)).ok());
    QVERIFY(!parseRequest(request + '\n').ok());
    QVERIFY(!parseRequest(request + request).ok());
}

void TestPayoutCodec::largestRequest() {
    PayoutRequest request = smallRequest();
    request.content.lines.clear();
    for (int i = 0; i < maxPayoutLines; ++i)
        request.content.lines.push_back(
            {QStringLiteral("l%1").arg(i, 6, 10, QLatin1Char('0')),
             QStringLiteral("0x52908400098527886E0F7030069857D2E4169EE7"), QStringLiteral("ONCHAIN_USDC"),
             Decimal::parse(QStringLiteral("123456.123456")).value(), QStringLiteral("USDC")});
    const QByteArray bytes = requestBytes(request);
    QVERIFY(bytes.size() < maxRequestBytes);
    QVERIFY(parseRequest(bytes).ok());
    request.content.lines.push_back(request.content.lines.back());
    request.content.lines.back().id += u'x';
    QVERIFY(!checkRequest(request).ok());
    QVERIFY(!parseRequest(requestBytes(request)).ok());
    const auto tooLong = parseRequest(QByteArray(maxRequestBytes + 1, 'x'));
    QCOMPARE(tooLong.failure().kind, FailureKind::TooLarge);
    PayoutRequest wide = smallRequest(); // 500 characters outside the first plane are 500, not 1000
    const char32_t astral = 0x1F600;
    wide.memo = QStringView(QChar::fromUcs4(astral)).toString().repeated(maxMemoChars);
    QVERIFY(checkRequest(wide).ok());
    wide.memo += u'x';
    QVERIFY(!checkRequest(wide).ok());
}

void TestPayoutCodec::decisions() {
    Decision decision = smallDecision();
    decision.reason = QStringLiteral("only with a rejection");
    QVERIFY(!parseDecision(decisionBytes(decision)).ok());
    decision.verdict = DecisionVerdict::Reject;
    QVERIFY(parseDecision(decisionBytes(decision)).ok());
    decision.headSeq = 0;
    QVERIFY(!parseDecision(decisionBytes(decision)).ok());
    QByteArray other = decisionBytes(smallDecision());
    other.replace("approve", "Approve");
    QVERIFY(!parseDecision(other).ok());
    // One kind of record never passes for another.
    QVERIFY(!parseDecision(requestBytes(smallRequest())).ok());
    QVERIFY(!parseRequest(decisionBytes(smallDecision())).ok());
    QVERIFY(!parseEnrolment(decisionBytes(smallDecision())).ok());
    QCOMPARE(parseDecision(QByteArray(maxDecisionBytes + 1, 'x')).failure().kind, FailureKind::TooLarge);
}

void TestPayoutCodec::enrolments() {
    Enrolment enrolment{QStringLiteral("test"), QStringLiteral("ann"), {}, QByteArray(32, 'p')};
    enrolment.key = keyId(enrolment.publicKey);
    QCOMPARE(enrolmentBytes(enrolment),
             "type=20:countersign/enrol/v1\ndomain=4:test\nhuman=3:ann\nkey=64:" + enrolment.key.toHex() +
                 "\npublic_key=64:" + enrolment.publicKey.toHex() + '\n');
    QVERIFY(*parseEnrolment(enrolmentBytes(enrolment)) == enrolment);
    Enrolment foreign = enrolment;
    foreign.publicKey[0] = 'q';
    QVERIFY(!parseEnrolment(enrolmentBytes(foreign)).ok());
    Enrolment nameless = enrolment;
    nameless.human.clear();
    QVERIFY(!parseEnrolment(enrolmentBytes(nameless)).ok());
    const QByteArray bytes = enrolmentBytes(enrolment);
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        QByteArray flipped = bytes;
        flipped[at] = static_cast<char>(flipped[at] ^ 1);
        const auto parsed = parseEnrolment(flipped);
        QVERIFY(!parsed.ok() || enrolmentBytes(*parsed) == flipped);
    }
}

void TestPayoutCodec::names() {
    for (int i = 0; i <= static_cast<int>(RequestState::Expired); ++i) {
        const auto state = static_cast<RequestState>(i);
        QVERIFY(requestStateFromName(requestStateName(state)) == state);
    }
    QVERIFY(!requestStateFromName(QStringLiteral("Approved")));
    QVERIFY(!requestStateFromName(QString()));
    QVERIFY(!decisionVerdictFromName(QStringLiteral("APPROVE")));
    QVERIFY(!isApprovedOrFurther(RequestState::Pending));
    QVERIFY(isApprovedOrFurther(RequestState::Done));
}

void TestPayoutCodec::sums() {
    PayoutContent content = smallRequest().content;
    QVERIFY(sumOfLines(content) == content.total);
    content.lines[0].amount = Decimal::parse(QStringLiteral("30.000000000000000000000000000001")).value();
    QVERIFY(sumOfLines(content) != content.total);
    content.lines[1].currency = QStringLiteral("USDT");
    QVERIFY(!sumOfLines(content));
}

QTEST_GUILESS_MAIN(TestPayoutCodec)
#include "test_payout_codec.moc"
