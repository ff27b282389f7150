// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/identity_feed.h"

#include "models/feeds/background.h"
#include "models/feeds/identity_findings.h"
#include "models/metrics/endpoint_watcher.h"
#include "models/rpc/node_pool.h"

#include <algorithm>

namespace countersign {
namespace {

bool allAsked(const std::vector<HealthLine>& lines) {
    return std::all_of(lines.begin(), lines.end(),
                       [](const HealthLine& line) { return line.checkedAt || !line.lastError.isEmpty(); });
}

} // namespace

IdentityFeed::IdentityFeed(const SystemFile& file, IdentityMemory memory, const EndpointWatcher* endpoints,
                           const NodePools* nodes, Clock clock, QObject* parent)
    : QObject(parent)
    , memory_(std::move(memory))
    , endpoints_(endpoints)
    , nodes_(nodes)
    , clock_(std::move(clock)) {
    facts_.claimed = file.environment;
    for (const auto& [chain, urls] : file.rpc)
        facts_.nodeChains.emplace(chain, QString());
    if (endpoints_)
        connect(endpoints_, &EndpointWatcher::changed, this, &IdentityFeed::look);
    if (nodes_)
        connect(nodes_, &NodePools::changed, this, &IdentityFeed::look);
    look();
}

void IdentityFeed::takeInfo(const SessionInfo& info) {
    connected_ = info.mode != AccessMode::Unknown;
    const QStringList databases = databaseNames(info);
    if (databases == facts_.databases && (met_ || databases.isEmpty())) {
        met_ = met_ || connected_; // it does not say what it is: there is nothing to look up
        return publish();
    }
    facts_.databases = databases;
    met_ = false;
    meetDatabase();
}

void IdentityFeed::meetDatabase() {
    const QStringList databases = facts_.databases;
    const auto met = [this, databases](const QStringList& before) {
        if (databases != facts_.databases)
            return;
        met_ = true;
        facts_.seenAs = before;
        publish();
    };
    if (!memory_.keeps())
        return met({});
    publish(); // until the memory has answered nothing may be done
    inBackground<QStringList>(
        this,
        [memory = memory_, databases, claimed = facts_.claimed] { return memory.meet(databases, claimed); },
        met);
}

void IdentityFeed::look() {
    outside_ = (!endpoints_ || allAsked(endpoints_->lines())) && (!nodes_ || allAsked(nodes_->lines()));
    if (nodes_)
        facts_.nodeChains = nodes_->chainsSaid();
    if (const auto page = endpoints_ ? endpoints_->healthPage() : std::nullopt) {
        facts_.apiChain = page->chainId;
        facts_.apiMode = page->mode;
        facts_.apiBlock = page->blockNumber;
        if (page->blockNumber)
            block_.saw(*page->blockNumber, clock_());
        facts_.blockMoves = block_.moves(clock_());
    }
    publish();
}

void IdentityFeed::publish() {
    doubts_ = complete() ? identityFindings(facts_) : std::vector<Finding>();
    const QString combination = doubts_.empty() ? QString() : identityCombination(facts_);
    if (combination != combination_) {
        combination_ = combination;
        settlement_.reset();
        askSettlement();
    }
    // While it is looked up whether this is settled, the lock holds, and there is nothing to say yet.
    Q_EMIT findingsReady(settlement_ || asking_ ? std::vector<Finding>() : doubts_);
    Q_EMIT changed();
}

void IdentityFeed::askSettlement() {
    asking_ = !combination_.isEmpty() && memory_.keeps();
    if (!asking_)
        return;
    using Answer = std::optional<IdentitySettlement>;
    inBackground<Answer>(
        this, [memory = memory_, combination = combination_] { return memory.settlement(combination); },
        [this, combination = combination_](const Answer& answer) {
            if (combination != combination_)
                return;
            asking_ = false;
            if (!settlement_)
                settlement_ = answer;
            publish();
        });
}

void IdentityFeed::settle(const QString& combination, const QString& reason, const QString& who) {
    if (combination_.isEmpty() || combination != combination_ || reason.trimmed().isEmpty())
        return;
    settlement_ = IdentitySettlement{reason.trimmed(), who, clock_()};
    inBackground<bool>(
        this,
        [memory = memory_, combination = combination_, word = *settlement_] {
            memory.settle(combination, word);
            return true;
        },
        [](bool) {});
    publish();
}

bool IdentityFeed::complete() const {
    return connected_ && met_ && outside_;
}

QString IdentityFeed::lock() const {
    if (!complete() || asking_)
        return tr("what this system is, is still being found out");
    if (!needsWord())
        return {};
    return tr("%1: nothing can be done here until a person says why it is right").arg(doubts_.front().title);
}

} // namespace countersign
