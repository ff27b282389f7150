// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/open_memory.h"

#include "models/feeds/background.h"
#include "models/feeds/system_library.h"
#include "models/feeds/system_roster.h"

#include <QDir>
#include <QSettings>

namespace countersign {
namespace {

const QString pathsKey = QStringLiteral("open/paths");
const QString shownKey = QStringLiteral("open/shown");

} // namespace

OpenMemory::OpenMemory(QString path, QObject* parent)
    : QObject(parent)
    , path_(std::move(path)) {}

QString OpenMemory::defaultPath() {
    return QDir::cleanPath(SystemLibrary::defaultFolder() + QStringLiteral("/../open.ini"));
}

void OpenMemory::read(std::function<void(OpenedSystems)> deliver) {
    inBackground<OpenedSystems>(
        this,
        [path = path_] {
            const QSettings settings(path, QSettings::IniFormat);
            OpenedSystems opened{settings.value(pathsKey).toStringList(),
                                 settings.value(shownKey).toString()};
            opened.paths.removeDuplicates();
            opened.paths = opened.paths.mid(0, maxOpenSystems);
            return opened;
        },
        std::move(deliver));
}

void OpenMemory::write(const OpenedSystems& opened) {
    latest_ = opened;
    if (writing_)
        again_ = true;
    else
        writeNow();
}

void OpenMemory::writeNow() {
    writing_ = true;
    inBackground<bool>(
        this,
        [path = path_, opened = latest_] {
            QSettings settings(path, QSettings::IniFormat);
            settings.setValue(pathsKey, opened.paths);
            settings.setValue(shownKey, opened.shown);
            settings.sync();
            return settings.status() == QSettings::NoError;
        },
        [this](bool) { // a memory that can't be kept is no reason to bother anyone
            writing_ = false;
            if (std::exchange(again_, false))
                writeNow();
            else
                Q_EMIT written();
        });
}

} // namespace countersign
