// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/failure.h"

#include <QWidget>

class QPushButton;
class QProgressBar;

namespace countersign {

class InlineBar;
class PlainLabel;

/// What the window shows while no system is open: a welcome, the progress of a start, or why it failed.
/// Thread: UI.
class StartPage : public QWidget {
    Q_OBJECT
  public:
    explicit StartPage(QWidget* parent = nullptr);

    void showWelcome();
    void showProgress(const QString& headline, const QString& step);
    void showFailure(const Failure& failure);
    /// One system of several could not be opened.
    void showUnusable(const QString& system, const Failure& failure);

  Q_SIGNALS:
    void systemsRequested();
    void retryRequested();

  private:
    InlineBar* bar_;
    PlainLabel* headline_;
    PlainLabel* text_;
    QProgressBar* progress_;
    QPushButton* systems_;
};

} // namespace countersign
