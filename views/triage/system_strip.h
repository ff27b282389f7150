// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/system_summary.h"

#include <QAbstractButton>
#include <QTimer>

#include <vector>

namespace countersign {

/// One open system above the triage of all: its environment's colour, its name, and how far it can be
/// believed. Thread: UI.
class SystemChip : public QAbstractButton {
    Q_OBJECT
  public:
    explicit SystemChip(QWidget* parent = nullptr);
    void setSystem(const SystemSummary& system, UnixMs now);
    [[nodiscard]] const QString& state() const { return state_; }
    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    SystemSummary system_;
    QString state_;
};

/// Every open system with its state: one whose findings may be out of date or missing is seen to be so.
/// Thread: UI.
class SystemStrip : public QWidget {
    Q_OBJECT
  public:
    explicit SystemStrip(Clock clock = systemNow, QWidget* parent = nullptr);
    void setSystems(const std::vector<SystemSummary>& systems);
    [[nodiscard]] const std::vector<SystemChip*>& chips() const { return chips_; }

  Q_SIGNALS:
    void systemChosen(const QString& key);

  private:
    void refresh();

    Clock clock_;
    std::vector<SystemSummary> systems_;
    std::vector<SystemChip*> chips_;
    QTimer ages_;
};

} // namespace countersign
