// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/tokens.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace countersign {

class PlainLabel;
class ValueText;

struct FieldRow {
    QString name;
    QString value;
    bool mono = false;
    Tone tone = Tone::Plain;
    bool operator==(const FieldRow&) const = default;
};

/// Names on the left in grey, values on the right, copied whole. A refresh with the same names changes only
/// the values, so focus and scroll place survive. Thread: UI.
class FieldGrid : public QWidget {
    Q_OBJECT
  public:
    explicit FieldGrid(QWidget* parent = nullptr);
    void setRows(const std::vector<FieldRow>& rows);
    void setNameWidth(int px);

  private:
    void add(int row);

    QGridLayout* grid_;
    std::vector<FieldRow> rows_;
    std::vector<PlainLabel*> names_;
    std::vector<ValueText*> values_;
};

} // namespace countersign
