// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/payout.h"
#include "models/domain/result.h"
#include "models/trust/trail.h"

#include <QLockFile>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace countersign {

inline constexpr qint64 maxPaidListBytes = qint64{256} * 1024 * 1024;
inline constexpr int paidListLockWaitMs = 5'000;

/// What a payout worker let through: nonces, payouts, amounts and the trail's head of that moment. Its own
/// file, on another disk than the database: what a restored database forgot is still refused. A line is
/// written before anything is paid, so it means "may have been paid"; only a person who looked at the chain
/// takes one out. Append-only, on the disk when add() returns; one program at a time. Thread: the caller's.
class PaidList {
  public:
    /// The file must be there already: a list that is missing is no empty list.
    [[nodiscard]] static Result<std::unique_ptr<PaidList>> open(const QString& path);

    /// Why this request may not be paid, a sentence; empty: neither its nonce nor its payout was seen.
    [[nodiscard]] QString seen(const PayoutRequest& request) const;
    /// What was let through on the UTC day of \a now.
    [[nodiscard]] Decimal usedOnDay(const QString& currency, UnixMs now) const;
    [[nodiscard]] std::optional<TrailHead> lastHead() const;
    [[nodiscard]] Status add(const PayoutRequest& request, const TrailHead& head, UnixMs now);

  private:
    struct Entry {
        UnixMs at = 0;
        QString request, payout, nonce, currency;
        Decimal amount;
        TrailHead head;
    };
    explicit PaidList(const QString& path);
    [[nodiscard]] static std::optional<Entry> entryFrom(const QByteArray& line);
    [[nodiscard]] static QByteArray lineOf(const Entry& entry);

    QString path_;
    QLockFile lock_;
    std::vector<Entry> entries_;
};

} // namespace countersign
