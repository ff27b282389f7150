// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/trail/trail_board.h"

#include "models/feeds/system_session.h"
#include "models/feeds/trail_lines.h"
#include "models/tables/trail_table.h"
#include "views/delegates/cell_delegate.h"
#include "views/format.h"
#include "views/theme/theme.h"
#include "views/trail/trail_detail.h"
#include "views/trail/verify_dialog.h"
#include "views/widgets/buttons.h"
#include "views/widgets/freshness_label.h"
#include "views/widgets/inline_bar.h"
#include "views/widgets/small_parts.h"
#include "views/widgets/table_view.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr int fieldWidth = 130;
constexpr int subjectWidth = 210;

/// The rows of \a shown that are older than the newest page, so that a refresh keeps what was fetched by
/// hand.
void keepOlder(std::vector<TrailRow>& fresh, const std::vector<TrailRow>& shown) {
    if (fresh.empty())
        return;
    const qint64 oldest = fresh.back().seq;
    for (const TrailRow& row : shown) {
        if (row.seq < oldest)
            fresh.push_back(row);
    }
}

} // namespace

TrailBoard::TrailBoard(QWidget* parent)
    : Board(parent)
    , table_(new TrailTable(this))
    , view_(new TableView(this))
    , detail_(new TrailDetail(this))
    , human_(new SearchField(tr("Who"), this))
    , act_(new SearchField(tr("Act"), this))
    , subject_(new SearchField(tr("Subject begins with"), this))
    , export_(makeButton(tr("Export…"), ButtonLook::Quiet, this))
    , verify_(makeButton(tr("Verify an export…"), ButtonLook::Quiet, this))
    , older_(makeButton(tr("Older rows"), ButtonLook::Quiet, this))
    , chain_(new PlainLabel({}, PlainLabel::Face::Body, Tone::Muted, this))
    , fresh_(new FreshnessLabel(trailStaleAfterMs, systemNow, this))
    , bar_(new InlineBar(this))
    , pages_(new QStackedWidget(this))
    , empty_(new EmptyPage(this)) {
    makeTable();
    pages_->addWidget(view_);
    pages_->addWidget(empty_);
    auto* left = new QWidget(this);
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(0);
    leftColumn->addWidget(pages_, 1);
    leftColumn->addWidget(makeHairline(left));
    leftColumn->addWidget(makeFoot());
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
    connect(bar_, &InlineBar::retryPressed, this, &TrailBoard::refreshWanted);
    connect(fresh_, &FreshnessLabel::staleChanged, table_, &TrailTable::setStale);
    connect(view_, &TableView::currentRowChanged, this,
            [this](const QModelIndex& index) { detail_->showLine(table_->rowAt(index)); });
    connect(view_, &TableView::opened, detail_, [this] { detail_->setFocus(); });
    connect(export_, &QPushButton::clicked, this, &TrailBoard::chooseExport);
    connect(verify_, &QPushButton::clicked, this, &TrailBoard::openVerify);
    connect(older_, &QPushButton::clicked, this, [this] {
        if (!rows_.empty())
            Q_EMIT olderWanted(rows_.back().seq);
    });
    setFocusProxy(view_);
    showRows();
}

QWidget* TrailBoard::makeHead() {
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(spaceM + 2, spaceS, spaceM + 2, spaceS);
    row->setSpacing(spaceS);
    for (QLineEdit* field : {human_, act_, subject_}) {
        field->setFixedWidth(fieldWidth);
        static_cast<SearchField*>(field)->setFocusBack(view_);
        connect(static_cast<SearchField*>(field), &SearchField::searched, this, &TrailBoard::ask);
        row->addWidget(field);
    }
    subject_->setFixedWidth(subjectWidth);
    // Only the last one is where "/" goes.
    human_->setPlaceholderText(human_->accessibleName());
    act_->setPlaceholderText(act_->accessibleName());
    row->addStretch(1);
    row->addWidget(fresh_);
    row->addWidget(export_);
    row->addWidget(verify_);
    return head;
}

QWidget* TrailBoard::makeFoot() {
    auto* foot = new QWidget(this);
    foot->setProperty("surface", QStringLiteral("window"));
    foot->setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(spaceL, spaceXs, spaceL, spaceXs);
    chain_->setWrapping();
    row->addWidget(chain_, 1);
    row->addWidget(older_);
    return foot;
}

void TrailBoard::makeTable() {
    view_->setModel(table_);
    view_->setSelectionMode(QAbstractItemView::SingleSelection);
    view_->setItemDelegateForColumn(TrailTable::Seq, new NumberDelegate(view_));
    view_->setItemDelegateForColumn(TrailTable::At, new AgeDelegate(view_));
    view_->setItemDelegateForColumn(TrailTable::Chain, new StateDelegate(StateDelegate::Of::Word, view_));
    view_->setRightAligned(TrailTable::Seq);
    view_->setStretchColumn(TrailTable::Subject);
    view_->setAccessibleName(tr("Rows of the trail"));
}

void TrailBoard::connectTo(SystemSession* session) {
    TrailFeed* feed = session->trail();
    connect(feed, &TrailFeed::rowsReady, this, &TrailBoard::setRows);
    connect(feed, &TrailFeed::olderReady, this, &TrailBoard::addOlder);
    connect(feed, &Feed::failed, this,
            [this, feed](const Failure& failure) { setFailure(failure, feed->nextTryMs()); });
    connect(feed, &Feed::recovered, this, &TrailBoard::clearFailure);
    connect(this, &TrailBoard::queryChanged, feed, &TrailFeed::setQuery);
    connect(this, &TrailBoard::olderWanted, feed, &TrailFeed::more);
    connect(this, &TrailBoard::refreshWanted, feed, &Feed::refresh);
    connect(this, &TrailBoard::exportWanted, feed, &TrailFeed::exportTo);
    connect(feed, &TrailFeed::exported, this, &TrailBoard::showExported);
    connect(feed, &TrailFeed::exportFailed, this, &TrailBoard::showExportFailed);
    connect(this, &TrailBoard::shownChanged, feed,
            [feed](bool shown) { shown ? feed->start() : feed->stop(); });
}

void TrailBoard::ask() {
    TrailQuery query;
    query.human = human_->text().trimmed();
    query.act = act_->text().trimmed();
    query.subject = subject_->text().trimmed();
    rows_.clear();
    everRead_ = false;
    showRows();
    Q_EMIT queryChanged(query);
}

void TrailBoard::setRows(const std::vector<TrailRow>& rows, bool more, const Provenance& from) {
    fresh_->setFrom(from);
    table_->setStale(fresh_->stale());
    std::vector<TrailRow> fresh = rows;
    const bool fetchedOlder = !rows_.empty() && !rows.empty() && rows_.back().seq < rows.back().seq;
    keepOlder(fresh, rows_);
    more_ = fetchedOlder ? more_ : more;
    if (everRead_ && fresh == rows_)
        return;
    everRead_ = true;
    rows_ = std::move(fresh);
    showRows();
}

void TrailBoard::addOlder(const std::vector<TrailRow>& rows, bool more) {
    for (const TrailRow& row : rows) {
        if (rows_.empty() || row.seq < rows_.back().seq)
            rows_.push_back(row);
    }
    more_ = more;
    showRows();
}

void TrailBoard::showRows() {
    table_->setLines(trailLines(rows_));
    if (!view_->currentIndex().isValid() && table_->rowCount() > 0)
        view_->setCurrentIndex(table_->index(0, 0));
    detail_->showLine(table_->rowAt(view_->currentIndex()));
    const bool any = table_->rowCount() > 0;
    pages_->setCurrentIndex(any ? 0 : 1);
    allowButton(older_, more_ ? QString() : tr("These are all."));
    showChain();
    if (any)
        return;
    if (!everRead_)
        empty_->say(tr("Reading…"), tr("The first answer of the database has not arrived yet."));
    else if (human_->text().isEmpty() && act_->text().isEmpty() && subject_->text().isEmpty())
        empty_->say(tr("The trail is empty"), tr("Every act of a person writes a row, refused ones too."));
    else
        empty_->say(
            tr("Nothing found"),
            tr("Who and act are compared as a whole, the subject by its beginning. Escape clears a field."));
}

void TrailBoard::showChain() {
    const int broken = table_->brokenCount();
    chain_->setTone(broken > 0 ? Tone::Bad : Tone::Muted);
    if (rows_.empty())
        chain_->setShown({});
    else if (broken > 0)
        chain_->setShown(
            tr("The chain is broken at %n of the rows shown: tell an auditor.", nullptr, broken));
    else
        chain_->setShown(
            tr("%n row(s) shown; every hash was made again and fits. Whether somebody replaced the whole "
               "chain is told by “Verify an export…”.",
               nullptr, table_->rowCount()));
}

void TrailBoard::setFailure(const Failure& failure, int nextTryMs) {
    bar_->showFailure(failure, nextTryMs);
}

void TrailBoard::clearFailure() {
    bar_->clear();
}

void TrailBoard::chooseExport() {
    auto* dialog = new QFileDialog(this, tr("Export the trail to"), {}, tr("JSON Lines (*.jsonl)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("jsonl"));
    // An export overwrites nothing: the sentence that says so comes from where it is written.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        allowButton(export_, tr("Exporting…"));
        Q_EMIT exportWanted(path);
    });
    dialog->open();
}

void TrailBoard::showExported(const QString& path, qint64 rows, const QString& head) {
    allowButton(export_, {});
    bar_->showNote(
        Tone::Good, tr("Exported"),
        tr("%n row(s) in %1. Keep its head for the next verification: %2", nullptr, static_cast<int>(rows))
            .arg(path, head));
}

void TrailBoard::showExportFailed(const Failure& failure) {
    allowButton(export_, {});
    bar_->showFailure(failure);
}

void TrailBoard::openVerify() {
    (new VerifyDialog(window()))->open();
}

void TrailBoard::goTo(const QString& subjectKind, const QString& subjectId) {
    view_->setFocus();
    if (subjectId.isEmpty())
        return;
    subject_->setText(subjectKind.isEmpty() ? subjectId : subjectKind + u'/' + subjectId);
    ask();
}

void TrailBoard::startSearch() {
    subject_->setFocus();
    subject_->selectAll();
}

void TrailBoard::showEvent(QShowEvent* event) {
    Board::showEvent(event);
    Q_EMIT shownChanged(true);
}

void TrailBoard::hideEvent(QHideEvent* event) {
    Q_EMIT shownChanged(false);
    Board::hideEvent(event);
}

} // namespace countersign
