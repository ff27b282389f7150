// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/verdict.h"
#include "models/domain/work_item.h"
#include "models/feeds/feed.h"

#include <optional>

namespace countersign {

class DatabaseThread;
class ChainLooker;

inline constexpr UnixMs chainLookEveryMs =
    5'000; ///< nodes limit requests: the row is read more often than the chain

/// One item, its timeline, and its verdict from database and chain together. Thread: UI.
class DetailFeed : public Feed {
    Q_OBJECT
  public:
    DetailFeed(DatabaseThread* database, ChainLooker* chain, QObject* parent = nullptr);

    void watch(const WorkItemRef& item); ///< another item; an empty id stops
    [[nodiscard]] const WorkItemRef& watched() const { return item_; }

  Q_SIGNALS:
    void detailReady(const countersign::ItemDetail& detail);
    void verdictReady(const countersign::WorkItemRef& item, const countersign::Verdict& verdict);

  protected:
    void ask() override;

  private:
    struct Answer;
    void take(const Answer& answer);
    void lookAgain(const WorkItem& item);
    void publish();

    DatabaseThread* database_;
    ChainLooker* chain_; ///< may be null: no nodes configured
    WorkItemRef item_;
    std::optional<Verdict> fromDatabase_;
    std::optional<ChainLook> look_;
    QString lookedAt_; ///< the row's fingerprint when the chain was looked at
    UnixMs lookedMs_ = 0;
    bool looking_ = false;
    quint64 token_ = 0;
};

} // namespace countersign
