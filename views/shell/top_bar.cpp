// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/top_bar.h"

#include "views/format.h"
#include "views/shell/mark_label.h"
#include "views/theme/theme.h"
#include "views/widgets/buttons.h"

#include <QDateTime>
#include <QHBoxLayout>

namespace countersign {
namespace {

constexpr int everyMs = 1'000;
constexpr int idEnds = 4;
const QString approverRole = QStringLiteral("countersign_approver"); // also while acting is locked

/// A database id may be cut (no money goes there); the whole one is in the tool tip.
QString shortId(const QString& id) {
    return id.size() <= 2 * idEnds + 1 ? id : id.left(idEnds) + u'…' + id.right(idEnds);
}

QString hourMinute(UnixMs at) {
    return clockText(at).left(5);
}

} // namespace

QString accessText(const SessionInfo& info) {
    if (!info.lockedBecause.isEmpty())
        return TopBar::tr("acting is locked");
    switch (info.mode) {
    case AccessMode::Unknown:
        return TopBar::tr("not connected yet");
    case AccessMode::LookOnly:
        return TopBar::tr("look-only: no contract in this database");
    case AccessMode::Auditor:
        return info.readOnly.proven ? TopBar::tr("read-only: proven %1").arg(hourMinute(info.readOnly.at))
                                    : TopBar::tr("read-only: NOT proven");
    case AccessMode::Operator:
        return TopBar::tr("read-write as operator");
    case AccessMode::Signer:
        return info.roles.contains(approverRole) ? TopBar::tr("read-write as approver")
                                                 : TopBar::tr("read-write as admin");
    }
    return {};
}

QString personText(const SessionInfo& info) {
    const QString who = info.human.isEmpty() ? info.login : info.human;
    if (who.isEmpty())
        return {};
    switch (info.mode) {
    case AccessMode::Operator:
        return TopBar::tr("%1 (operator)").arg(who);
    case AccessMode::Signer:
        return info.roles.contains(approverRole) ? TopBar::tr("%1 (approver)").arg(who)
                                                 : TopBar::tr("%1 (admin)").arg(who);
    case AccessMode::Auditor:
        return TopBar::tr("%1 (auditor)").arg(who);
    case AccessMode::LookOnly:
        return TopBar::tr("%1 (look-only)").arg(who);
    case AccessMode::Unknown:
        return who;
    }
    return who;
}

TopBar::TopBar(QWidget* parent)
    : QWidget(parent)
    , badge_(new EnvironmentBadge(this))
    , system_(new PlainLabel({}, this))
    , facts_(new PlainLabel({}, PlainLabel::Face::Body, Tone::Muted, this))
    , warning_(new PlainLabel({}, PlainLabel::Face::Strong, Tone::Warning, this))
    , person_(new PlainLabel({}, PlainLabel::Face::Body, Tone::Muted, this))
    , menu_(makeButton(tr("Menu") + QStringLiteral(" ▾"), ButtonLook::Link, this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(spaceM, 3, spaceS, 3);
    row->setSpacing(spaceM - 2);
    row->addWidget(
        new PlainLabel(QStringLiteral("Countersign"), PlainLabel::Face::Strong, Tone::Plain, this));
    row->addWidget(badge_);
    row->addWidget(system_);
    facts_->setEliding();
    row->addWidget(facts_, 1);
    row->addWidget(warning_);
    row->addWidget(person_);
    row->addWidget(menu_);
    menu_->setAccessibleName(tr("Menu"));
    connect(&timer_, &QTimer::timeout, this, &TopBar::refresh);
    timer_.start(everyMs);
    clearSystem();
}

void TopBar::setSystem(const SystemFile& file) {
    file_ = file;
    badge_->setEnvironment(file.environment);
    badge_->show();
    refresh();
}

void TopBar::setInfo(const SessionInfo& info) {
    info_ = info;
    refresh();
}

void TopBar::setBlock(const QString& note, MaybeMs at) {
    block_ = note;
    blockAt_ = at;
    refresh();
}

void TopBar::clearSystem() {
    file_ = {};
    info_ = {};
    block_.clear();
    badge_->hide();
    refresh();
}

void TopBar::setTitle(const QString& title) {
    title_ = title;
    refresh();
}

void TopBar::refresh() {
    system_->setShown(title_.isEmpty() ? file_.name : title_);
    QStringList facts;
    for (const auto& [chain, nodes] : file_.rpc) {
        if (!block_.contains(chain)) // a node's own words may name it
            facts += tr("chain %1").arg(chain);
    }
    if (!info_.databaseSystemId.isEmpty())
        facts += tr("database %1").arg(shortId(info_.databaseSystemId));
    else if (!info_.databaseName.isEmpty())
        facts += tr("database %1").arg(info_.databaseName);
    if (info_.onStandby)
        facts += tr("standby");
    if (!block_.isEmpty())
        facts += blockAt_ ? tr("%1, %2").arg(block_, agoText(systemNow() - *blockAt_)) : block_;
    facts_->setShown(facts.join(QStringLiteral(" · ")));
    facts_->setToolTip(info_.databaseSystemId.isEmpty()
                           ? QString()
                           : toolTipText(tr("database system %1, PostgreSQL %2, contract %3")
                                             .arg(info_.databaseSystemId, info_.serverVersion)
                                             .arg(info_.contractVersion)));
    warning_->setShown(info_.weakTlsAllowed ? tr("weak TLS allowed") : QString());
    warning_->setVisible(!warning_->text().isEmpty());
    QString person = personText(info_);
    if (info_.mode == AccessMode::Auditor)
        person += QStringLiteral(" · ") + accessText(info_);
    person_->setShown(person);
    person_->setTone(info_.mode == AccessMode::Auditor && !info_.readOnly.proven ? Tone::Bad : Tone::Muted);
    person_->setToolTip(toolTipText(info_.readOnly.tried.join(u'\n')));
}

} // namespace countersign
