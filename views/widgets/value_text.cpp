// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/value_text.h"

#include "views/format.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace countersign {
namespace {

constexpr int focusInset = 2;

/// Lays \a text out in \a width; returns the height it takes.
double layOut(QTextLayout& layout, double width) {
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    double y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y});
        y += line.height();
    }
    layout.endLayout();
    return y;
}

} // namespace

ValueText::ValueText(QWidget* parent)
    : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ValueText::setValue(const QString& value) {
    if (value == value_ && !shown_.isNull())
        return;
    value_ = value;
    shown_ = safeText(value);
    shown_.replace(u'\n', QChar::LineSeparator);
    setAccessibleName(shown_);
    updateGeometry();
    update();
}

void ValueText::setMono(bool mono) {
    if (mono == mono_)
        return;
    mono_ = mono;
    updateGeometry();
    update();
}

void ValueText::setTone(Tone tone) {
    tone_ = tone;
    update();
}

QFont ValueText::shownFont() const {
    return mono_ ? Theme::instance().mono() : Theme::instance().body();
}

QSize ValueText::sizeHint() const {
    constexpr int likedWidth = 240;
    const int width = std::min(likedWidth, QFontMetrics(shownFont()).horizontalAdvance(shown_));
    return {width, minimumSizeHint().height()}; // the true height is that for the width given
}

QSize ValueText::minimumSizeHint() const {
    return {60, QFontMetrics(shownFont()).height()};
}

int ValueText::heightForWidth(int width) const {
    QTextLayout layout(shown_, shownFont());
    const int least = QFontMetrics(Theme::instance().body()).height(); // mono values keep the names' baseline
    return std::max(least, static_cast<int>(std::ceil(layOut(layout, width))));
}

void ValueText::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    QTextLayout layout(shown_, shownFont());
    layOut(layout, width());
    painter.setPen(isEnabled() ? Theme::tokens().tone(tone_) : Theme::tokens().disabled);
    const int down = QFontMetrics(Theme::instance().body()).ascent() - QFontMetrics(shownFont()).ascent();
    layout.draw(&painter, QPointF(0, std::max(0, down)));
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Theme::tokens().accent, 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), focusInset, focusInset);
    }
}

void ValueText::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy) ||
        (event->key() == Qt::Key_C && event->modifiers() == Qt::NoModifier))
        copy();
    else
        QWidget::keyPressEvent(event);
}

void ValueText::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy"), this, &ValueText::copy);
    menu->popup(event->globalPos());
}

void ValueText::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void ValueText::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

void ValueText::copy() {
    QApplication::clipboard()->setText(value_);
}

} // namespace countersign
