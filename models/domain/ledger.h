// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/money.h"
#include "models/domain/provenance.h"

#include <QMetaType>
#include <QString>

#include <vector>

namespace countersign {

/// What one book sums to in one currency. A sum_zero book must give exactly 0; in a running_balance book each
/// entry must lead from the balance before it to the one after it, and the sum tells nothing.
struct BookSum {
    QString book;
    QString invariant; ///< "sum_zero" or "running_balance"
    Money sum;         ///< of the references that have one
    qint64 entries = 0;
    qint64 off = 0;     ///< entries of a running_balance book that don't add up
    qint64 without = 0; ///< references without a sum: an amount among theirs is no number
    [[nodiscard]] bool mustSumToZero() const { return invariant == u"sum_zero"; }
    [[nodiscard]] bool right() const {
        return without == 0 && (mustSumToZero() ? sum.amount.isZero() : off == 0);
    }
    bool operator==(const BookSum&) const = default;
};

/// A reference whose entries do not sum to zero in one currency, or has entries that don't add up in
/// themselves.
struct ReferenceSum {
    QString book;
    QString refType;
    QString refId;
    QString currency;
    MaybeMoney sum; ///< of all its entries; of a running_balance book: what those that are off are off by.
                    ///< None: an amount among them is no number
    qint64 entries = 0; ///< of a running_balance book: those that are off
    MaybeMs firstAt;
    QString offEntry = {}; ///< of a running_balance book: the lowest id of those entries
    bool operator==(const ReferenceSum&) const = default;
};

struct LedgerEntry {
    QString book;
    QString id;
    QString account;
    QString currency;
    MaybeMoney money;  ///< signed; none where the amount is no number
    QString oddAmount; ///< as it stands there, where it is none
    QString refType;
    QString refId;
    MaybeMs at;
    MaybeMoney before = {}; ///< balances of the account; only books of invariant running_balance keep these
    MaybeMoney after = {};
    bool operator==(const LedgerEntry&) const = default;
};

inline constexpr int maxReferenceRows = 1000; ///< unbalanced references read at once
inline constexpr int maxEntryRows = 1000;     ///< entries of one reference read at once

struct LedgerSnapshot {
    std::vector<BookSum> books;
    std::vector<ReferenceSum> unbalanced; ///< oldest first
    bool more = false;                    ///< there are more than maxReferenceRows
    Provenance from;
};

/// References that are each wrong and cancel each other out: their book sums to 0 all the same.
struct HiddenImbalance {
    QString book;
    QString currency;
    int references = 0;
    bool operator==(const HiddenImbalance&) const = default;
};

/// Only what the snapshot holds: with LedgerSnapshot::more there may be others.
[[nodiscard]] std::vector<HiddenImbalance> hiddenImbalances(const LedgerSnapshot& snapshot);

} // namespace countersign

Q_DECLARE_METATYPE(countersign::BookSum)
Q_DECLARE_METATYPE(countersign::ReferenceSum)
Q_DECLARE_METATYPE(countersign::LedgerEntry)
Q_DECLARE_METATYPE(countersign::LedgerSnapshot)
