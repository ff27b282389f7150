// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/buttons.h"

#include "views/format.h"

namespace countersign {
namespace {

QString lookName(ButtonLook look) {
    switch (look) {
    case ButtonLook::Quiet:
        return QStringLiteral("quiet");
    case ButtonLook::Primary:
        return QStringLiteral("primary");
    case ButtonLook::Danger:
        return QStringLiteral("danger");
    case ButtonLook::Link:
        return QStringLiteral("link");
    case ButtonLook::Pill:
        return QStringLiteral("pill");
    }
    return QStringLiteral("quiet");
}

} // namespace

QPushButton* makeButton(const QString& text, ButtonLook look, QWidget* parent) {
    auto* button = new QPushButton(text, parent);
    button->setProperty("look", lookName(look));
    button->setAutoDefault(false); // Enter in a field must never press a button that moves money
    if (look == ButtonLook::Link)
        button->setCursor(Qt::PointingHandCursor);
    return button;
}

void allowButton(QPushButton* button, const QString& whyNot, const QString& toolTip) {
    const QString tip = safeLine(whyNot.isEmpty() ? toolTip : whyNot);
    button->setEnabled(whyNot.isEmpty());
    button->setToolTip(toolTipText(tip));
    button->setAccessibleDescription(tip);
}

} // namespace countersign
