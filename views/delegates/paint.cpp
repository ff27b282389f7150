// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/delegates/paint.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <array>
#include <vector>

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

int baselineIn(const QRect& rect, const QFontMetrics& metrics) {
    return rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
}

/// What the figures of one font measure: asked for each cell of each frame. Thread: UI.
class Figures {
  public:
    static const Figures& of(const QFont& font) {
        static std::vector<Figures> known;
        for (const Figures& figures : known) {
            if (figures.font_ == font)
                return figures;
        }
        if (known.size() >= maxKnownFonts)
            known.clear();
        return known.emplace_back(font);
    }
    explicit Figures(const QFont& font)
        : font_(font)
        , unkerned_(font)
        , metrics_(font) {
        unkerned_.setKerning(false); // a pair drawn closer together would leave its column
        for (std::size_t c = 0; c < widths_.size(); ++c)
            widths_[c] = metrics_.horizontalAdvance(QChar(static_cast<char16_t>(c)));
        const auto [narrowest, widest] = std::minmax_element(&widths_[u'0'], &widths_[u'9'] + 1);
        digit_ = *widest;
        even_ = *narrowest == *widest;
    }

    [[nodiscard]] const QFont& unkerned() const { return unkerned_; }
    [[nodiscard]] const QFontMetrics& metrics() const { return metrics_; }
    [[nodiscard]] int digit() const { return digit_; }
    [[nodiscard]] bool even() const { return even_; } ///< its digits are all of one width by themselves
    [[nodiscard]] int own(QChar c) const {
        return c.unicode() < widths_.size() ? widths_[c.unicode()] : metrics_.horizontalAdvance(c);
    }
    [[nodiscard]] int cell(QChar c) const { return isDigit(c) ? digit_ : own(c); }
    [[nodiscard]] int width(const QString& text) const {
        int sum = 0;
        for (const QChar c : text)
            sum += cell(c);
        return sum;
    }

  private:
    static constexpr std::size_t maxKnownFonts = 16;
    QFont font_;
    QFont unkerned_;
    QFontMetrics metrics_;
    std::array<int, 128> widths_{};
    int digit_ = 0;
    bool even_ = false;
};

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

void paintLine(QPainter* painter, const QRect& rect, const QString& text, bool alignRight) {
    const QFontMetrics metrics = painter->fontMetrics();
    const QString shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
    const int x = alignRight ? rect.right() + 1 - metrics.horizontalAdvance(shown) : rect.left();
    painter->drawText(x, baselineIn(rect, metrics), shown);
}

int tabularWidth(const QFont& font, const QString& text) {
    return Figures::of(font).width(text);
}

void paintTabular(QPainter* painter, const QRect& rect, const QString& text, bool alignRight) {
    const Figures& figures = Figures::of(painter->font());
    QString shown = text;
    if (figures.width(shown) > rect.width())
        shown = figures.metrics().elidedText(text, Qt::ElideRight, rect.width());
    int x = alignRight ? rect.right() + 1 - figures.width(shown) : rect.left();
    const int baseline = baselineIn(rect, figures.metrics());
    if (figures.even()) {
        painter->setFont(figures.unkerned());
        return painter->drawText(x, baseline, shown);
    }
    for (const QChar c : shown) {
        painter->drawText(x + (figures.cell(c) - figures.own(c)) / 2, baseline, QString(c));
        x += figures.cell(c);
    }
}

} // namespace countersign
