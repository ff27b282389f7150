// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/all_systems_page.h"

#include "views/shell/top_bar.h"
#include "views/triage/all_triage_board.h"

#include <QShortcut>

namespace countersign {

AllSystemsPage::AllSystemsPage(QWidget* parent)
    : ShellPage(parent)
    , board_(new AllTriageBoard(this)) {
    setContent(board_);
    top()->setTitle(tr("All systems"));
    board_->setAccessibleName(tr("Triage of all systems"));
    connect(new QShortcut(QKeySequence(Qt::Key_Slash), this), &QShortcut::activated, board_,
            &AllTriageBoard::startSearch);
    connect(new QShortcut(QKeySequence(Qt::Key_Question), this), &QShortcut::activated, this,
            &AllSystemsPage::keysRequested);
}

void AllSystemsPage::takeFocus() {
    board_->goTo({}, {});
}

void AllSystemsPage::setSystems(const std::vector<SystemSummary>& systems) {
    board_->setSystems(systems);
}

void AllSystemsPage::setFindings(const MergedFindings& merged) {
    board_->setFindings(merged.findings, merged.more, merged.notLooked);
}

} // namespace countersign
