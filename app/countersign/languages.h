// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;

namespace countersign {

/// Puts the window into the desktop's language where we have it, else into English (with its plurals).
void installLanguages(QCoreApplication* application);

} // namespace countersign
