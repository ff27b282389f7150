// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/format.h"
#include "views/shell/sidebar.h"
#include "views/theme/theme.h"

#include <QPainter>

namespace countersign {
namespace {

constexpr int rowHeight = 28;
constexpr int keycapPadding = 5;

} // namespace

SidebarRow::SidebarRow(const QString& title, const QString& keys, QWidget* parent)
    : QAbstractButton(parent)
    , keys_(keys) {
    setText(safeLine(title));
    setAccessibleName(title);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SidebarRow::setNote(const QString& note) {
    if (note == note_)
        return;
    note_ = note;
    setAccessibleName(note.isEmpty() ? text() : text() + QStringLiteral(", ") + note);
    update();
}

void SidebarRow::setFaded(bool faded) {
    faded_ = faded;
    update();
}

QSize SidebarRow::sizeHint() const {
    return {160, rowHeight};
}

void SidebarRow::paintEvent(QPaintEvent*) {
    const Tokens& t = Theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(hasFocus() ? QPen(t.accent, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(isChecked() ? t.selection : underMouse() ? t.hover : QColor(Qt::transparent));
    painter.drawRoundedRect(box, 3, 3);

    QRect inner = rect().adjusted(spaceS, 0, -spaceS, 0);
    if (!keys_.isEmpty()) {
        painter.setFont(Theme::instance().mono());
        const int width = painter.fontMetrics().horizontalAdvance(keys_) + 2 * keycapPadding;
        const QRectF cap(inner.right() - width + 0.5, inner.center().y() - 8.5, width, 18);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(t.lineStrong);
        painter.drawRoundedRect(cap, 3, 3);
        painter.setPen(t.muted);
        painter.drawText(cap, Qt::AlignCenter, keys_);
        inner.setRight(inner.right() - width - spaceS);
    }
    painter.setFont(Theme::instance().small());
    painter.setPen(t.muted);
    painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, note_);
    if (!note_.isEmpty())
        inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(note_) - spaceXs);
    painter.setFont(isChecked() ? Theme::instance().strong() : Theme::instance().body());
    painter.setPen(faded_ ? t.disabled : t.text);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, inner.width()));
}

} // namespace countersign
