// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/finding_causes.h"
#include "models/feeds/wallet_feed.h"
#include "models/rpc/node_pool.h"
#include "tests/support/fake_http.h"

#include <QSignalSpy>
#include <QTest>

using namespace countersign;

namespace {

Decimal dec(const char* text) {
    return *Decimal::parse(QString::fromLatin1(text));
}

} // namespace

/// Balances of a wallet from a node that says what the test wants.
class TestWalletFeed : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void init() {
        balance_ = QStringLiteral("0x0");
        up_ = true;
        now_ = 1'000'000;
        feed_.reset();
        pools_.reset();
        http_ = std::make_unique<FakeHttp>();
        http_->onNode(QStringLiteral("a"),
                      [this](const QString& method, const QJsonArray&) -> std::optional<QJsonValue> {
                          if (method == u"eth_chainId")
                              return QJsonValue(QStringLiteral("0x1"));
                          if (method == u"eth_getBalance" && up_)
                              return QJsonValue(balance_);
                          return std::nullopt;
                      });
        const Clock clock = [this] { return now_; };
        pools_ = std::make_unique<NodePools>(
            NodePools::Rpc{{QStringLiteral("1"), {QUrl(QStringLiteral("http://a/"))}}}, http_.get(), clock,
            NodePolicy());
        WalletConfig wallet{QStringLiteral("Relayer"),
                            QStringLiteral("1"),
                            QStringLiteral("0x") + QString(40, u'1'),
                            QStringLiteral("ETH"),
                            dec("0.1"),
                            dec("0.2"),
                            dec("0.5")};
        feed_ = std::make_unique<WalletFeed>(std::vector{wallet}, pools_.get());
        feed_->setTime({1, clock});
        connect(feed_.get(), &WalletFeed::findingsReady, this,
                [this](const std::vector<Finding>& findings) { findings_ = findings; });
    }

    void bands_data() {
        QTest::addColumn<QString>("wei");
        QTest::addColumn<QString>("detector");
        QTest::newRow("empty") << QStringLiteral("0x0") << QStringLiteral("wallet.low");
        QTest::newRow("a wei below low")
            << QStringLiteral("0x16345785d89ffff") << QStringLiteral("wallet.low");
        QTest::newRow("low") << QStringLiteral("0x16345785d8a0000") << QStringLiteral("wallet.fund");
        QTest::newRow("within") << QStringLiteral("0x429d069189e0000") << QString();
        QTest::newRow("above cap") << QStringLiteral("0xde0b6b3a7640000")
                                   << QStringLiteral("wallet.above_cap");
    }
    void bands() {
        QFETCH(QString, wei);
        QFETCH(QString, detector);
        balance_ = wei;
        read();
        QVERIFY(!feed_->states()[0].failure);
        QCOMPARE(findings_.size(), size_t(detector.isEmpty() ? 0 : 1));
        if (!detector.isEmpty()) {
            QCOMPARE(findings_[0].detector, detector);
            QCOMPARE(findings_[0].cause, walletCause(QStringLiteral("Relayer")));
            QCOMPARE(*findings_[0].since, UnixMs(1'000'000));
        }
    }

    void aFindingKeepsItsBeginning() {
        read();
        now_ += 30'000;
        read();
        QCOMPARE(*findings_[0].since, UnixMs(1'000'000));
        QCOMPARE(feed_->states()[0].history.size(), size_t(2));
        now_ += 1'000;
        read();
        QCOMPARE(feed_->states()[0].history.size(), size_t(2));
    }

    void anOldBalanceIsNotKnown() {
        balance_ = QStringLiteral("0x429d069189e0000");
        read();
        QVERIFY(feed_->states()[0].band == BandState::Within);
        up_ = false;
        now_ += 5'000;
        read();
        QVERIFY(feed_->states()[0].failure);
        QVERIFY(feed_->states()[0].band == BandState::Within); // young enough
        QVERIFY(findings_.empty());
        now_ += walletStaleAfterMs;
        read();
        QVERIFY(feed_->states()[0].band == BandState::Unknown);
        QVERIFY(feed_->states()[0].balance); // still shown, grey
        QCOMPARE(findings_[0].detector, QStringLiteral("wallet.unknown"));
    }

    void badQuantitiesAreNoBalance_data() {
        QTest::addColumn<QString>("text");
        for (const char* bad : {"", "0x", "12", "0xzz", "-0x1"})
            QTest::newRow(bad) << QString::fromLatin1(bad);
    }
    void badQuantitiesAreNoBalance() {
        QFETCH(QString, text);
        QVERIFY(!balanceOf(text).ok());
    }

  private:
    void read() {
        QSignalSpy snapshot(feed_.get(), &WalletFeed::snapshotReady);
        feed_->refresh();
        QTRY_VERIFY(snapshot.count() > 0);
    }

    QString balance_;
    bool up_ = true;
    UnixMs now_ = 0;
    std::unique_ptr<FakeHttp> http_;
    std::unique_ptr<NodePools> pools_;
    std::unique_ptr<WalletFeed> feed_;
    std::vector<Finding> findings_;
};

QTEST_GUILESS_MAIN(TestWalletFeed)
#include "test_wallet_feed.moc"
