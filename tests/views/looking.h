// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/theme.h"
#include "views/widgets/plain_label.h"

#include <QPushButton>
#include <QTest>
#include <QWidget>

namespace countersign {

/// With COUNTERSIGN_SHOTS=FOLDER in the environment each look is also saved there, in both themes.
inline void shoot(QWidget& widget, const char* name) {
    const QString folder = qEnvironmentVariable("COUNTERSIGN_SHOTS");
    if (folder.isEmpty())
        return;
    for (const auto& [mode, suffix] :
         {std::pair{Theme::Mode::Dark, "dark"}, std::pair{Theme::Mode::Light, "light"}}) {
        Theme::instance().apply(mode);
        QTest::qWait(50);
        QVERIFY(widget.grab().save(
            QStringLiteral("%1/%2-%3.png").arg(folder, QLatin1String(name), QLatin1String(suffix))));
    }
}

inline QPushButton* button(const QWidget& within, const QString& text) {
    for (auto* each : within.findChildren<QPushButton*>())
        if (each->text() == text)
            return each;
    return nullptr;
}

/// Whether a label that can be seen has this text in it.
inline bool shows(const QWidget& within, const QString& text) {
    for (const auto* label : within.findChildren<PlainLabel*>())
        if (label->isVisibleTo(&within) && label->text().contains(text))
            return true;
    return false;
}

} // namespace countersign
