// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/feeds/system_roster.h"
#include "views/shell/shell_page.h"

namespace countersign {

class AllTriageBoard;

/// The page of all open systems together: their triage. Thread: UI.
class AllSystemsPage : public ShellPage {
    Q_OBJECT
  public:
    explicit AllSystemsPage(QWidget* parent = nullptr);
    void setSystems(const std::vector<SystemSummary>& systems);
    void setFindings(const MergedFindings& merged);
    void takeFocus() override;
    [[nodiscard]] AllTriageBoard* board() const { return board_; }

  Q_SIGNALS:
    void keysRequested();

  private:
    AllTriageBoard* board_;
};

} // namespace countersign
