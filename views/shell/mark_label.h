// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/health.h"
#include "models/domain/system_file.h"
#include "views/widgets/plain_label.h"

namespace countersign {

/// PRODUCTION, in the environment's colour and in words. Thread: UI.
class EnvironmentBadge : public PlainLabel {
    Q_OBJECT
  public:
    explicit EnvironmentBadge(QWidget* parent = nullptr);
    void setEnvironment(Environment environment);
    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    Environment environment_ = Environment::Development;
};

/// A mark of health and a few words: one part of the status line. Thread: UI.
class MarkLabel : public QWidget {
    Q_OBJECT
  public:
    explicit MarkLabel(QWidget* parent = nullptr);
    void say(HealthState state, const QString& text, const QString& toolTip = {});
    [[nodiscard]] QString text() const { return label_->text(); }
    [[nodiscard]] HealthState state() const { return state_; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    PlainLabel* label_;
    HealthState state_ = HealthState::Unknown;
};

} // namespace countersign
