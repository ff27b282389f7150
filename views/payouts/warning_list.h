// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout_desk.h"
#include "views/widgets/card.h"

#include <QCheckBox>

#include <vector>

namespace countersign {

/// What should be looked at before signing, each with a box to tick: nothing is signed before all are.
/// Look-alikes always have a box each, with both destinations. Thread: UI.
class WarningList : public Card {
    Q_OBJECT
  public:
    WarningList(const std::vector<PayoutCheck>& checks, QWidget* parent);

    [[nodiscard]] int open() const; ///< boxes not ticked yet
    void setLocked(bool locked);

  Q_SIGNALS:
    void changed();

  private:
    void addWarning(const QString& text, const PayoutCheck* lookAlike);

    std::vector<QCheckBox*> boxes_;
};

} // namespace countersign
