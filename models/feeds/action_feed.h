// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/action.h"
#include "models/domain/finding.h"
#include "models/feeds/feed.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <vector>

namespace countersign {

class DatabaseThread;
class ChainLooker;

inline constexpr int maxBulkItems = 10'000;
inline constexpr int effectEveryMs = 500;

/// The only writer. Sends acts over a connection of its own, looks up what is in doubt by its key until it
/// knows, watches the effect of each act, and runs bulk retries one by one. Thread: UI.
class ActionFeed : public QObject {
    Q_OBJECT
  public:
    ActionFeed(DatabaseThread* actor, ChainLooker* chain, QObject* parent = nullptr);
    ~ActionFeed() override;

    /// One press. Answers with outcomeReady; then effectChanged until the effect is final.
    void retry(const RetryRequest& request);

    /// Judges each item (verdict, database and chain), retries what is SAFE, skips the rest with its reason.
    /// At a limit of the contract it waits for the time the contract names and goes on.
    void retryAll(const std::vector<WorkItemRef>& items, const QString& reason);
    void cancelBulk();
    [[nodiscard]] bool bulkRunning() const;

  Q_SIGNALS:
    void outcomeReady(const countersign::RetryRequest& request, const countersign::ActOutcome& outcome);
    void effectChanged(const countersign::WorkItemRef& item, const countersign::Effect& effect);
    void bulkProgress(int done, int skipped, int failed, int total);
    void bulkLineChanged(int index, const countersign::BulkLine& line);
    void bulkFinished(const std::vector<countersign::BulkLine>& lines, bool cancelled);
    /// Acts without an effect, as findings.
    void findingsReady(const std::vector<countersign::Finding>& findings);

  private:
    struct Private;
    std::unique_ptr<Private> d_;
};

} // namespace countersign
