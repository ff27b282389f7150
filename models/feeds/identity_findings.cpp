// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/identity_findings.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace countersign {
namespace {

class IdentityWords {
    Q_DECLARE_TR_FUNCTIONS(IdentityWords)
  public:
    struct Words {
        QString title, why, whatToDo;
    };

    static QString said(const IdentityFacts& facts) {
        QStringList parts;
        if (!facts.apiChain.isEmpty() && facts.nodeChains.find(facts.apiChain) == facts.nodeChains.end())
            parts += tr("the backend says chain %1").arg(facts.apiChain);
        for (const auto& [chain, actual] : facts.nodeChains) {
            if (!actual.isEmpty() && actual != chain)
                parts += tr("the nodes for chain %1 say chain %2").arg(chain, actual);
        }
        return parts.join(QStringLiteral("; "));
    }

    static Words of(IdentityDoubt doubt, const IdentityFacts& facts) {
        QStringList chains;
        for (const auto& [chain, actual] : facts.nodeChains)
            chains += chain;
        switch (doubt) {
        case IdentityDoubt::MockApi:
            return {tr("A production system whose backend only plays"),
                    tr("Its health page says mode “%1”, and it is production").arg(facts.apiMode),
                    tr("Find out which of the two is wrong before anything is done here")};
        case IdentityDoubt::ChainMismatch:
            return {
                tr("The parts of this system are on different chains"),
                tr("The system file says chain %1; %2").arg(chains.join(QStringLiteral(", ")), said(facts)),
                tr("Correct the URLs in the system file, or the backend's configuration")};
        case IdentityDoubt::BlockNotMoving:
            return {tr("A production system whose chain stands still"),
                    tr("The backend has seen block %1 for more than %n minute(s)", nullptr,
                       static_cast<int>(blockStillAfterMs / 60'000))
                        .arg(facts.apiBlock.value_or(0)),
                    tr("Look whether it is a copy, a test chain, or cut off from its node")};
        case IdentityDoubt::DatabaseSeenAs:
            break;
        }
        return {tr("This database was %1 before").arg(facts.seenAs.join(QStringLiteral(", "))),
                tr("The system file says %1; the same database was opened as %2 on this computer")
                    .arg(environmentName(facts.claimed), facts.seenAs.join(QStringLiteral(", "))),
                tr("Correct the environment in the system file, or the address of the database")};
    }
};

} // namespace

std::vector<Finding> identityFindings(const IdentityFacts& facts) {
    std::vector<Finding> findings;
    QJsonObject nodes;
    for (const auto& [chain, said] : facts.nodeChains)
        nodes.insert(chain, said);
    for (const IdentityDoubt doubt : identityDoubts(facts)) {
        const IdentityWords::Words words = IdentityWords::of(doubt, facts);
        Finding finding;
        finding.detector = doubtDetector(doubt);
        finding.severity = Severity::P1;
        finding.board = QStringLiteral("health");
        finding.subjectKind = QStringLiteral("system");
        finding.title = words.title;
        finding.why = words.why;
        finding.whatToDo = words.whatToDo;
        finding.evidence = {{QStringLiteral("environment"), environmentName(facts.claimed)},
                            {QStringLiteral("database"), QJsonArray::fromStringList(facts.databases)},
                            {QStringLiteral("database_seen_as"), QJsonArray::fromStringList(facts.seenAs)},
                            {QStringLiteral("chains_of_nodes"), nodes},
                            {QStringLiteral("chain_of_backend"), facts.apiChain},
                            {QStringLiteral("mode"), facts.apiMode}};
        findings.push_back(finding);
    }
    return findings;
}

} // namespace countersign
