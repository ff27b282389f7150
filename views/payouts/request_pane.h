// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/payouts/payout_rules.h"

#include <QWidget>

#include <optional>

class QPushButton;
class QStackedWidget;

namespace countersign {

class DifferenceTable;
class FieldGrid;
class LineView;
class PillRow;
class PlainLabel;
class RequestFacts;
class TableView;

/// One payout in full, with what may be done about it: facts at the left; lines, differences, transactions
/// and earlier requests at the right. Thread: UI.
class RequestPane : public QWidget {
    Q_OBJECT
  public:
    explicit RequestPane(QWidget* parent = nullptr);

    void setContext(const DeskContext& context);
    void setPeople(const KeyFeed::Snapshot& people);
    void showSummary(const PayoutSummary* payout); ///< from the list, at once; null: nothing is chosen
    void showRequest(const RequestDetail& detail);
    void showPreview(const PayoutPreview& preview);

    [[nodiscard]] const std::optional<RequestDetail>& detail() const { return detail_; }
    [[nodiscard]] const std::optional<PayoutPreview>& preview() const { return preview_; }

  Q_SIGNALS:
    void proposePressed();
    void decidePressed(countersign::DecisionVerdict verdict);
    void cancelPressed();
    void excludePressed();
    void anewPressed(); ///< show what would be proposed now, though there was a request

  private:
    [[nodiscard]] QWidget* makeHead();
    [[nodiscard]] QWidget* makeTables();
    void showTab(const QString& key);
    void showLines(const PayoutContent& content, const std::vector<PayoutCheck>& checks,
                   const std::vector<LastPaid>& lastPaid);
    void showAround(const std::vector<BroadcastInfo>& sent, const std::vector<OtherRequest>& others);
    void showDifferences(const RequestDetail& detail);
    void refreshButtons();

    DeskContext context_;
    QString payout_;
    std::optional<RequestDetail> detail_;
    std::optional<PayoutPreview> preview_;
    PlainLabel* heading_;
    PlainLabel* sub_;
    QPushButton* propose_;
    QPushButton* approve_;
    QPushButton* reject_;
    QPushButton* cancel_;
    QPushButton* exclude_;
    QPushButton* anew_;
    RequestFacts* facts_;
    PillRow* tabs_;
    QStackedWidget* tables_;
    LineView* lines_;
    DifferenceTable* differences_;
    TableView* differenceView_;
    FieldGrid* sent_;
    FieldGrid* others_;
};

} // namespace countersign
