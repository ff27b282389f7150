// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/failure.h"
#include "models/domain/ledger.h"
#include "views/widgets/board.h"

class QStackedWidget;

namespace countersign {

class BookTable;
class Card;
class EmptyPage;
class EntryTable;
class FreshnessLabel;
class InlineBar;
class PlainLabel;
class ReferenceTable;
class SystemSession;
class TableView;

inline constexpr UnixMs ledgerStaleAfterMs = 90'000; ///< three rounds of the ledger feed

/// What each book sums to, exactly, per currency; the references that do not balance, oldest first; and the
/// entries of the one that is chosen. Owns the tables. Thread: UI.
class LedgerBoard : public Board {
    Q_OBJECT
  public:
    explicit LedgerBoard(QWidget* parent = nullptr);
    void connectTo(SystemSession* session);

    void setSnapshot(const LedgerSnapshot& snapshot);
    void setEntries(const ReferenceSum& reference, const std::vector<LedgerEntry>& entries);
    void setFailure(const Failure& failure, int nextTryMs);
    void clearFailure();
    /// Instead of the tables: the system has no ledger, and why.
    void setNotOffered(const QString& why);

    void goTo(const QString& subjectKind, const QString& subjectId) override;

  Q_SIGNALS:
    void entriesWanted(const countersign::ReferenceSum& reference);
    void refreshWanted();
    void watched(bool now); ///< somebody looks

  protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    [[nodiscard]] QWidget* makeBooks();
    [[nodiscard]] QWidget* makeReferences();
    void referenceChosen(const QModelIndex& index);
    void chooseWanted();
    void showStale(bool stale);
    void showHidden(const LedgerSnapshot& snapshot);
    void showCount(const LedgerSnapshot& snapshot);

    QStackedWidget* pages_;
    EmptyPage* empty_;
    FreshnessLabel* fresh_;
    InlineBar* bar_;
    BookTable* books_;
    ReferenceTable* references_;
    EntryTable* entries_;
    TableView* bookView_;
    TableView* referenceView_;
    TableView* entryView_;
    Card* hidden_;
    PlainLabel* hiddenText_;
    PlainLabel* count_;
    PlainLabel* entryTitle_;
    QWidget* below_ = nullptr;
    std::optional<ReferenceSum> chosen_;
    QString wanted_; ///< reference that a link led to, until its row is there
};

} // namespace countersign
