// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/framed_dialog.h"

#include <QString>

#include <vector>

namespace countersign {

/// A key and where it leads: the boards of the open system have their own letters.
struct BoardKey {
    QString letter;
    QString board;
};

/// Every key of the window (?). Thread: UI.
class KeysDialog : public FramedDialog {
    Q_OBJECT
  public:
    KeysDialog(const std::vector<BoardKey>& boards, QWidget* parent);
};

} // namespace countersign
