// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/evidence_json.h"
#include "models/domain/verdict.h"

#include <QJsonDocument>
#include <QTest>

using namespace countersign;

namespace {

using Receipt = ChainLook::Receipt;

Verdict fromDatabase(VerdictKind kind) {
    Verdict verdict;
    verdict.kind = kind;
    verdict.reason = QStringLiteral("database");
    verdict.fingerprint = QStringLiteral("f1");
    if (kind == VerdictKind::Wait)
        verdict.until = 5000;
    return verdict;
}

/// The row leaves open whether the worker that vanished had sent something.
Verdict withOpenQuestion() {
    Verdict verdict = fromDatabase(VerdictKind::Safe);
    verdict.evidence.push_back({QStringLiteral("worker-outcome"), Answer::NotKnown, {}, {}, {}, {}});
    return verdict;
}

/// Two nodes that answered and have nothing against a retry.
ChainLook goodChain() {
    ChainLook look;
    look.configured = true;
    look.nodesAsked = look.nodesAnswered = 2;
    look.nonceLatest = look.noncePending = 1204;
    look.walletBelowLow = false;
    look.walletName = QStringLiteral("Relayer");
    look.walletBalance = QStringLiteral("0.41 ETH");
    return look;
}

int rank(VerdictKind kind) {
    switch (kind) {
    case VerdictKind::Safe:
        return 0;
    case VerdictKind::Wait:
        return 1;
    case VerdictKind::Unknown:
        return 2;
    case VerdictKind::Unsafe:
        return 3;
    }
    return 9;
}

const EvidenceLine* lineOf(const Verdict& verdict, const char16_t* check) {
    for (const EvidenceLine& line : verdict.evidence) {
        if (line.check == QStringView(check))
            return &line;
    }
    return nullptr;
}

} // namespace

class TestVerdict : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aGoodChainLeavesTheVerdict() {
        const Verdict verdict = combineVerdict(fromDatabase(VerdictKind::Safe), goodChain());
        QVERIFY(verdict.mayRetry());
        QCOMPARE(verdict.reason, QStringLiteral("database"));
        QCOMPARE(verdict.fingerprint, QStringLiteral("f1"));
        QVERIFY(lineOf(verdict, u"nonce-gap")->answer == Answer::Yes);
        QVERIFY(lineOf(verdict, u"wallet")->answer == Answer::Yes);
    }

    void noNodesConfiguredIsSaid() {
        const Verdict verdict = combineVerdict(fromDatabase(VerdictKind::Safe), ChainLook{});
        QVERIFY(verdict.mayRetry());
        QVERIFY(lineOf(verdict, u"chain")->answer == Answer::NotKnown);
    }

    void takesSafeAway_data() {
        QTest::addColumn<ChainLook>("look");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, VerdictKind kind, const char* reason, auto change) {
            ChainLook look = goodChain();
            change(look);
            QTest::newRow(name) << look << int(kind) << QString::fromLatin1(reason);
        };
        row("mined", VerdictKind::Unsafe, "tx-mined", [](ChainLook& l) { l.receipt = Receipt::Succeeded; });
        row("reverted", VerdictKind::Unknown, "tx-reverted",
            [](ChainLook& l) { l.receipt = Receipt::Reverted; });
        row("unreadable", VerdictKind::Unknown, "chain-unreadable",
            [](ChainLook& l) { l.receipt = Receipt::Unreadable; });
        row("nobody answered", VerdictKind::Unknown, "chain-unreadable",
            [](ChainLook& l) { l.nodesAnswered = 0; });
        row("disagree", VerdictKind::Unknown, "nodes-disagree", [](ChainLook& l) { l.nodesDisagree = true; });
        row("nonce gap", VerdictKind::Wait, "nonce-gap", [](ChainLook& l) { l.noncePending = 1207; });
        row("empty wallet", VerdictKind::Wait, "wallet-empty",
            [](ChainLook& l) { l.walletBelowLow = l.itemLackedFunds = true; });
    }
    void takesSafeAway() {
        QFETCH(ChainLook, look);
        QFETCH(int, kind);
        QFETCH(QString, reason);
        const Verdict verdict = combineVerdict(withOpenQuestion(), look);
        QCOMPARE(int(verdict.kind), kind);
        QCOMPARE(verdict.reason, reason);
        QVERIFY(!verdict.until);
        QVERIFY(verdict.kind != VerdictKind::Unknown || !verdict.settledBy.isEmpty());
    }

    void aBusyWalletForbidsOnlyWithAnOpenQuestion() {
        ChainLook look = goodChain();
        look.noncePending = 1207;
        QVERIFY(combineVerdict(fromDatabase(VerdictKind::Safe), look).mayRetry());
        QVERIFY(!combineVerdict(withOpenQuestion(), look).mayRetry());
    }

    void aLowWalletForbidsOnlyWhatItFailed() {
        ChainLook look = goodChain();
        look.walletBelowLow = true;
        const Verdict verdict = combineVerdict(fromDatabase(VerdictKind::Safe), look);
        QVERIFY(verdict.mayRetry());
        QVERIFY(lineOf(verdict, u"wallet")->answer == Answer::No); // said, all the same
        look.itemLackedFunds = true;
        QVERIFY(!combineVerdict(fromDatabase(VerdictKind::Safe), look).mayRetry());
    }

    void anAbsentReceiptProvesNothing() {
        ChainLook look = goodChain();
        look.receipt = Receipt::None;
        const Verdict verdict = combineVerdict(fromDatabase(VerdictKind::Unknown), look);
        QVERIFY(verdict.kind == VerdictKind::Unknown);
        QCOMPARE(verdict.reason, QStringLiteral("database"));
        QVERIFY(lineOf(verdict, u"receipt")->answer == Answer::NotKnown);
    }

    /// The hash of a row that only a look settles is that of the payment that came in: mined, of course.
    void aLookIsPastTheRowsOwnHash() {
        Verdict open = fromDatabase(VerdictKind::Unknown);
        open.settledBy = QStringLiteral("look:balance");
        ChainLook look = goodChain();
        look.receipt = Receipt::Succeeded;
        look.nodesDisagree = true;
        ContractLook balance;
        balance.name = QStringLiteral("balance");
        balance.asked = true;
        balance.nodesAsked = balance.nodesAnswered = 2;
        balance.value = QStringLiteral("5 USDC");
        balance.zero = balance.pending = false;
        balance.positiveReason = QStringLiteral("there");
        balance.zeroReason = QStringLiteral("gone");
        look.contracts = {balance};
        QVERIFY(combineVerdict(open, look).mayRetry());
        look.nodesAnswered = 0; // to the question after the receipt; the look itself was answered
        QVERIFY(combineVerdict(open, look).mayRetry());
        look.contracts.front().zero = true;
        QCOMPARE(combineVerdict(open, look).reason, QStringLiteral("gone"));
        QVERIFY(!combineVerdict(fromDatabase(VerdictKind::Unknown), look).mayRetry());
    }

    void theChainNeverLoosens() {
        for (const VerdictKind kind :
             {VerdictKind::Safe, VerdictKind::Wait, VerdictKind::Unknown, VerdictKind::Unsafe}) {
            for (int bits = 0; bits < 5 * 2 * 2 * 2 * 2 * 2; ++bits) {
                int rest = bits;
                const auto take = [&rest](int count) {
                    const int value = rest % count;
                    rest /= count;
                    return value;
                };
                ChainLook look = goodChain();
                look.receipt = static_cast<Receipt>(take(5));
                look.nodesDisagree = take(2) == 1;
                look.noncePending = take(2) == 1 ? 1300 : 1204;
                look.walletBelowLow = take(2) == 1;
                look.configured = take(2) == 1;
                look.nodesAnswered = take(2) == 1 ? 2 : 0;
                const Verdict verdict = combineVerdict(fromDatabase(kind), look);
                QVERIFY(rank(verdict.kind) >= rank(kind));
                QVERIFY(verdict.evidence.size() > 0);
            }
        }
    }

    void aWaitKeepsItsTime() {
        QCOMPARE(*combineVerdict(fromDatabase(VerdictKind::Wait), goodChain()).until, UnixMs(5000));
    }

    void evidenceOfAnActStaysWithinTheContractsLimit() {
        Verdict verdict = fromDatabase(VerdictKind::Safe);
        for (int i = 0; i < 100; ++i)
            verdict.evidence.push_back({QStringLiteral("check-%1").arg(i), Answer::Yes, QString(400, u'"'),
                                        QStringLiteral("text"), QStringLiteral("row"), 1000});
        const QJsonArray lines = evidenceJson(verdict);
        QVERIFY(!lines.isEmpty());
        QVERIFY(QJsonDocument(lines).toJson(QJsonDocument::Compact).size() <= maxActEvidenceBytes);
    }

    void namesRoundTrip() {
        for (const VerdictKind kind :
             {VerdictKind::Safe, VerdictKind::Wait, VerdictKind::Unsafe, VerdictKind::Unknown})
            QVERIFY(verdictFromName(verdictName(kind)) == kind);
        QVERIFY(verdictFromName(QStringLiteral("safe")) == VerdictKind::Unknown);
    }
};

Q_DECLARE_METATYPE(countersign::ChainLook)
QTEST_GUILESS_MAIN(TestVerdict)
#include "test_verdict.moc"
