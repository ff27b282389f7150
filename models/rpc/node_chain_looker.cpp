// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rpc/node_chain_looker.h"

#include "models/domain/finding_causes.h"
#include "models/rpc/codec.h"
#include "models/rpc/contract_question.h"
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

NodeChainLooker::NodeChainLooker(NodePools* nodes, std::vector<WalletConfig> wallets,
                                 std::shared_ptr<const KindPack> kind, Clock clock)
    : nodes_(nodes)
    , wallets_(std::move(wallets))
    , kind_(std::move(kind))
    , clock_(std::move(clock)) {}

std::vector<ContractQuestion> NodeChainLooker::questionsAbout(const WorkItem& item) const {
    const KindItem* kind = kind_ ? kind_->item(item.kind) : nullptr;
    std::vector<ContractQuestion> all;
    if (kind == nullptr)
        return all;
    for (const KindLook& look : kind->looks)
        all.push_back(contractQuestion(look, item, *kind_));
    return all;
}

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
    for (const ContractQuestion& question : questionsAbout(item))
        parts << question.chain << question.contract << question.argument;
    return parts.join(u'|');
}

void NodeChainLooker::look(QObject* receiver, const WorkItem& item,
                           std::function<void(const ChainLook&)> deliver) {
    const QString chain = chainOf(item);
    const WalletConfig* wallet = payingWallet(item, chain);
    const bool hasHash = isTransactionHash(item.txHash) && nodes_->has(chain);
    std::vector<ContractQuestion> questions = questionsAbout(item);
    std::erase_if(questions, [this](const auto& one) { return !nodes_->has(one.chain); });
    auto looking = std::make_shared<Looking>();
    looking->look.configured = nodes_->has(chain) || !questions.empty();
    looking->look.at = clock_();
    if (wallet && nodes_->has(chain)) {
        looking->wallet = *wallet;
        looking->look.walletName = wallet->name;
        looking->look.itemLackedFunds = saysLackOfFunds(item.lastError);
    }
    looking->clock = clock_;
    looking->deliver = std::move(deliver);
    looking->receiver = receiver;
    looking->open = 1; // held until every question is on its way
    if (hasHash) {
        ++looking->open;
        nodes_->callAll(receiver, chain, QStringLiteral("eth_getTransactionReceipt"), {item.txHash},
                        [looking](const std::vector<Result<NodeAnswer>>& answers) {
                            looking->takeReceipts(answers);
                            looking->finishOne();
                        });
    }
    askWallet(receiver, looking, chain);
    askContracts(receiver, looking, questions);
    QTimer::singleShot(0, receiver, [looking] { looking->finishOne(); });
}

void NodeChainLooker::askWallet(QObject* receiver, const std::shared_ptr<Looking>& looking,
                                const QString& chain) {
    if (!looking->wallet)
        return;
    const QString address = looking->wallet->address;
    looking->open += 3;
    const auto nonce = [&](const QString& block, std::optional<qint64>& into) {
        nodes_->callAll(receiver, chain, QStringLiteral("eth_getTransactionCount"), {address, block},
                        [looking, &into](const std::vector<Result<NodeAnswer>>& answers) {
                            looking->takeNonce(answers, into);
                            looking->finishOne();
                        });
    };
    nonce(QStringLiteral("latest"), looking->look.nonceLatest);
    nonce(QStringLiteral("pending"), looking->look.noncePending);
    nodes_->call(receiver, chain, QStringLiteral("eth_getBalance"), {address, QStringLiteral("latest")},
                 [looking](const Result<NodeAnswer>& answer) {
                     looking->takeBalance(answer);
                     looking->finishOne();
                 });
}

void NodeChainLooker::askContracts(QObject* receiver, const std::shared_ptr<Looking>& looking,
                                   const std::vector<ContractQuestion>& questions) {
    looking->look.contracts.reserve(questions.size());
    for (const ContractQuestion& question : questions) {
        looking->look.contracts.push_back(question.look);
        const size_t at = looking->look.contracts.size() - 1;
        if (!question.look.asked)
            continue;
        ++looking->open;
        const QJsonObject call{{QStringLiteral("to"), question.contract},
                               {QStringLiteral("data"), question.data}};
        nodes_->callAll(receiver, question.chain, QStringLiteral("eth_call"),
                        {call, QStringLiteral("latest")},
                        [looking, at, question](const std::vector<Result<NodeAnswer>>& answers) {
                            looking->count(answers);
                            takeContractAnswers(question, answers, looking->look.contracts[at]);
                            looking->finishOne();
                        });
        if (question.nonceOf.isEmpty())
            continue;
        const auto nonces = std::make_shared<AddressNonces>();
        for (const QString& block : {QStringLiteral("latest"), QStringLiteral("pending")}) {
            ++looking->open;
            nodes_->callAll(receiver, question.chain, QStringLiteral("eth_getTransactionCount"),
                            {question.nonceOf, block},
                            [looking, at, nonces, block](const std::vector<Result<NodeAnswer>>& answers) {
                                looking->count(answers);
                                takeAddressNonce(block, answers, *nonces, looking->look.contracts[at]);
                                looking->finishOne();
                            });
        }
    }
}

} // namespace countersign
