// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/finding.h"
#include "models/domain/health.h"
#include "models/domain/kind_pack.h"
#include "models/feeds/feed.h"

#include <memory>
#include <vector>

namespace countersign {

class DatabaseThread;

inline constexpr int scanSliceRows = 20'000;
inline constexpr int scanEveryMs = 250; ///< between slices, at the least
// The rest after a slice is so many times as long as the slice took, times the consoles on this database:
// however many there are, all of them together take a tenth of one connection until they know the tables, and
// a two hundredth from then on.
inline constexpr int scanFirstRestShare = 9;
inline constexpr int scanRestShare = 199;
inline constexpr int maxScanRestMs = 600'000;
inline constexpr int scanRoundMs = 10'000;    ///< between two rounds over all tables
inline constexpr int maxScanFindings = 5'000; ///< per detector

/// Looks at good rows too, for what is green but wrong: walks each scan detector's table in slices, round and
/// round, in the background. A finding stays until a whole pass no longer finds it. Thread: UI.
class ScanFeed : public Feed {
    Q_OBJECT
  public:
    /// \a scanner should be a connection of its own: a slice may take a while.
    ScanFeed(DatabaseThread* scanner, std::shared_ptr<const KindPack> kind, QObject* parent = nullptr);

    [[nodiscard]] bool empty() const { return passes_.empty(); } ///< the kind has no scan detectors

  Q_SIGNALS:
    void findingsReady(const std::vector<countersign::Finding>& findings);
    void progressed(const std::vector<countersign::HealthLine>& lines);
    void roundDone(); ///< every table was looked at from its first row to its last

  protected:
    void ask() override;
    [[nodiscard]] int pauseMs() const override;

  private:
    /// One detector's walk through its table.
    struct Pass {
        QString detector;
        QString title;
        QString mark;                 ///< where the next slice starts; empty = the first row
        std::vector<Finding> before;  ///< of the last whole pass, not seen again yet
        std::vector<Finding> current; ///< of this pass
        qint64 rows = 0;              ///< looked at in this pass
        qint64 lastRows = 0;          ///< in the last whole pass
        MaybeMs wholeAt;              ///< when the last whole pass ended
        QString error;                ///< why it can't be run
    };
    void take(Pass& pass, const std::vector<Finding>& findings, const QString& mark, qint64 rows);
    void endPass(Pass& pass);
    void next();
    void publish();
    [[nodiscard]] HealthLine lineOf(const Pass& pass) const;

    DatabaseThread* scanner_;
    std::vector<Pass> passes_;
    size_t at_ = 0;
    int consoles_ = 1;
    bool rest_ = false;  ///< a round has just ended
    bool known_ = false; ///< every table was looked at once
};

} // namespace countersign
