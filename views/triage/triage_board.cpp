// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/triage/triage_board.h"

#include "models/feeds/finding_feed.h"
#include "models/feeds/system_session.h"
#include "models/tables/finding_table.h"
#include "views/delegates/cell_delegate.h"
#include "views/format.h"
#include "views/theme/theme.h"
#include "views/triage/finding_detail.h"
#include "views/widgets/freshness_label.h"
#include "views/widgets/inline_bar.h"
#include "views/widgets/pill_row.h"
#include "views/widgets/small_parts.h"
#include "views/widgets/table_view.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr Severity severities[] = {Severity::P0, Severity::P1, Severity::P2, Severity::P3};
constexpr int searchWidth = 230;
constexpr UnixMs arrivingMs = 3'000;
constexpr int detailHeight = 236;

} // namespace

TriageBoard::TriageBoard(QWidget* parent)
    : Board(parent)
    , table_(new FindingTable(this))
    , view_(new GroupView(this))
    , detail_(new FindingDetail(systemNow, this))
    , search_(new SearchField(tr("Search findings"), this))
    , pills_(new PillRow(this))
    , fresh_(new FreshnessLabel(staleAfterMs, systemNow, this))
    , limits_(new InlineBar(this))
    , pages_(new QStackedWidget(this))
    , empty_(new EmptyPage(this))
    , column_(new QVBoxLayout(this)) {
    makeTable();
    auto* split = new QSplitter(Qt::Vertical, this);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    split->addWidget(view_);
    split->addWidget(detail_);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 0);
    split->setSizes({1000, detailHeight});
    pages_->addWidget(split);
    pages_->addWidget(empty_);
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(0);
    column_->addWidget(makeHead());
    column_->addWidget(makeHairline(this));
    column_->addWidget(limits_);
    column_->addWidget(pages_, 1);
    connect(fresh_, &FreshnessLabel::staleChanged, table_, &FindingTable::setStale);
    connect(detail_, &FindingDetail::openRequested, this,
            [this](const Finding& finding) { openSubject(finding); });
    detail_->setMinimumHeight(detailHeight);
    table_->setStale(true); // nothing was read yet
    showEmptiness();
}

QWidget* TriageBoard::makeHead() {
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(spaceM + 2, spaceS, spaceM + 2, spaceS);
    row->setSpacing(spaceM - 2);
    search_->setFixedWidth(searchWidth);
    search_->setFocusBack(view_);
    pills_->addPill(QStringLiteral("all"), tr("All"));
    for (const Severity severity : severities)
        pills_->addPill(severityName(severity), severityName(severity));
    row->addWidget(search_);
    row->addWidget(pills_);
    row->addStretch(1);
    row->addWidget(fresh_);
    connect(pills_, &PillRow::chosenChanged, this, &TriageBoard::filter);
    connect(search_, &SearchField::textChanged, this, &TriageBoard::filter); // in memory: no need for Enter
    return head;
}

void TriageBoard::makeTable() {
    view_->setModel(table_);
    view_->setAccessibleName(tr("Findings"));
    view_->setItemDelegateForColumn(FindingTable::SeverityColumn, new SeverityDelegate(view_));
    view_->setItemDelegateForColumn(FindingTable::What, new EmphasisDelegate(view_));
    view_->setItemDelegateForColumn(FindingTable::MoneyColumn, new MoneyDelegate(view_));
    view_->setItemDelegateForColumn(FindingTable::Since, new AgeDelegate(view_));
    view_->setRightAligned(FindingTable::MoneyColumn);
    QHeaderView* header = view_->header();
    header->setSectionResizeMode(FindingTable::What, QHeaderView::Stretch);
    header->hideSection(FindingTable::System);
    constexpr int widths[] = {86, 0, 200, 92, 260};
    for (const int column : {int(FindingTable::SeverityColumn), int(FindingTable::MoneyColumn),
                             int(FindingTable::Since), int(FindingTable::WhatToDo)})
        header->resizeSection(column, widths[column]);
    connect(view_, &GroupView::currentRowChanged, this, &TriageBoard::showCurrent);
    connect(view_, &GroupView::opened, this, &TriageBoard::open);
}

void TriageBoard::connectTo(SystemSession* session) {
    QHash<QString, QString> plurals;
    for (const KindItem& item : session->kind().items)
        plurals.insert(item.kind, item.plural.in(QLocale().name()));
    setPlurals(plurals);
    FindingFeed* feed = session->findings();
    const auto take = [this, feed](const std::vector<Finding>& findings, bool more,
                                   const QStringList& notLooked) {
        setFrom(feed->newest());
        setFindings(findings, more, notLooked);
    };
    connect(feed, &FindingFeed::snapshotReady, this, take);
    if (feed->newest().everRead())
        take(feed->all(), false, {});
}

void TriageBoard::setPlurals(const QHash<QString, QString>& bySubjectKind) {
    table_->setPlurals(bySubjectKind);
}

void TriageBoard::setFrom(const Provenance& from) {
    fresh_->setFrom(from);
}

void TriageBoard::setFindings(const std::vector<Finding>& findings, bool more, const QStringList& notLooked) {
    everRead_ = true;
    table_->setFindings(findings);
    pills_->setCount(QStringLiteral("all"), countText(table_->total()));
    for (const Severity severity : severities) {
        const int count = table_->countOf(severity);
        pills_->setCount(severityName(severity), count > 0 ? countText(count) : QString());
    }
    showLimits(more, notLooked);
    if (firstReadMs_ == 0)
        firstReadMs_ = systemNow();
    // The sources answer one after the other: until all have, the worst row may still be on its way.
    const bool arriving = systemNow() - firstReadMs_ < arrivingMs;
    const QModelIndex current = view_->currentIndex().siblingAtColumn(0);
    if (table_->rowCount() > 0 && (!current.isValid() || (arriving && current == ours_))) {
        ours_ = table_->index(0, 0);
        view_->setCurrentIndex(ours_);
    } else {
        showCurrent(view_->currentIndex());
    }
    showEmptiness(); // last: a view that gets the focus without a current row takes one of its own
}

void TriageBoard::showLimits(bool more, const QStringList& notLooked) {
    QStringList lines = notLooked;
    if (more)
        lines.prepend(tr("there are more findings than can be read at once; the worst are shown"));
    if (lines.isEmpty())
        limits_->clear();
    else
        limits_->showNote(Tone::Warning,
                          tr("%n rule(s) could not look", nullptr, static_cast<int>(notLooked.size())),
                          lines.join(QStringLiteral(" · ")));
}

void TriageBoard::showEmptiness() {
    const bool any = table_->rowCount() > 0;
    pages_->setCurrentIndex(any ? 0 : 1);
    if (any && hasFocus())
        takeFocus(); // it was kept for the rows
    if (any)
        return;
    if (!everRead_)
        empty_->say(tr("Looking…"), tr("The first answer of the database has not arrived yet."));
    else if (!doubt_.isEmpty() && table_->total() == 0)
        empty_->say(tr("Nothing is known to need a human"), doubt_);
    else if (table_->total() > 0)
        empty_->say(tr("No finding matches"),
                    tr("There are %n finding(s) without this filter.", nullptr, table_->total()));
    else
        empty_->say(
            tr("Nothing needs a human"),
            tr("Every rule that could look has looked, and none of them found anything. The age of that "
               "answer is at the top right."));
}

void TriageBoard::filter() {
    QList<Severity> wanted;
    if (pills_->chosen() != QStringLiteral("all"))
        wanted = {severityFromName(pills_->chosen())};
    table_->setFilter(wanted, search_->text().trimmed());
    showEmptiness();
    showCurrent(view_->currentIndex());
}

void TriageBoard::showCurrent(const QModelIndex& index) {
    detail_->show(table_->findingAt(index));
}

void TriageBoard::open(const QModelIndex& index) {
    if (const Finding* finding = table_->findingAt(index))
        activate(*finding);
}

void TriageBoard::activate(const Finding& finding) {
    openSubject(finding);
}

void TriageBoard::openSubject(const Finding& finding) {
    Q_EMIT linkFollowed(finding.board, finding.subjectKind, finding.subjectId);
}

void TriageBoard::select(const QString& findingKey) {
    if (!table_->indexOfFinding(findingKey).isValid()) {
        pills_->choose(QStringLiteral("all"));
        search_->clear();
        filter();
    }
    const QModelIndex index = table_->indexOfFinding(findingKey);
    if (!index.isValid())
        return;
    view_->setCurrentIndex(index);
    view_->scrollTo(index);
    takeFocus();
}

void TriageBoard::addStrip(QWidget* strip) {
    constexpr int belowHead = 2;
    column_->insertWidget(belowHead, strip);
    column_->insertWidget(belowHead + 1, makeHairline(this));
    fresh_->hide();
}

void TriageBoard::setDoubt(const QString& doubt) {
    doubt_ = doubt;
    showEmptiness();
}

void TriageBoard::goTo(const QString&, const QString&) {
    takeFocus();
}

/// To the rows; while there are none, to the board, so that a letter typed then is not a search.
void TriageBoard::takeFocus() {
    if (pages_->currentIndex() == 0)
        view_->setFocus();
    else
        setFocus();
}

void TriageBoard::startSearch() {
    search_->setFocus();
    search_->selectAll();
}

} // namespace countersign
