// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/triage/all_triage_board.h"

#include "models/tables/finding_table.h"
#include "views/delegates/cell_delegate.h"
#include "views/triage/system_strip.h"
#include "views/widgets/table_view.h"

#include <algorithm>

namespace countersign {
namespace {

constexpr int systemWidth = 150;
constexpr int toDoWidth = 190; ///< narrower than with one system: the chip needs its place

Finding ofItsSystem(Finding finding) {
    finding.system.clear();
    return finding;
}

} // namespace

AllTriageBoard::AllTriageBoard(QWidget* parent)
    : TriageBoard(parent)
    , strip_(new SystemStrip(systemNow, this)) {
    addStrip(strip_);
    view()->setAccessibleName(tr("Findings of all systems"));
    view()->setItemDelegateForColumn(FindingTable::System, new SystemDelegate(view()));
    QHeaderView* header = view()->header();
    header->showSection(FindingTable::System);
    header->moveSection(header->visualIndex(FindingTable::System), 1);
    header->resizeSection(FindingTable::System, systemWidth);
    header->resizeSection(FindingTable::WhatToDo, toDoWidth);
    table()->setStale(false); // each row is as fresh as its own system
    connect(strip_, &SystemStrip::systemChosen, this, &AllTriageBoard::systemChosen);
}

void AllTriageBoard::setSystems(const std::vector<SystemSummary>& systems) {
    strip_->setSystems(systems);
    table()->setSystems(systems);
    const auto doubtful = std::count_if(systems.begin(), systems.end(),
                                        [](const SystemSummary& system) { return system.doubtful(); });
    setDoubt(doubtful == 0 ? QString()
                           : tr("%n system(s) above can't be believed just now: what they would show is "
                                "missing here.",
                                nullptr, static_cast<int>(doubtful)));
}

void AllTriageBoard::activate(const Finding& finding) {
    Q_EMIT findingChosen(finding.system, ofItsSystem(finding).key());
}

void AllTriageBoard::openSubject(const Finding& finding) {
    Q_EMIT subjectChosen(finding.system, ofItsSystem(finding));
}

} // namespace countersign
