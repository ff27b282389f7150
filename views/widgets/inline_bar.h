// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/failure.h"
#include "views/theme/tokens.h"

#include <QFrame>

class QPushButton;

namespace countersign {

class PlainLabel;

/// What went wrong in the background, above the board it concerns: what, why, what to do, Retry. Never a
/// message box. Hidden while there is nothing to say. Thread: UI.
class InlineBar : public QFrame {
    Q_OBJECT
  public:
    explicit InlineBar(QWidget* parent = nullptr);

    void showFailure(const Failure& failure, int nextTryMs = 0);
    void showNote(Tone tone, const QString& headline, const QString& text);
    /// The same with a button that says what a person can do about it.
    void showAsking(Tone tone, const QString& headline, const QString& text, const QString& button);
    void clear();

  Q_SIGNALS:
    void retryPressed();
    void askedPressed(); ///< the button of showAsking()

  private:
    void say(Tone tone, const QString& headline, const QString& text, const QString& next);

    PlainLabel* headline_;
    PlainLabel* text_;
    PlainLabel* next_;
    QPushButton* retry_;
    QPushButton* ask_;
};

} // namespace countersign
