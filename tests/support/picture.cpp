// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/picture.h"

#include <QCoreApplication>
#include <QDir>
#include <QPixmap>
#include <QWidget>

namespace countersign {

void keepPicture(QWidget* widget, const QString& name) {
    const QString folder = qEnvironmentVariable("COUNTERSIGN_PICTURES");
    if (folder.isEmpty() || !QDir().mkpath(folder))
        return;
    // New texts ask their layouts for room by posted events, and a layout's answer may ask again.
    for (int round = 0; round < 3; ++round)
        QCoreApplication::sendPostedEvents();
    widget->grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

} // namespace countersign
