// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/trial_view.h"

#include "models/tables/words.h"
#include "views/failure_text.h"
#include "views/format.h"
#include "views/theme/health_tone.h"
#include "views/theme/theme.h"
#include "views/widgets/card.h"
#include "views/widgets/field_grid.h"
#include "views/widgets/plain_label.h"

#include <QProgressBar>
#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr int busyHeight = 6;
constexpr int nameWidth = 76;

QString modeText(const SessionInfo& info) {
    switch (info.mode) {
    case AccessMode::Operator:
        return TrialView::tr("operator: may retry");
    case AccessMode::Signer:
        return TrialView::tr("approver or admin: may sign, not retry");
    case AccessMode::Auditor:
        return TrialView::tr("auditor: sees everything, changes nothing");
    case AccessMode::LookOnly:
        return TrialView::tr("look-only: the contract is not installed");
    case AccessMode::Unknown:
        break;
    }
    return TrialView::tr("not known");
}

} // namespace

TrialView::TrialView(QWidget* parent)
    : QWidget(parent)
    , database_(new Card(this))
    , facts_(new FieldGrid(database_))
    , hint_(new PlainLabel(
          tr("Test connects once to everything that is written here and lists what it finds. It "
             "changes nothing."),
          PlainLabel::Face::Body, Tone::Muted, this))
    , busy_(new QProgressBar(this))
    , lines_(new QWidget(this)) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(spaceS);
    hint_->setWrapping();
    rows->addWidget(hint_);
    busy_->setRange(0, 0);
    busy_->setTextVisible(false);
    busy_->setFixedHeight(busyHeight);
    busy_->setAccessibleName(tr("Testing"));
    rows->addWidget(busy_);
    facts_->setNameWidth(nameWidth);
    database_->body()->addWidget(facts_);
    rows->addWidget(database_);
    lineRows_ = new QVBoxLayout(lines_);
    lineRows_->setContentsMargins(0, 0, 0, 0);
    lineRows_->setSpacing(spaceXs);
    rows->addWidget(lines_);
    rows->addStretch(1);
    clear();
}

void TrialView::clear() {
    hint_->show();
    busy_->hide();
    database_->hide();
    lines_->hide();
}

void TrialView::begin() {
    clear();
    hint_->hide();
    busy_->show();
}

void TrialView::end() {
    busy_->hide();
}

void TrialView::showDatabase(const SessionInfo& info) {
    const bool mayAct = info.mode == AccessMode::Operator;
    database_->setTone(mayAct || info.mode == AccessMode::Signer || info.mode == AccessMode::Auditor ? Tone::Good : Tone::Accent);
    database_->setHeadline(tr("The database answers"));
    std::vector<FieldRow> rows{
        {tr("Server"), tr("PostgreSQL %1, database %2").arg(info.serverVersion, info.databaseName), false,
         Tone::Plain},
        {tr("Login"), info.human.isEmpty() ? info.login : tr("%1, that is %2").arg(info.login, info.human),
         false, Tone::Plain},
        {tr("Contract"), info.contractVersion > 0 ? tr("version %1").arg(info.contractVersion) : tr("none"),
         false, Tone::Plain},
        {tr("Mode"), modeText(info), false, Tone::Plain},
        {tr("TLS"), info.tls ? tr("yes") : tr("no"), false, Tone::Plain}};
    if (!mayAct && !info.whyNotAct.isEmpty())
        rows.push_back({tr("Why"), info.whyNotAct, false, Tone::Muted});
    facts_->setRows(rows);
    facts_->show();
    database_->show();
}

void TrialView::showDatabaseFailure(const Failure& failure) {
    const FailureWords words = failureWords(failure);
    database_->setTone(Tone::Bad);
    database_->setHeadline(words.headline);
    facts_->setRows(
        {{tr("What"), words.particulars, false, Tone::Plain}, {tr("Do"), words.remedy, false, Tone::Plain}});
    database_->show();
}

void TrialView::showLines(const std::vector<HealthLine>& lines) {
    while (QLayoutItem* item = lineRows_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const auto& line : lines) {
        const QString said = line.lastError.isEmpty() ? line.note : line.lastError;
        const bool waiting = !line.checkedAt && line.lastError.isEmpty();
        auto* name = new PlainLabel(tr("%1 %2").arg(healthKindWord(line.kind), line.name), lines_);
        auto* text =
            new PlainLabel(waiting ? tr("asking…") : tr("%1: %2").arg(healthText(line.state), said),
                           PlainLabel::Face::Small, waiting ? Tone::Muted : toneOf(line.state), lines_);
        name->setWrapping();
        text->setWrapping();
        lineRows_->addWidget(name);
        lineRows_->addWidget(text);
    }
    lines_->setVisible(!lines.empty());
}

} // namespace countersign
