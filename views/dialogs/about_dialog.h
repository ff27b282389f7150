// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/framed_dialog.h"

namespace countersign {

/// What this program is, its version, what it is made of and its licence. Thread: UI.
class AboutDialog : public FramedDialog {
    Q_OBJECT
  public:
    /// \a contractVersion: the version of the database contract this console speaks.
    AboutDialog(int contractVersion, QWidget* parent);
};

} // namespace countersign
