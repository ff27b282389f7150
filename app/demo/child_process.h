// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QString>

#include <optional>

class QProcess;

namespace countersign {

/// The account child processes run as when we are root: a PostgreSQL server refuses to run as root.
struct ChildAccount {
    unsigned int uid = 0;
    unsigned int gid = 0;
    QString name;
};

/// Whom to drop to: nothing when we aren't root; else postgres, or nobody when there is no postgres.
[[nodiscard]] Result<std::optional<ChildAccount>> childAccount();

/// Makes \a process start in a session of its own (a Ctrl-C in the terminal is ours to handle, not the
/// server's) and, where given, as \a account. Call before start().
void confine(QProcess& process, const std::optional<ChildAccount>& account);

/// Gives \a path to \a account; true when nothing had to be done.
[[nodiscard]] bool giveTo(const QString& path, const std::optional<ChildAccount>& account);

} // namespace countersign
