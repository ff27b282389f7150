// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_backend/chain.h"

#include <QDateTime>

namespace countersign {
namespace {

// The height the history was written with (sge/history.sql): a function of time.
constexpr qint64 originBlock = 12'000'000;
constexpr qint64 originS = 1'700'000'000;

} // namespace

Chain::Chain(double speed)
    : speed_(speed)
    , firstBlock_(originBlock + (QDateTime::currentSecsSinceEpoch() - originS) / blockTimeS) {
    running_.start();
}

qint64 Chain::blockNumber() const {
    return firstBlock_ +
           static_cast<qint64>(static_cast<double>(running_.elapsed()) * speed_ / 1000.0 / blockTimeS);
}

std::optional<Receipt> Chain::receipt(const QByteArray& hash) const {
    const auto found = receipts_.constFind(hash);
    return found == receipts_.constEnd() ? std::nullopt : std::optional(*found);
}

void Chain::remember(const QByteArray& hash, const Receipt& receipt) {
    receipts_.insert(hash, receipt);
}

qint64 Chain::send(quint64 gasUsed) {
    balanceWei_ -= qMin(balanceWei_, gasUsed * gasPriceWei);
    return minedNonce_ + inFlight_++;
}

void Chain::mine(const QByteArray& hash, bool succeeded) {
    --inFlight_;
    ++minedNonce_;
    receipts_.insert(hash, Receipt{blockNumber(), succeeded});
}

} // namespace countersign
