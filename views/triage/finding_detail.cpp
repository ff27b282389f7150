// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/triage/finding_detail.h"

#include "models/tables/field_table.h"
#include "views/format.h"
#include "views/theme/theme.h"
#include "views/widgets/buttons.h"
#include "views/widgets/field_grid.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/small_parts.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QScrollArea>
#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr int clockEveryMs = 1'000;
constexpr int toDoWidth = 320;

std::vector<FieldRow> rowsOf(const Finding& finding, UnixMs now) {
    std::vector<FieldRow> rows;
    rows.push_back({FindingDetail::tr("Rule"), finding.why, false, Tone::Plain});
    if (!finding.subjectId.isEmpty())
        rows.push_back({FindingDetail::tr("Subject"), finding.subjectKind + u' ' + finding.subjectId, true,
                        Tone::Plain});
    if (finding.since)
        rows.push_back({FindingDetail::tr("Since"),
                        momentText(*finding.since) + QStringLiteral(" · ") + agoText(now - *finding.since),
                        false, Tone::Plain});
    if (finding.money)
        rows.push_back({FindingDetail::tr("Money"), moneyText(*finding.money), false, Tone::Plain});
    for (const Field& field : fieldsOf(finding.evidence))
        rows.push_back({field.name, field.value, false, Tone::Plain});
    rows.push_back({FindingDetail::tr("Seen by"),
                    finding.from.everRead()
                        ? FindingDetail::tr("%1, %2").arg(finding.from.source, finding.detector)
                        : finding.detector,
                    false, Tone::Muted});
    return rows;
}

QScrollArea* scrolled(QWidget* content) {
    auto* area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

} // namespace

FindingDetail::FindingDetail(Clock clock, QWidget* parent)
    : QWidget(parent)
    , clock_(std::move(clock))
    , title_(new PlainLabel({}, PlainLabel::Face::Strong, Tone::Plain, this))
    , fields_(new FieldGrid(this))
    , clockLine_(new PlainLabel({}, PlainLabel::Face::Strong, Tone::Plain, this))
    , toDo_(new PlainLabel({}, PlainLabel::Face::Body, Tone::Plain, this))
    , steps_(new PlainLabel({}, PlainLabel::Face::Body, Tone::Muted, this))
    , open_(makeButton(tr("Open"), ButtonLook::Primary, this))
    , copy_(makeButton(tr("Copy evidence"), ButtonLook::Quiet, this)) {
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", QStringLiteral("window"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeFacts(), 1);
    row->addWidget(makeToDo());
    connect(open_, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(finding_); });
    connect(copy_, &QPushButton::clicked, this, &FindingDetail::copyEvidence);
    connect(&timer_, &QTimer::timeout, this, &FindingDetail::refreshClock);
    timer_.start(clockEveryMs);
    show(nullptr);
}

QWidget* FindingDetail::makeFacts() {
    auto* facts = new QWidget(this);
    auto* column = new QVBoxLayout(facts);
    column->setContentsMargins(spaceL, spaceM, spaceL, spaceM);
    column->setSpacing(spaceS);
    title_->setWrapping();
    column->addWidget(title_);
    column->addWidget(fields_);
    column->addStretch(1);
    return scrolled(facts);
}

QWidget* FindingDetail::makeToDo() {
    auto* toDo = new QWidget(this);
    auto* column = new QVBoxLayout(toDo);
    column->setContentsMargins(0, spaceM, spaceL, spaceM);
    column->setSpacing(spaceS);
    column->addWidget(clockLine_);
    toDo_->setWrapping();
    steps_->setWrapping();
    column->addWidget(toDo_);
    column->addWidget(steps_);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(open_);
    buttons->addWidget(copy_);
    buttons->addStretch(1);
    column->addSpacing(spaceXs);
    column->addLayout(buttons);
    column->addStretch(1);
    QScrollArea* area = scrolled(toDo);
    area->setFixedWidth(toDoWidth);
    return area;
}

void FindingDetail::show(const Finding* finding) {
    const bool any = finding != nullptr;
    open_->setVisible(any);
    copy_->setVisible(any);
    clockLine_->setVisible(any);
    toDo_->setVisible(any);
    steps_->setVisible(any);
    fields_->setVisible(any);
    title_->setTone(any ? Tone::Plain : Tone::Muted);
    if (!any) {
        finding_ = {};
        title_->setShown(tr("Choose a finding to see its rule, its evidence and what to do."));
        return;
    }
    finding_ = *finding;
    title_->setShown(finding->title);
    fields_->setRows(rowsOf(*finding, clock_()));
    toDo_->setShown(finding->whatToDo);
    QStringList steps;
    for (const QString& step : finding->runbook)
        steps += QString::number(steps.size() + 1) + QStringLiteral(". ") + step;
    steps_->setShown(steps.join(u'\n'));
    steps_->setVisible(!steps.isEmpty());
    open_->setText(finding->subjectKind.isEmpty() ? tr("Open")
                                                  : tr("Open %1").arg(safeLine(finding->subjectKind)));
    open_->setVisible(!finding->board.isEmpty());
    refreshClock();
}

void FindingDetail::refreshClock() {
    if (finding_.detector.isEmpty())
        return;
    const QString severity = severityName(finding_.severity);
    if (!finding_.since) {
        clockLine_->setShown(
            tr("%1 · answer within %2").arg(severity, ageText(respondWithinMs(finding_.severity))));
        return;
    }
    const UnixMs left = *finding_.since + respondWithinMs(finding_.severity) - clock_();
    clockLine_->setShown(left >= 0 ? tr("%1 · %2 to respond").arg(severity, leftText(left))
                                   : tr("%1 · answer %2").arg(severity, leftText(left)));
    clockLine_->setTone(left < 0 ? Tone::Bad : Tone::Plain);
}

void FindingDetail::copyEvidence() {
    QStringList lines{finding_.title,
                      finding_.detector + u' ' + finding_.subjectKind + u' ' + finding_.subjectId,
                      finding_.why};
    if (finding_.money)
        lines += finding_.money->amount.text() + u' ' + finding_.money->currency;
    lines += QString::fromUtf8(QJsonDocument(finding_.evidence).toJson(QJsonDocument::Indented));
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace countersign
