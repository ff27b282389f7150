// SPDX-License-Identifier: GPL-3.0-or-later
// How the item board is joined to a session's feeds, and its acts to their dialogs; item_board.cpp shows.
#include "models/feeds/action_feed.h"
#include "models/feeds/detail_feed.h"
#include "models/feeds/finding_feed.h"
#include "models/feeds/item_feed.h"
#include "models/feeds/system_session.h"
#include "models/tables/item_table.h"
#include "views/dialogs/bulk_retry_dialog.h"
#include "views/dialogs/retry_dialog.h"
#include "views/items/detail_pane.h"
#include "views/items/item_board.h"
#include "views/items/item_rules.h"
#include "views/items/selection_bar.h"
#include "views/widgets/inline_bar.h"
#include "views/widgets/table_view.h"

#include <QDesktopServices>
#include <QItemSelectionModel>

#include <algorithm>

namespace countersign {
namespace {

/// Trouble with the connection is told once for the whole window, not by every board.
bool isConnectionTrouble(FailureKind kind) {
    return kind == FailureKind::Unreachable || kind == FailureKind::TimedOut ||
           kind == FailureKind::LoginRefused || kind == FailureKind::TlsRefused;
}

} // namespace

void ItemBoard::connectTo(SystemSession* session) {
    setSystem(session->file(), session->info());
    connect(session, &SystemSession::infoChanged, this,
            [this, session](const SessionInfo& info) { setSystem(session->file(), info); });
    connectFeeds(session);
    connectActs(session);
}

void ItemBoard::connectFeeds(SystemSession* session) {
    FindingFeed* findings = session->findings();
    ItemFeed* items = session->items(itemKind_);
    DetailFeed* detail = session->detail();
    connect(items, &ItemFeed::firstPageReady, this,
            [this, items](const ItemPage& page) { setFirstPage(page, items->canFetchMore()); });
    connect(items, &ItemFeed::nextPageReady, this,
            [this, items](const ItemPage& page) { appendPage(page, items->canFetchMore()); });
    connect(items, &ItemFeed::verdictsReady, this, &ItemBoard::setVerdicts);
    connect(items, &ItemFeed::collected, this, &ItemBoard::setCollected);
    connect(items, &ItemFeed::collectFailed, this, [this](const Failure& failure) {
        setCollected({}, false);
        setFailure(failure, 0);
    });
    connect(items, &ItemFeed::failed, this, [this, items](const Failure& failure) {
        if (!isConnectionTrouble(failure.kind))
            setFailure(failure, items->nextTryMs());
    });
    connect(items, &ItemFeed::recovered, this, &ItemBoard::clearFailure);
    connect(bar_, &InlineBar::retryPressed, items, &ItemFeed::refresh);
    connect(this, &ItemBoard::queryChanged, items, &ItemFeed::setQuery);
    connect(this, &ItemBoard::moreWanted, items, &ItemFeed::fetchMore);
    connect(this, &ItemBoard::verdictsWanted, items, &ItemFeed::wantVerdicts);
    connect(this, &ItemBoard::allWanted, items, &ItemFeed::collect);
    // Only the board a person looks at costs the database anything.
    connect(this, &ItemBoard::shownChanged, items,
            [items](bool shown) { shown ? items->start() : items->stop(); });
    connect(this, &ItemBoard::watchWanted, detail, &DetailFeed::watch);
    connect(detail, &DetailFeed::detailReady, this, &ItemBoard::setDetail);
    connect(detail, &DetailFeed::verdictReady, this, &ItemBoard::setVerdict);
    connect(findings, &FindingFeed::snapshotReady, this,
            [this](const std::vector<Finding>& all) { setFindings(all); });
    items->setQuery(query_);
    setFindings(findings->all());
}

void ItemBoard::connectActs(SystemSession* session) {
    actions_ = session->actions();
    connect(actions_, &ActionFeed::outcomeReady, this,
            [this](const RetryRequest& request, const ActOutcome& outcome) {
                setOutcome(request.item, outcome);
            });
    connect(actions_, &ActionFeed::effectChanged, this, &ItemBoard::setEffect);
    connect(detail_, &DetailPane::urlWanted, this, [](const QUrl& url) { QDesktopServices::openUrl(url); });
}

void ItemBoard::act() {
    if (detail_->mayRetry())
        retryOne();
}

void ItemBoard::retryOne() {
    if (!detail_->mayRetry() || !actions_)
        return;
    auto* dialog = new RetryDialog(file_, *detail_->item(), *detail_->verdict(), window());
    dialog->connectTo(actions_);
    connect(this, &ItemBoard::verdictShown, dialog, &RetryDialog::setVerdict);
    connect(this, &ItemBoard::blockedChanged, dialog, &RetryDialog::setBlocked);
    dialog->open();
}

std::vector<WorkItem> ItemBoard::chosenItems() const {
    std::vector<WorkItem> items;
    if (collected_.empty()) {
        QModelIndexList rows = view_->selectionModel()->selectedRows();
        std::sort(rows.begin(), rows.end());
        for (const QModelIndex& row : rows)
            items.push_back(*table_->itemAt(row));
        return items;
    }
    for (const WorkItemRef& ref : collected_) {
        if (const auto loaded = table_->itemAt(table_->indexOf(ref.id))) {
            items.push_back(*loaded);
            continue;
        }
        WorkItem named; // not on a page we hold: known by name only
        named.kind = ref.kind;
        named.id = ref.id;
        items.push_back(named);
    }
    return items;
}

void ItemBoard::retryMany() {
    const std::vector<WorkItem> items = chosenItems();
    if (!actions_ || !whyNoBulk(info_, static_cast<int>(items.size()), stale_).isEmpty())
        return;
    auto* dialog = new BulkRetryDialog(file_, items, window());
    dialog->connectTo(actions_);
    connect(this, &ItemBoard::blockedChanged, dialog, &BulkRetryDialog::setBlocked);
    dialog->open();
}

} // namespace countersign
