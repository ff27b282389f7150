// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/action.h"
#include "models/domain/finding.h"
#include "models/feeds/bulk_run.h"
#include "models/feeds/feed.h"

#include <QObject>

#include <memory>
#include <vector>

namespace countersign {

class DatabaseThread;
class ChainLooker;

/// The only writer. Sends acts over a connection of its own, looks up what is in doubt by its key until it
/// knows, watches the effect of each act, and runs bulk retries one by one. Without a connection for acts
/// (look-only, auditor) it refuses everything. Thread: UI.
class ActionFeed : public QObject {
    Q_OBJECT
  public:
    ActionFeed(DatabaseThread* actor, ChainLooker* chain, QObject* parent = nullptr);
    ~ActionFeed() override;

    void setTime(const FeedTime& time); ///< before the first act
    /// The connection for acts, once it is known that this session may act. Never taken away again: an act in
    /// doubt must stay known. Null: \a whyNot is the answer to every act.
    void setActor(DatabaseThread* actor, const QString& whyNot = {});

    /// One press. Answers with outcomeReady; then effectChanged until the effect is final.
    void retry(const RetryRequest& request);

    /// Judges each item (verdict, database and chain), retries what is SAFE, skips the rest with its reason.
    /// At a limit of the contract it waits for the time the contract names and goes on. One at a time.
    /// Staged: one first, then batches, each seen through to its end; ends at the first that fails.
    void retryAll(const std::vector<WorkItemRef>& items, const QString& reason,
                  BulkPace pace = BulkPace::Straight);
    void cancelBulk();
    [[nodiscard]] bool bulkRunning() const;

  Q_SIGNALS:
    /// Once; after InDoubt once more, when it is known.
    void outcomeReady(const countersign::RetryRequest& request, const countersign::ActOutcome& outcome);
    void effectChanged(const countersign::WorkItemRef& item, const countersign::Effect& effect);
    void bulkProgress(int done, int skipped, int failed, int total);
    void bulkLineChanged(int index, const countersign::BulkLine& line);
    void bulkWaiting(const QString& why, qint64 untilMs); ///< a limit, or the database is away
    void bulkFinished(const std::vector<countersign::BulkLine>& lines, bool cancelled);
    /// Acts without an effect, as findings.
    void findingsReady(const std::vector<countersign::Finding>& findings);

  private:
    struct Private;
    std::unique_ptr<Private> d_;
};

} // namespace countersign
