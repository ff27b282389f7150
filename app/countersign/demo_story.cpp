// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersign/demo_story.h"

#include "models/feeds/action_feed.h"
#include "models/feeds/finding_feed.h"
#include "models/feeds/system_session.h"
#include "views/dialogs/retry_dialog.h"
#include "views/items/detail_pane.h"
#include "views/items/item_board.h"
#include "views/shell/main_window.h"
#include "views/shell/system_page.h"

#include <QApplication>

namespace countersign {

DemoStory::DemoStory(MainWindow* window, QString system, std::function<void()> openAuditor, QObject* parent)
    : QObject(parent)
    , window_(window)
    , system_(std::move(system))
    , openAuditor_(std::move(openAuditor)) {}

ItemBoard* DemoStory::board() const {
    return qobject_cast<ItemBoard*>(window_->page()->board(boardKey_));
}

void DemoStory::goToStuckItem() {
    window_->showSystem(system_);                             // the stop before may have shown all of them
    const QString detector = QStringLiteral("intent.orphan"); // the demo's kind of system
    for (const Finding& finding : window_->session()->findings()->all()) {
        if (finding.detector != detector)
            continue;
        boardKey_ = finding.board;
        item_ = {finding.subjectKind, finding.subjectId};
        break;
    }
    connect(window_->session()->actions(), &ActionFeed::effectChanged, this,
            [this](const WorkItemRef& item, const Effect& effect) {
                settled_ = settled_ || (item == item_ && effect.stage == Effect::Stage::Done);
            });
    window_->page()->openBoard(boardKey_);
    if (board())
        board()->goTo(item_.kind, item_.id);
}

void DemoStory::openDialog() {
    if (!board())
        return;
    board()->act();
    dialog_ = qobject_cast<RetryDialog*>(QApplication::activeModalWidget());
    if (dialog_)
        dialog_->setReason(
            QStringLiteral("The worker that had it was restarted, and nothing else will take it up"));
}

void DemoStory::press() {
    if (dialog_)
        dialog_->press();
}

void DemoStory::goToRetriedItem() {
    if (dialog_)
        dialog_->close();
    if (board())
        board()->goTo(item_.kind, item_.id);
}

bool DemoStory::auditorSeesIt() {
    if (window_->session()->info().mode != AccessMode::Auditor)
        return false;
    if (window_->page()->currentBoard() != boardKey_)
        window_->page()->openBoard(boardKey_);
    return board() && board()->detail()->verdict();
}

std::vector<TourStop> DemoStory::stops() {
    const auto chosen = [this] {
        return board() && board()->detail()->item() && board()->detail()->item()->ref() == item_;
    };
    std::vector<TourStop> stops;
    const auto add = [&](const TourStop& stop) {
        for (const TourStop& one : inBothModes(stop))
            stops.push_back(one);
    };
    const Theme::Mode light = Theme::Mode::Light;
    add({QStringLiteral("stuck"), light, [this] { goToStuckItem(); },
         [this, chosen] { return chosen() && board()->detail()->mayRetry(); }});
    add({QStringLiteral("retry"), light, [this] { openDialog(); },
         [this] { return dialog_ && dialog_->mayPress(); }});
    add({QStringLiteral("retry-result"), light, [this] { press(); }, [this] { return dialog_ && settled_; }});
    add({QStringLiteral("retried"), light, [this] { goToRetriedItem(); },
         [this, chosen] { return chosen() && board()->detail()->item()->state == WorkState::Done; }});
    add({QStringLiteral("auditor"), light, openAuditor_, [this] { return auditorSeesIt(); }});
    return stops;
}

} // namespace countersign
