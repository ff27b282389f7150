// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout_desk.h"
#include "models/feeds/key_desk.h"
#include "views/widgets/card.h"

namespace countersign {

class FieldGrid;

/// The key this person signs with: its file, its fingerprint, and what the system knows of it. Thread: UI.
class MyKeyCard : public Card {
    Q_OBJECT
  public:
    explicit MyKeyCard(QWidget* parent = nullptr);
    /// \a known: the system's row of that key; null: it has none.
    void show(const std::optional<ChosenKey>& chosen, const KeyInfo* known);

  private:
    FieldGrid* fields_;
};

} // namespace countersign
