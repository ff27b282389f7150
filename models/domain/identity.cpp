// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/identity.h"

#include <QCryptographicHash>

#include <algorithm>

namespace countersign {
namespace {

const QString production = QStringLiteral("production");

/// Claimed to be production, or known to have been.
bool isProduction(const IdentityFacts& facts) {
    return facts.claimed == Environment::Production || facts.seenAs.contains(production);
}

bool onOtherChain(const IdentityFacts& facts) {
    const bool api = !facts.apiChain.isEmpty() && !facts.nodeChains.empty() &&
                     facts.nodeChains.find(facts.apiChain) == facts.nodeChains.end();
    const bool node = std::any_of(facts.nodeChains.begin(), facts.nodeChains.end(), [](const auto& each) {
        return !each.second.isEmpty() && each.second != each.first;
    });
    return api || node;
}

} // namespace

void BlockWatch::saw(qint64 block, UnixMs at) {
    if (block_ && block > *block_)
        rose_ = true;
    if (!block_ || block != *block_) {
        block_ = block;
        since_ = at;
    }
    lastSeen_ = at;
}

std::optional<bool> BlockWatch::moves(UnixMs now) const {
    if (!block_)
        return std::nullopt;
    // Seen at the same number again and again for so long, not merely not looked at.
    if (lastSeen_ - since_ > blockStillAfterMs && now - since_ > blockStillAfterMs)
        return false;
    return rose_ ? std::optional(true) : std::nullopt;
}

QStringList databaseNames(const SessionInfo& info) {
    QStringList names;
    if (!info.databaseSystemId.isEmpty())
        names += QStringLiteral("system %1 %2").arg(info.databaseSystemId, info.databaseName);
    if (!info.deployment.isEmpty())
        names += info.deployment;
    return names;
}

QString doubtDetector(IdentityDoubt doubt) {
    switch (doubt) {
    case IdentityDoubt::MockApi:
        return QStringLiteral("identity.mock_api");
    case IdentityDoubt::ChainMismatch:
        return QStringLiteral("identity.chain_mismatch");
    case IdentityDoubt::BlockNotMoving:
        return QStringLiteral("identity.block_not_moving");
    case IdentityDoubt::DatabaseSeenAs:
        break;
    }
    return QStringLiteral("identity.database_seen_as");
}

std::vector<IdentityDoubt> identityDoubts(const IdentityFacts& facts) {
    std::vector<IdentityDoubt> doubts;
    if (!facts.seenAs.isEmpty() && !facts.seenAs.contains(environmentName(facts.claimed)))
        doubts.push_back(IdentityDoubt::DatabaseSeenAs);
    if (isProduction(facts) && facts.apiMode.compare(u"mock", Qt::CaseInsensitive) == 0)
        doubts.push_back(IdentityDoubt::MockApi);
    if (onOtherChain(facts))
        doubts.push_back(IdentityDoubt::ChainMismatch);
    if (isProduction(facts) && facts.blockMoves == false)
        doubts.push_back(IdentityDoubt::BlockNotMoving);
    return doubts;
}

QString identityCombination(const IdentityFacts& facts) {
    // Met for the first time, or again as what it is: that is the same.
    const QStringList others =
        facts.seenAs == QStringList{environmentName(facts.claimed)} ? QStringList() : facts.seenAs;
    QStringList parts{
        environmentName(facts.claimed), facts.databases.join(u','),
        others.join(u','),              facts.apiChain,
        facts.apiMode.toLower(),        facts.blockMoves == false ? QStringLiteral("still") : QString()};
    for (const auto& [chain, said] : facts.nodeChains)
        parts +=
            chain + u'=' + (said.isEmpty() ? chain : said); // one that is silent for once changes nothing
    QByteArray octets;
    for (const QString& part : std::as_const(parts))
        octets += QByteArray::number(part.toUtf8().size()) + ':' + part.toUtf8() + '\n';
    return QString::fromLatin1(QCryptographicHash::hash(octets, QCryptographicHash::Sha256).toHex());
}

} // namespace countersign
