// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rpc/rpc_node.h"

#include "models/domain/url_rules.h"
#include "models/rpc/codec.h"

#include <utility>

namespace countersign {
namespace {

constexpr int methodNotFound = -32601;
constexpr int invalidRequest = -32600;
constexpr int invalidParams = -32602;
constexpr int limitExceeded = -32005;

/// The node answered, and the answer is no.
Failure refusal(const RpcError& error, const QString& where) {
    Failure failure{FailureKind::Unreachable,
                    QStringLiteral("the node answers with error %1").arg(error.code), where,
                    QStringLiteral("Another node may know; look at this node's log"), error.message};
    if (error.code == methodNotFound) {
        failure.kind = FailureKind::Missing;
        failure.what = QStringLiteral("the node does not offer this method");
        failure.remedy = QStringLiteral("Use a node that offers the eth_ methods");
    } else if (error.code == invalidRequest || error.code == invalidParams) {
        failure.kind = FailureKind::Internal; // we asked wrongly: no other node will like it better
        failure.what = QStringLiteral("the node refuses the question (error %1)").arg(error.code);
        failure.remedy.clear();
    } else if (error.code == limitExceeded) {
        failure.what = QStringLiteral("the node's request limit is used up");
        failure.remedy = QStringLiteral("Ask the provider for more, or add a node");
    }
    return failure;
}

} // namespace

RpcNode::RpcNode(QString chain, QUrl url, HttpClient* http, Clock clock, NodePolicy policy, QObject* parent)
    : QObject(parent)
    , chain_(std::move(chain))
    , url_(std::move(url))
    , name_(shownUrl(url_))
    , http_(http)
    , clock_(std::move(clock))
    , policy_(policy)
    , breaker_(policy.breaker) {}

bool RpcNode::tripped() const {
    const auto state = breaker_.state(clock_());
    return state == CircuitBreaker::State::Open || state == CircuitBreaker::State::HalfOpen;
}

void RpcNode::ask(const QString& method, const QJsonArray& params, NodePools::Deliver deliver) {
    proveChain([this, method, params, deliver = std::move(deliver)](const std::optional<Failure>& whyNot) {
        if (whyNot)
            deliver(*whyNot);
        else
            send(method, params, deliver);
    });
}

void RpcNode::probe() {
    if (onWrongChain())
        provenAt_.reset();
    if (mayAsk())
        ask(QStringLiteral("eth_blockNumber"), {},
            [this](const Result<NodeAnswer>& answer) { headAnswered(answer); });
}

void RpcNode::proveChain(Proven then) {
    if (provenAt_ && clock_() - *provenAt_ < policy_.checkedAgainMs) {
        then(std::nullopt);
        return;
    }
    waiting_.push_back(std::move(then));
    if (waiting_.size() == 1)
        send(QStringLiteral("eth_chainId"), {},
             [this](const Result<NodeAnswer>& answer) { chainAnswered(answer); });
}

void RpcNode::chainAnswered(const Result<NodeAnswer>& answer) {
    std::optional<Failure> whyNot;
    if (!answer) {
        whyNot = answer.failure();
    } else if (const auto seen = hexToDecimal(answer->result); !seen) {
        whyNot = seen.failure();
        whyNot->where = name_;
    } else if (*seen != chain_) {
        otherChain_ = *seen;
        whyNot = Failure{FailureKind::BadInput,
                         QStringLiteral("this node is on chain %1, not on chain %2").arg(*seen, chain_),
                         name_,
                         QStringLiteral("Correct rpc in the system file"),
                         {}};
    } else {
        otherChain_.clear();
        provenAt_ = clock_();
    }
    if (whyNot)
        lastFailure_ = whyNot;
    const auto waiting = std::exchange(waiting_, {});
    for (const Proven& then : waiting)
        then(whyNot);
    Q_EMIT changed();
}

void RpcNode::send(const QString& method, const QJsonArray& params, NodePools::Deliver deliver) {
    const qint64 id = ++lastId_;
    const UnixMs askedAt = clock_();
    breaker_.asked(askedAt);
    HttpRequest request;
    request.url = url_;
    request.jsonBody = encodeRpcRequest(id, method, params);
    request.accept = "application/json";
    request.deadlineMs = policy_.timeoutMs;
    request.maxBodyBytes = maxRpcBodyBytes;
    http_->send(this, request,
                [this, id, askedAt, deliver = std::move(deliver)](const Result<HttpAnswer>& answer) {
                    deliver(judge(answer, id, askedAt));
                    Q_EMIT changed();
                });
}

Result<NodeAnswer> RpcNode::judge(const Result<HttpAnswer>& answer, qint64 id, UnixMs askedAt) {
    if (!answer)
        return nodeFailed(answer.failure(), askedAt);
    checkedAt_ = clock_();
    latencyMs_ = answer->latencyMs;
    if (answer->status == 429 && answer->retryAfterS)
        breaker_.holdUntil(clock_() + UnixMs{*answer->retryAfterS} * 1000);
    const auto reply = decodeRpcReply(answer->body, id, name_);
    if (!answer->good()) {
        Failure failure = statusFailure(*answer, name_);
        if (reply && reply->error)
            failure.detail = reply->error->message;
        return nodeFailed(failure, askedAt);
    }
    if (!reply)
        return nodeFailed(reply.failure(), askedAt);
    return judgeReply(*reply, askedAt);
}

Result<NodeAnswer> RpcNode::judgeReply(const RpcReply& reply, UnixMs askedAt) {
    if (reply.error && reply.error->code == limitExceeded)
        return nodeFailed(refusal(*reply.error, name_), askedAt);
    breaker_.succeeded();
    failingSince_.reset();
    lastFailure_.reset();
    goodAt_ = clock_();
    if (reply.error) {
        lastFailure_ = refusal(*reply.error, name_);
        return *lastFailure_;
    }
    return NodeAnswer{reply.result, {QStringLiteral("chain %1 via %2").arg(chain_, name_), clock_()}};
}

Failure RpcNode::nodeFailed(Failure failure, UnixMs askedAt) {
    breaker_.failed(clock_(), askedAt);
    if (!failingSince_)
        failingSince_ = clock_();
    provenAt_.reset(); // another node may answer at this address when it is back
    lastFailure_ = failure;
    return failure;
}

void RpcNode::headAnswered(const Result<NodeAnswer>& answer) {
    if (!answer)
        return;
    const auto head = hexToInteger(answer->result);
    if (!head) {
        lastFailure_ = head.failure();
        lastFailure_->where = name_;
        return;
    }
    if (!block_ || *head > *block_)
        movedAt_ = clock_();
    block_ = *head;
}

} // namespace countersign
