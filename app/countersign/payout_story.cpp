// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersign/payout_story.h"

#include "app/demo/demo_signers.h"
#include "models/feeds/system_session.h"
#include "models/feeds/trail_feed.h"
#include "views/keys/signing_keys_dialog.h"
#include "views/payouts/payout_board.h"
#include "views/payouts/request_pane.h"
#include "views/payouts/signing_dialog.h"
#include "views/shell/main_window.h"
#include "views/shell/system_page.h"
#include "views/trail/verify_dialog.h"

#include <QApplication>

namespace countersign {

PayoutStory::PayoutStory(MainWindow* window, QString folder, QObject* parent)
    : QObject(parent)
    , window_(window)
    , folder_(std::move(folder)) {}

PayoutBoard* PayoutStory::board() const {
    return qobject_cast<PayoutBoard*>(window_->page()->board(window_->session()->kind().payouts.board));
}

RequestPane* PayoutStory::pane() const {
    return board() ? board()->findChild<RequestPane*>() : nullptr;
}

void PayoutStory::closeDialog() {
    if (dialog_)
        dialog_->close();
}

void PayoutStory::show(const QString& payout) {
    closeDialog();
    window_->page()->openBoard(window_->session()->kind().payouts.board);
    if (board())
        board()->goTo(QStringLiteral("payout"), payout);
}

bool PayoutStory::isShown(const QString& payout) const {
    return pane() && pane()->detail() && pane()->detail()->request.content.payout == payout;
}

bool PayoutStory::openPage() {
    if (!dialog_ && isShown(demoWaitingPayout)) {
        board()->act();
        dialog_ = qobject_cast<SigningDialog*>(QApplication::activeModalWidget());
    }
    return dialog_;
}

void PayoutStory::openKeys() {
    closeDialog();
    auto* dialog = new SigningKeysDialog(window_->session()->file(), window_);
    dialog->connectTo(window_->session());
    dialog->open();
    dialog_ = dialog;
}

void PayoutStory::openVerification() {
    closeDialog();
    auto* dialog = new VerifyDialog(window_);
    dialog->open();
    dialog_ = dialog;
    connect(window_->session()->trail(), &TrailFeed::exported, dialog, [this, dialog](const QString& path) {
        dialog->setFiles(path, demoKeyringFile(folder_));
        dialog->press();
    });
    window_->session()->trail()->exportTo(folder_ + QStringLiteral("/trail.jsonl"));
}

bool PayoutStory::isVerified() const {
    const auto* dialog = qobject_cast<VerifyDialog*>(dialog_.data());
    return dialog && dialog->hasProof();
}

std::vector<TourStop> PayoutStory::stops() {
    std::vector<TourStop> stops;
    const auto add = [&](const TourStop& stop) {
        for (const TourStop& one : inBothModes(stop))
            stops.push_back(one);
    };
    const Theme::Mode light = Theme::Mode::Light;
    add({QStringLiteral("signing"), light, [this] { show(demoWaitingPayout); },
         [this] { return openPage(); }});
    add({QStringLiteral("void"), light, [this] { show(demoChangedPayout); },
         [this] { return isShown(demoChangedPayout); }});
    add({QStringLiteral("keys"), light, [this] { openKeys(); }});
    add({QStringLiteral("verified"), light, [this] { openVerification(); }, [this] { return isVerified(); }});
    stops.push_back({QStringLiteral("payout"), light, [this] { show(demoWaitingPayout); },
                     [this] { return isShown(demoWaitingPayout); }});
    return stops;
}

std::vector<TourStop> PayoutStory::auditorStops() {
    return inBothModes({QStringLiteral("auditor-payouts"), Theme::Mode::Light,
                        [this] { show(demoWaitingPayout); }, [this] { return isShown(demoWaitingPayout); }});
}

} // namespace countersign
