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
class QVBoxLayout;

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
    /// Chooses this finding, taking filters away that hide it. Without one of that key nothing changes.
    void select(const QString& findingKey);

    void goTo(const QString& subjectKind, const QString& subjectId) override;
    void startSearch() override;

  protected:
    [[nodiscard]] FindingTable* table() const { return table_; }
    [[nodiscard]] GroupView* view() const { return view_; }
    /// Between the head and the findings; in the place of their age, which \a strip tells better.
    void addStrip(QWidget* strip);
    /// Why an empty board does not mean that nothing needs a human; empty: it does.
    void setDoubt(const QString& doubt);
    /// Enter or double click on a finding.
    virtual void activate(const Finding& finding);
    /// The button below it, which leads to its subject.
    virtual void openSubject(const Finding& finding);

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
    QVBoxLayout* column_;
    QString doubt_;
    bool everRead_ = false;
    UnixMs firstReadMs_ = 0;
    QPersistentModelIndex ours_; ///< the row chosen by us, not by a person
};

} // namespace countersign
