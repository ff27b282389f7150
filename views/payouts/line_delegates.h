// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/delegates/cell_delegate.h"
#include "views/payouts/destination_text.h"

namespace countersign {

/// Paints the parts one beside the other from the left of \a rect, in the painter's font and pen, which is
/// monospaced; characters that differ from the other's are marked.
void paintDestination(QPainter* painter, const QRect& rect, const std::vector<DestinationPart>& parts);

/// A destination, whole and never elided, in groups of four; the groups in which it differs from what it
/// looks like (EmphasisRole) are marked. Thread: UI.
class DestinationDelegate : public CellDelegate {
    Q_OBJECT
  public:
    using CellDelegate::CellDelegate;

    [[nodiscard]] static int widthOf(const QString& destination); ///< without padding

  protected:
    void paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex& index) const override;
};

/// "same, + 310.00" against the last payment to the destination, or "new".
class AgainstDelegate : public CellDelegate {
    Q_OBJECT
  public:
    using CellDelegate::CellDelegate;

  protected:
    void paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex& index) const override;
};

/// What a human should look at, with a mark; empty where there is nothing.
class LookDelegate : public CellDelegate {
    Q_OBJECT
  public:
    using CellDelegate::CellDelegate;

  protected:
    void paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex& index) const override;
};

} // namespace countersign
