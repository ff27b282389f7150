// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/failure.h"
#include "models/domain/health.h"
#include "views/widgets/board.h"

#include <vector>

class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace countersign {

class EmptyPage;
class HistoryView;
class InlineBar;
class PlainLabel;
class SystemSession;
class WalletCard;

/// The hot wallets of a system, a card each, and the history of the chosen one. Thread: UI.
class WalletBoard : public Board {
    Q_OBJECT
  public:
    explicit WalletBoard(QWidget* parent = nullptr);
    void connectTo(SystemSession* session);

    void setWallets(const std::vector<WalletState>& wallets);
    void setExplorer(const QString& addressTemplate);
    void setFailure(const Failure& failure, int nextTryMs);
    void clearFailure();
    void setNotOffered(const QString& why);

    void goTo(const QString& subjectKind, const QString& subjectId) override;

  Q_SIGNALS:
    void refreshWanted();

  private:
    void matchCards(std::size_t count);
    void choose(WalletCard* card);
    void moveFrom(const WalletCard* card, int step);
    void showHistory();

    QStackedWidget* pages_;
    EmptyPage* empty_;
    InlineBar* bar_;
    QScrollArea* scroll_;
    QVBoxLayout* column_;
    std::vector<WalletCard*> cards_;
    WalletCard* chosen_ = nullptr;
    PlainLabel* historyTitle_;
    HistoryView* history_;
    QString explorer_;
    QString wanted_;
};

} // namespace countersign
