// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind_pack.h"
#include "models/domain/system_file.h"
#include "models/feeds/signing_sheet.h"
#include "views/payouts/payout_rules.h"
#include "views/widgets/board.h"

class QPushButton;
class QStackedWidget;

namespace countersign {

class EmptyPage;
class FreshnessLabel;
class InlineBar;
class PayoutTable;
class PillRow;
class RequestPane;
class SearchField;
class SystemSession;
class TableView;

/// What the backend would pay and what people have signed of it, what waits for this person first; below, one
/// payout in full. Acts open their dialogs. Owns the table. Thread: UI.
class PayoutBoard : public Board {
    Q_OBJECT
  public:
    explicit PayoutBoard(const KindPayouts& kind, QWidget* parent = nullptr);
    void connectTo(SystemSession* session);

    void setSystem(const SystemFile& file, const SessionInfo& info);
    void setKey(const QByteArray& key); ///< its id; empty: none is chosen
    void setPayouts(const std::vector<PayoutSummary>& payouts, const Provenance& from);
    void setRequest(const RequestDetail& detail);
    void setPreview(const PayoutPreview& preview);
    void setPeople(const KeyFeed::Snapshot& people);
    void setFailure(const Failure& failure, int nextTryMs);
    void clearFailure();

    void goTo(const QString& subjectKind, const QString& subjectId) override;
    void startSearch() override;
    void act() override; ///< the signing page of what may be signed, when something may

  Q_SIGNALS:
    /// An empty request: the preview of what would be proposed now.
    void watchWanted(const QString& payout, const QString& request);
    void shownChanged(bool shown);
    void refreshWanted();
    void requestShown(const countersign::RequestDetail& detail);
    void blockedChanged(const QString& why); ///< why nothing may be signed at the moment; empty: it may

  protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    [[nodiscard]] QWidget* makeHead();
    void makeTable();
    void connectParts();
    void connectFeeds(SystemSession* session);
    void connectActs(SystemSession* session);
    void currentChanged();
    void filter();
    void chooseWanted();
    void showCounts();
    void showEmptiness();
    void contextChanged();
    void propose();
    void decide(DecisionVerdict verdict);
    void cancel();
    void exclude();
    void openSheet(const SigningSheet& sheet);
    void openKeys();

    SystemFile file_;
    DeskContext context_;
    KindPayouts kind_;
    QString wanted_; ///< payout that a link led to, until its row is there
    QString anew_;   ///< payout whose preview is shown though it has a request
    bool everRead_ = false;
    SystemSession* session_ = nullptr;
    QByteArray key_;
    PayoutTable* table_;
    TableView* view_;
    RequestPane* pane_;
    SearchField* search_;
    PillRow* pills_;
    QPushButton* keys_;
    FreshnessLabel* fresh_;
    InlineBar* bar_;
    QStackedWidget* pages_;
    EmptyPage* empty_;
};

} // namespace countersign
