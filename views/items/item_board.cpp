// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/item_board.h"

#include "models/tables/item_table.h"
#include "views/delegates/cell_delegate.h"
#include "views/format.h"
#include "views/items/detail_pane.h"
#include "views/items/item_rules.h"
#include "views/items/selection_bar.h"
#include "views/theme/theme.h"
#include "views/widgets/buttons.h"
#include "views/widgets/inline_bar.h"
#include "views/widgets/pill_row.h"
#include "views/widgets/small_parts.h"
#include "views/widgets/table_view.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLocale>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace countersign {
namespace {

constexpr int searchWidth = 210;
constexpr int judgeAfterMs = 150;
constexpr int widthForAmount = 830; ///< of the table: narrower ones leave the amount to the detail pane
constexpr int widthForAttempts = 760;
constexpr int widthForWallet = 1240;
constexpr int widestId = 116;
constexpr int widestType = 136;

QString humanPill() {
    return QStringLiteral("human");
}

} // namespace

ItemBoard::ItemBoard(const KindItem& item, QWidget* parent)
    : Board(parent)
    , itemKind_(item.kind)
    , table_(new ItemTable(item.title.in(QLocale().name()), this))
    , view_(new TableView(this))
    , detail_(new DetailPane(item.title.in(QLocale().name()), this))
    , search_(new SearchField(tr("Search id, wallet, hash"), this))
    , pills_(new PillRow(this))
    , bulk_(makeButton(tr("Retry selected…"), ButtonLook::Quiet, this))
    , bar_(new InlineBar(this))
    , selection_(new SelectionBar(item.sorts, this))
    , pages_(new QStackedWidget(this))
    , empty_(new EmptyPage(this)) {
    detail_->setLooks(item.looks);
    query_.itemKind = item.kind;
    query_.onlyIds = true;
    if (!item.sorts.empty())
        query_.sortKey = item.sorts.front().key;
    makeTable();
    auto* left = new QWidget(this);
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(0);
    pages_->addWidget(view_);
    pages_->addWidget(empty_);
    leftColumn->addWidget(pages_, 1);
    leftColumn->addWidget(makeHairline(left));
    leftColumn->addWidget(selection_);
    auto* split = new QSplitter(Qt::Horizontal, this);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    split->addWidget(left);
    split->addWidget(detail_);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(makeHairline(this));
    column->addWidget(bar_);
    column->addWidget(split, 1);
    connectParts();
    setStale(true); // nothing was read yet
    showEmptiness();
}

QWidget* ItemBoard::makeHead() {
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(spaceM + 2, spaceS, spaceM + 2, spaceS);
    row->setSpacing(spaceM - 2);
    search_->setFixedWidth(searchWidth);
    search_->setFocusBack(view_);
    pills_->addPill(humanPill(), tr("Needs a human"));
    for (const WorkState state :
         {WorkState::Failed, WorkState::Waiting, WorkState::Running, WorkState::Done}) {
        const QString word = stateText(state);
        pills_->addPill(workStateName(state), word.left(1).toUpper() + word.mid(1));
    }
    pills_->addPill(QStringLiteral("all"), tr("All"));
    row->addWidget(search_);
    row->addWidget(pills_);
    row->addStretch(1);
    row->addWidget(bulk_);
    return head;
}

void ItemBoard::makeTable() {
    view_->setModel(table_);
    view_->setItemDelegateForColumn(ItemTable::State, new StateDelegate(StateDelegate::Of::Item, view_));
    view_->setItemDelegateForColumn(ItemTable::Attempts, new NumberDelegate(view_));
    view_->setItemDelegateForColumn(ItemTable::CreatedAt, new AgeDelegate(view_));
    view_->setItemDelegateForColumn(ItemTable::Amount, new MoneyDelegate(view_));
    view_->setItemDelegateForColumn(ItemTable::VerdictColumn, new VerdictDelegate(view_));
    view_->setRightAligned(ItemTable::Attempts);
    view_->setRightAligned(ItemTable::Amount);
    view_->setColumnLimit(ItemTable::Id, widestId);
    view_->setColumnLimit(ItemTable::Type, widestType);
    view_->setStretchColumn(ItemTable::Why);
    view_->setColumnHidden(ItemTable::Wallet, true);
    view_->setAccessibleName(tr("Work items"));
}

void ItemBoard::connectParts() {
    judge_.setSingleShot(true);
    judge_.setInterval(judgeAfterMs);
    connect(&judge_, &QTimer::timeout, this, &ItemBoard::wantVerdicts);
    connect(view_->verticalScrollBar(), &QScrollBar::valueChanged, &judge_, qOverload<>(&QTimer::start));
    connect(view_, &TableView::currentRowChanged, this, &ItemBoard::currentChanged);
    connect(view_, &TableView::opened, detail_, [this] { detail_->setFocus(); });
    connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ItemBoard::selectionChanged);
    connect(table_, &ItemTable::moreWanted, this, &ItemBoard::moreWanted);
    connect(pills_, &PillRow::chosenChanged, this, [this] { ask(true); });
    connect(search_, &SearchField::searched, this, [this] { ask(true); });
    connect(bulk_, &QPushButton::clicked, this, &ItemBoard::retryMany);
    connect(detail_, &DetailPane::retryPressed, this, &ItemBoard::retryOne);
    connect(selection_, &SelectionBar::orderChosen, this, [this](const QString& key, bool descending) {
        query_.sortKey = key;
        query_.descending = descending;
        selection_->setOrder(key, descending);
        ask(true);
    });
    connect(selection_, &SelectionBar::allWanted, this, [this] {
        selection_->setCollecting();
        Q_EMIT allWanted();
    });
    connect(selection_, &SelectionBar::clearWanted, this, [this] { setCollected({}, false); });
    connect(selection_, &SelectionBar::staleChanged, this, &ItemBoard::setStale);
}

void ItemBoard::setSystem(const SystemFile& file, const SessionInfo& info) {
    file_ = file;
    info_ = info;
    detail_->setSystem(file, info);
    selectionChanged();
}

/// A new query. \a forget: another filter or order, so the rows shown are not it; otherwise the ids behind
/// "needs a human" changed, and the table shows the difference.
void ItemBoard::ask(bool forget) {
    const QString pill = pills_->chosen();
    query_.search = search_->text().trimmed();
    // A search looks everywhere: who pastes a hash wants that row, whatever its state.
    const bool human = pill == humanPill() && query_.search.isEmpty();
    query_.onlyIds = human;
    query_.ids = human ? needHuman_.mid(0, maxQueryIds - 1) : QStringList(); // one place for the kept row
    if (human && !kept_.isEmpty())
        query_.ids << kept_;
    query_.states = query_.search.isEmpty() ? statesOfPill(pill) : std::vector<WorkState>();
    if (forget) {
        table_->clear();
        everRead_ = false;
        setCollected({}, false);
        showEmptiness();
    }
    Q_EMIT queryChanged(query_);
}

void ItemBoard::setFirstPage(const ItemPage& page, bool more) {
    everRead_ = true;
    more_ = more;
    estimate_ = page.estimate;
    table_->setFirstPage(page);
    table_->setMore(more);
    selection_->setFrom(page.from);
    chooseWanted();
    if (!view_->currentIndex().isValid() && table_->rowCount() > 0)
        view_->setCurrentIndex(table_->index(0, 0));
    showCounts();
    showEmptiness();
    judge_.start();
}

void ItemBoard::appendPage(const ItemPage& page, bool more) {
    more_ = more;
    table_->appendPage(page);
    table_->setMore(more);
    chooseWanted();
    showCounts();
}

/// The rows are judged by the database alone; where the chain was looked at too, that verdict stands.
void ItemBoard::setVerdicts(const QHash<QString, Verdict>& byId) {
    QHash<QString, Verdict> verdicts = byId;
    if (detail_->item() && detail_->verdict() && verdicts.contains(detail_->item()->id))
        verdicts.insert(detail_->item()->id, *detail_->verdict());
    table_->setVerdicts(verdicts);
}

void ItemBoard::setFindings(const std::vector<Finding>& findings) {
    QHash<QString, QString> why;
    QStringList ids;
    for (const Finding& finding : findings) {
        if (finding.subjectKind != itemKind_)
            continue;
        QString& words = why[finding.subjectId];
        if (words.isEmpty())
            ids += finding.subjectId;
        else
            words += QStringLiteral("; ");
        words += finding.title;
    }
    table_->setWhy(why);
    ids.sort();
    const QString kept = keptFor(ids);
    if (ids == needHuman_ && kept == kept_)
        return;
    needHuman_ = ids;
    kept_ = kept;
    showCounts();
    if (query_.onlyIds)
        ask(false);
}

/// Who has just retried an item wants to see what becomes of it: its row must not vanish under their eyes.
QString ItemBoard::keptFor(const QStringList& needHuman) const {
    const std::optional<WorkItem> item = table_->itemAt(view_->currentIndex());
    const bool keep = query_.onlyIds && item && item->id == acted_ && !needHuman.contains(acted_);
    return keep ? acted_ : QString();
}

void ItemBoard::setDetail(const ItemDetail& detail) {
    detail_->setDetail(detail);
}

void ItemBoard::setVerdict(const WorkItemRef& item, const Verdict& verdict) {
    if (item.kind != itemKind_)
        return;
    detail_->setVerdict(item, verdict);
    table_->setVerdicts({{item.id, verdict}});
    Q_EMIT verdictShown(item, verdict);
}

void ItemBoard::setOutcome(const WorkItemRef& item, const ActOutcome& outcome) {
    if (item.kind != itemKind_)
        return;
    if (outcome.kind == ActOutcome::Kind::Done)
        acted_ = item.id;
    detail_->setOutcome(item, outcome);
}

void ItemBoard::setEffect(const WorkItemRef& item, const Effect& effect) {
    if (item.kind == itemKind_)
        detail_->setEffect(item, effect);
}

void ItemBoard::setFailure(const Failure& failure, int nextTryMs) {
    bar_->showFailure(failure, nextTryMs);
}

void ItemBoard::clearFailure() {
    bar_->clear();
}

void ItemBoard::setStale(bool stale) {
    stale_ = stale;
    table_->setStale(stale);
    detail_->setStale(stale);
    selectionChanged();
    Q_EMIT blockedChanged(stale ? tr("What is shown is too old to act on.") : QString());
}

void ItemBoard::goTo(const QString& subjectKind, const QString& subjectId) {
    takeFocus();
    if (subjectKind != itemKind_ || subjectId.isEmpty())
        return;
    wanted_ = subjectId;
    if (table_->indexOf(subjectId).isValid()) {
        chooseWanted();
        return;
    }
    search_->setText(subjectId); // exact id: one row, in whatever state it is
    ask(true);
}

/// To the rows; while there are none, to the board, so that a letter typed then is not a search.
void ItemBoard::takeFocus() {
    if (pages_->currentIndex() == 0)
        view_->setFocus();
    else
        setFocus();
}

void ItemBoard::chooseWanted() {
    const QModelIndex row = wanted_.isEmpty() ? QModelIndex() : table_->indexOf(wanted_);
    if (!row.isValid())
        return;
    wanted_.clear();
    view_->setCurrentIndex(row);
    view_->scrollTo(row);
}

void ItemBoard::startSearch() {
    search_->setFocus();
    search_->selectAll();
}

void ItemBoard::showEvent(QShowEvent* event) {
    Board::showEvent(event);
    Q_EMIT shownChanged(true);
    currentChanged();
}

void ItemBoard::hideEvent(QHideEvent* event) {
    Q_EMIT shownChanged(false);
    Board::hideEvent(event);
}

void ItemBoard::resizeEvent(QResizeEvent* event) {
    Board::resizeEvent(event);
    const int room = width() - detail_->minimumWidth();
    view_->setColumnHidden(ItemTable::Amount, room < widthForAmount);
    view_->setColumnHidden(ItemTable::Attempts, room < widthForAttempts);
    view_->setColumnHidden(ItemTable::Wallet, room < widthForWallet);
    view_->stretch();
}

void ItemBoard::currentChanged() {
    const std::optional<WorkItem> item = table_->itemAt(view_->currentIndex());
    detail_->showItem(item ? &*item : nullptr);
    if (isVisible())
        Q_EMIT watchWanted(item ? item->ref() : WorkItemRef{});
}

void ItemBoard::selectionChanged() {
    const int rows = static_cast<int>(view_->selectionModel()->selectedRows().size());
    const int chosen = collected_.empty() ? rows : static_cast<int>(collected_.size());
    selection_->setSelected(rows);
    bulk_->setText(chosen > 1 ? tr("Retry %1 selected…").arg(countText(chosen)) : tr("Retry selected…"));
    allowButton(bulk_, whyNoBulk(info_, chosen, stale_));
}

void ItemBoard::setCollected(const std::vector<WorkItemRef>& items, bool more) {
    collected_ = items;
    selection_->setCollected(static_cast<int>(items.size()), more);
    selectionChanged();
}

void ItemBoard::wantVerdicts() {
    const int first = view_->rowAt(0);
    int last = view_->rowAt(view_->viewport()->height() - 1);
    if (first < 0)
        return;
    if (last < 0)
        last = table_->rowCount() - 1;
    Q_EMIT verdictsWanted(table_->idsBetween(first, last));
}

void ItemBoard::showCounts() {
    pills_->setCount(humanPill(), needHuman_.isEmpty() ? QString() : countText(needHuman_.size()));
    pills_->setCount(QStringLiteral("all"), estimate_ ? estimateText(*estimate_) : QString());
    std::optional<qint64> matching;
    if (query_.onlyIds)
        matching = needHuman_.size();
    else if (!more_)
        matching = table_->rowCount();
    selection_->setShown(table_->rowCount(), more_, matching);
}

void ItemBoard::showEmptiness() {
    const bool any = table_->rowCount() > 0;
    pages_->setCurrentIndex(any ? 0 : 1);
    if (any && hasFocus())
        takeFocus(); // it was kept for the rows
    if (any)
        return;
    if (!everRead_)
        empty_->say(tr("Reading…"), tr("The first answer of the database has not arrived yet."));
    else if (!query_.search.isEmpty())
        empty_->say(tr("Nothing found"),
                    tr("The search looks for an exact id, wallet or hash in all states. Escape clears it."));
    else if (query_.onlyIds)
        empty_->say(tr("None of these needs a human"),
                    tr("No finding names one. The other filters show the rest."));
    else
        empty_->say(tr("None in this state"), tr("The other filters show the rest."));
}

} // namespace countersign
