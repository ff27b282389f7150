// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/verdict.h"
#include "models/domain/work_item.h"
#include "models/feeds/feed.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <optional>
#include <vector>

namespace countersign {

class ChainLooker;

// A look costs up to seven requests, and nodes limit them: a list asks seldom, little at once, and once for
// all rows that ask the same.
inline constexpr int maxLooksPerWish = 2; ///< begun at each refresh of a list
inline constexpr int maxLooksUnderWay = 4;
inline constexpr UnixMs lookAgainAfterMs = 30'000;
inline constexpr UnixMs failedLookAgainAfterMs = 5'000; ///< when not every node answered
inline constexpr UnixMs lookTooOldAfterMs = 90'000;     ///< older ones say nothing any more
inline constexpr int maxKeptLooks = 500;

/// What the chain says about the rows of the lists of one system, asked in the background and kept for a
/// while. Thread: UI.
class RowLooks : public QObject {
    Q_OBJECT
  public:
    /// \a chain may be null: no nodes are configured. It must outlive this.
    RowLooks(ChainLooker* chain, const FeedTime& time, QObject* parent = nullptr);

    /// Begins looks for these rows as far as the limits allow: first for those never looked at, then for the
    /// oldest. What is left out comes with a later wish.
    void want(const std::vector<WorkItem>& items);
    /// None: not looked at yet, or too long ago.
    [[nodiscard]] std::optional<ChainLook> lookFor(const WorkItem& item) const;

  Q_SIGNALS:
    void looked(); ///< lookFor may answer differently for some rows

  private:
    struct Kept {
        ChainLook look;
        UnixMs askedMs = 0;
    };
    [[nodiscard]] bool due(const QString& question) const;
    void ask(const QString& question, const WorkItem& item);
    void forgetOld();

    ChainLooker* chain_;
    FeedTime time_;
    QHash<QString, Kept> kept_; ///< by ChainLooker::questionAbout
    QSet<QString> underWay_;
};

} // namespace countersign
