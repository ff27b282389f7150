// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/theme.h"

#include "views/theme/style_sheet.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <QToolTip>
#include <QWidget>

#include <algorithm>

namespace countersign {
namespace {

constexpr int smallestBodyPx = 13;
constexpr int largestBodyPx = 20;

QPalette paletteOf(const Tokens& t) {
    QPalette p;
    p.setColor(QPalette::Window, t.window);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.window);
    p.setColor(QPalette::AlternateBase, t.canvas);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::PlaceholderText, t.muted);
    p.setColor(QPalette::Button, t.window);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.bad);
    p.setColor(QPalette::ToolTipBase, t.window);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::Highlight, t.selection);
    p.setColor(QPalette::HighlightedText, t.text);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::LinkVisited, t.accent);
    p.setColor(QPalette::Light, t.window);
    p.setColor(QPalette::Midlight, t.canvas);
    p.setColor(QPalette::Mid, t.line);
    p.setColor(QPalette::Dark, t.lineStrong);
    p.setColor(QPalette::Shadow, t.lineStrong);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.disabled);
    return p;
}

QFont sized(QFont font, int px, QFont::Weight weight) {
    font.setPixelSize(px);
    font.setWeight(weight);
    return font;
}

struct Fonts {
    QFont body, strong, small, title, mono;
};

Fonts fontsOf(int bodyPx) {
    QFont body;
    // The desktop's own face follows where ours is not installed.
    body.setFamilies({QStringLiteral("Inter"), QFontDatabase::systemFont(QFontDatabase::GeneralFont).family(),
                      QStringLiteral("DejaVu Sans")});
    body.setStyleHint(QFont::SansSerif);
    QFont mono;
    mono.setFamilies({QStringLiteral("JetBrains Mono"),
                      QFontDatabase::systemFont(QFontDatabase::FixedFont).family(),
                      QStringLiteral("DejaVu Sans Mono")});
    mono.setStyleHint(QFont::Monospace);
    return {sized(body, bodyPx, QFont::Normal), sized(body, bodyPx, QFont::DemiBold),
            sized(body, bodyPx - 1, QFont::Normal), sized(body, bodyPx + 3, QFont::DemiBold),
            sized(mono, bodyPx - 1, QFont::Normal)};
}

/// The theme's, always the same objects: a painter that gets one again need not look for the face again.
Fonts& fonts() {
    static Fonts made;
    return made;
}

} // namespace

Theme& Theme::instance() {
    static Theme theme;
    return theme;
}

Theme::Theme() {
    const QPalette desktop = QApplication::palette();
    systemDark_ =
        desktop.color(QPalette::Window).lightness() < desktop.color(QPalette::WindowText).lightness();
    bodyPx_ = std::clamp(QFontInfo(QApplication::font()).pixelSize(), smallestBodyPx, largestBodyPx);
    fonts() = fontsOf(bodyPx_);
}

void Theme::apply(Mode mode) {
    dark_ = mode == Mode::Dark || (mode == Mode::System && systemDark_);
    polish();
}

void Theme::toggle() {
    apply(dark_ ? Mode::Light : Mode::Dark);
}

void Theme::polish() {
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(paletteOf(tokens()));
    QToolTip::setPalette(paletteOf(tokens()));
    QApplication::setFont(body());
    QToolTip::setFont(body());
    qApp->setStyleSheet(styleSheetOf(tokens(), bodyPx_));
    Q_EMIT changed();
}

QFont Theme::body() const {
    return fonts().body;
}

QFont Theme::strong() const {
    return fonts().strong;
}

QFont Theme::small() const {
    return fonts().small;
}

QFont Theme::title() const {
    return fonts().title;
}

QFont Theme::mono() const {
    return fonts().mono;
}

int Theme::rowHeight() const {
    return bodyPx_ * 2 + 5;
}

void setStyleProperty(QWidget* widget, const char* name, const QVariant& value) {
    if (widget->property(name) == value)
        return;
    widget->setProperty(name, value);
    if (!widget->testAttribute(Qt::WA_WState_Polished))
        return; // it will be, with this property, before it is shown
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

QString toneName(Tone tone) {
    switch (tone) {
    case Tone::Plain:
        return QStringLiteral("plain");
    case Tone::Muted:
        return QStringLiteral("muted");
    case Tone::Accent:
        return QStringLiteral("accent");
    case Tone::Good:
        return QStringLiteral("good");
    case Tone::Warning:
        return QStringLiteral("warning");
    case Tone::Bad:
        return QStringLiteral("bad");
    }
    return QStringLiteral("plain");
}

} // namespace countersign
