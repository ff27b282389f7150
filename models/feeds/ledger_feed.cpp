// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/ledger_feed.h"

#include "models/postgres/database_thread.h"

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
