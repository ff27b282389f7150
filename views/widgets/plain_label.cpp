// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/plain_label.h"

#include "views/format.h"
#include "views/theme/theme.h"

#include <QPainter>

namespace countersign {

namespace {

constexpr qsizetype maxMeasured = 64; ///< widths remembered of one text

} // namespace

PlainLabel::PlainLabel(const QString& text, QWidget* parent)
    : PlainLabel(text, Face::Body, Tone::Plain, parent) {}

PlainLabel::PlainLabel(const QString& text, Face face, Tone tone, QWidget* parent)
    : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setFace(face);
    setTone(tone);
    setShown(text);
}

void PlainLabel::setShown(const QString& text) {
    const QString shown = safeText(text);
    if (shown != this->text())
        setText(shown);
}

void PlainLabel::setTone(Tone tone) {
    setStyleProperty(this, "tone", toneName(tone));
}

void PlainLabel::setFace(Face face) {
    const Theme& theme = Theme::instance();
    switch (face) {
    case Face::Body:
        setFont(theme.body());
        break;
    case Face::Strong:
        setFont(theme.strong());
        break;
    case Face::Small:
        setFont(theme.small());
        break;
    case Face::Title:
        setFont(theme.title());
        break;
    case Face::Mono:
        setFont(theme.mono());
        break;
    }
}

void PlainLabel::setSelectable() {
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

void PlainLabel::setWrapping() {
    measured_ = {};
    setWordWrap(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMinimumWidth(40);
}

void PlainLabel::setEliding() {
    eliding_ = true;
    setSizePolicy(QSizePolicy::Ignored, sizePolicy().verticalPolicy());
}

int PlainLabel::heightForWidth(int width) const {
    if (measured_.text != text() || measured_.font != font() || measured_.margins != contentsMargins() ||
        measured_.heights.size() >= maxMeasured)
        measured_ = {text(), font(), contentsMargins(), {}};
    const auto known = measured_.heights.constFind(width);
    if (known != measured_.heights.constEnd())
        return *known;
    return *measured_.heights.insert(width, QLabel::heightForWidth(width));
}

void PlainLabel::paintEvent(QPaintEvent* event) {
    if (!eliding_ || fontMetrics().horizontalAdvance(text()) <= width()) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(rect(), static_cast<int>(alignment()) | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, width()));
}

} // namespace countersign
