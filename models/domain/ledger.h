// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/money.h"
#include "models/domain/provenance.h"

#include <QMetaType>
#include <QString>

#include <vector>

namespace countersign {

/// What one book sums to in one currency. A sum_zero book must give exactly 0.
struct BookSum {
    QString book;
    QString invariant; ///< "sum_zero" or "running_balance"
    Money sum;
    qint64 entries = 0;
    bool operator==(const BookSum&) const = default;
};

/// A reference whose entries do not sum to zero in one currency.
struct ReferenceSum {
    QString book;
    QString refType;
    QString refId;
    Money sum;
    qint64 entries = 0;
    MaybeMs firstAt;
    bool operator==(const ReferenceSum&) const = default;
};

struct LedgerEntry {
    QString book;
    QString id;
    QString account;
    Money money; ///< signed
    QString refType;
    QString refId;
    MaybeMs at;
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
