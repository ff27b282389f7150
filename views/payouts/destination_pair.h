// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/payouts/destination_text.h"

#include <QWidget>

namespace countersign {

/// Two destinations one above the other, character over character, with those that differ marked. Thread: UI.
class DestinationPair : public QWidget {
    Q_OBJECT
  public:
    DestinationPair(const QString& destination, const QString& known, QWidget* parent = nullptr);
    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    std::vector<DestinationPart> parts_, knownParts_;
    QString payLabel_, knownLabel_;
};

} // namespace countersign
