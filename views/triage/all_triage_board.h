// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/system_summary.h"
#include "views/triage/triage_board.h"

namespace countersign {

class SystemStrip;

/// Everything that needs a human in any of the open systems, in one queue: worst first, grouped by system and
/// cause, each row with the chip of its system; above, every system with its state. Thread: UI.
class AllTriageBoard : public TriageBoard {
    Q_OBJECT
  public:
    explicit AllTriageBoard(QWidget* parent = nullptr);
    void setSystems(const std::vector<SystemSummary>& systems);
    [[nodiscard]] SystemStrip* strip() const { return strip_; }

  Q_SIGNALS:
    /// \a findingKey as the system's own triage knows it.
    void findingChosen(const QString& system, const QString& findingKey);
    void subjectChosen(const QString& system, const countersign::Finding& finding);
    void systemChosen(const QString& system);

  protected:
    void activate(const Finding& finding) override;
    void openSubject(const Finding& finding) override;

  private:
    SystemStrip* strip_;
};

} // namespace countersign
