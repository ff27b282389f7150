// SPDX-License-Identifier: GPL-3.0-or-later
// What the cells of FindingTable say; finding_table.cpp has its structure.
#include "models/tables/finding_table.h"
#include "models/tables/words.h"

#include <QMap>

namespace countersign {
namespace {

/// The kind of subject most members have, and how many: "37 intents" leaves the wallet itself uncounted.
std::pair<QString, int> commonestSubject(const FindingGroup& group) {
    QMap<QString, int> counts;
    for (const Finding& member : group.members)
        ++counts[member.subjectKind];
    std::pair<QString, int> most;
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        if (it.value() > most.second)
            most = {it.key(), it.value()};
    }
    return most;
}

QString memberText(const Finding& finding) {
    return finding.subjectId.isEmpty() ? finding.title
                                       : QStringLiteral("%1: %2").arg(finding.title, finding.subjectId);
}

} // namespace

QString FindingTable::whatText(const FindingGroup& group) const {
    if (group.members.size() == 1)
        return memberText(group.members.front());
    const auto [kind, count] = commonestSubject(group);
    const QString plural = plurals_.value(kind);
    if (plural.isEmpty() || count == 1)
        return tr("%1: %n finding(s)", nullptr, static_cast<int>(group.members.size())).arg(group.title);
    return tr("%1: %2 %3", "title of a group: count and plural word").arg(group.title).arg(count).arg(plural);
}

QVariant FindingTable::systemCell(const QString& system, int role) const {
    const SystemSummary summary = systems_.value(system);
    if (role == EnvironmentRole)
        return summary.environment ? QVariant(static_cast<int>(*summary.environment)) : QVariant();
    return role == Qt::DisplayRole ? summary.name : QVariant();
}

bool FindingTable::isStale(const QModelIndex& index) const {
    const Finding* finding = findingAt(index);
    const auto system = finding ? systems_.constFind(finding->system) : systems_.constEnd();
    return stale_ || (system != systems_.constEnd() && system->doubtful());
}

QVariant FindingTable::groupCell(const FindingGroup& group, int column, int role) const {
    if (column == System && (role == Qt::DisplayRole || role == EnvironmentRole))
        return systemCell(group.members.front().system, role);
    switch (role) {
    case KeyRole:
        return group.key;
    case SeverityRole:
        return static_cast<int>(group.severity);
    case CountRole:
        return static_cast<int>(group.members.size());
    case SubjectRole:
        return QVariant::fromValue(group);
    case EmphasisRole:
        return column == What
                   ? QVariant(group.members.size() == 1 ? group.members.front().title : group.title)
                   : QVariant();
    case MoneyRole:
        return column == MoneyColumn ? moneyRole(group.money) : QVariant();
    case AtRole:
        return column == Since ? atRole(group.since) : QVariant();
    case Qt::ToolTipRole:
        return group.members.front().why;
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case SeverityColumn:
        return severityName(group.severity);
    case What:
        return whatText(group);
    case MoneyColumn:
        return plainMoney(group.money);
    case Since:
        return group.since ? isoTime(*group.since) : QString();
    case WhatToDo:
        return group.members.front().whatToDo;
    default:
        return {};
    }
}

QVariant FindingTable::memberCell(const Finding& finding, int column, int role) const {
    if (column == System && (role == Qt::DisplayRole || role == EnvironmentRole))
        return systemCell(finding.system, role);
    switch (role) {
    case KeyRole:
        return finding.key();
    case SeverityRole:
        return static_cast<int>(finding.severity);
    case CountRole:
        return 1;
    case SubjectRole:
        return QVariant::fromValue(finding);
    case EmphasisRole:
        return column == What ? QVariant(finding.title) : QVariant();
    case MoneyRole:
        return column == MoneyColumn ? moneyRole(finding.money) : QVariant();
    case AtRole:
        return column == Since ? atRole(finding.since) : QVariant();
    case Qt::ToolTipRole:
        return finding.why;
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case SeverityColumn:
        return severityName(finding.severity);
    case What:
        return memberText(finding);
    case MoneyColumn:
        return finding.money ? plainMoney(*finding.money) : QString();
    case Since:
        return finding.since ? isoTime(*finding.since) : QString();
    case WhatToDo:
        return finding.whatToDo;
    default:
        return {};
    }
}

QVariant FindingTable::data(const QModelIndex& index, int role) const {
    if (role == StaleRole)
        return isStale(index);
    if (const FindingGroup* group = groupAt(index))
        return groupCell(*group, index.column(), role);
    const Finding* finding = findingAt(index);
    return finding ? memberCell(*finding, index.column(), role) : QVariant();
}

} // namespace countersign
