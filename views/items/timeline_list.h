// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/work_item.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace countersign {

class PlainLabel;

inline constexpr int maxTimelineShown = 200;

/// What happened to an item, oldest first: time, a dot, words. Thread: UI.
class TimelineList : public QWidget {
    Q_OBJECT
  public:
    explicit TimelineList(QWidget* parent = nullptr);
    void setEntries(const std::vector<TimelineEntry>& entries);

  private:
    struct Row {
        PlainLabel* time = nullptr;
        QWidget* dot = nullptr;
        PlainLabel* text = nullptr;
    };
    [[nodiscard]] Row addRow(int at);

    QGridLayout* grid_;
    PlainLabel* none_;
    std::vector<Row> rows_;
    std::vector<TimelineEntry> entries_;
};

} // namespace countersign
