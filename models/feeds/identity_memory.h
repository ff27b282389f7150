// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/identity.h"

#include <optional>

namespace countersign {

/// What this person's console has learned about databases: which environment each was met under, and which
/// odd combinations a person has settled. A file of settings; without a path nothing is kept. Any number of
/// these may share a file. Blocks on the disk: use it through inBackground(). Thread: a value type.
class IdentityMemory {
  public:
    explicit IdentityMemory(QString path)
        : path_(std::move(path)) {}
    [[nodiscard]] static QString defaultPath();
    [[nodiscard]] bool keeps() const { return !path_.isEmpty(); }

    /// Under which environments any of \a databases was met before. When under none, it is met now, under
    /// \a claimed. One that contradicts what is known is not learned.
    [[nodiscard]] QStringList meet(const QStringList& databases, Environment claimed) const;
    [[nodiscard]] std::optional<IdentitySettlement> settlement(const QString& combination) const;
    void settle(const QString& combination, const IdentitySettlement& settlement) const;

  private:
    QString path_;
};

} // namespace countersign
