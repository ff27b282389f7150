// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledger.h"
#include "models/feeds/feed.h"

namespace countersign {

class DatabaseThread;

inline constexpr int ledgerEveryMs = 30'000; ///< sums whole books: not for every second
// A large ledger takes its time: the pause is so many times as long as the answer took, less while somebody
// looks; and the longest one after a sum that took too long.
inline constexpr int ledgerRestShare = 399;
inline constexpr int watchedLedgerRestShare = 19;
inline constexpr int maxLedgerRestMs = 6 * 3'600'000;

/// Book sums and the references that do not balance. Thread: UI.
class LedgerFeed : public Feed {
    Q_OBJECT
  public:
    explicit LedgerFeed(DatabaseThread* database, QObject* parent = nullptr);
    void askEntries(const ReferenceSum& reference);
    void setWatched(bool now) { watched_ = now; }

  Q_SIGNALS:
    void snapshotReady(const countersign::LedgerSnapshot& snapshot);
    void entriesReady(const countersign::ReferenceSum& reference,
                      const std::vector<countersign::LedgerEntry>& entries);
    void entriesFailed(const countersign::ReferenceSum& reference, const countersign::Failure& failure);

  protected:
    void ask() override;
    [[nodiscard]] int pauseMs() const override;
    [[nodiscard]] int leastRetryMs(const Failure& failure) const override;

  private:
    DatabaseThread* database_;
    bool watched_ = false;
    quint64 token_ = 0; ///< only the reference asked for last is answered
};

} // namespace countersign
