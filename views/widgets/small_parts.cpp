// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/small_parts.h"

#include "views/theme/theme.h"

#include <QFrame>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace countersign {

PlainLabel* makeSectionTitle(const QString& text, QWidget* parent) {
    return new PlainLabel(text, PlainLabel::Face::Strong, Tone::Plain, parent);
}

PlainLabel* makeKeycap(const QString& keys, QWidget* parent) {
    auto* label = new PlainLabel(keys, PlainLabel::Face::Mono, Tone::Muted, parent);
    label->setProperty("keycap", true);
    return label;
}

QWidget* makeHairline(QWidget* parent) {
    auto* line = new QFrame(parent);
    line->setProperty("hairline", true);
    line->setFixedHeight(1);
    return line;
}

SearchField::SearchField(const QString& placeholder, QWidget* parent)
    : QLineEdit(parent) {
    constexpr int maxSearchChars = 200;
    setPlaceholderText(placeholder + QStringLiteral("   /"));
    setAccessibleName(placeholder);
    setMaxLength(maxSearchChars);
    setClearButtonEnabled(true);
    connect(this, &QLineEdit::returnPressed, this, [this] { Q_EMIT searched(text().trimmed()); });
    connect(this, &QLineEdit::textChanged, this, [this](const QString& now) {
        if (now.isEmpty())
            Q_EMIT searched({});
    });
}

void SearchField::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape) {
        QLineEdit::keyPressEvent(event);
        return;
    }
    clear();
    if (focusBack_)
        focusBack_->setFocus();
}

EmptyPage::EmptyPage(QWidget* parent)
    : QWidget(parent)
    , headline_(new PlainLabel({}, PlainLabel::Face::Title, Tone::Plain, this))
    , text_(new PlainLabel({}, PlainLabel::Face::Body, Tone::Muted, this))
    , command_(new PlainLabel({}, PlainLabel::Face::Mono, Tone::Plain, this)) {
    constexpr int readableWidth = 560;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spaceXl * 2, spaceXl * 3, spaceXl * 2, spaceXl);
    column->setSpacing(spaceS);
    for (PlainLabel* label : {headline_, text_, command_}) {
        label->setWrapping();
        label->setMaximumWidth(readableWidth);
        column->addWidget(label);
    }
    text_->setSelectable();
    command_->setSelectable();
    column->addStretch(1);
}

void EmptyPage::say(const QString& headline, const QString& text, const QString& command) {
    headline_->setShown(headline);
    text_->setShown(text);
    command_->setShown(command);
    command_->setVisible(!command.isEmpty());
    setAccessibleName(headline);
}

} // namespace countersign
