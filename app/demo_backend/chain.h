// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QHash>
#include <QString>

#include <optional>

namespace countersign {

inline constexpr quint64 weiPerGwei = 1'000'000'000;
inline constexpr quint64 startBalanceWei = 93'100'000 * weiPerGwei;   ///< 0.0931 ETH: running low
inline constexpr quint64 refillWei = 300'000'000 * weiPerGwei;        ///< 0.3 ETH
inline constexpr quint64 minimumBalanceWei = 20'000'000 * weiPerGwei; ///< below it nothing can be sent
inline constexpr quint64 gasPriceWei = weiPerGwei * 3 / 10;
inline constexpr int blockTimeS = 12;

/// What the chain knows of a transaction.
struct Receipt {
    qint64 block = 0;
    bool succeeded = true;
};

/// A chain of one relayer: blocks by the clock, its balance, its nonces, the receipts. Thread: one.
class Chain {
  public:
    explicit Chain(double speed);

    [[nodiscard]] qint64 blockNumber() const;
    [[nodiscard]] quint64 balanceWei() const { return balanceWei_; }
    [[nodiscard]] bool canSend() const { return balanceWei_ >= minimumBalanceWei; }
    [[nodiscard]] qint64 minedNonce() const { return minedNonce_; }
    [[nodiscard]] qint64 pendingNonce() const { return minedNonce_ + inFlight_; }
    [[nodiscard]] std::optional<Receipt> receipt(const QByteArray& hash) const;

    void refill() { balanceWei_ += refillWei; }
    void remember(const QByteArray& hash, const Receipt& receipt); ///< of the time before we were started
    void setNonce(qint64 nonce) { minedNonce_ = nonce; }
    [[nodiscard]] qint64 send(quint64 gasUsed); ///< spends; gives the nonce
    void mine(const QByteArray& hash, bool succeeded);

  private:
    QElapsedTimer running_;
    double speed_;
    qint64 firstBlock_;
    quint64 balanceWei_ = startBalanceWei;
    qint64 minedNonce_ = 0, inFlight_ = 0;
    QHash<QByteArray, Receipt> receipts_;
};

} // namespace countersign
