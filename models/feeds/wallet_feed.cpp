// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/wallet_feed.h"

#include "models/domain/finding_causes.h"
#include "models/rpc/codec.h"
#include "models/rpc/node_chain_looker.h"
#include "models/rpc/node_pool.h"

#include <algorithm>

namespace countersign {

Result<Decimal> balanceOf(const QJsonValue& weiQuantity) {
    const auto wei = hexToDecimal(weiQuantity);
    if (!wei)
        return wei.failure();
    return Decimal::fromBaseUnits(*wei, nativeDecimals);
}

WalletFeed::WalletFeed(std::vector<WalletConfig> wallets, NodePools* nodes, QObject* parent)
    : Feed(walletEveryMs, parent)
    , nodes_(nodes) {
    for (const WalletConfig& wallet : wallets) {
        WalletState& state = states_.emplace_back();
        state.name = wallet.name;
        state.chain = wallet.chain;
        state.address = wallet.address;
        state.unit = wallet.unit;
        state.low = wallet.low;
        state.fund = wallet.fund;
        state.cap = wallet.cap;
    }
}

void WalletFeed::ask() {
    open_ = static_cast<int>(states_.size());
    for (size_t i = 0; i < states_.size(); ++i) {
        nodes_->call(
            this, states_[i].chain, QStringLiteral("eth_getBalance"),
            {states_[i].address, QStringLiteral("latest")}, [this, i](const Result<NodeAnswer>& answer) {
                const auto balance = answer ? balanceOf(answer->result) : Result<Decimal>(answer.failure());
                if (balance)
                    take(states_[i], *balance, answer->from);
                else
                    fail(states_[i], balance.failure());
                oneDone();
            });
    }
}

void WalletFeed::take(WalletState& state, const Decimal& balance, const Provenance& from) {
    const UnixMs now = time().now();
    state.balance = balance;
    state.band = bandOf(balance, state.low, state.fund, state.cap);
    state.from = from;
    state.failure.reset();
    if (!state.history.empty() &&
        now - state.history.back().at < time().ms(static_cast<int>(balancePointEveryMs)))
        return;
    if (state.history.size() >= static_cast<size_t>(maxBalancePoints))
        state.history.erase(state.history.begin());
    state.history.push_back({now, balance});
}

void WalletFeed::fail(WalletState& state, const Failure& failure) {
    state.failure = failure;
    // An old balance is no balance: what is shown grey must not judge the band.
    if (isStale(state.from, time().now(), walletStaleAfterMs))
        state.band = BandState::Unknown;
}

void WalletFeed::oneDone() {
    if (--open_ > 0)
        return;
    Q_EMIT snapshotReady(states_);
    Q_EMIT findingsReady(findings());
    const auto good =
        std::find_if(states_.begin(), states_.end(), [](const WalletState& s) { return !s.failure; });
    if (good != states_.end())
        answered(good->from);
    else
        didFail(*states_.front().failure);
}

std::vector<Finding> WalletFeed::findings() {
    std::vector<Finding> found;
    QHash<QString, UnixMs> since;
    for (const WalletState& state : states_) {
        auto finding = findingOf(state);
        if (!finding)
            continue;
        const QString key = finding->key();
        since.insert(key, since_.value(key, time().now()));
        finding->since = since.value(key);
        found.push_back(*finding);
    }
    since_ = since;
    return found;
}

std::optional<Finding> WalletFeed::findingOf(const WalletState& state) const {
    Finding finding;
    switch (state.band) {
    case BandState::Within:
        return std::nullopt;
    case BandState::BelowLow:
        finding.detector = walletLowDetector.toString();
        finding.severity = Severity::P1;
        finding.title = tr("%1 is nearly empty").arg(state.name);
        finding.why = tr("It holds %1 %3, less than its low mark of %2 %3")
                          .arg(state.balance->text(), state.low.text(), state.unit);
        finding.whatToDo = tr("Fund it, within its band");
        break;
    case BandState::BelowFund:
        finding.detector = QStringLiteral("wallet.fund");
        finding.severity = Severity::P3;
        finding.title = tr("%1 wants funding").arg(state.name);
        finding.why = tr("It holds %1 %3, less than the %2 %3 it is funded at")
                          .arg(state.balance->text(), state.fund.text(), state.unit);
        finding.whatToDo = tr("Fund it soon");
        break;
    case BandState::AboveCap:
        finding.detector = QStringLiteral("wallet.above_cap");
        finding.severity = Severity::P3;
        finding.title = tr("%1 holds more than it should").arg(state.name);
        finding.why = tr("It holds %1 %3, more than its cap of %2 %3")
                          .arg(state.balance->text(), state.cap.text(), state.unit);
        finding.whatToDo = tr("Move what is above the cap to cold storage");
        break;
    case BandState::Unknown:
        // Nodes that fail for a moment are the node's finding, not the wallet's.
        if (!state.failure)
            return std::nullopt;
        finding.detector = QStringLiteral("wallet.unknown");
        finding.severity = Severity::P2;
        finding.title = tr("The balance of %1 is not known").arg(state.name);
        finding.why = englishSentence(*state.failure);
        finding.whatToDo = tr("Look at the RPC nodes of chain %1 on the Health board").arg(state.chain);
        break;
    }
    finding.board = QStringLiteral("wallets");
    finding.subjectKind = QStringLiteral("wallet");
    finding.subjectId = state.name;
    finding.cause = walletCause(state.name);
    finding.causeTitle = finding.title;
    finding.from = state.from;
    finding.evidence = {
        {QStringLiteral("address"), state.address}, {QStringLiteral("chain"), state.chain},
        {QStringLiteral("low"), state.low.text()},  {QStringLiteral("fund"), state.fund.text()},
        {QStringLiteral("cap"), state.cap.text()},  {QStringLiteral("unit"), state.unit}};
    if (state.balance)
        finding.evidence.insert(QStringLiteral("balance"), state.balance->text());
    return finding;
}

} // namespace countersign
