// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/picture.h"

#include <QDir>
#include <QPixmap>
#include <QWidget>

namespace countersign {

void keepPicture(QWidget* widget, const QString& name) {
    const QString folder = qEnvironmentVariable("COUNTERSIGN_PICTURES");
    if (!folder.isEmpty() && QDir().mkpath(folder))
        widget->grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

} // namespace countersign
