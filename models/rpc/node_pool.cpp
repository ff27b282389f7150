// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rpc/node_pool.h"

#include "models/http/http_fetch.h"
#include "models/rpc/node_health.h"
#include "models/rpc/rpc_node.h"

#include <QPointer>

#include <algorithm>

namespace countersign {
namespace {

/// The results of callAll, gathered until the last is there.
struct Gathering {
    std::vector<Result<NodeAnswer>> results;
    std::size_t wanted = 0;
};

} // namespace

NodePools::NodePools(const Rpc& rpc, QObject* parent)
    : NodePools(rpc, nullptr, systemNow, {}, parent) {}

NodePools::NodePools(const Rpc& rpc, HttpClient* http, Clock clock, NodePolicy policy, QObject* parent)
    : QObject(parent)
    , http_(http)
    , clock_(std::move(clock))
    , policy_(policy) {
    if (!http_)
        http_ = new HttpFetch(clock_, this);
    for (const auto& [chain, urls] : rpc) {
        for (const QUrl& url : urls) {
            auto* node = new RpcNode(chain, url, http_, clock_, policy_, this);
            connect(node, &RpcNode::changed, this, &NodePools::changed);
            chains_[chain].push_back(node);
        }
    }
    timer_.setInterval(policy_.probeEveryMs);
    connect(&timer_, &QTimer::timeout, this, &NodePools::probe);
}

NodePools::~NodePools() = default;

void NodePools::start() {
    if (chains_.empty())
        return;
    probe();
    timer_.start();
}

void NodePools::stop() {
    timer_.stop();
}

void NodePools::probe() {
    for (const auto& [chain, nodes] : chains_) {
        for (RpcNode* node : nodes)
            node->probe();
    }
    Q_EMIT changed(); // ages and waits change without any answer
}

QStringList NodePools::chains() const {
    QStringList names;
    for (const auto& [chain, nodes] : chains_)
        names << chain;
    return names;
}

NodePools::Nodes NodePools::ranked(const QString& chain) const {
    Nodes usable;
    const auto found = chains_.find(chain);
    if (found == chains_.end())
        return usable;
    std::copy_if(found->second.begin(), found->second.end(), std::back_inserter(usable),
                 [](const RpcNode* node) { return node->mayAsk() && !node->onWrongChain(); });
    const qint64 best = bestBlock(found->second);
    std::stable_partition(usable.begin(), usable.end(), [&](const RpcNode* node) {
        return node->failuresInARow() == 0 && !isLagging(*node, best, policy_);
    });
    return usable;
}

void NodePools::call(QObject* receiver, const QString& chain, const QString& method, const QJsonArray& params,
                     Deliver deliver) {
    tryNext(receiver, ranked(chain), method, params, noNode(chain), std::move(deliver));
}

void NodePools::tryNext(QObject* receiver, Nodes left, const QString& method, const QJsonArray& params,
                        Failure last, Deliver deliver) {
    // A node may have failed on another question since the list was made.
    while (!left.empty() && !left.front()->mayAsk())
        left.erase(left.begin());
    if (left.empty()) {
        QTimer::singleShot(0, receiver, [deliver = std::move(deliver), last] { deliver(last); });
        return;
    }
    RpcNode* node = left.front();
    left.erase(left.begin());
    node->ask(method, params,
              [this, guard = QPointer<QObject>(receiver), left, method, params,
               deliver = std::move(deliver)](const Result<NodeAnswer>& answer) {
                  if (!guard)
                      return;
                  if (answer || answer.failure().kind == FailureKind::Internal)
                      deliver(answer);
                  else
                      tryNext(guard, left, method, params, answer.failure(), deliver);
              });
}

void NodePools::callAll(QObject* receiver, const QString& chain, const QString& method,
                        const QJsonArray& params, DeliverAll deliver) {
    Nodes nodes = ranked(chain);
    if (nodes.size() > static_cast<std::size_t>(maxAgreeingNodes))
        nodes.resize(maxAgreeingNodes);
    if (nodes.empty()) {
        QTimer::singleShot(0, receiver,
                           [deliver = std::move(deliver), failure = noNode(chain)] { deliver({failure}); });
        return;
    }
    auto gathering = std::make_shared<Gathering>();
    gathering->wanted = nodes.size();
    for (RpcNode* node : nodes) {
        node->ask(
            method, params,
            [gathering, guard = QPointer<QObject>(receiver), deliver](const Result<NodeAnswer>& answer) {
                gathering->results.push_back(answer);
                if (guard && gathering->results.size() == gathering->wanted)
                    deliver(gathering->results);
            });
    }
}

Failure NodePools::noNode(const QString& chain) const {
    const QString where = QStringLiteral("chain %1").arg(chain);
    const auto found = chains_.find(chain);
    if (found == chains_.end())
        return {FailureKind::BadInput,
                QStringLiteral("the system file names no node for this chain"),
                where,
                QStringLiteral("Add its URLs under rpc"),
                {}};
    Failure failure{FailureKind::Unreachable,
                    QStringLiteral("no node may be asked at the moment"),
                    where,
                    QStringLiteral("Countersign tries again by itself"),
                    {}};
    for (const RpcNode* node : found->second) {
        if (node->lastFailure())
            failure.what = QStringLiteral("no node may be asked at the moment; the last error was: %1")
                               .arg(node->lastFailure()->what);
    }
    return failure;
}

std::map<QString, QString> NodePools::chainsSaid() const {
    std::map<QString, QString> said;
    for (const auto& [chain, nodes] : chains_) {
        QString& its = said[chain];
        for (const RpcNode* node : nodes) {
            if (node->onWrongChain())
                its = node->otherChain(); // one that is wrong is enough
            else if (node->block() && its.isEmpty())
                its = chain; // it is asked for its block only after it has proven its chain
        }
    }
    return said;
}

std::vector<HealthLine> NodePools::lines() const {
    std::vector<HealthLine> lines;
    for (const auto& [chain, nodes] : chains_) {
        for (const RpcNode* node : nodes)
            lines.push_back(nodeLine(*node, bestBlock(nodes), policy_, clock_()));
    }
    return lines;
}

std::vector<Finding> NodePools::findings() const {
    std::vector<Finding> findings;
    for (const auto& [chain, nodes] : chains_) {
        const auto ofChain = chainFindings(chain, {nodes.begin(), nodes.end()}, policy_, clock_());
        findings.insert(findings.end(), ofChain.begin(), ofChain.end());
    }
    return findings;
}

qint64 NodePools::bestBlock(const Nodes& nodes) const {
    return countersign::bestBlock({nodes.begin(), nodes.end()});
}

} // namespace countersign
