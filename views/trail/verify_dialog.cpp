// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/trail/verify_dialog.h"

#include "views/format.h"
#include "views/theme/theme.h"
#include "views/widgets/card.h"
#include "views/widgets/field_grid.h"
#include "views/widgets/inline_bar.h"

#include <QFileDialog>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr int dialogWidth = 720;
constexpr int busyHeight = 6;
constexpr int problemLines = 9;

} // namespace

VerifyDialog::VerifyDialog(QWidget* parent)
    : FramedDialog(tr("Verify an exported trail"), std::nullopt, parent)
    , prover_(new TrailProver(this))
    , files_(new FieldGrid(this))
    , bar_(new InlineBar(this))
    , card_(new Card(this))
    , figures_(new FieldGrid(card_))
    , problems_(new QPlainTextEdit(this))
    , busy_(new QProgressBar(this)) {
    setSubtitle(tr("Without the database: from the export and a keyring that you have from another place."));
    body()->addWidget(bar_);
    body()->addWidget(files_);
    card_->body()->addWidget(figures_);
    card_->hide();
    body()->addWidget(card_);
    problems_->setReadOnly(true);
    problems_->setTabChangesFocus(true);
    problems_->setAccessibleName(tr("Problems"));
    problems_->setFixedHeight(problems_->fontMetrics().lineSpacing() * problemLines);
    problems_->hide();
    body()->addWidget(problems_);
    busy_->setRange(0, 0);
    busy_->setTextVisible(false);
    busy_->setFixedHeight(busyHeight);
    busy_->setAccessibleName(tr("Verifying"));
    body()->addWidget(busy_);
    connect(addButton(tr("Export file…")), &QPushButton::clicked, this,
            [this] { choose(tr("The exported trail"), &VerifyDialog::export_); });
    connect(addButton(tr("Keyring file…")), &QPushButton::clicked, this,
            [this] { choose(tr("The keyring"), &VerifyDialog::keyring_); });
    connect(addButton(tr("Close")), &QPushButton::clicked, this, &QDialog::close);
    press_ = addButton(tr("Verify"), ButtonLook::Primary);
    connect(press_, &QPushButton::clicked, this, &VerifyDialog::press);
    connect(prover_, &TrailProver::proved, this, &VerifyDialog::showProof);
    connect(prover_, &TrailProver::failed, this, &VerifyDialog::showFailure);
    setContentWidth(dialogWidth);
    refresh();
}

void VerifyDialog::choose(const QString& title, QString VerifyDialog::*into) {
    auto* dialog = new QFileDialog(this, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, into](const QString& path) {
        this->*into = path;
        refresh();
    });
    dialog->open();
}

void VerifyDialog::setFiles(const QString& exportFile, const QString& keyringFile) {
    export_ = exportFile;
    keyring_ = keyringFile;
    refresh();
}

void VerifyDialog::press() {
    if (export_.isEmpty() || keyring_.isEmpty() || prover_->busy())
        return;
    bar_->clear();
    card_->hide();
    problems_->hide();
    prover_->prove(export_, keyring_);
    refresh();
}

void VerifyDialog::showProof(const TrailProof& proof) {
    const bool clean = proof.found == 0;
    card_->setTone(clean ? Tone::Good : Tone::Bad);
    card_->setHeadline(clean ? tr("Clean") : tr("%n problem(s)", nullptr, static_cast<int>(proof.found)));
    figures_->setRows({{tr("Rows"), countText(proof.rows), false, Tone::Plain},
                       {tr("Good signatures"), countText(proof.signatures), false, Tone::Plain},
                       {tr("Requests"), countText(proof.requests), false, Tone::Plain},
                       {tr("Keyring"), tr("version %1: compare its words with an admin").arg(proof.keyring),
                        false, Tone::Plain},
                       {{}, proof.fingerprint, true, Tone::Plain}});
    card_->show();
    problems_->setPlainText(safeText(proof.problems.join(u'\n')));
    problems_->setVisible(!clean);
    refresh();
}

bool VerifyDialog::hasProof() const {
    return card_->isVisibleTo(this);
}

void VerifyDialog::showFailure(const Failure& failure) {
    bar_->showFailure(failure);
    refresh();
}

void VerifyDialog::refresh() {
    const QString none = tr("not chosen");
    files_->setRows(
        {{tr("Export"), export_.isEmpty() ? none : export_, !export_.isEmpty(), Tone::Plain},
         {tr("Keyring"), keyring_.isEmpty() ? none : keyring_, !keyring_.isEmpty(), Tone::Plain}});
    busy_->setVisible(prover_->busy());
    if (!press_)
        return;
    allowButton(press_, prover_->busy()                           ? tr("Verifying…")
                        : export_.isEmpty() || keyring_.isEmpty() ? tr("Choose both files first.")
                                                                  : QString());
}

} // namespace countersign
