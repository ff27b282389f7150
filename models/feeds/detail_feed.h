// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/verdict.h"
#include "models/domain/work_item.h"
#include "models/feeds/feed.h"

namespace countersign {

class DatabaseThread;
class ChainLooker;

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
    DatabaseThread* database_;
    ChainLooker* chain_; ///< may be null: no nodes configured
    WorkItemRef item_;
    quint64 token_ = 0;
};

} // namespace countersign
