// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/health/health_board.h"

#include "models/feeds/health_feed.h"
#include "models/feeds/system_session.h"
#include "models/tables/health_table.h"
#include "models/tables/words.h"
#include "views/delegates/cell_delegate.h"
#include "views/format.h"
#include "views/theme/health_tone.h"
#include "views/theme/theme.h"
#include "views/widgets/board_head.h"
#include "views/widgets/field_grid.h"
#include "views/widgets/freshness_label.h"
#include "views/widgets/inline_bar.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/small_parts.h"
#include "views/widgets/table_view.h"

#include <QVBoxLayout>

#include <algorithm>

namespace countersign {
namespace {

QString atText(const MaybeMs& at) {
    return at ? HealthBoard::tr("%1, %2", "age, moment").arg(agoText(systemNow() - *at), momentText(*at))
              : HealthBoard::tr("never");
}

} // namespace

HealthBoard::HealthBoard(QWidget* parent)
    : Board(parent)
    , fresh_(new FreshnessLabel(healthStaleAfterMs, systemNow, this))
    , bar_(new InlineBar(this))
    , table_(new HealthTable(this))
    , view_(new TableView(this))
    , summary_(new PlainLabel({}, PlainLabel::Face::Body, Tone::Muted, this))
    , below_(new QWidget(this))
    , fields_(new FieldGrid(below_)) {
    view_->setModel(table_);
    view_->setItemDelegate(new CellDelegate(view_));
    view_->setItemDelegateForColumn(HealthTable::State, new StateDelegate(StateDelegate::Of::Health, view_));
    view_->setItemDelegateForColumn(HealthTable::Latency, new NumberDelegate(view_));
    view_->setItemDelegateForColumn(HealthTable::CheckedAt, new AgeDelegate(view_));
    view_->setRightAligned(HealthTable::Latency);
    // When it was last good and the whole error are in the detail below.
    view_->setColumnHidden(HealthTable::GoodAt, true);
    view_->setStretchColumn(HealthTable::LastError);
    view_->setAccessibleName(tr("Everything this system depends on"));
    setFocusProxy(view_);

    setStyleProperty(below_, "surface", QStringLiteral("window"));
    below_->setAttribute(Qt::WA_StyledBackground);
    auto* detail = new QVBoxLayout(below_);
    detail->setContentsMargins(spaceL, spaceM, spaceL, spaceL);
    detail->addWidget(fields_);
    below_->hide();

    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(makeBoardHead(tr("Health"), summary_, fresh_, this));
    rows->addWidget(bar_);
    rows->addWidget(view_, 1);
    rows->addWidget(makeHairline(this));
    rows->addWidget(below_);
    connect(bar_, &InlineBar::retryPressed, this, &HealthBoard::refreshWanted);
    connect(view_, &TableView::currentRowChanged, this, &HealthBoard::showDetail);
    connect(fresh_, &FreshnessLabel::staleChanged, table_, &HealthTable::setStale);
}

void HealthBoard::connectTo(SystemSession* session) {
    HealthFeed* feed = session->health();
    connect(feed, &HealthFeed::snapshotReady, this,
            [this, feed](const std::vector<HealthLine>& lines) { setLines(lines, feed->newest()); });
    connect(feed, &Feed::failed, this,
            [this, feed](const Failure& failure) { setFailure(failure, feed->nextTryMs()); });
    connect(feed, &Feed::recovered, this, &HealthBoard::clearFailure);
    connect(this, &HealthBoard::refreshWanted, feed, &Feed::refresh);
}

void HealthBoard::setLines(const std::vector<HealthLine>& lines, const Provenance& from) {
    fresh_->setFrom(from);
    table_->setLines(lines);
    table_->setStale(fresh_->stale());
    const int good = static_cast<int>(std::count_if(
        lines.begin(), lines.end(), [](const HealthLine& line) { return line.state == HealthState::Good; }));
    summary_->setShown(tr("%1 of %n good", nullptr, static_cast<int>(lines.size())).arg(good));
    const int others = static_cast<int>(lines.size()) - good;
    Q_EMIT noteChanged(others > 0 ? countText(others) : QString());
    chooseWanted();
    showDetail();
}

void HealthBoard::setFailure(const Failure& failure, int nextTryMs) {
    bar_->showFailure(failure, nextTryMs);
}

void HealthBoard::clearFailure() {
    bar_->clear();
}

void HealthBoard::showDetail() {
    const HealthLine* line = table_->rowAt(view_->currentIndex());
    below_->setVisible(line != nullptr);
    if (!line)
        return;
    std::vector<FieldRow> rows{
        {healthKindWord(line->kind), line->name, true, Tone::Plain},
        {tr("State"), healthText(line->state), false, toneOf(line->state)},
        {tr("Checked"), atText(line->checkedAt), false, Tone::Plain},
        {tr("Last good"), atText(line->goodAt), false, Tone::Plain},
    };
    if (!line->note.isEmpty())
        rows.push_back({tr("Note"), line->note, false, Tone::Plain});
    rows.push_back({tr("Last error"), line->lastError.isEmpty() ? tr("none") : line->lastError, false,
                    line->lastError.isEmpty() ? Tone::Muted : Tone::Bad});
    fields_->setRows(rows);
}

void HealthBoard::goTo(const QString&, const QString& subjectId) {
    wanted_ = subjectId;
    chooseWanted();
}

void HealthBoard::chooseWanted() {
    if (wanted_.isEmpty())
        return;
    const auto& rows = table_->rows();
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [this](const HealthLine& line) { return line.name == wanted_; });
    if (found == rows.end())
        return;
    wanted_.clear();
    view_->setCurrentIndex(table_->index(static_cast<int>(found - rows.begin()), 0));
}

} // namespace countersign
