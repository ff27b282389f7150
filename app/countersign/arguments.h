// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demo_access.h"
#include "models/domain/result.h"
#include "views/theme/theme.h"

#include <QString>
#include <QStringList>

namespace countersign {

/// What the command line asks of the window.
struct Arguments {
    enum class Task { Run, Help, Version };
    Task task = Task::Run;
    QStringList systemFiles; ///< open these, side by side
    bool demo = false;       ///< open the embedded live system
    DemoOptions demoOptions;
    bool auditor = false;
    Theme::Mode theme = Theme::Mode::System;
    QString screenshots; ///< save pictures of every board there, and quit
};

[[nodiscard]] Result<Arguments> parseArguments(const QStringList& words);
[[nodiscard]] QString helpText();

} // namespace countersign
