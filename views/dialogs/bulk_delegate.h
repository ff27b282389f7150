// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/delegates/cell_delegate.h"

namespace countersign {

/// What became of one item of a bulk: a mark and the word.
class BulkDelegate : public CellDelegate {
    Q_OBJECT
  public:
    using CellDelegate::CellDelegate;

  protected:
    void paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex& index) const override;
};

} // namespace countersign
