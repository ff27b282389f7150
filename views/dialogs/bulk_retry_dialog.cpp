// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/bulk_retry_dialog.h"

#include "models/domain/money_bag.h"
#include "models/tables/bulk_table.h"
#include "views/dialogs/bulk_delegate.h"
#include "views/dialogs/consent_fields.h"
#include "views/format.h"
#include "views/theme/theme.h"
#include "views/widgets/field_grid.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/table_view.h"

#include <QCheckBox>
#include <QClipboard>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QProgressBar>
#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr int dialogWidth = 720;
constexpr int tableHeight = 230;
constexpr int resultWidth = 140;
constexpr int progressHeight = 8;

} // namespace

BulkRetryDialog::BulkRetryDialog(const SystemFile& system, const std::vector<WorkItem>& items,
                                 QWidget* parent)
    : FramedDialog(tr("Retry %n item(s)", nullptr, static_cast<int>(items.size())), system.environment,
                   parent)
    , table_(new BulkTable(this))
    , view_(new TableView(this))
    , consent_(new ConsentFields(system, this))
    , staged_(new QCheckBox(this))
    , progress_(new QProgressBar(this))
    , counts_(new PlainLabel({}, PlainLabel::Face::Strong, Tone::Plain, this)) {
    std::vector<BulkLine> lines;
    for (const auto& item : items) {
        items_.push_back(item.ref());
        lines.push_back({item.ref(), BulkLine::Kind::Waiting, {}, {}});
    }
    table_->setLines(lines);
    setSubtitle(tr("%1 · %2").arg(environmentText(system.environment), system.name));
    addHead(items);
    addTable();
    staged_->setText(
        tr("In stages: one first, then ten at a time, each seen through; stop at the first that fails"));
    staged_->setChecked(true);
    staged_->setVisible(items_.size() > 1);
    body()->addWidget(staged_);
    body()->addWidget(consent_);
    progress_->setRange(0, std::max(1, static_cast<int>(items_.size())));
    progress_->setTextVisible(false);
    progress_->setFixedHeight(progressHeight);
    progress_->setAccessibleName(tr("Progress"));
    body()->addWidget(progress_);
    body()->addWidget(counts_);

    copy_ = addButton(tr("Copy the list"));
    close_ = addButton(tr("Not now"));
    start_ = addButton(tr("Retry those that are SAFE"), ButtonLook::Primary);
    connect(copy_, &QPushButton::clicked, this, &BulkRetryDialog::copyList);
    connect(close_, &QPushButton::clicked, this, &BulkRetryDialog::reject);
    connect(start_, &QPushButton::clicked, this, &BulkRetryDialog::press);
    connect(consent_, &ConsentFields::changed, this, &BulkRetryDialog::refresh);
    consent_->setFocus();
    setContentWidth(dialogWidth);
    refresh();
}

void BulkRetryDialog::connectTo(ActionFeed* actions) {
    connect(this, &BulkRetryDialog::retryAllRequested, actions, &ActionFeed::retryAll);
    connect(this, &BulkRetryDialog::cancelRequested, actions, &ActionFeed::cancelBulk);
    connect(actions, &ActionFeed::bulkProgress, this, &BulkRetryDialog::showProgress);
    connect(actions, &ActionFeed::bulkLineChanged, this, &BulkRetryDialog::showLine);
    connect(actions, &ActionFeed::bulkWaiting, this, &BulkRetryDialog::showWaiting);
    connect(actions, &ActionFeed::bulkFinished, this, &BulkRetryDialog::showResult);
    if (actions->bulkRunning())
        setBlocked(tr("Another bulk retry is still running."));
}

void BulkRetryDialog::addHead(const std::vector<WorkItem>& items) {
    auto* sentence = new PlainLabel(tr("Judges each item by its row and the chain, one by one; hands those "
                                       "that are SAFE back to the backend's "
                                       "worker and skips all others with the reason. No amount is changed."),
                                    this);
    sentence->setWrapping();
    body()->addWidget(sentence);
    MoneyBag money;
    for (const auto& item : items)
        if (item.money)
            money.add(*item.money);
    if (money.empty())
        return;
    auto* grid = new FieldGrid(this);
    grid->setRows({{tr("Money in them"), bagText(money)}});
    body()->addWidget(grid);
}

void BulkRetryDialog::addTable() {
    view_->setItemDelegate(new CellDelegate(view_));
    view_->setItemDelegateForColumn(BulkTable::Result, new BulkDelegate(view_));
    view_->setModel(table_);
    view_->setColumnWidth(BulkTable::Result, resultWidth); // words to come are wider than "waiting"
    view_->setStretchColumn(BulkTable::Why);
    view_->setFixedHeight(tableHeight);
    view_->setAccessibleName(tr("Items of this bulk retry"));
    body()->addWidget(view_);
}

void BulkRetryDialog::setBlocked(const QString& why) {
    blocked_ = why;
    refresh();
}

QString BulkRetryDialog::whyNot() const {
    if (!blocked_.isEmpty())
        return blocked_;
    if (items_.empty())
        return tr("Nothing is selected.");
    if (items_.size() > static_cast<std::size_t>(maxBulkItems))
        return tr("At most %1 items at once: narrow the selection.").arg(countText(maxBulkItems));
    return consent_->missing();
}

void BulkRetryDialog::press() {
    if (stage_ != Stage::Asking || !whyNot().isEmpty())
        return;
    stage_ = Stage::Running;
    showProgress(0, 0, 0, static_cast<int>(items_.size()));
    refresh();
    Q_EMIT retryAllRequested(items_, consent_->reason(),
                             staged_->isChecked() && items_.size() > 1 ? BulkPace::Staged
                                                                       : BulkPace::Straight);
}

void BulkRetryDialog::stop() {
    if (stage_ != Stage::Running)
        return;
    stage_ = Stage::Stopping;
    refresh();
    Q_EMIT cancelRequested();
}

void BulkRetryDialog::showProgress(int done, int skipped, int failed, int total) {
    if (stage_ == Stage::Asking)
        return;
    progress_->setRange(0, std::max(1, total));
    progress_->setValue(done + skipped + failed);
    counts_->setShown(tr("%1 done, %2 skipped, %3 failed of %4")
                          .arg(countText(done), countText(skipped), countText(failed), countText(total)));
}

void BulkRetryDialog::showLine(int index, const BulkLine& line) {
    if (stage_ == Stage::Asking || index < 0 || index >= table_->rowCount())
        return;
    table_->setLine(index, line);
    view_->scrollTo(table_->index(index, 0));
}

void BulkRetryDialog::showWaiting(const QString& why) {
    if (stage_ == Stage::Running)
        setNote(tr("%1. Stopping leaves what is done as it is and skips the rest.").arg(why));
}

void BulkRetryDialog::showResult(const std::vector<BulkLine>& lines, bool cancelled) {
    if (stage_ == Stage::Asking)
        return;
    table_->setLines(lines);
    int count[5] = {};
    for (const auto& line : lines)
        ++count[static_cast<int>(line.kind)];
    const auto number = [&](BulkLine::Kind kind) { return countText(count[static_cast<int>(kind)]); };
    QStringList parts{tr("%1 done").arg(number(BulkLine::Kind::Done)),
                      tr("%1 skipped").arg(number(BulkLine::Kind::Skipped)),
                      tr("%1 failed").arg(number(BulkLine::Kind::Failed))};
    if (count[static_cast<int>(BulkLine::Kind::InDoubt)] > 0)
        parts << tr("%1 in doubt, being looked up").arg(number(BulkLine::Kind::InDoubt));
    if (count[static_cast<int>(BulkLine::Kind::Waiting)] > 0)
        parts << tr("%1 not reached").arg(number(BulkLine::Kind::Waiting));
    counts_->setShown(
        (cancelled ? tr("Stopped: %1") : tr("Finished: %1")).arg(parts.join(QStringLiteral(", "))));
    progress_->setValue(progress_->maximum());
    stage_ = Stage::Over;
    refresh();
}

void BulkRetryDialog::reject() {
    if (stage_ == Stage::Running || stage_ == Stage::Stopping)
        stop();
    else
        FramedDialog::reject();
}

void BulkRetryDialog::closeEvent(QCloseEvent* event) {
    if (stage_ != Stage::Running && stage_ != Stage::Stopping)
        return FramedDialog::closeEvent(event);
    event->ignore();
    stop();
}

void BulkRetryDialog::copyList() {
    QString text;
    for (int row = 0; row < table_->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < BulkTable::ColumnCount; ++column)
            cells << table_->index(row, column).data().toString().simplified();
        text += cells.join(u'\t') + u'\n';
    }
    QGuiApplication::clipboard()->setText(text);
}

void BulkRetryDialog::refresh() {
    const bool asking = stage_ == Stage::Asking;
    allowButton(start_, asking ? whyNot() : tr("Started."));
    start_->setVisible(asking);
    consent_->setLocked(!asking);
    consent_->setVisible(asking);
    staged_->setVisible(asking && items_.size() > 1);
    progress_->setVisible(!asking);
    counts_->setVisible(!asking);
    copy_->setVisible(stage_ == Stage::Over);
    switch (stage_) {
    case Stage::Asking:
        close_->setText(tr("Not now"));
        setNote(whyNot());
        break;
    case Stage::Running:
        close_->setText(tr("Stop"));
        setNote(tr("Stopping leaves what is done as it is and skips the rest."));
        break;
    case Stage::Stopping:
        setNote(tr("Stopping after the item that is under way."));
        break;
    case Stage::Over:
        close_->setText(tr("Close"));
        setNote({});
        break;
    }
}

} // namespace countersign
