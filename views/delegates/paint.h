// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/tokens.h"

#include <QRectF>
#include <QString>

class QFontMetrics;
class QPainter;
class QRect;

namespace countersign {

enum class Shape { Octagon, Triangle, Diamond, Circle, Ring, Square, Check, Cross };

[[nodiscard]] Shape shapeOf(Severity severity);
void paintShape(QPainter* painter, Shape shape, const QRectF& box, const QColor& colour);

/// Text whose digits all take the width of the widest, so that columns of numbers line up. Fonts before
/// Qt 6.7 cannot be asked for tabular figures.
void paintTabular(QPainter* painter, const QRect& rect, const QString& text, bool alignRight);
[[nodiscard]] int tabularWidth(const QFontMetrics& metrics, const QString& text);

} // namespace countersign
