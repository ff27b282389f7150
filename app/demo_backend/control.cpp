// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_backend/control.h"

#include "app/demo/demo_names.h"

#include <QJsonDocument>
#include <QMap>

#include <algorithm>
#include <optional>

namespace countersign {
namespace {

HttpReply reply(int status, const QJsonObject& body) {
    return HttpReply{status, QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

HttpReply refusal(int status, const QString& why) {
    return reply(status, {{QStringLiteral("ok"), false}, {QStringLiteral("error"), why}});
}

std::optional<NodeState> stateNamed(const QString& name) {
    const QMap<QString, NodeState> states{{QStringLiteral("ok"), NodeState::Ok},
                                          {QStringLiteral("down"), NodeState::Down},
                                          {QStringLiteral("slow"), NodeState::Slow},
                                          {QStringLiteral("lag"), NodeState::Lag}};
    const auto found = states.constFind(name);
    return found == states.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace

HttpReply Control::handle(const HttpRequest& request) {
    if (request.path == demoHealthPath.toLatin1())
        return request.method == "GET" ? health() : refusal(405, QStringLiteral("only GET"));
    if (request.path == demoFaultPath.toLatin1())
        return request.method == "POST" ? fault(request.body) : refusal(405, QStringLiteral("only POST"));
    return refusal(404, QStringLiteral("Not found"));
}

HttpReply Control::health() const {
    if (std::ranges::all_of(nodes_, [](const RpcNode& node) { return node.state() == NodeState::Down; }))
        return refusal(503, QStringLiteral("could not detect network"));
    return reply(
        200, {{QStringLiteral("ok"), true},
              {QStringLiteral("chainId"), demoChainId},
              {QStringLiteral("blockNumber"), chain_.blockNumber()},
              {QStringLiteral("signerAddress"), demoRelayerAddress},
              {QStringLiteral("sgeidAddress"), QStringLiteral("0x00000000000000000000000000000000005e771d")},
              {QStringLiteral("sgeidOwner"), demoRelayerAddress},
              {QStringLiteral("claimAddress"), QStringLiteral("0x00000000000000000000000000000000005e7713")},
              {QStringLiteral("hasClaimCode"), true},
              {QStringLiteral("hasSgeidCode"), true}});
}

HttpReply Control::fault(const QByteArray& body) {
    const QJsonDocument asked = QJsonDocument::fromJson(body);
    if (!asked.isObject() || asked.object().isEmpty())
        return refusal(400, QStringLiteral("a JSON object is expected"));
    const QJsonObject wishes = asked.object();
    // First look at all of them, so that a bad one changes nothing.
    for (auto wish = wishes.begin(); wish != wishes.end(); ++wish) {
        const bool ofNode = wish.key() == QStringLiteral("rpc1") || wish.key() == QStringLiteral("rpc2");
        const bool known = ofNode ? stateNamed(wish.value().toString()).has_value()
                                  : wish.key() == QStringLiteral("relayer") &&
                                        wish.value().toString() == QStringLiteral("refill");
        if (!known)
            return refusal(400, QStringLiteral("unknown fault ") + wish.key());
    }
    for (auto wish = wishes.begin(); wish != wishes.end(); ++wish) {
        if (wish.key() == QStringLiteral("relayer"))
            chain_.refill();
        else
            nodes_.at(wish.key() == QStringLiteral("rpc1") ? 0 : 1)
                .setState(*stateNamed(wish.value().toString()));
    }
    return reply(200, {{QStringLiteral("ok"), true}});
}

} // namespace countersign
