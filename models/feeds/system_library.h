// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/domain/system_file.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace countersign {

inline constexpr int maxKnownSystems = 200;

/// A system file of the settings folder: what it says, or why it can't be used.
struct KnownSystem {
    QString path;
    Result<SystemFile> file;
};

/// Reads, checks and parses one system file. Refuses a file that others may write: whoever can change it
/// decides which database an operator acts on. Blocks on the disk.
[[nodiscard]] Result<SystemFile> readSystemFile(const QString& path, const QStringList& knownKinds);

/// The systems a person has set up: NAME.system.json files in one folder of their settings, 0600 in a folder
/// of 0700. Never holds a password. Blocks on the disk: use it through inBackground(). Thread: a value type.
class SystemLibrary {
  public:
    SystemLibrary(QString folder, QStringList knownKinds);

    /// The folder "systems" in this person's settings.
    [[nodiscard]] static QString defaultFolder();
    [[nodiscard]] const QString& folder() const { return folder_; }
    [[nodiscard]] const QStringList& knownKinds() const { return knownKinds_; }

    /// Every system file there, by name; none when the folder does not exist yet.
    [[nodiscard]] Result<std::vector<KnownSystem>> list() const;
    /// Writes \a file whole or not at all and gives its path. \a replacing is the path of the file it was
    /// read from, empty for a new system. Refuses a name that another system already has.
    [[nodiscard]] Result<QString> save(const SystemFile& file, const QString& replacing) const;
    [[nodiscard]] Status remove(const QString& path) const;

  private:
    [[nodiscard]] Status checkFolder() const;
    [[nodiscard]] Status makeFolder() const;
    [[nodiscard]] QString freePathFor(const QString& name) const;

    QString folder_;
    QStringList knownKinds_;
};

} // namespace countersign
