// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/key_feed.h"

#include "models/postgres/database_thread.h"

namespace countersign {

namespace {

Result<KeyFeed::Snapshot> readSnapshot(SystemGateway& gateway) {
    auto keys = gateway.keys();
    if (!keys)
        return keys.failure();
    auto people = gateway.people();
    if (!people)
        return people.failure();
    auto policy = gateway.policy();
    if (!policy)
        return policy.failure();
    auto changes = gateway.changes();
    if (!changes)
        return changes.failure();
    auto domain = gateway.domain();
    if (!domain)
        return domain.failure();
    return KeyFeed::Snapshot{std::move(keys).value(),    std::move(people).value(), std::move(policy).value(),
                             std::move(changes).value(), std::move(domain).value(), gateway.now()};
}

} // namespace

KeyFeed::KeyFeed(DatabaseThread* database, QObject* parent)
    : Feed(keysEveryMs, parent)
    , database_(database) {}

void KeyFeed::ask() {
    database_->ask<Snapshot>(this, readSnapshot, [this](const Result<Snapshot>& snapshot) {
        if (!snapshot)
            return didFail(snapshot.failure());
        Q_EMIT snapshotReady(*snapshot);
        answered(snapshot->from);
    });
}

} // namespace countersign
