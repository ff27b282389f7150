// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QWidget>

#include <vector>

class QButtonGroup;
class QHBoxLayout;
class QPushButton;

namespace countersign {

/// Filters of which one is chosen: "Needs a human 41", "Failed 12", "All ≈ 10.0 M". Thread: UI.
class PillRow : public QWidget {
    Q_OBJECT
  public:
    explicit PillRow(QWidget* parent = nullptr);

    void addPill(const QString& key, const QString& title);
    void setCount(const QString& key, const QString& count); ///< empty: none shown
    void choose(const QString& key);                         ///< without a signal
    [[nodiscard]] QString chosen() const { return chosen_; }

  Q_SIGNALS:
    void chosenChanged(const QString& key);

  private:
    struct Pill {
        QPushButton* button = nullptr;
        QString title;
    };
    QHBoxLayout* row_;
    QButtonGroup* group_;
    QMap<QString, Pill> pills_;
    QString chosen_;
};

} // namespace countersign
