// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/tokens.h"

#include <QFrame>

class QVBoxLayout;

namespace countersign {

class PlainLabel;

/// A rounded box in one tone: a headline and what the caller puts below it. Thread: UI.
class Card : public QFrame {
    Q_OBJECT
  public:
    explicit Card(QWidget* parent = nullptr);
    void setTone(Tone tone);               ///< border, background and headline
    void setHeadline(const QString& text); ///< hidden when empty
    [[nodiscard]] QVBoxLayout* body() const { return body_; }

  private:
    PlainLabel* headline_;
    QVBoxLayout* body_;
};

} // namespace countersign
