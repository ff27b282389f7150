// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/detail_pane.h"

#include "models/tables/field_table.h"
#include "models/tables/settled_by.h"
#include "views/format.h"
#include "views/items/item_rules.h"
#include "views/items/timeline_list.h"
#include "views/theme/theme.h"
#include "views/widgets/buttons.h"
#include "views/widgets/card.h"
#include "views/widgets/field_grid.h"
#include "views/widgets/small_parts.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr int paneWidth = 376;
constexpr int agesEveryMs = 1'000;

FieldRow rowOf(const Field& field, UnixMs now) {
    FieldRow row{field.name, field.value, field.monospace, Tone::Plain};
    if (field.money)
        row.value = moneyText(*field.money);
    else if (field.at)
        row.value = *field.at <= now
                        ? agoText(now - *field.at) + QStringLiteral(" · ") + momentText(*field.at)
                        : DetailPane::tr("in %1 · %2").arg(ageText(*field.at - now), momentText(*field.at));
    if (field.key == QStringLiteral("last_error"))
        row.tone = Tone::Warning;
    return row;
}

} // namespace

DetailPane::DetailPane(const QString& title, QWidget* parent)
    : QScrollArea(parent)
    , title_(title)
    , heading_(new PlainLabel({}, PlainLabel::Face::Title, Tone::Plain))
    , kind_(new PlainLabel({}, PlainLabel::Face::Body, Tone::Muted))
    , sub_(new PlainLabel({}, PlainLabel::Face::Body, Tone::Muted))
    , card_(new Card)
    , evidence_(new EvidenceList)
    , settledBy_(new PlainLabel({}, PlainLabel::Face::Body, Tone::Plain))
    , retry_(makeButton(tr("Retry…"), ButtonLook::Primary))
    , copy_(makeButton(tr("Copy id"), ButtonLook::Quiet))
    , open_(makeButton(tr("Open transaction"), ButtonLook::Quiet))
    , effect_(new PlainLabel({}, PlainLabel::Face::Strong, Tone::Plain))
    , fields_(new FieldGrid)
    , timelineTitle_(makeSectionTitle(tr("Timeline")))
    , timeline_(new TimelineList) {
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(paneWidth);
    setAccessibleName(tr("Details"));
    setWidget(makeBody());
    connect(retry_, &QPushButton::clicked, this, &DetailPane::retryPressed);
    connect(copy_, &QPushButton::clicked, this, &DetailPane::copyId);
    connect(open_, &QPushButton::clicked, this,
            [this] { Q_EMIT urlWanted(explorerUrl(file_.explorerTx, item_ ? item_->txHash : QString())); });
    connect(&ages_, &QTimer::timeout, this, [this] {
        if (isVisible() && item_) {
            refreshHead();
            refreshVerdict();
            refreshFields();
        }
    });
    ages_.start(agesEveryMs);
    showItem(nullptr);
}

QWidget* DetailPane::makeBody() {
    auto* body = new QWidget(this);
    body->setProperty("surface", QStringLiteral("window"));
    body->setAttribute(Qt::WA_StyledBackground);
    auto* head = new QHBoxLayout;
    head->setSpacing(spaceS);
    head->addWidget(heading_, 1);
    head->addWidget(kind_, 0, Qt::AlignBottom);
    heading_->setEliding(); // the whole id stands below, and is what Copy id copies
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(spaceL, spaceM, spaceL, spaceL);
    column->setSpacing(spaceXs);
    column->addLayout(head);
    sub_->setWrapping();
    column->addWidget(sub_);
    column->addSpacing(spaceS);
    card_->body()->addWidget(evidence_);
    settledBy_->setWrapping();
    card_->body()->addWidget(settledBy_);
    column->addWidget(card_);
    column->addSpacing(spaceS);
    column->addWidget(makeButtons());
    effect_->setWrapping();
    column->addWidget(effect_);
    column->addSpacing(spaceS);
    column->addWidget(fields_);
    column->addSpacing(spaceM);
    column->addWidget(timelineTitle_);
    column->addSpacing(spaceXs);
    column->addWidget(timeline_);
    column->addStretch(1);
    return body;
}

QWidget* DetailPane::makeButtons() {
    auto* strip = new QWidget(this);
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spaceS);
    row->addWidget(retry_);
    row->addWidget(copy_);
    row->addWidget(open_);
    row->addStretch(1);
    return strip;
}

void DetailPane::setSystem(const SystemFile& file, const SessionInfo& info) {
    file_ = file;
    info_ = info;
    refreshButtons();
}

void DetailPane::showItem(const WorkItem* item) {
    const bool same = item && item_ && item->ref() == item_->ref();
    if (same && item->fingerprint == item_->fingerprint)
        return; // a list knows less of the same row than we do
    item_ = item ? std::optional<WorkItem>(*item) : std::nullopt;
    if (!same) {
        verdict_.reset();
        from_ = {};
        timeline_->setEntries({});
        verticalScrollBar()->setValue(0);
    }
    refresh();
}

void DetailPane::setDetail(const ItemDetail& detail) {
    if (!item_ || detail.item.ref() != item_->ref())
        return;
    item_ = detail.item;
    from_ = detail.from;
    timeline_->setEntries(detail.timeline);
    refresh();
}

void DetailPane::setVerdict(const WorkItemRef& item, const Verdict& verdict) {
    if (!item_ || item != item_->ref())
        return;
    verdict_ = verdict;
    refreshVerdict();
    refreshButtons();
}

void DetailPane::setStale(bool stale) {
    stale_ = stale;
    refreshVerdict();
    refreshButtons();
}

void DetailPane::setOutcome(const WorkItemRef& item, const ActOutcome& outcome) {
    effects_.insert(item.id, outcomeWords(outcome));
    refreshEffect();
}

void DetailPane::setEffect(const WorkItemRef& item, const Effect& effect) {
    effects_.insert(item.id, effectWords(effect));
    refreshEffect();
}

bool DetailPane::mayRetry() const {
    return retry_->isEnabled() && item_ && verdict_;
}

void DetailPane::refresh() {
    const bool any = item_.has_value();
    for (QWidget* part :
         {static_cast<QWidget*>(card_), static_cast<QWidget*>(retry_), static_cast<QWidget*>(copy_),
          static_cast<QWidget*>(open_), static_cast<QWidget*>(fields_), static_cast<QWidget*>(timelineTitle_),
          static_cast<QWidget*>(timeline_)})
        part->setVisible(any);
    refreshHead();
    refreshEffect();
    if (!any)
        return;
    refreshVerdict();
    refreshFields();
    refreshButtons();
}

void DetailPane::refreshHead() {
    if (!item_) {
        heading_->setShown({});
        kind_->setShown({});
        sub_->setShown(tr("Choose a row to see whether it may be retried, and why."));
        return;
    }
    heading_->setShown(title_ + u' ' + item_->id);
    kind_->setShown(item_->type);
    const QString read =
        from_.everRead() ? tr("read %1").arg(agoText(systemNow() - from_.readAt)) : tr("reading");
    sub_->setShown(tr("%1 · %2 · %3", "state, the backend's word for it, age")
                       .arg(stateText(item_->state), safeLine(item_->rawState), read));
}

void DetailPane::refreshVerdict() {
    if (!verdict_) {
        card_->setTone(Tone::Plain);
        card_->setHeadline(tr("Judging: row, lock, transaction, chain…"));
        evidence_->setLines({}, 0);
        settledBy_->hide();
        return;
    }
    card_->setTone(stale_ ? Tone::Plain : toneOf(verdict_->kind));
    card_->setHeadline(stale_ ? tr("Too old to act on. When it was read: %1").arg(verdictHeadline(*verdict_))
                              : verdictHeadline(*verdict_));
    evidence_->setLines(verdict_->evidence, systemNow());
    settledBy_->setShown(tr("To be settled first: %1").arg(settledByText(*verdict_, looks_)));
    settledBy_->setVisible(!verdict_->settledBy.isEmpty());
}

void DetailPane::refreshFields() {
    if (!item_)
        return;
    std::vector<FieldRow> rows;
    for (const Field& field : fieldsOf(*item_))
        rows.push_back(rowOf(field, systemNow()));
    fields_->setRows(rows);
}

void DetailPane::refreshButtons() {
    allowButton(retry_, whyNoRetry(info_, verdict_ ? &*verdict_ : nullptr, stale_),
                tr("Hand it back to the backend's worker (r)"));
    if (!item_)
        return;
    QString noUrl;
    if (item_->txHash.isEmpty())
        noUrl = tr("No transaction was recorded for this item.");
    else if (file_.explorerTx.isEmpty())
        noUrl = tr("The system file names no explorer.");
    else if (!explorerUrl(file_.explorerTx, item_->txHash).isValid())
        noUrl = tr("What the row holds is not a transaction hash.");
    allowButton(open_, noUrl);
}

void DetailPane::refreshEffect() {
    const TonedText words = item_ ? effects_.value(item_->id) : TonedText{};
    effect_->setShown(words.text);
    effect_->setTone(words.tone);
    effect_->setVisible(!words.text.isEmpty());
}

void DetailPane::copyId() {
    if (item_)
        QApplication::clipboard()->setText(item_->id);
}

} // namespace countersign
