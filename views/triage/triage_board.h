// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/failure.h"
#include "models/domain/finding.h"
#include "models/feeds/feed.h"
#include "views/widgets/board.h"

#include <QHash>
#include <QPersistentModelIndex>

#include <vector>

class QModelIndex;
class QStackedWidget;

namespace countersign {

class EmptyPage;
class FindingDetail;
class FindingTable;
class FreshnessLabel;
class GroupView;
class InlineBar;
class PillRow;
class SearchField;
class SystemSession;

/// Everything that needs a human, worst first, grouped by cause; below, the chosen one in full. Owns the
/// table. Thread: UI.
class TriageBoard : public Board {
    Q_OBJECT
  public:
    explicit TriageBoard(QWidget* parent = nullptr);
    void connectTo(SystemSession* session);

    void setFindings(const std::vector<Finding>& findings, bool more, const QStringList& notLooked);
    void setFrom(const Provenance& from);
    void setPlurals(const QHash<QString, QString>& bySubjectKind);

    void goTo(const QString& subjectKind, const QString& subjectId) override;
    void startSearch() override;

  private:
    [[nodiscard]] QWidget* makeHead();
    void makeTable();
    void filter();
    void showCurrent(const QModelIndex& index);
    void open(const QModelIndex& index);
    void showLimits(bool more, const QStringList& notLooked);
    void showEmptiness();
    void takeFocus();

    FindingTable* table_;
    GroupView* view_;
    FindingDetail* detail_;
    SearchField* search_;
    PillRow* pills_;
    FreshnessLabel* fresh_;
    InlineBar* limits_;
    QStackedWidget* pages_;
    EmptyPage* empty_;
    bool everRead_ = false;
    UnixMs firstReadMs_ = 0;
    QPersistentModelIndex ours_; ///< the row chosen by us, not by a person
};

} // namespace countersign
