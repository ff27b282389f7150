// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/verdict.h"
#include "models/domain/work_item.h"
#include "models/feeds/feed.h"

#include <QHash>

#include <vector>

namespace countersign {

class DatabaseThread;

inline constexpr int maxLiveRows = 2'000; ///< rows re-read at each refresh; older pages keep their read time

/// One item board's rows: keyset pages, refreshed in place. Thread: UI.
class ItemFeed : public Feed {
    Q_OBJECT
  public:
    ItemFeed(DatabaseThread* database, QString itemKind, QObject* parent = nullptr);

    /// Another filter or order: forgets the rows and asks for the first page.
    void setQuery(const ItemQuery& query);
    [[nodiscard]] const ItemQuery& query() const { return query_; }
    [[nodiscard]] bool canFetchMore() const { return next_.has_value(); }
    void fetchMore(); ///< the next page, appended
    /// Verdicts for these ids at the next refresh (the rows a person can see).
    void wantVerdicts(const QStringList& ids);

  Q_SIGNALS:
    /// The first page (fresh or refreshed): the table diffs it against what it shows.
    void firstPageReady(const countersign::ItemPage& page);
    /// One more page for the end.
    void nextPageReady(const countersign::ItemPage& page);
    void verdictsReady(const QHash<QString, countersign::Verdict>& byId);

  protected:
    void ask() override;

  private:
    DatabaseThread* database_;
    ItemQuery query_;
    std::optional<PageMark> next_;
    QStringList wanted_;
    quint64 token_ = 0; ///< answers to an older query are dropped
    bool fetching_ = false;
};

} // namespace countersign
