// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/health.h"

#include <QWidget>

#include <memory>

namespace countersign {

/// A wallet's balance over the last day against its marks: by Qt Charts, or by a line of our own where the
/// program is built without them. Thread: UI.
class HistoryView : public QWidget {
    Q_OBJECT
  public:
    explicit HistoryView(QWidget* parent = nullptr);
    ~HistoryView() override;
    void setWallet(const WalletState& wallet);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    struct Private;
    std::unique_ptr<Private> d_;
};

} // namespace countersign
