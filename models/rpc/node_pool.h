// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/finding.h"
#include "models/domain/health.h"
#include "models/domain/result.h"
#include "models/rpc/circuit_breaker.h"

#include <QJsonArray>
#include <QJsonValue>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace countersign {

class HttpClient;
class RpcNode;

inline constexpr int maxAgreeingNodes = 2; ///< callAll asks so many

/// How patient we are with nodes.
struct NodePolicy {
    int timeoutMs = 10'000;
    int probeEveryMs = 10'000;
    qint64 maxLagBlocks = 5;       ///< further behind the best of its chain: not asked while others are there
    UnixMs stillAfterMs = 120'000; ///< a head that doesn't move for so long is a finding
    UnixMs checkedAgainMs = 600'000; ///< the chain id is asked for again so often
    BreakerPolicy breaker;
};

/// What one node said.
struct NodeAnswer {
    QJsonValue result;
    Provenance from; ///< "chain 1 via rpc.example.com"
};

/// The RPC nodes of a system, per chain. A question goes to the first node that is well, and on to the next
/// when it fails; a node is asked nothing before it has proven to be on the right chain. Owns its nodes and
/// probes them at their pace. Thread: UI.
class NodePools : public QObject {
    Q_OBJECT
  public:
    using Rpc = std::map<QString, std::vector<QUrl>>;
    using Deliver = std::function<void(Result<NodeAnswer>)>;
    using DeliverAll = std::function<void(std::vector<Result<NodeAnswer>>)>;

    explicit NodePools(const Rpc& rpc, QObject* parent = nullptr);
    /// \a http must outlive the pools.
    NodePools(const Rpc& rpc, HttpClient* http, Clock clock, NodePolicy policy, QObject* parent = nullptr);
    ~NodePools() override;

    void start(); ///< looks at every node now, and again at its pace
    void stop();
    void probe(); ///< one look at each node that may be asked

    [[nodiscard]] bool has(const QString& chain) const { return chains_.find(chain) != chains_.end(); }
    [[nodiscard]] QStringList chains() const;

    /// Delivers once, later, unless \a receiver is gone.
    void call(QObject* receiver, const QString& chain, const QString& method, const QJsonArray& params,
              Deliver deliver);
    /// Asks up to two nodes that are well, to compare. One result per node asked; one failure when none could
    /// be.
    void callAll(QObject* receiver, const QString& chain, const QString& method, const QJsonArray& params,
                 DeliverAll deliver);

    /// Each chain of the system file, and which chain its nodes say they are on; empty: none has said.
    [[nodiscard]] std::map<QString, QString> chainsSaid() const;
    [[nodiscard]] std::vector<HealthLine> lines() const;
    [[nodiscard]] std::vector<Finding> findings() const;

  Q_SIGNALS:
    void changed(); ///< some line or finding may differ

  private:
    using Nodes = std::vector<RpcNode*>;
    [[nodiscard]] Nodes ranked(const QString& chain) const;
    [[nodiscard]] qint64 bestBlock(const Nodes& nodes) const;
    void tryNext(QObject* receiver, Nodes left, const QString& method, const QJsonArray& params, Failure last,
                 Deliver deliver);
    [[nodiscard]] Failure noNode(const QString& chain) const;

    HttpClient* http_;
    Clock clock_;
    NodePolicy policy_;
    std::map<QString, Nodes> chains_; ///< children of this
    QTimer timer_;
};

} // namespace countersign
