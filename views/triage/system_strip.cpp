// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/triage/system_strip.h"

#include "views/delegates/paint.h"
#include "views/failure_text.h"
#include "views/format.h"
#include "views/link_words.h"
#include "views/theme/theme.h"
#include "views/widgets/flow_layout.h"

#include <QPainter>

namespace countersign {
namespace {

constexpr int agesEveryMs = 1'000;
constexpr int chipHeight = 24;
constexpr int stripeWidth = 4;
constexpr int markPx = 9;
constexpr int padding = 8;

} // namespace

SystemChip::SystemChip(QWidget* parent)
    : QAbstractButton(parent) {
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

void SystemChip::setSystem(const SystemSummary& system, UnixMs now) {
    const bool wider = system.name != system_.name;
    system_ = system;
    const QString state = linkText(system, now);
    setText(safeLine(system.name));
    QStringList words{text()};
    if (system.environment)
        words += environmentText(*system.environment);
    words += state;
    setAccessibleName(words.join(QStringLiteral(", ")));
    if (system.failure)
        words += failureSentence(*system.failure);
    setToolTip(toolTipText(words.join(u'\n')));
    if (wider || state != state_) {
        state_ = state;
        updateGeometry();
    }
    update();
}

QSize SystemChip::sizeHint() const {
    const int name = QFontMetrics(Theme::instance().strong()).horizontalAdvance(text());
    const int state = QFontMetrics(Theme::instance().small()).horizontalAdvance(state_);
    return {stripeWidth + padding + name + spaceS + markPx + spaceXs + state + padding, chipHeight};
}

void SystemChip::paintEvent(QPaintEvent*) {
    const Tokens& t = Theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(t.accent, 1.5) : QPen(t.line));
    painter.setBrush(underMouse() ? t.hover : t.field);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.fillRect(QRectF(1, 3, stripeWidth, height() - 6),
                     system_.environment ? t.of(*system_.environment) : t.lineStrong);
    QRect inner = rect().adjusted(stripeWidth + padding, 0, -padding, 0);
    painter.setFont(Theme::instance().strong());
    painter.setPen(t.text);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text());
    inner.setLeft(inner.left() + painter.fontMetrics().horizontalAdvance(text()) + spaceS);
    paintShape(&painter, linkShape(system_.link),
               QRectF(inner.left(), inner.center().y() - markPx / 2.0 + 0.5, markPx, markPx),
               t.tone(linkTone(system_.link)));
    inner.setLeft(inner.left() + markPx + spaceXs);
    painter.setFont(Theme::instance().small());
    painter.setPen(system_.doubtful() ? t.text : t.muted);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, state_);
}

SystemStrip::SystemStrip(Clock clock, QWidget* parent)
    : QWidget(parent)
    , clock_(std::move(clock)) {
    auto* flow = new FlowLayout(spaceS, this);
    flow->setContentsMargins(spaceM + 2, spaceS, spaceM + 2, spaceS);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&ages_, &QTimer::timeout, this, &SystemStrip::refresh);
    ages_.start(agesEveryMs);
}

void SystemStrip::setSystems(const std::vector<SystemSummary>& systems) {
    systems_ = systems;
    while (chips_.size() > systems_.size()) {
        layout()->removeWidget(chips_.back());
        chips_.back()->hide();
        chips_.back()->deleteLater(); // it may be the one that was pressed
        chips_.pop_back();
    }
    while (chips_.size() < systems_.size()) {
        auto* chip = new SystemChip(this);
        const size_t place = chips_.size();
        connect(chip, &SystemChip::clicked, this,
                [this, place] { Q_EMIT systemChosen(systems_[place].key); });
        layout()->addWidget(chip);
        chips_.push_back(chip);
    }
    refresh();
}

void SystemStrip::refresh() {
    for (size_t i = 0; i < chips_.size(); ++i)
        chips_[i]->setSystem(systems_[i], clock_());
}

} // namespace countersign
