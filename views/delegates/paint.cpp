// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/delegates/paint.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>

namespace countersign {
namespace {

QPolygonF octagon(const QRectF& box) {
    const double cut = box.width() * 0.29;
    return QPolygonF({{box.left() + cut, box.top()},
                      {box.right() - cut, box.top()},
                      {box.right(), box.top() + cut},
                      {box.right(), box.bottom() - cut},
                      {box.right() - cut, box.bottom()},
                      {box.left() + cut, box.bottom()},
                      {box.left(), box.bottom() - cut},
                      {box.left(), box.top() + cut}});
}

void paintStroke(QPainter* painter, const QPolygonF& line, const QColor& colour) {
    painter->setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPolyline(line);
}

bool isDigit(QChar c) {
    return c >= u'0' && c <= u'9';
}

int digitWidth(const QFontMetrics& metrics) {
    int widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

} // namespace

Shape shapeOf(Severity severity) {
    switch (severity) {
    case Severity::P0:
        return Shape::Octagon;
    case Severity::P1:
        return Shape::Triangle;
    case Severity::P2:
        return Shape::Diamond;
    case Severity::P3:
        return Shape::Circle;
    }
    return Shape::Circle;
}

void paintShape(QPainter* painter, Shape shape, const QRectF& box, const QColor& colour) {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    const QPointF centre = box.center();
    switch (shape) {
    case Shape::Octagon:
        painter->drawPolygon(octagon(box));
        break;
    case Shape::Triangle:
        painter->drawPolygon(QPolygonF({{centre.x(), box.top()}, box.bottomRight(), box.bottomLeft()}));
        break;
    case Shape::Diamond:
        painter->drawPolygon(QPolygonF({{centre.x(), box.top()},
                                        {box.right(), centre.y()},
                                        {centre.x(), box.bottom()},
                                        {box.left(), centre.y()}}));
        break;
    case Shape::Circle:
        painter->drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5));
        break;
    case Shape::Ring:
        painter->setPen(QPen(colour, 1.6));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(box.adjusted(1.2, 1.2, -1.2, -1.2));
        break;
    case Shape::Square:
        painter->drawRect(box.adjusted(1, 1, -1, -1));
        break;
    case Shape::Check:
        paintStroke(painter,
                    QPolygonF({{box.left() + 1, centre.y()},
                               {centre.x() - box.width() * 0.12, box.bottom() - 2},
                               {box.right() - 0.5, box.top() + 2}}),
                    colour);
        break;
    case Shape::Cross:
        paintStroke(painter,
                    QPolygonF({box.topLeft() + QPointF(1.5, 1.5), box.bottomRight() - QPointF(1.5, 1.5)}),
                    colour);
        paintStroke(painter,
                    QPolygonF({box.topRight() + QPointF(-1.5, 1.5), box.bottomLeft() + QPointF(1.5, -1.5)}),
                    colour);
        break;
    }
    painter->restore();
}

int tabularWidth(const QFontMetrics& metrics, const QString& text) {
    const int digit = digitWidth(metrics);
    int width = 0;
    for (const QChar c : text)
        width += isDigit(c) ? digit : metrics.horizontalAdvance(c);
    return width;
}

void paintTabular(QPainter* painter, const QRect& rect, const QString& text, bool alignRight) {
    const QFontMetrics metrics = painter->fontMetrics();
    const int digit = digitWidth(metrics);
    QString shown = text;
    if (tabularWidth(metrics, shown) > rect.width())
        shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
    int x = alignRight ? rect.right() + 1 - tabularWidth(metrics, shown) : rect.left();
    const int baseline = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
    for (const QChar c : shown) {
        const int own = metrics.horizontalAdvance(c);
        const int cell = isDigit(c) ? digit : own;
        painter->drawText(x + (cell - own) / 2, baseline, QString(c));
        x += cell;
    }
}

} // namespace countersign
