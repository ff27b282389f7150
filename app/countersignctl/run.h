// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/countersignctl/exit_code.h"

#include <QIODevice>
#include <QStringList>

namespace countersign::ctl {

/// The program without its main(): finds the verb, runs it, and gives the exit code. Needs a
/// QCoreApplication.
[[nodiscard]] int run(const QStringList& words, QIODevice& out, QIODevice& err);

} // namespace countersign::ctl
