// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/verdict.h"
#include "models/domain/work_item.h"
#include "models/feeds/change_gate.h"
#include "models/feeds/feed.h"

#include <QHash>

#include <vector>

namespace countersign {

class DatabaseThread;
class RowLooks;

inline constexpr int maxLiveRows =
    maxPageRows; ///< rows re-read at each refresh; older pages keep their read time
inline constexpr int maxCollectedItems = 10'000; ///< "all N matching" goes no further

/// One item board's rows: keyset pages, refreshed in place. Asks only while started: a board starts it when
/// it is shown and stops it when it is hidden. Thread: UI.
class ItemFeed : public Feed {
    Q_OBJECT
  public:
    /// \a looks must outlive this.
    ItemFeed(DatabaseThread* database, RowLooks* looks, QString itemKind, QObject* parent = nullptr);

    /// Another filter or order: forgets the rows and asks for the first page.
    void setQuery(const ItemQuery& query);
    [[nodiscard]] const ItemQuery& query() const { return query_; }
    [[nodiscard]] bool canFetchMore() const { return next_.has_value(); }
    void fetchMore(); ///< the next page, appended; after a failure it comes with the next good answer
    /// Verdicts for these ids at each refresh (the rows a person can see): the database's half at once, the
    /// chain's with it as soon as it is known.
    void wantVerdicts(const QStringList& ids);
    /// Names every item that matches the query, for a bulk retry of "all N matching".
    void collect();

  Q_SIGNALS:
    /// The first page (fresh or refreshed): the table diffs it against what it shows.
    void firstPageReady(const countersign::ItemPage& page);
    /// One more page for the end.
    void nextPageReady(const countersign::ItemPage& page);
    void verdictsReady(const QHash<QString, countersign::Verdict>& byId);
    /// \a more: there are more than maxCollectedItems.
    void collected(const std::vector<countersign::WorkItemRef>& items, bool more);
    void collectFailed(const countersign::Failure& failure);

  protected:
    void ask() override;

  private:
    struct Answer;
    struct JudgedRow {
        QString id;
        Verdict fromDatabase;
        std::optional<WorkItem> item; ///< none: the row is not on a page that is kept fresh
    };
    void take(const Answer& answer);
    void takeVerdicts(const Answer& answer, const std::vector<Verdict>& verdicts);
    void publishVerdicts();
    void wantLooks(); ///< a few at each answer of the database, whether it told anything new or not
    void askNext();
    void openGate(); ///< the next question reads

    DatabaseThread* database_;
    RowLooks* looks_;
    ChangeGate gate_;
    ItemPage last_; ///< the last first page
    ItemQuery query_;
    std::optional<PageMark> next_;
    QStringList wanted_;
    std::vector<JudgedRow> judged_; ///< by the last answer
    quint64 gateToken_ = 0;         ///< an answer from before the gate was opened can't close it
    quint64 token_ = 0;             ///< answers to an older query are dropped
    int loaded_ = 0;                ///< rows the table has by now
    bool fetching_ = false;
    bool fetchAgain_ = false;
};

} // namespace countersign
