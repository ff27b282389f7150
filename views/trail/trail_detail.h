// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/trail_line.h"

#include <QWidget>

#include <optional>

class QPlainTextEdit;

namespace countersign {

class FieldGrid;
class PlainLabel;

/// One row of the trail, whole: its fields, both hashes, and its detail with the octets that were signed as
/// they can be read. Thread: UI.
class TrailDetail : public QWidget {
    Q_OBJECT
  public:
    explicit TrailDetail(QWidget* parent = nullptr);
    void showLine(const TrailLine* line); ///< null: none is chosen

  private:
    std::optional<TrailLine> line_;
    PlainLabel* heading_;
    FieldGrid* fields_;
    PlainLabel* detailTitle_;
    QPlainTextEdit* detail_;
};

} // namespace countersign
