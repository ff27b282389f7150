// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rpc/node_health.h"

#include "models/rpc/rpc_node.h"

#include <QDateTime>

#include <algorithm>

namespace countersign {
namespace {

constexpr int failuresThatCount = 2; ///< one lost answer is no outage

bool isDown(const RpcNode& node) {
    return node.failuresInARow() >= failuresThatCount;
}

bool isStill(const RpcNode& node, const NodePolicy& policy, UnixMs now) {
    return node.movedAt() && node.goodAt() && *node.goodAt() - *node.movedAt() > policy.stillAfterMs &&
           now - *node.movedAt() > policy.stillAfterMs;
}

Finding base(const QString& detector, Severity severity, const QString& subjectKind,
             const QString& subjectId) {
    Finding finding;
    finding.detector = detector;
    finding.severity = severity;
    finding.board = QStringLiteral("health");
    finding.subjectKind = subjectKind;
    finding.subjectId = subjectId;
    return finding;
}

Provenance provenance(const RpcNode& node) {
    return {QStringLiteral("chain %1 via %2").arg(node.chain(), node.name()), node.checkedAt().value_or(0)};
}

Finding wrongChain(const RpcNode& node) {
    Finding finding =
        base(QStringLiteral("rpc.wrong_chain"), Severity::P1, QStringLiteral("node"), node.name());
    finding.title = NodePools::tr("RPC node is on another chain");
    finding.why =
        NodePools::tr("It answers eth_chainId with %1, the system file says %2. Nothing it says is used.")
            .arg(node.otherChain(), node.chain());
    finding.whatToDo = NodePools::tr("Correct the URL under rpc in the system file.");
    finding.evidence = {{QStringLiteral("chain_id"), node.otherChain()},
                        {QStringLiteral("expected"), node.chain()}};
    finding.from = provenance(node);
    return finding;
}

Finding nodeDown(const RpcNode& node) {
    Finding finding =
        base(QStringLiteral("rpc.node_down"), Severity::P3, QStringLiteral("node"), node.name());
    finding.since = node.failingSince();
    finding.title = NodePools::tr("RPC node does not answer");
    finding.why = node.lastFailure() ? node.lastFailure()->what : QString();
    finding.whatToDo = NodePools::tr("Look at the node; the other nodes of the chain are asked meanwhile.");
    finding.evidence = {{QStringLiteral("failures_in_a_row"), node.failuresInARow()},
                        {QStringLiteral("error"), finding.why}};
    finding.cause = QStringLiteral("node:%1").arg(node.name());
    finding.from = provenance(node);
    return finding;
}

Finding chainDown(const QString& chain, const NodeList& nodes) {
    Finding finding = base(QStringLiteral("rpc.chain_down"), Severity::P1, QStringLiteral("chain"), chain);
    finding.title = NodePools::tr("No RPC node of chain %1 answers").arg(chain);
    finding.why = NodePools::tr("All %n node(s) fail: receipts, nonces and balances are unknown.", nullptr,
                                static_cast<int>(nodes.size()));
    finding.whatToDo = NodePools::tr(
        "Bring a node back or add one under rpc. Verdicts that rest on the chain stay UNKNOWN.");
    QJsonObject errors;
    for (const RpcNode* node : nodes) {
        if (node->lastFailure())
            errors.insert(node->name(), node->lastFailure()->what);
        if (node->failingSince() && (!finding.since || *node->failingSince() > *finding.since))
            finding.since = node->failingSince(); // down since the last of them went
    }
    finding.evidence = errors;
    return finding;
}

Finding lagging(const RpcNode& node, qint64 best) {
    Finding finding =
        base(QStringLiteral("rpc.node_lags"), Severity::P3, QStringLiteral("node"), node.name());
    const qint64 behind = best - *node.block();
    finding.title = NodePools::tr("RPC node lags behind");
    finding.why = NodePools::tr("Its head is %n block(s) behind the best node of chain %1.", nullptr,
                                static_cast<int>(std::min<qint64>(behind, 1'000'000)))
                      .arg(node.chain());
    finding.whatToDo = NodePools::tr("Look at the node; it is only asked when no other answers.");
    finding.evidence = {{QStringLiteral("block"), node.block().value()}, {QStringLiteral("best"), best}};
    finding.from = provenance(node);
    return finding;
}

Finding stillChain(const QString& chain, const NodeList& nodes, qint64 best, UnixMs now) {
    Finding finding = base(QStringLiteral("rpc.head_still"), Severity::P2, QStringLiteral("chain"), chain);
    for (const RpcNode* node : nodes) {
        if (node->movedAt() && (!finding.since || *node->movedAt() > *finding.since))
            finding.since = node->movedAt();
    }
    finding.title = NodePools::tr("Chain %1 stands still").arg(chain);
    finding.why = NodePools::tr("No node has seen a block after %1 for %n minute(s).", nullptr,
                                static_cast<int>((now - finding.since.value_or(now)) / 60'000))
                      .arg(best);
    finding.whatToDo = NodePools::tr(
        "Compare with a block explorer: the chain has halted, or the nodes are cut off from it.");
    finding.evidence = {{QStringLiteral("block"), best}};
    return finding;
}

HealthState stateOf(const RpcNode& node, qint64 best, const NodePolicy& policy, UnixMs now) {
    if (node.onWrongChain() || isDown(node))
        return HealthState::Bad;
    if (!node.checkedAt() && node.failuresInARow() == 0)
        return HealthState::Unknown;
    if (node.lastFailure() || isLagging(node, best, policy) || isStill(node, policy, now))
        return HealthState::Warning;
    const UnixMs tooOld = 3 * UnixMs{policy.probeEveryMs} + policy.timeoutMs;
    return now - node.checkedAt().value_or(0) > tooOld ? HealthState::Unknown : HealthState::Good;
}

} // namespace

qint64 bestBlock(const NodeList& nodes) {
    qint64 best = -1;
    for (const RpcNode* node : nodes) {
        if (!node->onWrongChain())
            best = std::max(best, node->block().value_or(-1));
    }
    return best;
}

bool isLagging(const RpcNode& node, qint64 best, const NodePolicy& policy) {
    return node.block() && best - *node.block() > policy.maxLagBlocks;
}

HealthLine nodeLine(const RpcNode& node, qint64 best, const NodePolicy& policy, UnixMs now) {
    HealthLine line;
    line.kind = QStringLiteral("rpc");
    line.name = node.name();
    line.state = stateOf(node, best, policy, now);
    line.latencyMs = node.latencyMs();
    line.checkedAt = node.checkedAt();
    line.goodAt = node.goodAt();
    if (node.lastFailure())
        line.lastError = node.lastFailure()->what;
    QStringList notes{NodePools::tr("chain %1").arg(node.chain())};
    if (node.block())
        notes << NodePools::tr("block %1").arg(*node.block());
    if (isLagging(node, best, policy))
        notes << NodePools::tr("%1 behind").arg(best - *node.block());
    if (node.tripped() && node.notBefore() > now) {
        const QDateTime until = QDateTime::fromMSecsSinceEpoch(node.notBefore());
        notes << NodePools::tr("circuit open until %1").arg(until.toString(QStringLiteral("HH:mm:ss")));
    }
    line.note = notes.join(QStringLiteral(", "));
    return line;
}

std::vector<Finding> chainFindings(const QString& chain, const NodeList& nodes, const NodePolicy& policy,
                                   UnixMs now) {
    std::vector<Finding> findings;
    const qint64 best = bestBlock(nodes);
    const bool allDown = std::all_of(nodes.begin(), nodes.end(), [](const RpcNode* node) {
        return isDown(*node) || node->onWrongChain();
    });
    const bool anyDown =
        std::any_of(nodes.begin(), nodes.end(), [](const RpcNode* node) { return isDown(*node); });
    for (const RpcNode* node : nodes) {
        if (node->onWrongChain())
            findings.push_back(wrongChain(*node));
        else if (isDown(*node) && !allDown)
            findings.push_back(nodeDown(*node));
        else if (!isDown(*node) && isLagging(*node, best, policy))
            findings.push_back(lagging(*node, best));
    }
    if (allDown && anyDown)
        findings.push_back(chainDown(chain, nodes));
    const bool still = !allDown && std::all_of(nodes.begin(), nodes.end(), [&](const RpcNode* node) {
        return isDown(*node) || node->onWrongChain() || isStill(*node, policy, now);
    });
    if (still)
        findings.push_back(stillChain(chain, nodes, best, now));
    return findings;
}

} // namespace countersign
