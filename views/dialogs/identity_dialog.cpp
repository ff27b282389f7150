// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/identity_dialog.h"

#include "views/dialogs/consent_fields.h"
#include "views/format.h"
#include "views/theme/theme.h"
#include "views/widgets/field_grid.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/small_parts.h"

#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr int dialogWidth = 640;

QString orUnknown(const QString& text) {
    return text.isEmpty() ? IdentityDialog::tr("unknown: it does not say") : text;
}

QString blockText(const IdentityFacts& facts) {
    if (!facts.apiBlock)
        return orUnknown({});
    const QString block = countText(*facts.apiBlock);
    if (!facts.blockMoves)
        return IdentityDialog::tr("%1, not watched for long enough yet").arg(block);
    return *facts.blockMoves ? IdentityDialog::tr("%1, moving").arg(block)
                             : IdentityDialog::tr("%1, standing still").arg(block);
}

std::vector<FieldRow> rowsOf(const IdentityFacts& facts) {
    std::vector<FieldRow> rows{
        {IdentityDialog::tr("System file"), environmentText(facts.claimed)},
        {IdentityDialog::tr("Database"), orUnknown(facts.databases.join(u'\n')), !facts.databases.isEmpty()},
        {IdentityDialog::tr("Seen before as"), facts.seenAs.isEmpty()
                                                   ? IdentityDialog::tr("never seen before")
                                                   : facts.seenAs.join(QStringLiteral(", "))}};
    for (const auto& [chain, said] : facts.nodeChains)
        rows.push_back({IdentityDialog::tr("Nodes of chain %1").arg(chain),
                        said.isEmpty() ? orUnknown({}) : IdentityDialog::tr("say chain %1").arg(said)});
    rows.push_back({IdentityDialog::tr("Backend's chain"), orUnknown(facts.apiChain)});
    rows.push_back({IdentityDialog::tr("Backend's mode"), orUnknown(facts.apiMode)});
    rows.push_back({IdentityDialog::tr("Backend's block"), blockText(facts)});
    return rows;
}

ConsentAsk askOf() {
    ConsentAsk ask;
    ask.label = IdentityDialog::tr("It is right because…");
    ask.placeholder = IdentityDialog::tr("Why these facts belong together: what you checked, and with whom");
    return ask;
}

} // namespace

IdentityDialog::IdentityDialog(const SystemFile& system, const IdentityFacts& facts,
                               const std::vector<Finding>& doubts, QWidget* parent)
    : FramedDialog(tr("Which system is this?"), system.environment, parent)
    , consent_(new ConsentFields(system, this, askOf())) {
    setSubtitle(tr("%1 · %2").arg(environmentText(system.environment), system.name));
    addDoubts(doubts);
    auto* grid = new FieldGrid(this);
    grid->setRows(rowsOf(facts));
    body()->addWidget(grid);
    auto* what =
        new PlainLabel(tr("Your word is kept on this computer, for exactly these facts: when one of them "
                          "changes, acting is locked again."),
                       PlainLabel::Face::Small, Tone::Muted, this);
    what->setWrapping();
    body()->addWidget(what);
    body()->addWidget(consent_);
    connect(addButton(tr("Not now")), &QPushButton::clicked, this, &QDialog::close);
    press_ = addButton(tr("It is right"), ButtonLook::Danger);
    connect(press_, &QPushButton::clicked, this, [this] {
        if (!consent_->missing().isEmpty())
            return;
        Q_EMIT given(consent_->reason());
        close();
    });
    connect(consent_, &ConsentFields::changed, this, &IdentityDialog::refresh);
    consent_->setFocus();
    setContentWidth(dialogWidth);
    refresh();
}

void IdentityDialog::addDoubts(const std::vector<Finding>& doubts) {
    for (const Finding& doubt : doubts) {
        auto* title = new PlainLabel(doubt.title, PlainLabel::Face::Strong, Tone::Bad, this);
        title->setWrapping();
        auto* why = new PlainLabel(doubt.why, PlainLabel::Face::Body, Tone::Plain, this);
        why->setWrapping();
        body()->addWidget(title);
        body()->addWidget(why);
    }
    body()->addSpacing(spaceXs);
}

void IdentityDialog::setReason(const QString& reason) {
    consent_->setReason(reason);
}

void IdentityDialog::refresh() {
    const QString missing = consent_->missing();
    allowButton(press_, missing);
    setNote(missing);
}

} // namespace countersign
