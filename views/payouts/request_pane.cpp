// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/payouts/request_pane.h"

#include "models/tables/difference_table.h"
#include "views/format.h"
#include "views/payouts/line_view.h"
#include "views/payouts/payout_words.h"
#include "views/payouts/request_facts.h"
#include "views/theme/theme.h"
#include "views/widgets/buttons.h"
#include "views/widgets/pill_row.h"
#include "views/widgets/small_parts.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace countersign {
namespace {

const QString linesTab = QStringLiteral("lines");
const QString differencesTab = QStringLiteral("differences");
const QString sentTab = QStringLiteral("sent");
const QString othersTab = QStringLiteral("others");

QString countOrNothing(std::size_t count) {
    return count == 0 ? QString() : countText(static_cast<qint64>(count));
}

QScrollArea* scrolling(QWidget* inner, const QString& name, QWidget* parent) {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(spaceL, spaceM, spaceL, spaceM);
    column->addWidget(inner);
    column->addStretch(1);
    auto* area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setAccessibleName(name);
    area->setWidget(page);
    return area;
}

} // namespace

RequestPane::RequestPane(QWidget* parent)
    : QWidget(parent)
    , heading_(new PlainLabel({}, PlainLabel::Face::Title, Tone::Plain, this))
    , sub_(new PlainLabel({}, PlainLabel::Face::Body, Tone::Muted, this))
    , propose_(makeButton(tr("Propose…"), ButtonLook::Primary, this))
    , approve_(makeButton(tr("Approve…"), ButtonLook::Primary, this))
    , reject_(makeButton(tr("Reject…"), ButtonLook::Danger, this))
    , cancel_(makeButton(tr("Take back…"), ButtonLook::Quiet, this))
    , exclude_(makeButton(tr("Exclude a line…"), ButtonLook::Quiet, this))
    , anew_(makeButton(tr("Propose anew…"), ButtonLook::Quiet, this))
    , facts_(new RequestFacts(this))
    , tabs_(new PillRow(this))
    , tables_(new QStackedWidget(this))
    , lines_(new LineView(this))
    , differences_(new DifferenceTable(this))
    , differenceView_(new TableView(this))
    , sent_(new FieldGrid)
    , others_(new FieldGrid) {
    auto* split = new QSplitter(Qt::Horizontal, this);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    split->addWidget(facts_);
    split->addWidget(makeTables());
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(makeHairline(this));
    column->addWidget(split, 1);
    connect(propose_, &QPushButton::clicked, this, &RequestPane::proposePressed);
    connect(approve_, &QPushButton::clicked, this,
            [this] { Q_EMIT decidePressed(DecisionVerdict::Approve); });
    connect(reject_, &QPushButton::clicked, this, [this] { Q_EMIT decidePressed(DecisionVerdict::Reject); });
    connect(cancel_, &QPushButton::clicked, this, &RequestPane::cancelPressed);
    connect(exclude_, &QPushButton::clicked, this, &RequestPane::excludePressed);
    connect(anew_, &QPushButton::clicked, this, &RequestPane::anewPressed);
    connect(tabs_, &PillRow::chosenChanged, this, &RequestPane::showTab);
    setFocusProxy(lines_);
    showSummary(nullptr);
}

QWidget* RequestPane::makeHead() {
    auto* head = new QWidget(this);
    head->setProperty("surface", QStringLiteral("window"));
    head->setAttribute(Qt::WA_StyledBackground);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    heading_->setEliding();
    sub_->setEliding();
    words->addWidget(heading_);
    words->addWidget(sub_);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(spaceL, spaceS, spaceL, spaceS);
    row->setSpacing(spaceS);
    row->addLayout(words, 1);
    for (QPushButton* button : {exclude_, cancel_, anew_, reject_, approve_, propose_})
        row->addWidget(button);
    return head;
}

QWidget* RequestPane::makeTables() {
    auto* box = new QWidget(this);
    box->setProperty("surface", QStringLiteral("canvas"));
    box->setAttribute(Qt::WA_StyledBackground);
    tabs_->addPill(linesTab, tr("Lines"));
    tabs_->addPill(differencesTab, tr("Differences"));
    tabs_->addPill(sentTab, tr("Transactions"));
    tabs_->addPill(othersTab, tr("Other requests"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(spaceM, spaceS, spaceM, spaceS);
    row->addWidget(tabs_);
    row->addStretch(1);
    differenceView_->setModel(differences_);
    differenceView_->setStretchColumn(DifferenceTable::Now);
    differenceView_->setAccessibleName(tr("What differs from what was signed"));
    tables_->addWidget(lines_);
    tables_->addWidget(differenceView_);
    tables_->addWidget(scrolling(sent_, tr("Transactions"), this));
    tables_->addWidget(scrolling(others_, tr("Other requests"), this));
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(makeHairline(box));
    column->addWidget(tables_, 1);
    return box;
}

void RequestPane::showTab(const QString& key) {
    tabs_->choose(key);
    tables_->setCurrentIndex(
        static_cast<int>(QStringList{linesTab, differencesTab, sentTab, othersTab}.indexOf(key)));
}

void RequestPane::setContext(const DeskContext& context) {
    context_ = context;
    refreshButtons();
}

void RequestPane::setPeople(const KeyFeed::Snapshot& people) {
    facts_->setPeople(people);
}

void RequestPane::showSummary(const PayoutSummary* payout) {
    if (payout && payout->payout == payout_)
        return;
    payout_ = payout ? payout->payout : QString();
    detail_.reset();
    preview_.reset();
    heading_->setShown(payout ? payout->payout : QString());
    sub_->setShown(payout ? tr("reading…") : QString());
    facts_->showNothing(payout ? QString()
                               : tr("Choose a payout to see what would be paid, and who signed it."));
    lines_->setLines({});
    differences_->setDifferences({});
    showAround({}, {});
    showTab(linesTab);
    refreshButtons();
}

void RequestPane::showRequest(const RequestDetail& detail) {
    if (detail.request.content.payout != payout_)
        return;
    const bool first = !detail_ || detail_->request.id != detail.request.id;
    preview_.reset();
    detail_ = detail;
    detail_->checks = localChecks(detail.checks);
    heading_->setShown(payout_ + QStringLiteral(" · ") + contentText(detail.request.content));
    sub_->setShown(tr("request %1, proposed by %2").arg(detail.request.id, detail.request.requester));
    facts_->showRequest(*detail_);
    showLines(detail.request.content, detail_->checks, detail.lastPaid);
    showAround(detail.broadcasts, detail.others);
    showDifferences(detail);
    if (first)
        showTab(differences_->rowCount() > 0 ? differencesTab : linesTab);
    refreshButtons();
}

void RequestPane::showPreview(const PayoutPreview& preview) {
    if (preview.request.content.payout != payout_)
        return;
    detail_.reset();
    preview_ = preview;
    preview_->checks = localChecks(preview.checks);
    heading_->setShown(payout_ + QStringLiteral(" · ") + contentText(preview.request.content));
    sub_->setShown(tr("not proposed"));
    facts_->showPreview(*preview_);
    showLines(preview.request.content, preview_->checks, preview.lastPaid);
    showAround({}, preview.others);
    differences_->setDifferences({});
    tabs_->setCount(differencesTab, {});
    refreshButtons();
}

void RequestPane::showLines(const PayoutContent& content, const std::vector<PayoutCheck>& checks,
                            const std::vector<LastPaid>& lastPaid) {
    lines_->setLines(lineRows(content.lines, checks, lastPaid));
    tabs_->setCount(linesTab, countOrNothing(content.lines.size()));
}

void RequestPane::showDifferences(const RequestDetail& detail) {
    std::vector<DifferenceRow> rows = differencesFrom(detail.difference);
    if (rows.empty())
        rows = differencesFrom(detail.whyDetail);
    tabs_->setCount(differencesTab, countOrNothing(rows.size()));
    differences_->setDifferences(std::move(rows));
}

void RequestPane::showAround(const std::vector<BroadcastInfo>& sent,
                             const std::vector<OtherRequest>& others) {
    std::vector<FieldRow> sentRows = broadcastFields(sent, systemNow());
    if (sentRows.empty())
        sentRows.push_back({{}, tr("No transaction was sent for this request."), false, Tone::Muted});
    std::vector<FieldRow> otherRows = otherFields(others, systemNow());
    if (otherRows.empty())
        otherRows.push_back({{}, tr("This payout has no other request."), false, Tone::Muted});
    sent_->setRows(sentRows);
    others_->setRows(otherRows);
    tabs_->setCount(sentTab, countOrNothing(sent.size()));
    tabs_->setCount(othersTab, countOrNothing(others.size()));
}

void RequestPane::refreshButtons() {
    propose_->setVisible(preview_.has_value());
    const bool over = detail_ && !isOpen(detail_->state);
    for (QPushButton* button : {approve_, reject_, cancel_, exclude_})
        button->setVisible(detail_ && !over);
    anew_->setVisible(over && detail_->state != RequestState::Done &&
                      detail_->state != RequestState::Executing && detail_->state != RequestState::Broadcast);
    if (preview_)
        allowButton(propose_, whyNoPropose(context_, *preview_), tr("See it whole, sign it, propose it"));
    if (!detail_)
        return;
    allowButton(approve_, whyNoDecide(context_, *detail_, DecisionVerdict::Approve),
                tr("See exactly what would be paid, and sign it"));
    allowButton(reject_, whyNoDecide(context_, *detail_, DecisionVerdict::Reject),
                tr("See it, and sign that it must not be paid"));
    allowButton(cancel_, whyNoCancel(context_, *detail_), tr("End this request; nothing of it is paid"));
    allowButton(exclude_, whyNoExclude(context_, *detail_), tr("How a line is left out"));
    allowButton(anew_, whyNoAct(context_, QStringLiteral("operator")), tr("Show what would be proposed now"));
}

} // namespace countersign
