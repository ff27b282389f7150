// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo_backend/chain.h"
#include "app/demo_backend/http_server.h"

#include <QJsonObject>
#include <QJsonValue>

#include <functional>

namespace countersign {

inline constexpr int maxRpcBatch = 100;
inline constexpr int slowNodeMs = 8'000;
inline constexpr int lagBlocks = 40;

enum class NodeState { Ok, Down, Slow, Lag };

/// One node's JSON-RPC over a chain; may be down, slow, or behind the other. Thread: the main one.
class RpcNode {
  public:
    /// \a tokens: base units of the one token of this chain at an address, for eth_call of balanceOf.
    using Tokens = std::function<QString(const QString& address)>;
    explicit RpcNode(const Chain& chain, qint64 chainId, Tokens tokens = {})
        : chain_(chain)
        , chainId_(chainId)
        , tokens_(std::move(tokens)) {}

    void setState(NodeState state) { state_ = state; }
    [[nodiscard]] NodeState state() const { return state_; }
    [[nodiscard]] HttpReply handle(const HttpRequest& request) const;

  private:
    [[nodiscard]] QJsonValue answer(const QJsonValue& call) const;
    [[nodiscard]] QJsonObject call(const QString& method, const QJsonArray& parameters) const;
    [[nodiscard]] QJsonObject receiptOf(const QJsonArray& parameters) const;
    [[nodiscard]] QJsonObject ofRelayer(const QJsonArray& parameters, quint64 value) const;
    [[nodiscard]] qint64 head() const;

    [[nodiscard]] QJsonObject tokenBalance(const QJsonArray& parameters) const;

    const Chain& chain_;
    qint64 chainId_;
    Tokens tokens_;
    NodeState state_ = NodeState::Ok;
};

} // namespace countersign
