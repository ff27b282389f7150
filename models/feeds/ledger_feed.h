// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledger.h"
#include "models/feeds/feed.h"

namespace countersign {

class DatabaseThread;

inline constexpr int ledgerEveryMs = 30'000; ///< sums whole books: not for every second

/// Book sums and the references that do not balance. Thread: UI.
class LedgerFeed : public Feed {
    Q_OBJECT
  public:
    explicit LedgerFeed(DatabaseThread* database, QObject* parent = nullptr);
    void askEntries(const ReferenceSum& reference);

  Q_SIGNALS:
    void snapshotReady(const countersign::LedgerSnapshot& snapshot);
    void entriesReady(const countersign::ReferenceSum& reference,
                      const std::vector<countersign::LedgerEntry>& entries);
    void entriesFailed(const countersign::ReferenceSum& reference, const countersign::Failure& failure);

  protected:
    void ask() override;

  private:
    DatabaseThread* database_;
    quint64 token_ = 0; ///< only the reference asked for last is answered
};

} // namespace countersign
