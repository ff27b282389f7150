// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/action.h"
#include "models/domain/result.h"
#include "models/feeds/bulk_stages.h"
#include "models/feeds/feed.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace countersign {

class ActRunner;
class ChainLooker;
class DatabaseThread;
struct Judged;

inline constexpr int maxBulkItems = 10'000;
inline constexpr int maxBulkTries = 8; ///< of one item while the database can't be reached: about 2 minutes

/// One bulk retry, item by item: judge, retry what is SAFE, skip the rest with its reason. Thread: UI.
class BulkRun : public QObject {
    Q_OBJECT
  public:
    BulkRun(DatabaseThread* actor, ChainLooker* chain, ActRunner* acts, const FeedTime& time,
            const std::vector<WorkItemRef>& items, const QString& reason, BulkPace pace,
            QObject* parent = nullptr);

    void start();
    /// Ends at once, or as soon as the act under way has answered or its answer is lost.
    void cancel();
    /// What the backend made of an act; a staged run waits for it.
    void seen(const WorkItemRef& item, const Effect& effect);

  Q_SIGNALS:
    void progressed(int done, int skipped, int failed, int total);
    void lineChanged(int index, const countersign::BulkLine& line);
    void acted(const countersign::WorkItemRef& item, const QUuid& key,
               const countersign::ActOutcome& outcome);
    void waiting(const QString& why, qint64 untilMs); ///< a limit of the contract, or the database is away
    void finished(const std::vector<countersign::BulkLine>& lines, bool cancelled);

  private:
    void step();
    [[nodiscard]] bool heldByStage();
    void giveUpRest(const QString& why);
    void judged(const Result<Judged>& judged);
    void send(const RetryRequest& request);
    void outcome(const RetryRequest& request, const ActOutcome& outcome);
    void tryAgain(const Failure& failure);
    void wait(int ms, const QString& why, std::function<void()> then);
    void settle(BulkLine::Kind kind, const QString& why);
    void finish(bool cancelled);

    DatabaseThread* actor_;
    ChainLooker* chain_;
    ActRunner* acts_;
    FeedTime time_;
    QString reason_;
    std::optional<BulkStages> stages_; ///< none: straight through
    std::vector<BulkLine> lines_;
    size_t at_ = 0;
    int tries_ = 0; ///< of the item at hand
    int done_ = 0, skipped_ = 0, failed_ = 0;
    bool acting_ = false;
    bool cancelled_ = false;
    bool finished_ = false;
    bool held_ = false; ///< waits for the effects of a stage
    std::function<void()> afterWait_;
    QTimer timer_;
};

} // namespace countersign
