// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/finding.h"
#include "models/domain/finding_causes.h"
#include "models/domain/health.h"

#include <QTest>

using namespace countersign;

namespace {

Decimal dec(const char* text) {
    return Decimal::parse(QString::fromLatin1(text)).value();
}

Finding made(const QString& detector, const QString& id, Severity severity, MaybeMs since = {},
             const char* usd = nullptr) {
    Finding finding;
    finding.detector = detector;
    finding.subjectKind = QStringLiteral("intent");
    finding.subjectId = id;
    finding.severity = severity;
    finding.since = since;
    finding.title = detector;
    if (usd)
        finding.money = Money{dec(usd), QStringLiteral("USD")};
    return finding;
}

QStringList keys(const std::vector<FindingGroup>& groups) {
    QStringList all;
    for (const FindingGroup& group : groups)
        all.append(group.key.section(u':', 1));
    return all;
}

} // namespace

class TestFindings : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void severityThenMoneyThenAge() {
        const auto groups =
            groupFindings({made(QStringLiteral("young"), QStringLiteral("1"), Severity::P2, 200, "5"),
                           made(QStringLiteral("rich"), QStringLiteral("1"), Severity::P2, 300, "10"),
                           made(QStringLiteral("old"), QStringLiteral("1"), Severity::P2, 100, "5"),
                           made(QStringLiteral("bad"), QStringLiteral("1"), Severity::P0, 900),
                           made(QStringLiteral("ageless"), QStringLiteral("1"), Severity::P2, {}, "5")});
        QCOMPARE(keys(groups),
                 (QStringList{QStringLiteral("bad"), QStringLiteral("rich"), QStringLiteral("old"),
                              QStringLiteral("young"), QStringLiteral("ageless")}));
    }

    void aGroupIsAsBadAsItsWorstAndAsOldAsItsOldest() {
        const auto groups =
            groupFindings({made(QStringLiteral("d"), QStringLiteral("1"), Severity::P3, 300, "1.10"),
                           made(QStringLiteral("d"), QStringLiteral("2"), Severity::P1, 200, "2.20"),
                           made(QStringLiteral("d"), QStringLiteral("3"), Severity::P2, 100)});
        QCOMPARE(groups.size(), size_t(1));
        QVERIFY(groups[0].severity == Severity::P1);
        QCOMPARE(*groups[0].since, UnixMs(100));
        QCOMPARE(groups[0].money.amounts()[0].amount.text(), QStringLiteral("3.30"));
        QCOMPARE(groups[0].members[0].subjectId, QStringLiteral("2"));
    }

    void gaslessItemsGoUnderTheWalletThatIsEmpty() {
        Finding wallet = made(walletLowDetector.toString(), QStringLiteral("Relayer"), Severity::P1);
        wallet.subjectKind = QStringLiteral("wallet");
        wallet.cause = walletCause(QStringLiteral("Relayer"));
        wallet.causeTitle = QStringLiteral("Relayer is nearly empty");
        Finding gasless = made(QStringLiteral("intent.no_funds"), QStringLiteral("7"), Severity::P2);
        gasless.cause = QStringLiteral("relayer-funds");
        gasless.evidence = {
            {QStringLiteral("error"), QStringLiteral("Insufficient Funds for gas * price + value")}};
        const Finding other = made(QStringLiteral("intent.orphan"), QStringLiteral("8"), Severity::P2);

        std::vector<Finding> all{gasless, other, wallet};
        joinCauses(all);
        const auto groups = groupFindings(all);
        QCOMPARE(groups.size(), size_t(2));
        QCOMPARE(groups[0].title, QStringLiteral("Relayer is nearly empty"));
        QCOMPARE(groups[0].members.size(), size_t(2));

        // Two empty wallets: nobody knows which of them it needed.
        Finding second = wallet;
        second.subjectId = QStringLiteral("Other");
        std::vector<Finding> unclear{gasless, wallet, second};
        joinCauses(unclear);
        QCOMPARE(unclear[0].cause, QStringLiteral("relayer-funds"));
    }

    void readingAgainIsNoChange() {
        Finding a = made(QStringLiteral("d"), QStringLiteral("1"), Severity::P1, 5, "1");
        Finding b = a;
        b.from = {QStringLiteral("database"), 999};
        QVERIFY(a == b);
        b.why = QStringLiteral("other");
        QVERIFY(a != b);
    }

    void namesAndClocks() {
        for (const Severity severity : {Severity::P0, Severity::P1, Severity::P2, Severity::P3})
            QVERIFY(severityFromName(severityName(severity)) == severity);
        QVERIFY(severityFromName(QStringLiteral("P9")) == Severity::P2);
        QCOMPARE(respondWithinMs(Severity::P0), UnixMs(15 * 60'000));
        QCOMPARE(respondWithinMs(Severity::P1), UnixMs(3'600'000));
        QCOMPARE(respondWithinMs(Severity::P2), UnixMs(4 * 3'600'000));
    }

    void bands() {
        const auto at = [](const char* balance) {
            return bandOf(dec(balance), dec("0.1"), dec("0.2"), dec("0.5"));
        };
        QVERIFY(bandOf(std::nullopt, dec("0.1"), dec("0.2"), dec("0.5")) == BandState::Unknown);
        QVERIFY(at("0.099999999999999999") == BandState::BelowLow);
        QVERIFY(at("0.1") == BandState::BelowFund);
        QVERIFY(at("0.2") == BandState::Within);
        QVERIFY(at("0.500") == BandState::Within);
        QVERIFY(at("0.500000000000000001") == BandState::AboveCap);
    }

    void timesAsText() {
        QCOMPARE(isoTime(0), QStringLiteral("1970-01-01T00:00:00.000Z"));
        QCOMPARE(isoTime(-1), QStringLiteral("1969-12-31T23:59:59.999Z"));
        QCOMPARE(isoTime(951'827'696'007), QStringLiteral("2000-02-29T12:34:56.007Z"));
        QCOMPARE(isoTime(253'402'300'800'000), QStringLiteral("10000-01-01T00:00:00.000Z"));
    }
};

QTEST_GUILESS_MAIN(TestFindings)
#include "test_findings.moc"
