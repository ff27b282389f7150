// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/finding.h"

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace countersign {

class FieldGrid;
class PlainLabel;

/// One finding in full: the rule that fired, its evidence as fields, money and since when; what to do, the
/// runbook and the incident clock. Thread: UI.
class FindingDetail : public QWidget {
    Q_OBJECT
  public:
    explicit FindingDetail(Clock clock = systemNow, QWidget* parent = nullptr);

    /// \a finding null: nothing is chosen.
    void show(const Finding* finding);

  Q_SIGNALS:
    void openRequested(const countersign::Finding& finding);

  private:
    [[nodiscard]] QWidget* makeFacts();
    [[nodiscard]] QWidget* makeToDo();
    void copyEvidence();
    void refreshClock();

    Clock clock_;
    Finding finding_;
    PlainLabel* title_;
    FieldGrid* fields_;
    PlainLabel* clockLine_;
    PlainLabel* toDo_;
    PlainLabel* steps_;
    QPushButton* open_;
    QPushButton* copy_;
    QTimer timer_;
};

} // namespace countersign
