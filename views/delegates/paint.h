// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/tokens.h"

#include <QRectF>
#include <QString>

class QFont;
class QPainter;
class QRect;

namespace countersign {

enum class Shape { Octagon, Triangle, Diamond, Circle, Ring, Square, Check, Cross };

[[nodiscard]] Shape shapeOf(Severity severity);
void paintShape(QPainter* painter, Shape shape, const QRectF& box, const QColor& colour);

/// One line of text, elided, in the painter's font and pen. What QPainter::drawText makes of a rectangle
/// costs three times as much.
void paintLine(QPainter* painter, const QRect& rect, const QString& text, bool alignRight = false);

/// Text whose digits all take the width of the widest, so that columns of numbers line up. Fonts before
/// Qt 6.7 cannot be asked for tabular figures.
void paintTabular(QPainter* painter, const QRect& rect, const QString& text, bool alignRight);
[[nodiscard]] int tabularWidth(const QFont& font, const QString& text);

} // namespace countersign
