// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/action.h"
#include "models/domain/finding.h"
#include "models/domain/kind_pack.h"
#include "models/domain/session.h"
#include "models/domain/system_file.h"
#include "views/widgets/board.h"

#include <QHash>
#include <QPointer>
#include <QTimer>

#include <vector>

class QPushButton;
class QStackedWidget;

namespace countersign {

class ActionFeed;
class DetailPane;
class EmptyPage;
class InlineBar;
class ItemTable;
class PillRow;
class SearchField;
class SelectionBar;
class SystemSession;
class TableView;

/// The board of one kind of work item: filters, rows that change in place, and the chosen one in full. What
/// it asks for leaves as signals, what it shows comes in by setters; connectTo() joins both to a session's
/// feeds. Owns the table. Thread: UI.
class ItemBoard : public Board {
    Q_OBJECT
  public:
    explicit ItemBoard(const KindItem& item, QWidget* parent = nullptr);
    void connectTo(SystemSession* session);

    void setSystem(const SystemFile& file, const SessionInfo& info);
    void setFirstPage(const ItemPage& page, bool more);
    void appendPage(const ItemPage& page, bool more);
    void setVerdicts(const QHash<QString, Verdict>& byId);
    void setFindings(const std::vector<Finding>& findings);
    void setDetail(const ItemDetail& detail);
    void setVerdict(const WorkItemRef& item, const Verdict& verdict);
    void setOutcome(const WorkItemRef& item, const ActOutcome& outcome);
    void setEffect(const WorkItemRef& item, const Effect& effect);
    void setFailure(const Failure& failure, int nextTryMs);
    void setCollected(const std::vector<WorkItemRef>& items, bool more);
    void clearFailure();

    [[nodiscard]] const ItemQuery& query() const { return query_; }
    [[nodiscard]] DetailPane* detail() const { return detail_; }
    [[nodiscard]] TableView* view() const { return view_; }

    void goTo(const QString& subjectKind, const QString& subjectId) override;
    void startSearch() override;
    void act() override;

  Q_SIGNALS:
    void queryChanged(const countersign::ItemQuery& query);
    void moreWanted();
    void watchWanted(const countersign::WorkItemRef& item);
    void verdictsWanted(const QStringList& ids);
    void allWanted(); ///< every item that matches, by name
    void shownChanged(bool shown);
    void verdictShown(const countersign::WorkItemRef& item, const countersign::Verdict& verdict);
    void blockedChanged(const QString& why); ///< why nothing may be sent now; empty: it may

  protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    [[nodiscard]] QWidget* makeHead();
    void makeTable();
    void connectParts();
    void connectFeeds(SystemSession* session);
    void connectActs(SystemSession* session);
    void ask(bool forget);
    [[nodiscard]] QString keptFor(const QStringList& needHuman) const;
    void currentChanged();
    void selectionChanged();
    void takeFocus();
    void chooseWanted();
    void wantVerdicts();
    void showCounts();
    void showEmptiness();
    void setStale(bool stale);
    void retryOne();
    void retryMany();
    [[nodiscard]] std::vector<WorkItem> chosenItems() const;

    QString itemKind_;
    ItemQuery query_;
    SystemFile file_;
    SessionInfo info_;
    QPointer<ActionFeed> actions_;
    QStringList needHuman_;
    QString acted_; ///< the id last retried from here
    QString kept_;  ///< its row, while it is looked at, though it needs nobody any more
    std::optional<qint64> estimate_;
    std::vector<WorkItemRef> collected_;
    QString wanted_; ///< the id a link led to, until its row is there
    bool everRead_ = false;
    bool more_ = false;
    bool stale_ = true;

    ItemTable* table_;
    TableView* view_;
    DetailPane* detail_;
    SearchField* search_;
    PillRow* pills_;
    QPushButton* bulk_;
    InlineBar* bar_;
    SelectionBar* selection_;
    QStackedWidget* pages_;
    EmptyPage* empty_;
    QTimer judge_; ///< waits until scrolling has come to rest
};

} // namespace countersign
