// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/finding.h"
#include "models/domain/work_item.h"
#include "models/tables/keyed_table.h"

namespace countersign {

/// One labelled value of a detail pane.
struct Field {
    QString key; ///< stable
    QString name;
    QString value;
    bool monospace = false;
    MaybeMs at;       ///< with a time: shown as an age beside the value
    MaybeMoney money; ///< with an amount: shown in the person's own format
    bool operator==(const Field&) const = default;
};

/// Every field of a work item: ours by translated name, the backend's own by its own.
[[nodiscard]] std::vector<Field> fieldsOf(const WorkItem& item);
/// The evidence of a finding, field by field.
[[nodiscard]] std::vector<Field> fieldsOf(const QJsonObject& evidence);

/// Name and value, one a row. Owns its rows. Thread: UI.
class FieldTable : public KeyedTable<Field> {
    Q_OBJECT
  public:
    enum Column { Name, Value, ColumnCount };
    using KeyedTable::KeyedTable;

    void setFields(std::vector<Field> fields) { setRows(std::move(fields)); }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;

  protected:
    [[nodiscard]] QString keyOf(const Field& row) const override;
    [[nodiscard]] QString columnTitle(int column) const override;
    [[nodiscard]] QVariant cell(const Field& row, int column, int role) const override;
};

} // namespace countersign
