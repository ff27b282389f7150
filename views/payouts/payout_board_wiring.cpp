// SPDX-License-Identifier: GPL-3.0-or-later
// How the payouts board is joined to a session's feeds, and its acts to their dialogs; payout_board.cpp
// shows.
#include "models/feeds/key_desk.h"
#include "models/feeds/payout_feed.h"
#include "models/feeds/signing_desk.h"
#include "models/feeds/system_session.h"
#include "views/keys/signing_keys_dialog.h"
#include "views/payouts/exclude_dialog.h"
#include "views/payouts/payout_board.h"
#include "views/payouts/reason_dialog.h"
#include "views/payouts/request_pane.h"
#include "views/payouts/signing_dialog.h"

#include <QPointer>

namespace countersign {
namespace {

/// Trouble with the connection is told once for the whole window, not by every board.
bool isConnectionTrouble(FailureKind kind) {
    return kind == FailureKind::Unreachable || kind == FailureKind::TimedOut ||
           kind == FailureKind::LoginRefused || kind == FailureKind::TlsRefused;
}

} // namespace

void PayoutBoard::connectTo(SystemSession* session) {
    session_ = session;
    setSystem(session->file(), session->info());
    connect(session, &SystemSession::infoChanged, this,
            [this, session](const SessionInfo& info) { setSystem(session->file(), info); });
    connectFeeds(session);
    connectActs(session);
}

void PayoutBoard::connectFeeds(SystemSession* session) {
    PayoutFeed* payouts = session->payouts();
    RequestFeed* request = session->request();
    KeyFeed* keys = session->keys();
    connect(payouts, &PayoutFeed::payoutsReady, this, &PayoutBoard::setPayouts);
    connect(request, &RequestFeed::requestReady, this, &PayoutBoard::setRequest);
    connect(request, &RequestFeed::previewReady, this, &PayoutBoard::setPreview);
    connect(keys, &KeyFeed::snapshotReady, this, &PayoutBoard::setPeople);
    for (Feed* feed : {static_cast<Feed*>(payouts), static_cast<Feed*>(request)}) {
        connect(feed, &Feed::failed, this, [this, feed](const Failure& failure) {
            if (!isConnectionTrouble(failure.kind))
                setFailure(failure, feed->nextTryMs());
        });
        connect(feed, &Feed::recovered, this, &PayoutBoard::clearFailure);
        connect(this, &PayoutBoard::refreshWanted, feed, &Feed::refresh);
    }
    connect(this, &PayoutBoard::watchWanted, request, &RequestFeed::watch);
    connect(this, &PayoutBoard::shownChanged, keys,
            [keys](bool shown) { shown ? keys->start() : keys->stop(); });
    payouts->refresh();
}

void PayoutBoard::connectActs(SystemSession* session) {
    KeyDesk* keys = session->keyDesk();
    connect(keys, &KeyDesk::chosenChanged, this, [this, keys] {
        clearFailure();
        setKey(keys->chosen()->key);
    });
    connect(keys, &KeyDesk::failed, this, [this](const Failure& failure) { setFailure(failure, 0); });
    connect(session->desk(), &SigningDesk::signedReady, this, [this] { Q_EMIT refreshWanted(); });
    const auto takeBusy = [this](bool busy) {
        context_.busy = busy;
        contextChanged();
    };
    connect(session->desk(), &SigningDesk::busyChanged, this, takeBusy);
    takeBusy(session->desk()->busy());
    keys->restore();
}

void PayoutBoard::act() {
    if (pane_->preview())
        propose();
    else
        decide(DecisionVerdict::Approve);
}

void PayoutBoard::propose() {
    if (!session_ || !pane_->preview() || !whyNoPropose(context_, *pane_->preview()).isEmpty())
        return;
    const PayoutPreview preview = *pane_->preview();
    auto* memo = new ReasonDialog(file_, ReasonDialog::memoWords(preview), window());
    connect(memo, &ReasonDialog::given, this, [this, memo, preview](const QString& words) {
        const auto sheet = proposalSheet(preview, words);
        if (!sheet)
            return memo->showAnswer(
                {DeskAnswer::Kind::Refused, {}, englishSentence(sheet.failure()), {}, {}, {}, 0});
        memo->close();
        anew_.clear();
        openSheet(*sheet);
    });
    memo->open();
}

void PayoutBoard::decide(DecisionVerdict verdict) {
    if (!session_ || !pane_->detail() || !whyNoDecide(context_, *pane_->detail(), verdict).isEmpty())
        return;
    const auto sheet = decisionSheet(*pane_->detail(), verdict);
    if (!sheet)
        return setFailure(sheet.failure(), 0);
    openSheet(*sheet);
}

void PayoutBoard::openSheet(const SigningSheet& sheet) {
    auto* dialog = new SigningDialog(file_, sheet, window());
    dialog->connectTo(session_->desk(), session_->keyDesk());
    connect(this, &PayoutBoard::blockedChanged, dialog, &SigningDialog::setBlocked);
    connect(this, &PayoutBoard::requestShown, dialog, &SigningDialog::setLatest);
    connect(dialog, &SigningDialog::rejectWanted, this, [this, dialog] {
        dialog->close();
        decide(DecisionVerdict::Reject);
    });
    dialog->open();
}

void PayoutBoard::cancel() {
    if (!session_ || !pane_->detail() || !whyNoCancel(context_, *pane_->detail()).isEmpty())
        return;
    const QString request = pane_->detail()->request.id;
    auto* dialog = new ReasonDialog(file_, ReasonDialog::cancelWords(*pane_->detail()), window());
    connect(dialog, &ReasonDialog::given, this, [this, dialog, request](const QString& reason) {
        const auto told = [board = QPointer(this), shown = QPointer(dialog)](const DeskAnswer& answer) {
            if (shown)
                shown->showAnswer(answer);
            if (board)
                Q_EMIT board->refreshWanted();
        };
        session_->desk()->cancel(request, reason, told);
    });
    dialog->open();
}

void PayoutBoard::exclude() {
    if (pane_->detail())
        (new ExcludeDialog(file_, *pane_->detail(), window()))->open();
}

void PayoutBoard::openKeys() {
    if (!session_)
        return;
    auto* dialog = new SigningKeysDialog(file_, window());
    dialog->connectTo(session_);
    dialog->open();
}

} // namespace countersign
