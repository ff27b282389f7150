// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/status_line.h"

#include "models/feeds/feed.h"
#include "views/format.h"
#include "views/shell/mark_label.h"
#include "views/shell/top_bar.h"
#include "views/theme/theme.h"
#include "views/widgets/buttons.h"

#include <QHBoxLayout>

#include <algorithm>

namespace countersign {
namespace {

constexpr int everyMs = 500;

} // namespace

StatusLine::StatusLine(QWidget* parent)
    : QWidget(parent)
    , database_(new MarkLabel(this))
    , endpoints_(new MarkLabel(this))
    , nodes_(new MarkLabel(this))
    , access_(new PlainLabel({}, PlainLabel::Face::Small, Tone::Muted, this))
    , keys_(makeButton(tr("? keys"), ButtonLook::Link, this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(spaceM, 1, spaceS, 1);
    row->setSpacing(spaceL);
    row->addWidget(database_);
    row->addWidget(endpoints_);
    row->addWidget(nodes_);
    row->addStretch(1);
    row->addWidget(access_);
    row->addWidget(keys_);
    keys_->setFont(Theme::instance().small());
    keys_->setFocusPolicy(Qt::TabFocus);
    connect(keys_, &QPushButton::clicked, this, &StatusLine::keysRequested);
    connect(&timer_, &QTimer::timeout, this, &StatusLine::refresh);
    timer_.start(everyMs);
    refresh();
}

void StatusLine::setDatabase(int latencyMs, UnixMs readAt) {
    latencyMs_ = latencyMs;
    readAt_ = readAt;
    failed_ = false;
    refresh();
}

void StatusLine::setDatabaseFailed() {
    failed_ = true;
    refresh();
}

void StatusLine::setHealth(const std::vector<HealthLine>& lines) {
    endpointGroup_ =
        groupOf(lines, {QStringLiteral("metrics"), QStringLiteral("health"), QStringLiteral("ready")});
    nodeGroup_ = groupOf(lines, {QStringLiteral("rpc")});
    refresh();
}

void StatusLine::setInfo(const SessionInfo& info) {
    access_->setShown(accessText(info));
    access_->setToolTip(toolTipText(info.whyNotAct));
}

StatusLine::Group StatusLine::groupOf(const std::vector<HealthLine>& lines, const QStringList& kinds) {
    Group group;
    for (const HealthLine& line : lines) {
        if (!kinds.contains(line.kind))
            continue;
        ++group.all;
        group.good += line.state == HealthState::Good ? 1 : 0;
        if (line.checkedAt)
            group.newest = std::max(group.newest.value_or(0), *line.checkedAt);
        if (!line.lastError.isEmpty())
            group.errors += line.name + QStringLiteral(": ") + line.lastError + u'\n';
    }
    return group;
}

void StatusLine::showGroup(MarkLabel* label, const Group& group, const QString& text) {
    label->setVisible(group.all > 0);
    HealthState state = HealthState::Good;
    if (!group.newest)
        state = HealthState::Unknown;
    else if (group.good < group.all)
        state = group.good == 0 ? HealthState::Bad : HealthState::Warning;
    const QString age =
        group.newest ? QStringLiteral(", ") + agoText(systemNow() - *group.newest) : QString();
    label->say(state, text + age, group.errors.trimmed());
}

void StatusLine::refresh() {
    const UnixMs age = systemNow() - readAt_;
    if (readAt_ == 0)
        database_->say(failed_ ? HealthState::Bad : HealthState::Unknown,
                       failed_ ? tr("database: no answer yet") : tr("database: connecting"));
    else if (failed_)
        database_->say(HealthState::Bad, tr("database: no answer for %1").arg(ageText(age)));
    else
        database_->say(age > staleAfterMs ? HealthState::Warning : HealthState::Good,
                       tr("database %1 ms, %2").arg(latencyMs_).arg(agoText(age)));
    showGroup(endpoints_, endpointGroup_,
              tr("metrics %1 of %2").arg(endpointGroup_.good).arg(endpointGroup_.all));
    showGroup(nodes_, nodeGroup_, tr("RPC %1 of %2").arg(nodeGroup_.good).arg(nodeGroup_.all));
}

} // namespace countersign
