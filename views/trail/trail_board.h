// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/failure.h"
#include "models/domain/payout_desk.h"
#include "models/feeds/trail_feed.h"
#include "views/widgets/board.h"

class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace countersign {

class EmptyPage;
class FreshnessLabel;
class InlineBar;
class PlainLabel;
class SystemSession;
class TableView;
class TrailDetail;
class TrailTable;

inline constexpr UnixMs trailStaleAfterMs = 3 * trailEveryMs;

/// Who did what, newest first, and whether the chain of the rows shown holds. Owns the table. Thread: UI.
class TrailBoard : public Board {
    Q_OBJECT
  public:
    explicit TrailBoard(QWidget* parent = nullptr);
    void connectTo(SystemSession* session);

    void setRows(const std::vector<TrailRow>& rows, bool more, const Provenance& from);
    void addOlder(const std::vector<TrailRow>& rows, bool more);
    void setFailure(const Failure& failure, int nextTryMs);
    void clearFailure();
    void showExported(const QString& path, qint64 rows, const QString& head);
    void showExportFailed(const Failure& failure);

    void goTo(const QString& subjectKind, const QString& subjectId) override;
    void startSearch() override;

  Q_SIGNALS:
    void queryChanged(const countersign::TrailQuery& query);
    void olderWanted(qint64 before);
    void shownChanged(bool shown);
    void refreshWanted();
    void exportWanted(const QString& path);

  protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    [[nodiscard]] QWidget* makeHead();
    [[nodiscard]] QWidget* makeFoot();
    void makeTable();
    void ask();
    void showRows();
    void showChain();
    void openVerify();
    void chooseExport();

    std::vector<TrailRow> rows_; ///< newest first
    bool more_ = false;
    bool everRead_ = false;
    TrailTable* table_;
    TableView* view_;
    TrailDetail* detail_;
    QLineEdit* human_;
    QLineEdit* act_;
    QLineEdit* subject_;
    QPushButton* export_;
    QPushButton* verify_;
    QPushButton* older_;
    PlainLabel* chain_;
    FreshnessLabel* fresh_;
    InlineBar* bar_;
    QStackedWidget* pages_;
    EmptyPage* empty_;
};

} // namespace countersign
