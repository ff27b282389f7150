// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/system_row.h"

#include "views/delegates/paint.h"
#include "views/failure_text.h"
#include "views/format.h"
#include "views/link_words.h"
#include "views/theme/theme.h"
#include "views/widgets/buttons.h"

#include <QEnterEvent>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace countersign {
namespace {

constexpr int rowHeight = 28;
constexpr int stripeWidth = 4;
constexpr int markPx = 9;
constexpr int keyWidth = 18;
constexpr int closePx = 20;

} // namespace

SystemRow::SystemRow(int digit, QWidget* parent)
    : QAbstractButton(parent)
    , digit_(digit)
    , close_(makeButton(QStringLiteral("×"), ButtonLook::Link, this)) {
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    close_->setFocusPolicy(Qt::NoFocus); // by keyboard: Ctrl+W
    close_->hide();
    connect(close_, &QPushButton::clicked, this, &SystemRow::closePressed);
}

void SystemRow::setSystem(const SystemSummary& system) {
    system_ = system;
    badge_ = system.findings > 0 ? countText(system.findings) : QString();
    setText(safeLine(system.name));
    close_->setAccessibleName(tr("Close %1").arg(system.name));
    close_->setToolTip(toolTipText(tr("Close %1").arg(system.name)));
    describe(linkText(system, systemNow()), system.failure ? failureSentence(*system.failure) : QString());
}

void SystemRow::setAll(const std::vector<SystemSummary>& systems) {
    system_ = {};
    system_.link = SystemLink::Connected;
    qsizetype doubtful = 0;
    for (const SystemSummary& system : systems) {
        system_.findings += system.findings;
        if (system.worst)
            system_.worst = std::min(system_.worst.value_or(Severity::P3), *system.worst);
        doubtful += system.doubtful() ? 1 : 0;
    }
    if (doubtful > 0)
        system_.link = SystemLink::Stale;
    badge_ = system_.findings > 0 ? countText(system_.findings) : QString();
    setText(tr("All systems"));
    describe(doubtful > 0 ? tr("%n system(s) not up to date", nullptr, static_cast<int>(doubtful))
                          : tr("all connected"),
             {});
}

void SystemRow::describe(const QString& state, const QString& why) {
    QStringList words{text()};
    if (system_.environment)
        words += environmentText(*system_.environment);
    words += state;
    if (system_.worst)
        words += tr("%n finding(s), worst %1", nullptr, system_.findings).arg(severityName(*system_.worst));
    setAccessibleName(words.join(QStringLiteral(", ")));
    if (!why.isEmpty())
        words += why;
    if (digit_ >= 0)
        words += tr("Key: Ctrl+%1").arg(digit_);
    setToolTip(toolTipText(words.join(u'\n')));
    update();
}

QSize SystemRow::sizeHint() const {
    return {160, rowHeight};
}

void SystemRow::resizeEvent(QResizeEvent*) {
    close_->setGeometry(width() - closePx - 2, (height() - closePx) / 2, closePx, closePx);
}

void SystemRow::enterEvent(QEnterEvent*) {
    close_->setVisible(!system_.key.isEmpty());
    update();
}

void SystemRow::leaveEvent(QEvent*) {
    close_->hide();
    update();
}

int SystemRow::paintKey(QPainter* painter, const QRect& rect) const {
    if (close_->isVisible() || digit_ < 0)
        return rect.right() - keyWidth - spaceXs;
    const QRectF cap(rect.right() - keyWidth + 0.5, rect.center().y() - 8.5, keyWidth, 18);
    painter->setFont(Theme::instance().mono());
    painter->setBrush(Qt::NoBrush);
    painter->setPen(Theme::tokens().lineStrong);
    painter->drawRoundedRect(cap, 3, 3);
    painter->setPen(Theme::tokens().muted);
    painter->drawText(cap, Qt::AlignCenter, QString::number(digit_));
    return rect.right() - keyWidth - spaceXs;
}

int SystemRow::paintBadge(QPainter* painter, const QRect& rect) const {
    const Tokens& t = Theme::tokens();
    // Of all together only some are in doubt: what the others found counts.
    const bool grey = system_.doubtful() && !system_.key.isEmpty();
    int right = rect.right();
    if (!badge_.isEmpty()) {
        painter->setFont(Theme::instance().strong());
        painter->setPen(grey ? t.muted : t.text);
        painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, badge_);
        right -= painter->fontMetrics().horizontalAdvance(badge_) + spaceXs;
        if (system_.worst) {
            const QColor colour = grey ? t.muted : t.of(*system_.worst);
            paintShape(painter, shapeOf(*system_.worst),
                       QRectF(right - markPx, rect.center().y() - markPx / 2.0 + 0.5, markPx, markPx),
                       colour);
            right -= markPx + spaceXs;
        }
    }
    if (system_.doubtful()) {
        paintShape(painter, linkShape(system_.link),
                   QRectF(right - markPx, rect.center().y() - markPx / 2.0 + 0.5, markPx, markPx),
                   t.tone(linkTone(system_.link)));
        right -= markPx + spaceXs;
    }
    return right;
}

void SystemRow::paintEvent(QPaintEvent*) {
    const Tokens& t = Theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(hasFocus() ? QPen(t.accent, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(isChecked() ? t.selection : underMouse() ? t.hover : QColor(Qt::transparent));
    painter.drawRoundedRect(box, 3, 3);
    if (system_.environment)
        painter.fillRect(QRectF(1, 4, stripeWidth, height() - 8), t.of(*system_.environment));
    QRect inner = rect().adjusted(stripeWidth + spaceS, 0, -spaceXs, 0);
    inner.setRight(paintKey(&painter, inner));
    inner.setRight(paintBadge(&painter, inner));
    painter.setFont(isChecked() ? Theme::instance().strong() : Theme::instance().body());
    painter.setPen(system_.link == SystemLink::Unusable ? t.muted : t.text);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, inner.width()));
}

} // namespace countersign
