// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/finding.h"
#include "models/domain/identity.h"
#include "models/domain/system_file.h"
#include "views/widgets/framed_dialog.h"

#include <vector>

namespace countersign {

class ConsentFields;

/// Where a person settles what does not fit together about a system: what each part says of itself, what is
/// in doubt, and their word why it is right all the same. Thread: UI.
class IdentityDialog : public FramedDialog {
    Q_OBJECT
  public:
    IdentityDialog(const SystemFile& system, const IdentityFacts& facts, const std::vector<Finding>& doubts,
                   QWidget* parent);
    void setReason(const QString& reason);

  Q_SIGNALS:
    void given(const QString& reason);

  private:
    void addDoubts(const std::vector<Finding>& doubts);
    void refresh();

    ConsentFields* consent_;
    QPushButton* press_;
};

} // namespace countersign
