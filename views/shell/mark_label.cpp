// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/mark_label.h"

#include "views/delegates/paint.h"
#include "views/format.h"
#include "views/theme/theme.h"

#include <QHBoxLayout>
#include <QPainter>

namespace countersign {
namespace {

constexpr int markPx = 9;
constexpr int badgePadding = 8;

QFont badgeFont() {
    QFont font = Theme::instance().strong();
    font.setPixelSize(font.pixelSize() - 2);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.3);
    return font;
}

} // namespace

EnvironmentBadge::EnvironmentBadge(QWidget* parent)
    : PlainLabel({}, parent) {}

void EnvironmentBadge::setEnvironment(Environment environment) {
    environment_ = environment;
    setShown(environmentText(environment));
    updateGeometry();
    update();
}

QSize EnvironmentBadge::sizeHint() const {
    const QFontMetrics metrics(badgeFont());
    return {metrics.horizontalAdvance(text()) + 2 * badgePadding, metrics.height() + 4};
}

void EnvironmentBadge::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::tokens().of(environment_));
    painter.drawRoundedRect(rect(), 3, 3);
    painter.setFont(badgeFont());
    painter.setPen(Theme::tokens().onEnvironment);
    painter.drawText(rect(), Qt::AlignCenter, text());
}

MarkLabel::MarkLabel(QWidget* parent)
    : QWidget(parent)
    , label_(new PlainLabel({}, PlainLabel::Face::Small, Tone::Muted, this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(markPx + 5, 0, 0, 0);
    row->addWidget(label_);
}

void MarkLabel::say(HealthState state, const QString& text, const QString& toolTip) {
    state_ = state;
    label_->setShown(text);
    label_->setTone(state == HealthState::Bad ? Tone::Bad : Tone::Muted);
    setToolTip(toolTipText(toolTip));
    setAccessibleName(text + QStringLiteral(": ") + healthText(state));
    update();
}

void MarkLabel::paintEvent(QPaintEvent*) {
    const Tokens& t = Theme::tokens();
    QPainter painter(this);
    const QRectF box(0, (height() - markPx) / 2.0, markPx, markPx);
    switch (state_) {
    case HealthState::Good:
        paintShape(&painter, Shape::Circle, box, t.good);
        break;
    case HealthState::Warning:
        paintShape(&painter, Shape::Triangle, box, t.warning);
        break;
    case HealthState::Bad:
        paintShape(&painter, Shape::Cross, box, t.bad);
        break;
    case HealthState::Unknown:
        paintShape(&painter, Shape::Ring, box, t.muted);
        break;
    }
}

} // namespace countersign
