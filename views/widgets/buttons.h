// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QString>

namespace countersign {

/// How a button looks; Primary is the one thing a person most likely came for.
enum class ButtonLook { Quiet, Primary, Danger, Link, Pill };

[[nodiscard]] QPushButton* makeButton(const QString& text, ButtonLook look, QWidget* parent = nullptr);

/// Enables the button, or disables it and says why in its tool tip and to screen readers.
void allowButton(QPushButton* button, const QString& whyNot, const QString& toolTip = {});

} // namespace countersign
