// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/http/http_client.h"
#include "models/rpc/node_pool.h"

namespace countersign {

struct RpcReply;

/// One node: asks it, remembers how it fares, and trusts it only on the chain it was configured for.
/// Thread: UI.
class RpcNode : public QObject {
    Q_OBJECT
  public:
    RpcNode(QString chain, QUrl url, HttpClient* http, Clock clock, NodePolicy policy, QObject* parent);

    /// Delivers once, later. Only while mayAsk().
    void ask(const QString& method, const QJsonArray& params, NodePools::Deliver deliver);
    void probe(); ///< chain id when it is due, and the head

    [[nodiscard]] bool mayAsk() const { return breaker_.mayAsk(clock_()); }
    [[nodiscard]] bool onWrongChain() const { return !otherChain_.isEmpty(); }
    [[nodiscard]] bool tripped() const;
    [[nodiscard]] int failuresInARow() const { return breaker_.failuresInARow(); }
    [[nodiscard]] UnixMs notBefore() const { return breaker_.notBefore(); }
    [[nodiscard]] const QString& chain() const { return chain_; }
    [[nodiscard]] const QString& otherChain() const {
        return otherChain_;
    } ///< the chain it says it is on, when wrong
    [[nodiscard]] const QString& name() const { return name_; }
    [[nodiscard]] std::optional<qint64> block() const { return block_; }
    [[nodiscard]] MaybeMs movedAt() const { return movedAt_; } ///< when its head last rose
    [[nodiscard]] MaybeMs failingSince() const { return failingSince_; }
    [[nodiscard]] MaybeMs checkedAt() const { return checkedAt_; }
    [[nodiscard]] MaybeMs goodAt() const { return goodAt_; }
    [[nodiscard]] std::optional<int> latencyMs() const { return latencyMs_; }
    [[nodiscard]] const std::optional<Failure>& lastFailure() const { return lastFailure_; }

  Q_SIGNALS:
    void changed();

  private:
    using Proven = std::function<void(const std::optional<Failure>& whyNot)>;

    void proveChain(Proven then);
    void chainAnswered(const Result<NodeAnswer>& answer);
    void send(const QString& method, const QJsonArray& params, NodePools::Deliver deliver);
    Result<NodeAnswer> judge(const Result<HttpAnswer>& answer, qint64 id, UnixMs askedAt);
    Result<NodeAnswer> judgeReply(const RpcReply& reply, UnixMs askedAt);
    Failure nodeFailed(Failure failure, UnixMs askedAt);
    void headAnswered(const Result<NodeAnswer>& answer);

    QString chain_;
    QUrl url_;
    QString name_;
    HttpClient* http_;
    Clock clock_;
    NodePolicy policy_;
    CircuitBreaker breaker_;
    qint64 lastId_ = 0;
    MaybeMs provenAt_;
    QString otherChain_;
    std::vector<Proven> waiting_; ///< questions that wait for the proof of chain
    std::optional<qint64> block_;
    MaybeMs movedAt_, failingSince_, checkedAt_, goodAt_;
    std::optional<int> latencyMs_;
    std::optional<Failure> lastFailure_;
};

} // namespace countersign
