// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/system_summary.h"

#include <QAbstractButton>

#include <optional>

class QPushButton;

namespace countersign {

/// An open system in the sidebar: its environment's colour, its name, whether it answers, its worst severity
/// with the number of findings, and the digit that leads there. Thread: UI.
class SystemRow : public QAbstractButton {
    Q_OBJECT
  public:
    /// \a digit 0: no key leads here.
    explicit SystemRow(int digit, QWidget* parent = nullptr);

    void setSystem(const SystemSummary& system);
    /// The row of all systems together: no environment, no connection of its own, and it can't be closed.
    void setAll(const std::vector<SystemSummary>& systems);
    [[nodiscard]] const QString& badge() const { return badge_; } ///< "9"; empty: nothing needs a human
    [[nodiscard]] SystemLink link() const { return system_.link; }
    QSize sizeHint() const override;

  Q_SIGNALS:
    void closePressed();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    void describe(const QString& state, const QString& why);
    int paintKey(QPainter* painter, const QRect& rect) const;
    int paintBadge(QPainter* painter, const QRect& rect) const;

    SystemSummary system_;
    QString badge_;
    int digit_;
    QPushButton* close_;
};

} // namespace countersign
