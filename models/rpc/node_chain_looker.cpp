// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rpc/node_chain_looker.h"

#include "models/domain/finding_causes.h"
#include "models/rpc/codec.h"
#include "models/rpc/node_pool.h"

#include <QJsonObject>
#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace countersign {
namespace {

ChainLook::Receipt receiptOf(const QJsonValue& answer) {
    if (answer.isNull())
        return ChainLook::Receipt::None;
    const auto status = hexToInteger(answer.toObject().value(QStringLiteral("status")));
    if (!status)
        return ChainLook::Receipt::Unreadable; // also receipts from before Byzantium, which have no status
    return *status == 1 ? ChainLook::Receipt::Succeeded : ChainLook::Receipt::Reverted;
}

/// "0.41", not "0.410000000000000000": it stands in a sentence.
QString shortText(const Decimal& balance) {
    QString text = balance.text();
    while (text.contains(u'.') && (text.endsWith(u'0') || text.endsWith(u'.')))
        text.chop(1);
    return text;
}

} // namespace

/// One look under way: questions in parallel, one delivery when the last is answered.
struct NodeChainLooker::Looking {
    ChainLook look;
    std::optional<WalletConfig> wallet;
    Clock clock;
    std::function<void(const ChainLook&)> deliver;
    QPointer<QObject> receiver;
    int open = 0;
    int answeredLeast = maxAgreeingNodes; ///< of all questions: a look is as good as its worst answer

    void count(const std::vector<Result<NodeAnswer>>& answers) {
        const auto good =
            std::count_if(answers.begin(), answers.end(), [](const auto& answer) { return answer.ok(); });
        look.nodesAsked = std::max(look.nodesAsked, static_cast<int>(answers.size()));
        answeredLeast = std::min(answeredLeast, static_cast<int>(good));
    }

    void takeReceipts(const std::vector<Result<NodeAnswer>>& answers) {
        count(answers);
        look.receipt = ChainLook::Receipt::Unreadable;
        QStringList sources;
        for (const auto& answer : answers) {
            if (!answer)
                continue;
            const auto seen = receiptOf(answer->result);
            if (!sources.isEmpty() && seen != look.receipt)
                look.nodesDisagree = true;
            // Where they disagree, what happened outweighs what was not seen yet.
            if (sources.isEmpty() || look.receipt == ChainLook::Receipt::None)
                look.receipt = seen;
            sources << answer->from.source;
        }
        look.receiptSource = sources.join(QStringLiteral(", "));
    }

    /// The highest of what the nodes say: the one that is behind is no witness.
    void takeNonce(const std::vector<Result<NodeAnswer>>& answers, std::optional<qint64>& into) {
        count(answers);
        for (const auto& answer : answers) {
            if (!answer)
                continue;
            if (const auto nonce = hexToInteger(answer->result))
                into = std::max(into.value_or(*nonce), *nonce);
        }
    }

    void takeBalance(const Result<NodeAnswer>& answer) {
        if (!answer)
            return;
        const auto wei = hexToDecimal(answer->result);
        if (!wei)
            return;
        if (const auto balance = Decimal::fromBaseUnits(*wei, nativeDecimals)) {
            look.walletBelowLow = *balance < wallet->low;
            look.walletBalance = shortText(*balance) + u' ' + wallet->unit;
        }
    }

    void finishOne() {
        if (--open > 0)
            return;
        look.nodesAnswered = std::min(answeredLeast, look.nodesAsked);
        look.at = clock();
        if (receiver)
            deliver(look);
    }
};

NodeChainLooker::NodeChainLooker(NodePools* nodes, std::vector<WalletConfig> wallets, Clock clock)
    : nodes_(nodes)
    , wallets_(std::move(wallets))
    , clock_(std::move(clock)) {}

QString NodeChainLooker::chainOf(const WorkItem& item) const {
    if (!item.chainId.isEmpty())
        return item.chainId;
    const QStringList chains = nodes_->chains();
    return chains.size() == 1 ? chains.front() : QString();
}

const WalletConfig* NodeChainLooker::payingWallet(const WorkItem& item, const QString& chain) const {
    const WalletConfig* first = nullptr;
    for (const WalletConfig& wallet : wallets_) {
        if (wallet.chain != chain)
            continue;
        if (wallet.address.compare(item.wallet, Qt::CaseInsensitive) == 0)
            return &wallet;
        if (!first)
            first = &wallet;
    }
    return first;
}

QString NodeChainLooker::questionAbout(const WorkItem& item) const {
    const QString chain = chainOf(item);
    const WalletConfig* wallet = payingWallet(item, chain);
    QStringList parts{chain, isTransactionHash(item.txHash) ? item.txHash : QString()};
    if (wallet)
        parts << wallet->address << (saysLackOfFunds(item.lastError) ? QStringLiteral("dry") : QString());
    return parts.join(u'|');
}

void NodeChainLooker::look(QObject* receiver, const WorkItem& item,
                           std::function<void(const ChainLook&)> deliver) {
    const QString chain = chainOf(item);
    const WalletConfig* wallet = payingWallet(item, chain);
    const bool hasHash = isTransactionHash(item.txHash);
    auto looking = std::make_shared<Looking>();
    looking->look.configured = nodes_->has(chain);
    looking->look.at = clock_();
    if (!looking->look.configured || (!hasHash && !wallet)) {
        QTimer::singleShot(0, receiver,
                           [look = looking->look, deliver = std::move(deliver)] { deliver(look); });
        return;
    }
    looking->clock = clock_;
    looking->deliver = std::move(deliver);
    looking->receiver = receiver;
    looking->open = (hasHash ? 1 : 0) + (wallet ? 3 : 0);
    if (hasHash) {
        nodes_->callAll(receiver, chain, QStringLiteral("eth_getTransactionReceipt"), {item.txHash},
                        [looking](const std::vector<Result<NodeAnswer>>& answers) {
                            looking->takeReceipts(answers);
                            looking->finishOne();
                        });
    }
    if (!wallet)
        return;
    looking->wallet = *wallet;
    looking->look.walletName = wallet->name;
    looking->look.itemLackedFunds = saysLackOfFunds(item.lastError);
    const auto nonce = [&](const QString& block, std::optional<qint64>& into) {
        nodes_->callAll(receiver, chain, QStringLiteral("eth_getTransactionCount"), {wallet->address, block},
                        [looking, &into](const std::vector<Result<NodeAnswer>>& answers) {
                            looking->takeNonce(answers, into);
                            looking->finishOne();
                        });
    };
    nonce(QStringLiteral("latest"), looking->look.nonceLatest);
    nonce(QStringLiteral("pending"), looking->look.noncePending);
    nodes_->call(receiver, chain, QStringLiteral("eth_getBalance"),
                 {wallet->address, QStringLiteral("latest")}, [looking](const Result<NodeAnswer>& answer) {
                     looking->takeBalance(answer);
                     looking->finishOne();
                 });
}

} // namespace countersign
