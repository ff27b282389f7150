// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/payouts/payout_board.h"

#include "models/domain/payout_turn.h"
#include "models/tables/payout_table.h"
#include "views/delegates/cell_delegate.h"
#include "views/format.h"
#include "views/payouts/payout_words.h"
#include "views/payouts/request_pane.h"
#include "views/theme/theme.h"
#include "views/widgets/buttons.h"
#include "views/widgets/freshness_label.h"
#include "views/widgets/inline_bar.h"
#include "views/widgets/pill_row.h"
#include "views/widgets/small_parts.h"
#include "views/widgets/table_view.h"

#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr int searchWidth = 190;
constexpr int widestPayout = 260;
constexpr int paneHeight = 430;
constexpr int listHeight = 250;

const QString livePill = QStringLiteral("live");
const QString minePill = QStringLiteral("mine");
const QString allPill = QStringLiteral("all");

PayoutFilter filterOf(const QString& pill) {
    if (pill == minePill)
        return PayoutFilter::YourTurn;
    return pill == allPill ? PayoutFilter::All : PayoutFilter::Live;
}

} // namespace

PayoutBoard::PayoutBoard(const KindPayouts& kind, QWidget* parent)
    : Board(parent)
    , kind_(kind)
    , table_(new PayoutTable(this))
    , view_(new TableView(this))
    , pane_(new RequestPane(this))
    , search_(new SearchField(tr("Search payout"), this))
    , pills_(new PillRow(this))
    , keys_(makeButton(tr("Keys…"), ButtonLook::Quiet, this))
    , fresh_(new FreshnessLabel(staleAfterMs, systemNow, this))
    , bar_(new InlineBar(this))
    , pages_(new QStackedWidget(this))
    , empty_(new EmptyPage(this)) {
    makeTable();
    pages_->addWidget(view_);
    pages_->addWidget(empty_);
    auto* split = new QSplitter(Qt::Vertical, this);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    split->addWidget(pages_);
    split->addWidget(pane_);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    split->setSizes({listHeight, paneHeight});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(makeHairline(this));
    column->addWidget(bar_);
    column->addWidget(split, 1);
    connectParts();
    showEmptiness();
}

QWidget* PayoutBoard::makeHead() {
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(spaceM + 2, spaceS, spaceM + 2, spaceS);
    row->setSpacing(spaceM - 2);
    search_->setFixedWidth(searchWidth);
    search_->setFocusBack(view_);
    pills_->addPill(livePill, tr("Open"));
    pills_->addPill(minePill, tr("Waits for you"));
    pills_->addPill(allPill, tr("All"));
    row->addWidget(search_);
    row->addWidget(pills_);
    row->addStretch(1);
    row->addWidget(fresh_);
    row->addWidget(keys_);
    return head;
}

void PayoutBoard::makeTable() {
    view_->setModel(table_);
    view_->setSelectionMode(QAbstractItemView::SingleSelection);
    view_->setItemDelegateForColumn(PayoutTable::State, new StateDelegate(StateDelegate::Of::Payout, view_));
    view_->setItemDelegateForColumn(PayoutTable::Total, new MoneyDelegate(view_));
    view_->setItemDelegateForColumn(PayoutTable::Lines, new NumberDelegate(view_));
    view_->setItemDelegateForColumn(PayoutTable::Clock, new LeftDelegate(view_));
    view_->setItemDelegateForColumn(PayoutTable::CreatedAt, new AgeDelegate(view_));
    view_->setRightAligned(PayoutTable::Total);
    view_->setRightAligned(PayoutTable::Lines);
    view_->setColumnLimit(PayoutTable::Payout, widestPayout);
    view_->setStretchColumn(PayoutTable::ProposedBy);
    view_->setAccessibleName(tr("Payouts"));
}

void PayoutBoard::connectParts() {
    connect(view_, &TableView::currentRowChanged, this, [this] {
        anew_.clear();
        currentChanged();
    });
    connect(view_, &TableView::opened, pane_, [this] { pane_->setFocus(); });
    connect(pills_, &PillRow::chosenChanged, this, &PayoutBoard::filter);
    connect(search_, &SearchField::searched, this, &PayoutBoard::filter);
    connect(keys_, &QPushButton::clicked, this, &PayoutBoard::openKeys);
    connect(fresh_, &FreshnessLabel::staleChanged, this, &PayoutBoard::contextChanged);
    connect(bar_, &InlineBar::retryPressed, this, &PayoutBoard::clearFailure); // it comes again if it must
    connect(bar_, &InlineBar::retryPressed, this, &PayoutBoard::refreshWanted);
    connect(pane_, &RequestPane::proposePressed, this, &PayoutBoard::propose);
    connect(pane_, &RequestPane::decidePressed, this, &PayoutBoard::decide);
    connect(pane_, &RequestPane::cancelPressed, this, &PayoutBoard::cancel);
    connect(pane_, &RequestPane::excludePressed, this, &PayoutBoard::exclude);
    connect(pane_, &RequestPane::anewPressed, this, [this] {
        if (pane_->detail())
            anew_ = pane_->detail()->request.content.payout;
        currentChanged();
    });
    setFocusProxy(view_);
}

void PayoutBoard::setSystem(const SystemFile& file, const SessionInfo& info) {
    file_ = file;
    context_.info = info;
    table_->setReader(readerOf(info, kind_));
    showCounts();
    contextChanged();
}

void PayoutBoard::setKey(const QByteArray& key) {
    context_.hasKey = !key.isEmpty();
    key_ = key;
    keys_->setText(key.isEmpty() ? tr("Keys…") : tr("Keys… %1").arg(shortKey(key)));
    contextChanged();
}

void PayoutBoard::contextChanged() {
    context_.stale = fresh_->stale();
    table_->setStale(context_.stale);
    pane_->setContext(context_);
    Q_EMIT blockedChanged(context_.stale ? tr("What is shown is too old to act on.") : QString());
}

void PayoutBoard::setPayouts(const std::vector<PayoutSummary>& payouts, const Provenance& from) {
    everRead_ = true;
    fresh_->setFrom(from);
    table_->setPayouts(payouts);
    showCounts();
    showEmptiness();
    contextChanged();
    chooseWanted();
    if (!view_->currentIndex().isValid() && table_->rowCount() > 0)
        view_->setCurrentIndex(table_->index(0, 0));
    else
        currentChanged(); // proposed meanwhile: the same payout has a request now
}

void PayoutBoard::setRequest(const RequestDetail& detail) {
    if (anew_.isEmpty())
        pane_->showRequest(detail);
    Q_EMIT requestShown(detail);
}

void PayoutBoard::setPreview(const PayoutPreview& preview) {
    pane_->showPreview(preview);
}

void PayoutBoard::setPeople(const KeyFeed::Snapshot& people) {
    pane_->setPeople(people);
}

void PayoutBoard::setFailure(const Failure& failure, int nextTryMs) {
    bar_->showFailure(failure, nextTryMs);
}

void PayoutBoard::clearFailure() {
    bar_->clear();
}

void PayoutBoard::currentChanged() {
    const PayoutSummary* payout = table_->rowAt(view_->currentIndex());
    pane_->showSummary(payout);
    if (!isVisible())
        return;
    if (payout)
        Q_EMIT watchWanted(payout->payout, payout->payout == anew_ ? QString() : payout->request);
    else
        Q_EMIT watchWanted({}, {});
}

void PayoutBoard::filter() {
    table_->setFilter(filterOf(pills_->chosen()), search_->text());
    showEmptiness();
    if (!view_->currentIndex().isValid() && table_->rowCount() > 0)
        view_->setCurrentIndex(table_->index(0, 0));
}

void PayoutBoard::goTo(const QString&, const QString& subjectId) {
    view_->setFocus();
    wanted_ = subjectId;
    chooseWanted();
}

void PayoutBoard::chooseWanted() {
    if (wanted_.isEmpty() || !everRead_)
        return;
    if (!table_->indexOf(wanted_).isValid()) {
        pills_->choose(allPill);
        filter();
    }
    const QModelIndex row = table_->indexOf(wanted_);
    wanted_.clear();
    if (row.isValid()) {
        view_->setCurrentIndex(row);
        view_->scrollTo(row);
    }
}

void PayoutBoard::startSearch() {
    search_->setFocus();
    search_->selectAll();
}

void PayoutBoard::showEvent(QShowEvent* event) {
    Board::showEvent(event);
    Q_EMIT shownChanged(true);
    currentChanged();
}

void PayoutBoard::hideEvent(QHideEvent* event) {
    Q_EMIT watchWanted({}, {});
    Q_EMIT shownChanged(false);
    Board::hideEvent(event);
}

void PayoutBoard::showCounts() {
    const int mine = table_->countOf(PayoutFilter::YourTurn);
    pills_->setCount(minePill, mine > 0 ? countText(mine) : QString());
    pills_->setCount(livePill, countText(table_->countOf(PayoutFilter::Live)));
    pills_->setCount(allPill, countText(table_->countOf(PayoutFilter::All)));
}

void PayoutBoard::showEmptiness() {
    const bool any = table_->rowCount() > 0;
    pages_->setCurrentIndex(any ? 0 : 1);
    pane_->setVisible(any);
    if (any)
        return;
    if (!everRead_)
        empty_->say(tr("Reading…"), tr("The first answer of the database has not arrived yet."));
    else if (!search_->text().trimmed().isEmpty())
        empty_->say(tr("Nothing found"), tr("No payout's id holds this. Escape clears the search."));
    else if (pills_->chosen() == minePill)
        empty_->say(tr("Nothing waits for you"),
                    tr("Payouts that you could approve or reject appear here first."));
    else if (pills_->chosen() == livePill)
        empty_->say(
            tr("No payout is open"),
            tr("When the backend makes one, an operator proposes it here and others sign it. “All” shows "
               "those of before."));
    else
        empty_->say(tr("The backend holds no payouts"), tr("They appear here as soon as it makes one."));
}

} // namespace countersign
