// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/ledger_feed.h"

#include "models/postgres/database_thread.h"

#include <algorithm>

namespace countersign {

LedgerFeed::LedgerFeed(DatabaseThread* database, QObject* parent)
    : Feed(ledgerEveryMs, parent)
    , database_(database) {}

void LedgerFeed::ask() {
    database_->ask<LedgerSnapshot>(
        this, [](SystemGateway& gateway) { return gateway.ledger(); },
        [this](const Result<LedgerSnapshot>& snapshot) {
            if (!snapshot)
                return didFail(snapshot.failure());
            Q_EMIT snapshotReady(*snapshot);
            answered(snapshot->from);
        });
}

int LedgerFeed::pauseMs() const {
    const qint64 share = watched_ ? watchedLedgerRestShare : ledgerRestShare;
    const qint64 rest = std::min<qint64>(share * latencyMs(), maxLedgerRestMs);
    return std::max(Feed::pauseMs(), static_cast<int>(rest));
}

int LedgerFeed::leastRetryMs(const Failure& failure) const {
    return failure.kind == FailureKind::TimedOut ? maxLedgerRestMs : 0; // it would take as long again
}

void LedgerFeed::askEntries(const ReferenceSum& reference) {
    database_->ask<std::vector<LedgerEntry>>(
        this, [reference](SystemGateway& gateway) { return gateway.entriesOf(reference); },
        [this, reference, token = ++token_](const Result<std::vector<LedgerEntry>>& entries) {
            if (token != token_)
                return;
            if (entries)
                Q_EMIT entriesReady(reference, *entries);
            else
                Q_EMIT entriesFailed(reference, entries.failure());
        });
}

} // namespace countersign
