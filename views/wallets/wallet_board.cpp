// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wallets/wallet_board.h"

#include "models/feeds/system_session.h"
#include "models/feeds/wallet_feed.h"
#include "views/format.h"
#include "views/theme/theme.h"
#include "views/wallets/history_view.h"
#include "views/wallets/wallet_card.h"
#include "views/widgets/board_head.h"
#include "views/widgets/inline_bar.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/small_parts.h"

#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace countersign {
namespace {

constexpr int historyHeight = 240;

} // namespace

WalletBoard::WalletBoard(QWidget* parent)
    : Board(parent)
    , pages_(new QStackedWidget(this))
    , empty_(new EmptyPage(this))
    , bar_(new InlineBar(this))
    , historyTitle_(new PlainLabel({}, PlainLabel::Face::Strong, Tone::Plain, this))
    , history_(new HistoryView(this)) {
    auto* page = new QWidget(pages_);
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(makeBoardHead(tr("Wallets"), nullptr, nullptr, page));
    rows->addWidget(bar_);

    scroll_ = new QScrollArea(page);
    scroll_->setWidgetResizable(true);
    scroll_->setFocusPolicy(Qt::NoFocus);
    auto* list = new QWidget(scroll_);
    setStyleProperty(list, "surface", QStringLiteral("canvas"));
    list->setAttribute(Qt::WA_StyledBackground);
    column_ = new QVBoxLayout(list);
    column_->setContentsMargins(spaceL, spaceL, spaceL, spaceL);
    column_->setSpacing(spaceM);
    column_->addStretch(1);
    scroll_->setWidget(list);
    rows->addWidget(scroll_, 1);

    rows->addWidget(makeHairline(page));
    rows->addWidget(makeBoardHead(historyTitle_, nullptr, nullptr, page));
    history_->setFixedHeight(historyHeight);
    rows->addWidget(history_);
    pages_->addWidget(page);
    pages_->addWidget(empty_);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(pages_);
    connect(bar_, &InlineBar::retryPressed, this, &WalletBoard::refreshWanted);
}

void WalletBoard::connectTo(SystemSession* session) {
    setExplorer(session->file().explorerAddress);
    WalletFeed* feed = session->wallets();
    if (!feed) {
        setNotOffered(
            tr("The system file names no wallets. Edit the system and add the wallets that pay its gas, "
               "with a node of their chain."));
        return;
    }
    connect(feed, &WalletFeed::snapshotReady, this, &WalletBoard::setWallets);
    connect(feed, &Feed::failed, this,
            [this, feed](const Failure& failure) { setFailure(failure, feed->nextTryMs()); });
    connect(feed, &Feed::recovered, this, &WalletBoard::clearFailure);
    connect(this, &WalletBoard::refreshWanted, feed, &Feed::refresh);
    setWallets(feed->states());
}

void WalletBoard::matchCards(std::size_t count) {
    while (cards_.size() > count) {
        if (chosen_ == cards_.back())
            chosen_ = nullptr;
        delete cards_.back();
        cards_.pop_back();
    }
    while (cards_.size() < count) {
        auto* card = new WalletCard(this);
        card->setExplorer(explorer_);
        column_->insertWidget(column_->count() - 1, card);
        card->show(); // at once: a link may lead to it in the same breath
        connect(card, &WalletCard::chosen, this, [this, card] { choose(card); });
        connect(card, &WalletCard::leftBy, this, [this, card](int step) { moveFrom(card, step); });
        cards_.push_back(card);
    }
}

void WalletBoard::setWallets(const std::vector<WalletState>& wallets) {
    matchCards(wallets.size());
    int needy = 0;
    for (std::size_t i = 0; i < wallets.size(); ++i) {
        cards_[i]->setWallet(wallets[i]);
        if (wallets[i].band != BandState::Within)
            ++needy;
    }
    Q_EMIT noteChanged(needy > 0 ? countText(needy) : QString());
    if (!chosen_ && !cards_.empty())
        choose(cards_.front());
    setFocusProxy(cards_.empty() ? nullptr : cards_.front());
    goTo({}, wanted_);
    showHistory();
}

void WalletBoard::choose(WalletCard* card) {
    chosen_ = card;
    for (auto* each : cards_)
        each->setChosen(each == card);
    showHistory();
}

void WalletBoard::moveFrom(const WalletCard* card, int step) {
    const auto place = std::find(cards_.begin(), cards_.end(), card) - cards_.begin() + step;
    if (place < 0 || place >= static_cast<std::ptrdiff_t>(cards_.size()))
        return;
    WalletCard* other = cards_[static_cast<std::size_t>(place)];
    other->setFocus();
    scroll_->ensureWidgetVisible(other);
}

void WalletBoard::showHistory() {
    if (!chosen_)
        return;
    const WalletState& wallet = chosen_->wallet();
    historyTitle_->setShown(wallet.history.size() < 2 ? tr("History of %1: none yet").arg(wallet.name)
                                                      : tr("History of %1").arg(wallet.name));
    history_->setWallet(wallet);
}

void WalletBoard::setExplorer(const QString& addressTemplate) {
    explorer_ = addressTemplate;
    for (auto* card : cards_)
        card->setExplorer(addressTemplate);
}

void WalletBoard::setFailure(const Failure& failure, int nextTryMs) {
    bar_->showFailure(failure, nextTryMs);
}

void WalletBoard::clearFailure() {
    bar_->clear();
}

void WalletBoard::setNotOffered(const QString& why) {
    empty_->say(tr("No wallets"), why);
    pages_->setCurrentWidget(empty_);
}

void WalletBoard::goTo(const QString&, const QString& subjectId) {
    wanted_ = subjectId;
    if (wanted_.isEmpty())
        return;
    for (auto* card : cards_) {
        const WalletState& wallet = card->wallet();
        if (wallet.name != wanted_ && wallet.address.compare(wanted_, Qt::CaseInsensitive) != 0)
            continue;
        wanted_.clear();
        choose(card);
        card->setFocus();
        return;
    }
}

} // namespace countersign
