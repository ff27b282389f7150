// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/delegates/cell_delegate.h"

namespace countersign {

/// A book's sum: calm when it is exactly what it must be, in the colour and shape of a P0 when it is not.
class BookDelegate : public CellDelegate {
    Q_OBJECT
  public:
    using CellDelegate::CellDelegate;

  protected:
    void paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex& index) const override;
};

} // namespace countersign
