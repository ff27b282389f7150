// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/connection_dialog.h"

#include "views/dialogs/connection_fields.h"
#include "views/dialogs/trial_view.h"
#include "views/failure_text.h"
#include "views/theme/theme.h"
#include "views/widgets/plain_label.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr QSize dialogSize(1020, 680);
constexpr int trialWidth = 300;

QScrollArea* scrolling(QWidget* inner, QWidget* parent) {
    auto* area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    inner->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    area->setWidget(inner);
    return area;
}

} // namespace

ConnectionDialog::ConnectionDialog(const QStringList& kinds, const std::optional<SystemFile>& file,
                                   QWidget* parent)
    : FramedDialog(file ? tr("Edit %1").arg(file->name) : tr("Add a system"), std::nullopt, parent)
    , kinds_(kinds)
    , fields_(new ConnectionFields(kinds, this))
    , trial_(new TrialView(this))
    , problem_(new PlainLabel({}, PlainLabel::Face::Body, Tone::Bad, this)) {
    resize(dialogSize);
    setSubtitle(
        tr("A database is enough to begin with. Endpoints, nodes and wallets make more boards useful."));
    if (file)
        fields_->setFile(*file);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(spaceXl);
    columns->addWidget(scrolling(fields_, this), 1);
    auto* found = scrolling(trial_, this);
    found->setFixedWidth(trialWidth);
    columns->addWidget(found);
    body()->addLayout(columns, 1);
    problem_->setWrapping();
    problem_->hide();
    body()->addWidget(problem_);

    auto* cancel = addButton(tr("Cancel"));
    test_ = addButton(tr("Test"));
    save_ = addButton(tr("Save"), ButtonLook::Primary);
    connect(cancel, &QPushButton::clicked, this, &QDialog::close);
    connect(test_, &QPushButton::clicked, this, &ConnectionDialog::test);
    connect(save_, &QPushButton::clicked, this, &ConnectionDialog::save);
    connect(fields_, &ConnectionFields::edited, this, &ConnectionDialog::edited);
    edited();
}

void ConnectionDialog::edited() {
    fields_->clearProblems();
    problem_->hide();
    setEnvironment(fields_->environment());
    allowButton(save_, {});
}

std::optional<SystemFile> ConnectionDialog::judged() {
    auto file = parseSystemFile(fields_->json(), kinds_, tr("this form"));
    if (file)
        return *file;
    saveFailed(file.failure());
    return std::nullopt;
}

void ConnectionDialog::test() {
    const auto file = judged();
    if (!file)
        return;
    allowButton(test_, tr("The test is running."));
    trial_->begin();
    Q_EMIT testRequested(*file, fields_->password());
}

void ConnectionDialog::trialFinished() {
    trial_->end();
    allowButton(test_, {});
}

void ConnectionDialog::save() {
    const auto file = judged();
    if (!file)
        return;
    allowButton(save_, tr("Saving."));
    Q_EMIT saveRequested(*file, fields_->password());
}

void ConnectionDialog::saveFailed(const Failure& failure) {
    allowButton(save_, {});
    if (fields_->showProblem(failure))
        return;
    problem_->setShown(failureSentence(failure));
    problem_->show();
}

} // namespace countersign
