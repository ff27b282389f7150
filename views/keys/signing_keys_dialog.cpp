// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/keys/signing_keys_dialog.h"

#include "models/tables/key_table.h"
#include "views/delegates/cell_delegate.h"
#include "views/format.h"
#include "views/keys/key_rules.h"
#include "views/keys/my_key_card.h"
#include "views/theme/theme.h"
#include "views/widgets/inline_bar.h"
#include "views/widgets/small_parts.h"
#include "views/widgets/table_view.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace countersign {
namespace {

constexpr QSize pageSize(980, 752);
constexpr int leastRows = 2;

TableView* prepared(TableView* view, QAbstractItemModel* model, int stretch, const QString& name) {
    view->setModel(model);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setStretchColumn(stretch);
    view->setAccessibleName(name);
    view->setMinimumHeight((leastRows + 1) * Theme::instance().rowHeight());
    return view;
}

} // namespace

SigningKeysDialog::SigningKeysDialog(const SystemFile& system, QWidget* parent)
    : FramedDialog(tr("Keys and policy"), system.environment, parent)
    , system_(system)
    , bar_(new InlineBar(this))
    , card_(new MyKeyCard(this))
    , keys_(new KeyTable(this))
    , tiers_(new TierTable(this))
    , changes_(new ChangeTable(this))
    , keyView_(prepared(new TableView(this), keys_, KeyTable::Reason, tr("Keys of people")))
    , tierView_(prepared(new TableView(this), tiers_, TierTable::Proposer, tr("Policy in force")))
    , changeView_(
          prepared(new TableView(this), changes_, ChangeTable::Body, tr("Changes of policy and people")))
    , noChanges_(new PlainLabel(tr("None was ever proposed."), PlainLabel::Face::Body, Tone::Muted, this))
    , choose_(makeButton(tr("Choose file…"), ButtonLook::Quiet, this))
    , make_(makeButton(tr("New key…"), ButtonLook::Quiet, this))
    , enrol_(makeButton(tr("Enrol…"), ButtonLook::Primary, this))
    , activate_(makeButton(tr("Put in force…"), ButtonLook::Quiet, this))
    , revoke_(makeButton(tr("Revoke…"), ButtonLook::Danger, this))
    , approve_(makeButton(tr("Approve change…"), ButtonLook::Quiet, this))
    , reject_(makeButton(tr("Reject change…"), ButtonLook::Danger, this)) {
    setSubtitle(tr("%1 · %2").arg(environmentText(system.environment), system.name));
    body()->addWidget(bar_);
    addMyKey();
    addKeys();
    addPolicy();
    addChanges();
    connect(addButton(tr("Close"), ButtonLook::Primary), &QPushButton::clicked, this, &QDialog::close);
    for (QPushButton* button : {choose_, make_, enrol_, activate_, revoke_, approve_, reject_})
        button->setAutoDefault(false);
    for (TableView* view : {keyView_, changeView_})
        connect(view, &TableView::currentRowChanged, this, &SigningKeysDialog::refresh);
    connect(choose_, &QPushButton::clicked, this, &SigningKeysDialog::chooseFile);
    connect(make_, &QPushButton::clicked, this, &SigningKeysDialog::makeKey);
    connect(enrol_, &QPushButton::clicked, this, &SigningKeysDialog::enrol);
    connect(activate_, &QPushButton::clicked, this, &SigningKeysDialog::activate);
    connect(revoke_, &QPushButton::clicked, this, &SigningKeysDialog::revoke);
    connect(approve_, &QPushButton::clicked, this, [this] { decideChange(true); });
    connect(reject_, &QPushButton::clicked, this, [this] { decideChange(false); });
    layout()->setSizeConstraint(QLayout::SetNoConstraint); // wrapped text would make it higher than a screen
    resize(pageSize);
    setSnapshot({});
}

void SigningKeysDialog::addStrip(const std::vector<QPushButton*>& buttons, QWidget* title) {
    auto* row = new QHBoxLayout;
    row->setSpacing(spaceS);
    row->addWidget(title, 1);
    for (QPushButton* button : buttons)
        row->addWidget(button);
    body()->addLayout(row);
}

void SigningKeysDialog::addMyKey() {
    body()->addWidget(card_);
    addStrip({choose_, make_, enrol_}, new QWidget(this));
}

void SigningKeysDialog::addKeys() {
    addStrip({activate_, revoke_}, makeSectionTitle(tr("Keys of people"), this));
    keyView_->setItemDelegateForColumn(KeyTable::EnrolledAt, new AgeDelegate(keyView_));
    keyView_->setItemDelegateForColumn(KeyTable::State, new StateDelegate(StateDelegate::Of::Word, keyView_));
    body()->addWidget(keyView_, 2);
}

void SigningKeysDialog::addPolicy() {
    body()->addWidget(makeSectionTitle(tr("Policy in force"), this));
    tierView_->setItemDelegateForColumn(TierTable::Required, new NumberDelegate(tierView_));
    tierView_->setRightAligned(TierTable::Required);
    for (const int column : {TierTable::From, TierTable::CapItem, TierTable::CapDay}) {
        tierView_->setItemDelegateForColumn(column, new MoneyDelegate(tierView_));
        tierView_->setRightAligned(column);
    }
    body()->addWidget(tierView_, 1);
}

void SigningKeysDialog::addChanges() {
    addStrip({reject_, approve_}, makeSectionTitle(tr("Changes of policy and people"), this));
    changeView_->setItemDelegateForColumn(ChangeTable::ProposedAt, new AgeDelegate(changeView_));
    body()->addWidget(changeView_, 1);
    body()->addWidget(noChanges_);
}

void SigningKeysDialog::setContext(const DeskContext& context) {
    context_ = context;
    refresh();
}

void SigningKeysDialog::setChosen(const std::optional<ChosenKey>& chosen) {
    chosen_ = chosen;
    context_.hasKey = chosen.has_value();
    bar_->clear();
    refresh();
}

void SigningKeysDialog::setSnapshot(const KeyFeed::Snapshot& snapshot) {
    keys_->setKeys(snapshot.keys);
    tiers_->setTiers(snapshot.policy);
    changes_->setChanges(snapshot.changes);
    noChanges_->setVisible(snapshot.changes.empty());
    changeView_->setVisible(!snapshot.changes.empty());
    refresh();
}

void SigningKeysDialog::setFailure(const Failure& failure) {
    bar_->showFailure(failure);
}

const KeyInfo* SigningKeysDialog::mine() const {
    if (!chosen_)
        return nullptr;
    const auto found = std::find_if(keys_->rows().begin(), keys_->rows().end(),
                                    [&](const KeyInfo& key) { return key.key == chosen_->key; });
    return found == keys_->rows().end() ? nullptr : &*found;
}

void SigningKeysDialog::refresh() {
    card_->show(chosen_, mine());
    const KeyInfo* key = keys_->rowAt(keyView_->currentIndex());
    const ChangeInfo* change = changes_->rowAt(changeView_->currentIndex());
    allowButton(enrol_, whyNoEnrol(context_, mine()), tr("Prove that you hold it, and tell the system"));
    allowButton(activate_, whyNoActivate(context_, key),
                tr("After comparing the fingerprint with its owner"));
    allowButton(revoke_, whyNoRevoke(context_, key), tr("What it signed and is not paid yet counts no more"));
    allowButton(approve_, whyNoChange(context_, change));
    allowButton(reject_, whyNoChange(context_, change));
    approve_->setVisible(!noChanges_->isVisibleTo(this));
    reject_->setVisible(!noChanges_->isVisibleTo(this));
}

} // namespace countersign
