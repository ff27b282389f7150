// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/health.h"

#include <QWidget>

namespace countersign {

/// A wallet's two-sided band with its three marks and where the balance stands in it. Positions are exact
/// integers of the amounts. Thread: UI.
class BandBar : public QWidget {
    Q_OBJECT
  public:
    explicit BandBar(QWidget* parent = nullptr);
    void setWallet(const WalletState& wallet, bool stale);
    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    [[nodiscard]] int xOf(const Decimal& amount) const;
    void paintZones(QPainter* painter, const QRect& bar) const;
    void paintMark(QPainter* painter, const QRect& bar, const QString& name, const Decimal& amount,
                   int* freeFrom) const;

    WalletState wallet_;
    Decimal whole_; ///< the amount at five sixths of the width
    bool stale_ = true;
};

} // namespace countersign
