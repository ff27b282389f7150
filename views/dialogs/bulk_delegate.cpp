// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/bulk_delegate.h"

#include "models/feeds/action_feed.h"
#include "models/tables/roles.h"
#include "views/delegates/paint.h"
#include "views/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace countersign {
namespace {

constexpr int markSize = 11;
constexpr int markGap = 6;

struct Mark {
    Shape shape = Shape::Ring;
    QColor colour;
};

Mark markOf(BulkLine::Kind kind) {
    const Tokens& t = Theme::tokens();
    switch (kind) {
    case BulkLine::Kind::Waiting:
        break;
    case BulkLine::Kind::Done:
        return {Shape::Check, t.good};
    case BulkLine::Kind::Skipped:
        return {Shape::Square, t.muted};
    case BulkLine::Kind::Failed:
        return {Shape::Cross, t.bad};
    case BulkLine::Kind::InDoubt:
        return {Shape::Diamond, t.warning};
    }
    return {Shape::Ring, t.muted};
}

} // namespace

void BulkDelegate::paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    const Mark mark = markOf(static_cast<BulkLine::Kind>(index.data(StateRole).toInt()));
    const QRectF box(rect.left(), rect.center().y() - markSize / 2.0 + 0.5, markSize, markSize);
    paintShape(painter, mark.shape, box, mark.colour);
    CellDelegate::paintContent(painter, rect.adjusted(markSize + markGap, 0, 0, 0), index);
}

int BulkDelegate::contentWidth(const QModelIndex& index) const {
    return markSize + markGap + CellDelegate::contentWidth(index);
}

} // namespace countersign
