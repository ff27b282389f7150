// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/health.h"

#include <QFrame>

class QPushButton;

namespace countersign {

class BandBar;
class FreshnessLabel;
class PlainLabel;

/// One wallet: balance, state, band, runway, source and age, and its whole address. Can be chosen by mouse
/// and keyboard; the chosen one's history is shown. Thread: UI.
class WalletCard : public QFrame {
    Q_OBJECT
  public:
    explicit WalletCard(QWidget* parent = nullptr);

    void setWallet(const WalletState& wallet);
    [[nodiscard]] const WalletState& wallet() const { return wallet_; }
    void setExplorer(const QString& addressTemplate); ///< empty: no link
    void setChosen(bool chosen);

  Q_SIGNALS:
    void chosen();
    void leftBy(int step); ///< keys j and k: to the next card, or the one before

  protected:
    void focusInEvent(QFocusEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    void showState();
    void copyAddress() const;
    void openExplorer() const;

    WalletState wallet_;
    QString explorer_;
    bool chosen_ = false;
    PlainLabel* name_;
    PlainLabel* state_;
    PlainLabel* balance_;
    BandBar* band_;
    PlainLabel* runway_;
    FreshnessLabel* fresh_;
    PlainLabel* source_;
    PlainLabel* address_;
    PlainLabel* failure_;
    QPushButton* open_;
};

} // namespace countersign
