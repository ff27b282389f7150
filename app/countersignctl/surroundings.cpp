// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/surroundings.h"

#include "app/countersignctl/waiting.h"
#include "models/feeds/wallet_feed.h"
#include "models/http/http_fetch.h"
#include "models/metrics/endpoint_watcher.h"
#include "models/rpc/node_pool.h"

#include <algorithm>

namespace countersign::ctl {

namespace {

/// There is only one look: a page that can't be read now counts, with no second look to wait for.
EndpointPace oneLook() {
    EndpointPace pace;
    pace.failuresThatCount = 1;
    return pace;
}

HealthState stateOf(BandState band) {
    switch (band) {
    case BandState::Within:
        return HealthState::Good;
    case BandState::BelowFund:
    case BandState::AboveCap:
        return HealthState::Warning;
    case BandState::BelowLow:
        return HealthState::Bad;
    case BandState::Unknown:
        break;
    }
    return HealthState::Unknown;
}

HealthLine walletLine(const WalletState& wallet) {
    HealthLine line;
    line.kind = QStringLiteral("wallet");
    line.name = wallet.name;
    line.state = stateOf(wallet.band);
    if (wallet.from.everRead())
        line.checkedAt = line.goodAt = wallet.from.readAt;
    if (wallet.balance)
        line.note = QStringLiteral("%1 %2").arg(wallet.balance->text(), wallet.unit);
    if (wallet.failure)
        line.lastError = englishSentence(*wallet.failure);
    return line;
}

template<typename T>
void append(std::vector<T>& all, const std::vector<T>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

} // namespace

struct Surroundings::Private {
    explicit Private(const Target& target)
        : endpoints(target.file.endpoints, target.kind->endpoints, &http, systemNow, oneLook())
        , nodes(target.file.rpc, &http, systemNow, {})
        , wallets(target.file.wallets, &nodes) {}

    HttpFetch http;
    EndpointWatcher endpoints;
    NodePools nodes;
    WalletFeed wallets;
    std::vector<Finding> walletFindings;
};

Surroundings::Surroundings(const Target& target)
    : d_(std::make_unique<Private>(target)) {}

Surroundings::~Surroundings() = default;

void Surroundings::look() {
    static_cast<void>(lookAtParts()); // what is silent has a line that says so
    lookAtWallets();
}

bool Surroundings::lookAtParts() {
    d_->endpoints.start();
    d_->nodes.start();
    const auto answered = [this] {
        const auto all = lines();
        return std::all_of(all.begin(), all.end(), [](const HealthLine& line) {
            return line.checkedAt.has_value() || !line.lastError.isEmpty();
        });
    };
    return waitUntil(answered, surroundingsTimeoutMs);
}

void Surroundings::lookAtWallets() {
    if (d_->wallets.states().empty())
        return;
    bool known = false;
    QObject here;
    QObject::connect(&d_->wallets, &WalletFeed::findingsReady, &here,
                     [&](const std::vector<Finding>& findings) {
                         d_->walletFindings = findings;
                         known = true;
                     });
    d_->wallets.start();
    waitUntil([&] { return known; }, surroundingsTimeoutMs);
    d_->wallets.stop();
}

std::vector<HealthLine> Surroundings::lines() const {
    std::vector<HealthLine> all = d_->endpoints.lines();
    append(all, d_->nodes.lines());
    for (const WalletState& wallet : d_->wallets.states()) {
        if (wallet.from.everRead() || wallet.failure)
            all.push_back(walletLine(wallet));
    }
    return all;
}

void Surroundings::tell(IdentityFacts& facts) const {
    facts.nodeChains = d_->nodes.chainsSaid();
    const auto page = d_->endpoints.healthPage();
    if (!page)
        return;
    facts.apiChain = page->chainId;
    facts.apiMode = page->mode;
    facts.apiBlock = page->blockNumber;
}

std::vector<Finding> Surroundings::findings() const {
    std::vector<Finding> all = d_->endpoints.findings();
    append(all, d_->nodes.findings());
    append(all, d_->walletFindings);
    return all;
}

} // namespace countersign::ctl
