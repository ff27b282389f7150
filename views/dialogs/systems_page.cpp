// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/systems_page.h"

#include "models/domain/database_url.h"
#include "views/failure_text.h"
#include "views/format.h"
#include "views/shell/mark_label.h"
#include "views/theme/theme.h"
#include "views/widgets/buttons.h"
#include "views/widgets/card.h"
#include "views/widgets/inline_bar.h"
#include "views/widgets/plain_label.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr int columnWidth = 760;
constexpr int topSpace = 48;

} // namespace

SystemsPage::SystemsPage(QWidget* parent)
    : QWidget(parent)
    , bar_(new InlineBar(this))
    , lead_(new PlainLabel({}, PlainLabel::Face::Body, Tone::Muted, this))
    , list_(new QVBoxLayout) {
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(bar_);
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    auto* page = new QWidget(area);
    setStyleProperty(page, "surface", QStringLiteral("canvas"));
    page->setAttribute(Qt::WA_StyledBackground);
    auto* centre = new QHBoxLayout(page);
    auto* column = new QWidget(page);
    column->setFixedWidth(columnWidth);
    centre->addStretch(1);
    centre->addWidget(column);
    centre->addStretch(1);
    area->setWidget(page);
    all->addWidget(area, 1);

    auto* rows = new QVBoxLayout(column);
    rows->setContentsMargins(0, topSpace, 0, spaceXl);
    rows->setSpacing(spaceM);
    rows->addWidget(new PlainLabel(tr("Systems"), PlainLabel::Face::Title, Tone::Plain, column));
    lead_->setWrapping();
    rows->addWidget(lead_);
    list_->setSpacing(spaceS);
    rows->addLayout(list_);
    auto* add = makeButton(tr("Add a system…"), ButtonLook::Primary, column);
    connect(add, &QPushButton::clicked, this, &SystemsPage::addRequested);
    rows->addWidget(add, 0, Qt::AlignLeft);
    rows->addStretch(1);
    connect(bar_, &InlineBar::retryPressed, this, &SystemsPage::refreshRequested);
    setSystems({});
}

void SystemsPage::setSystems(const std::vector<KnownSystem>& systems) {
    bar_->clear();
    while (QLayoutItem* item = list_->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    lead_->setShown(
        systems.empty()
            ? tr("Countersign knows no system yet. Add the database of a backend: with nothing but the "
                 "right to SELECT you see what is stuck, wrong or about to run dry within minutes.")
            : tr("%n system(s). Each opens with your own login and shows what that login may do.", nullptr,
                 static_cast<int>(systems.size())));
    for (const auto& system : systems)
        list_->addWidget(makeRow(system));
}

QWidget* SystemsPage::makeRow(const KnownSystem& system) {
    auto* card = new Card(this);
    auto* row = new QHBoxLayout;
    row->setSpacing(spaceM);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    auto* head = new QHBoxLayout;
    head->setSpacing(spaceS);
    if (system.file) {
        const SystemFile& file = *system.file;
        head->addWidget(new PlainLabel(file.name, PlainLabel::Face::Strong, Tone::Plain, card));
        auto* badge = new EnvironmentBadge(card);
        badge->setEnvironment(file.environment);
        head->addWidget(badge);
        head->addStretch(1);
        words->addLayout(head);
        const DatabaseLogin login = takeLoginApart(file.database);
        auto* where = new PlainLabel(login.user.isEmpty()
                                         ? tr("%1 · %2").arg(file.kind, login.address)
                                         : tr("%1 · %2 as %3").arg(file.kind, login.address, login.user),
                                     PlainLabel::Face::Small, Tone::Muted, card);
        where->setWrapping();
        words->addWidget(where);
    } else {
        head->addWidget(
            new PlainLabel(QFileInfo(system.path).fileName(), PlainLabel::Face::Strong, Tone::Plain, card));
        head->addStretch(1);
        words->addLayout(head);
        auto* why =
            new PlainLabel(failureSentence(system.file.failure()), PlainLabel::Face::Small, Tone::Bad, card);
        why->setWrapping();
        words->addWidget(why);
    }
    row->addLayout(words, 1);
    card->body()->addLayout(row);
    addActs(card, row, system);
    return card;
}

void SystemsPage::addActs(QWidget* card, QHBoxLayout* row, const KnownSystem& system) {
    const QString path = system.path;
    const QString name = system.file ? system.file->name : QFileInfo(path).fileName();
    const auto add = [&](const QString& text, const QString& accessible, ButtonLook look) {
        auto* button = makeButton(text, look, card);
        button->setAccessibleName(accessible);
        row->addWidget(button, 0, Qt::AlignVCenter);
        return button;
    };
    auto* remove = add(tr("Remove"), tr("Remove %1").arg(name), ButtonLook::Link);
    connect(remove, &QPushButton::clicked, this, [this, remove, path] {
        if (remove->property("asked").toBool()) {
            Q_EMIT removeRequested(path);
            return;
        }
        remove->setProperty("asked", true);
        remove->setText(tr("Remove it, really?"));
    });
    if (!system.file)
        return;
    auto* edit = add(tr("Edit…"), tr("Edit %1").arg(name), ButtonLook::Quiet);
    connect(edit, &QPushButton::clicked, this, [this, path] { Q_EMIT editRequested(path); });
    auto* open = add(tr("Open"), tr("Open %1").arg(name), ButtonLook::Primary);
    connect(open, &QPushButton::clicked, this, [this, path] { Q_EMIT openRequested(path); });
}

void SystemsPage::showFailure(const Failure& failure) {
    bar_->showFailure(failure);
}

} // namespace countersign
