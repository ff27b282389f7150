// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/framed_dialog.h"

#include "views/theme/theme.h"
#include "views/widgets/plain_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace countersign {

FramedDialog::FramedDialog(const QString& title, std::optional<Environment> environment, QWidget* parent)
    : QDialog(parent)
    , environment_(environment)
    , subtitle_(new PlainLabel({}, PlainLabel::Face::Body, Tone::Muted, this))
    , body_(new QVBoxLayout)
    , note_(new PlainLabel({}, PlainLabel::Face::Body, Tone::Muted, this))
    , buttons_(new QHBoxLayout) {
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    auto* heading = new PlainLabel(title, PlainLabel::Face::Title, Tone::Plain, this);
    heading->setWrapping();
    subtitle_->setWrapping();
    subtitle_->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spaceXl, spaceXl, spaceXl, spaceL + spaceXs);
    column->setSpacing(spaceXs);
    column->addWidget(heading);
    column->addWidget(subtitle_);
    column->addSpacing(spaceM);
    column->addLayout(body_, 1);
    column->addSpacing(spaceL);
    column->addLayout(buttons_);
    body_->setSpacing(spaceM);
    buttons_->setSpacing(spaceS);
    note_->setWrapping();
    buttons_->addWidget(note_, 1);
}

void FramedDialog::setSubtitle(const QString& text) {
    subtitle_->setShown(text);
    subtitle_->setVisible(!text.isEmpty());
}

void FramedDialog::setEnvironment(std::optional<Environment> environment) {
    environment_ = environment;
    update();
}

void FramedDialog::setNote(const QString& text) {
    note_->setShown(text);
}

void FramedDialog::setContentWidth(int px) {
    contentWidth_ = px;
    // Left to itself, a layout makes room for wrapped text as if it had to stand in its narrowest width.
    layout()->setSizeConstraint(QLayout::SetNoConstraint);
    fitHeight();
}

void FramedDialog::fitHeight() {
    setFixedSize(contentWidth_, layout()->totalHeightForWidth(contentWidth_));
    if (!isVisible())
        return;
    // One that grows must not push its own buttons off the screen.
    const QRect room = screen()->availableGeometry();
    if (const int over = frameGeometry().bottom() - room.bottom(); over > 0)
        move(pos().x(), std::max(room.top(), pos().y() - over));
}

bool FramedDialog::event(QEvent* event) {
    const bool shown = event->type() == QEvent::Show;
    const bool changes = contentWidth_ > 0 && (shown || event->type() == QEvent::LayoutRequest);
    // Before it is placed: QDialog puts the middle of what it knows to be its size over its parent's.
    if (changes && shown)
        fitHeight();
    const bool handled = QDialog::event(event);
    // Of this dialog nothing may be read any more unless it was such an event: DeferredDelete has destroyed it.
    if (changes)
        fitHeight();
    return handled;
}

QPushButton* FramedDialog::addButton(const QString& text, ButtonLook look) {
    auto* button = makeButton(text, look, this);
    button->setAutoDefault(false);
    buttons_->addWidget(button);
    return button;
}

void FramedDialog::paintEvent(QPaintEvent*) {
    const Tokens& tokens = Theme::tokens();
    QPainter painter(this);
    painter.fillRect(rect(), tokens.window);
    const QColor colour = environment_ ? tokens.of(*environment_) : tokens.lineStrong;
    const int width = environment_ ? frameWidth : 1;
    painter.fillRect(0, 0, this->width(), width, colour);
    painter.fillRect(0, height() - width, this->width(), width, colour);
    painter.fillRect(0, 0, width, height(), colour);
    painter.fillRect(this->width() - width, 0, width, height(), colour);
}

} // namespace countersign
