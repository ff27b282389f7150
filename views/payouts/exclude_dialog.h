// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout_desk.h"
#include "models/domain/system_file.h"
#include "views/widgets/framed_dialog.h"

namespace countersign {

/// How a line is left out of a payout: not by this program, which never writes what is paid. Thread: UI.
class ExcludeDialog : public FramedDialog {
    Q_OBJECT
  public:
    ExcludeDialog(const SystemFile& system, const RequestDetail& detail, QWidget* parent);
};

} // namespace countersign
