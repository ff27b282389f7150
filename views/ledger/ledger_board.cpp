// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ledger/ledger_board.h"

#include "models/feeds/ledger_feed.h"
#include "models/feeds/system_session.h"
#include "models/tables/book_table.h"
#include "models/tables/entry_table.h"
#include "models/tables/reference_table.h"
#include "views/format.h"
#include "views/ledger/book_delegate.h"
#include "views/theme/theme.h"
#include "views/widgets/board_head.h"
#include "views/widgets/card.h"
#include "views/widgets/freshness_label.h"
#include "views/widgets/inline_bar.h"
#include "views/widgets/small_parts.h"
#include "views/widgets/table_view.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr int maxBookRowsShown = 6;

QString noteOf(const LedgerSnapshot& snapshot) {
    if (snapshot.unbalanced.empty())
        return {};
    return snapshot.more ? countText(static_cast<qint64>(snapshot.unbalanced.size())) + u'+'
                         : countText(static_cast<qint64>(snapshot.unbalanced.size()));
}

bool isSame(const ReferenceSum& a, const ReferenceSum& b) {
    return a.book == b.book && a.refType == b.refType && a.refId == b.refId && a.currency == b.currency;
}

/// A finding may name a reference alone, with its type, or with its currency too ("COMMISSION/c12/USD"), or
/// the entry that is off.
bool isNamed(const ReferenceSum& reference, const QString& subject) {
    const QString typed = reference.refType + u'/' + reference.refId;
    return (subject == reference.offEntry && !subject.isEmpty()) || subject == reference.refId ||
           subject == typed || subject == typed + u'/' + reference.currency;
}

} // namespace

LedgerBoard::LedgerBoard(QWidget* parent)
    : Board(parent)
    , pages_(new QStackedWidget(this))
    , empty_(new EmptyPage(this))
    , fresh_(new FreshnessLabel(ledgerStaleAfterMs, systemNow, this))
    , bar_(new InlineBar(this))
    , books_(new BookTable(this))
    , references_(new ReferenceTable(this))
    , entries_(new EntryTable(this))
    , bookView_(new TableView(this))
    , referenceView_(new TableView(this))
    , entryView_(new TableView(this))
    , hidden_(new Card(this))
    , hiddenText_(new PlainLabel({}, this))
    , count_(new PlainLabel({}, PlainLabel::Face::Body, Tone::Muted, this))
    , entryTitle_(new PlainLabel({}, PlainLabel::Face::Strong, Tone::Plain, this)) {
    auto* page = new QWidget(pages_);
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(makeBoardHead(tr("Books"), nullptr, fresh_, page));
    rows->addWidget(bar_);
    rows->addWidget(makeBooks());
    rows->addWidget(makeReferences(), 1);
    pages_->addWidget(page);
    pages_->addWidget(empty_);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(pages_);
    connect(bar_, &InlineBar::retryPressed, this, &LedgerBoard::refreshWanted);
    connect(fresh_, &FreshnessLabel::staleChanged, this, &LedgerBoard::showStale);
    connect(referenceView_, &TableView::currentRowChanged, this, &LedgerBoard::referenceChosen);
    setFocusProxy(referenceView_);
}

QWidget* LedgerBoard::makeBooks() {
    auto* box = new QWidget(this);
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    bookView_->setModel(books_);
    bookView_->setItemDelegate(new CellDelegate(bookView_));
    bookView_->setItemDelegateForColumn(BookTable::Sum, new BookDelegate(bookView_));
    bookView_->setItemDelegateForColumn(BookTable::Entries, new NumberDelegate(bookView_));
    bookView_->setRightAligned(BookTable::Sum);
    bookView_->setRightAligned(BookTable::Entries);
    bookView_->setStretchColumn(BookTable::Book);
    bookView_->setAccessibleName(tr("Books and what they sum to"));
    rows->addWidget(bookView_);
    hidden_->setTone(Tone::Warning);
    hidden_->body()->addWidget(hiddenText_);
    hiddenText_->setWrapping();
    auto* margin = new QVBoxLayout;
    margin->setContentsMargins(spaceL, spaceM, spaceL, 0);
    margin->addWidget(hidden_);
    rows->addLayout(margin);
    hidden_->hide();
    return box;
}

QWidget* LedgerBoard::makeReferences() {
    auto* box = new QWidget(this);
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(makeBoardHead(tr("References that do not balance"), count_, nullptr, box));

    auto* split = new QSplitter(Qt::Vertical, box);
    split->setChildrenCollapsible(false);
    referenceView_->setModel(references_);
    referenceView_->setItemDelegate(new CellDelegate(referenceView_));
    referenceView_->setItemDelegateForColumn(ReferenceTable::Sum, new MoneyDelegate(referenceView_));
    referenceView_->setItemDelegateForColumn(ReferenceTable::Entries, new NumberDelegate(referenceView_));
    referenceView_->setItemDelegateForColumn(ReferenceTable::FirstAt, new AgeDelegate(referenceView_));
    referenceView_->setRightAligned(ReferenceTable::Sum);
    referenceView_->setRightAligned(ReferenceTable::Entries);
    referenceView_->setStretchColumn(ReferenceTable::Reference);
    referenceView_->setAccessibleName(tr("References that do not balance"));
    split->addWidget(referenceView_);

    below_ = new QWidget(split);
    auto* entryRows = new QVBoxLayout(below_);
    entryRows->setContentsMargins(0, 0, 0, 0);
    entryRows->setSpacing(0);
    entryRows->addWidget(makeBoardHead(entryTitle_, nullptr, nullptr, below_));
    entryView_->setModel(entries_);
    entryView_->setItemDelegate(new CellDelegate(entryView_));
    for (const int column : {EntryTable::Before, EntryTable::Amount, EntryTable::After}) {
        entryView_->setItemDelegateForColumn(column, new MoneyDelegate(entryView_));
        entryView_->setRightAligned(column);
    }
    entryView_->setItemDelegateForColumn(EntryTable::At, new AgeDelegate(entryView_));
    entryView_->setColumnHidden(EntryTable::Reference, true); // it stands above
    entryView_->setStretchColumn(EntryTable::Account);
    entryView_->setAccessibleName(tr("Entries of the chosen reference"));
    entryRows->addWidget(entryView_, 1);
    split->addWidget(below_);
    below_->hide();
    rows->addWidget(split, 1);
    return box;
}

void LedgerBoard::connectTo(SystemSession* session) {
    LedgerFeed* feed = session->ledger();
    if (!feed) {
        setNotOffered(tr("This kind of system has no ledger that Countersign knows of."));
        return;
    }
    connect(feed, &LedgerFeed::snapshotReady, this, &LedgerBoard::setSnapshot);
    connect(feed, &LedgerFeed::entriesReady, this, &LedgerBoard::setEntries);
    connect(feed, &Feed::failed, this,
            [this, feed](const Failure& failure) { setFailure(failure, feed->nextTryMs()); });
    connect(feed, &Feed::recovered, this, &LedgerBoard::clearFailure);
    connect(this, &LedgerBoard::entriesWanted, feed, &LedgerFeed::askEntries);
    connect(this, &LedgerBoard::refreshWanted, feed, &Feed::refresh);
    connect(this, &LedgerBoard::watched, feed, &LedgerFeed::setWatched);
}

void LedgerBoard::setSnapshot(const LedgerSnapshot& snapshot) {
    pages_->setCurrentIndex(0);
    fresh_->setFrom(snapshot.from);
    showStale(fresh_->stale());
    books_->setBooks(snapshot.books);
    const int shown = std::clamp(books_->rowCount(), 1, maxBookRowsShown);
    bookView_->setFixedHeight(bookView_->header()->maximumHeight() + shown * Theme::instance().rowHeight() +
                              1);
    showHidden(snapshot);
    showCount(snapshot);
    references_->setReferences(snapshot.unbalanced);
    Q_EMIT noteChanged(noteOf(snapshot));
    chooseWanted();
    const ReferenceSum* current = references_->rowAt(referenceView_->currentIndex());
    if (!current)
        below_->hide();
    else if (chosen_ && !(*chosen_ == *current))
        referenceChosen(referenceView_->currentIndex()); // the same reference with other entries
}

void LedgerBoard::showStale(bool stale) {
    books_->setStale(stale);
    references_->setStale(stale);
    entries_->setStale(stale);
}

void LedgerBoard::showHidden(const LedgerSnapshot& snapshot) {
    QStringList sentences;
    for (const auto& hidden : hiddenImbalances(snapshot))
        sentences << tr("%n reference(s) of book %1 in %2 cancel each other out.", nullptr, hidden.references)
                         .arg(safeLine(hidden.book), safeLine(hidden.currency));
    hidden_->setVisible(!sentences.isEmpty());
    hidden_->setHeadline(tr("A sum of 0 does not mean right"));
    hiddenText_->setShown(sentences.join(u' '));
}

void LedgerBoard::showCount(const LedgerSnapshot& snapshot) {
    const int count = static_cast<int>(snapshot.unbalanced.size());
    if (count == 0)
        count_->setShown(tr("none: every reference balances"));
    else if (snapshot.more)
        count_->setShown(tr("the oldest %1 of more").arg(countText(count)));
    else
        count_->setShown(tr("%n, oldest first", nullptr, count));
    referenceView_->setVisible(count > 0);
}

void LedgerBoard::referenceChosen(const QModelIndex& index) {
    const ReferenceSum* reference = references_->rowAt(index);
    if (!reference) {
        chosen_.reset();
        below_->hide();
        return;
    }
    if (!chosen_ || !isSame(*chosen_, *reference))
        entries_->setEntries({});
    chosen_ = *reference;
    entryTitle_->setShown(reference->sum
                              ? tr("Entries of %1 %2, off by %3")
                                    .arg(reference->refType, reference->refId, moneyText(*reference->sum))
                              : tr("Entries of %1 %2, an amount of which is no number")
                                    .arg(reference->refType, reference->refId));
    below_->show();
    Q_EMIT entriesWanted(*reference);
}

void LedgerBoard::setEntries(const ReferenceSum& reference, const std::vector<LedgerEntry>& entries) {
    if (!chosen_ || !isSame(*chosen_, reference))
        return;
    const bool running = std::any_of(entries.begin(), entries.end(), [](const LedgerEntry& entry) {
        return entry.before.has_value() || entry.after.has_value();
    });
    entryView_->setColumnHidden(EntryTable::Before, !running);
    entryView_->setColumnHidden(EntryTable::After, !running);
    entries_->setEntries(entries);
}

/// A large ledger is summed rarely while nobody looks.
void LedgerBoard::showEvent(QShowEvent* event) {
    Board::showEvent(event);
    Q_EMIT watched(true);
    if (fresh_->stale())
        Q_EMIT refreshWanted();
}

void LedgerBoard::hideEvent(QHideEvent* event) {
    Board::hideEvent(event);
    Q_EMIT watched(false);
}

void LedgerBoard::setFailure(const Failure& failure, int nextTryMs) {
    bar_->showFailure(failure, nextTryMs);
}

void LedgerBoard::clearFailure() {
    bar_->clear();
}

void LedgerBoard::setNotOffered(const QString& why) {
    empty_->say(tr("No ledger"), why);
    pages_->setCurrentWidget(empty_);
}

void LedgerBoard::goTo(const QString&, const QString& subjectId) {
    wanted_ = subjectId;
    chooseWanted();
}

void LedgerBoard::chooseWanted() {
    if (wanted_.isEmpty())
        return;
    const auto& rows = references_->rows();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!isNamed(rows[i], wanted_))
            continue;
        wanted_.clear();
        referenceView_->setCurrentIndex(references_->index(static_cast<int>(i), 0));
        return;
    }
}

} // namespace countersign
