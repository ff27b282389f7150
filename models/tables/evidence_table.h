// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/verdict.h"
#include "models/tables/keyed_table.h"

namespace countersign {

/// What a verdict rests on. StateRole of every column: int(Answer). Owns its rows. Thread: UI.
class EvidenceTable : public KeyedTable<EvidenceLine> {
    Q_OBJECT
  public:
    enum Column { Holds, Text, Value, Source, At, ColumnCount };
    using KeyedTable::KeyedTable;

    void setEvidence(const std::vector<EvidenceLine>& evidence) { setRows(evidence); }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;

  protected:
    [[nodiscard]] QString keyOf(const EvidenceLine& row) const override;
    [[nodiscard]] QString columnTitle(int column) const override;
    [[nodiscard]] QVariant cell(const EvidenceLine& row, int column, int role) const override;
};

} // namespace countersign
