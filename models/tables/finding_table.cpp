// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/finding_table.h"

#include "models/tables/model_hooks.h"
#include "models/tables/row_diff.h"
#include "models/tables/words.h"

#include <algorithm>

namespace countersign {

/// A group and the members shown below it; lives as long as its row, so that an index can point at it.
struct FindingTable::Node {
    FindingGroup group;
    int row = 0;
    bool open = false; ///< members are rows of their own; steady while they come and go one by one

    [[nodiscard]] int children() const { return open ? static_cast<int>(group.members.size()) : 0; }
};

FindingTable::FindingTable(QObject* parent)
    : QAbstractItemModel(parent) {}
FindingTable::~FindingTable() = default;

void FindingTable::setFindings(const std::vector<Finding>& findings) {
    if (findings == findings_)
        return;
    findings_ = findings;
    rebuild();
}

void FindingTable::setFilter(const QList<Severity>& severities, const QString& text) {
    severities_ = severities;
    words_ = text.simplified().split(u' ', Qt::SkipEmptyParts);
    rebuild();
}

void FindingTable::setPlurals(const QHash<QString, QString>& bySubjectKind) {
    if (plurals_ == bySubjectKind)
        return;
    plurals_ = bySubjectKind;
    if (!nodes_.empty())
        Q_EMIT dataChanged(index(0, What), index(rowCount() - 1, What));
}

void FindingTable::setStale(bool stale) {
    if (stale_ == stale)
        return;
    stale_ = stale;
    tellAllChanged({StaleRole});
}

void FindingTable::tellAllChanged(const QList<int>& roles) {
    if (nodes_.empty())
        return;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), roles);
    for (const auto& node : nodes_) {
        const QModelIndex group = index(node->row, 0);
        if (node->children() > 0)
            Q_EMIT dataChanged(index(0, 0, group), index(node->children() - 1, ColumnCount - 1, group),
                               roles);
    }
}

void FindingTable::setSystems(const std::vector<SystemSummary>& systems) {
    QHash<QString, SystemSummary> fresh;
    bool same = systems.size() == static_cast<size_t>(systems_.size());
    for (const SystemSummary& system : systems) {
        const SystemSummary before = systems_.value(system.key);
        same = same && before.key == system.key && before.name == system.name &&
               before.environment == system.environment && before.doubtful() == system.doubtful();
        fresh.insert(system.key, system);
    }
    systems_ = fresh;
    if (!same)
        tellAllChanged({Qt::DisplayRole, EnvironmentRole, StaleRole});
}

int FindingTable::countOf(Severity severity) const {
    return static_cast<int>(std::count_if(findings_.begin(), findings_.end(), [&](const Finding& finding) {
        return finding.severity == severity;
    }));
}

bool FindingTable::passes(const Finding& finding) const {
    if (!severities_.isEmpty() && !severities_.contains(finding.severity))
        return false;
    const QStringList fields{finding.title,     finding.causeTitle, finding.why,
                             finding.subjectId, finding.detector,   systems_.value(finding.system).name};
    const QString haystack = fields.join(u'\n');
    return std::all_of(words_.begin(), words_.end(),
                       [&](const QString& word) { return haystack.contains(word, Qt::CaseInsensitive); });
}

void FindingTable::rebuild() {
    std::vector<Finding> shown;
    std::copy_if(findings_.begin(), findings_.end(), std::back_inserter(shown),
                 [this](const Finding& finding) { return passes(finding); });
    (void)dropDoubles(shown, [](const Finding& finding) { return finding.key(); });
    applyGroups(groupFindings(shown));
}

void FindingTable::renumber() {
    for (size_t i = 0; i < nodes_.size(); ++i)
        nodes_[i]->row = static_cast<int>(i);
}

RowHooks FindingTable::groupHooks() {
    return {
        [this](int first, int last) { beginRemoveRows({}, first, last); },
        [this](int first, int last) { beginInsertRows({}, first, last); },
        [](int, int) {}, // nodes are equal when they are the same node: applyGroups compares what they hold
        [this] {
            renumber();
            endRemoveRows();
        },
        [this] {
            renumber();
            endInsertRows();
        },
        [this](const std::vector<int>& order, const std::function<void()>& permute) {
            Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
            const QModelIndexList from = persistentIndexList();
            const QModelIndexList to = movedIndexes(*this, from, order);
            permute();
            renumber();
            changePersistentIndexList(from, to);
            Q_EMIT layoutChanged({}, VerticalSortHint);
        }};
}

void FindingTable::applyGroups(std::vector<FindingGroup> groups) {
    // A group that was there keeps its node, so that a view's indexes into its members stay good.
    QHash<QString, std::shared_ptr<Node>> known;
    for (const auto& node : nodes_)
        known.insert(node->group.key, node);
    std::vector<std::shared_ptr<Node>> fresh;
    for (const FindingGroup& group : groups) {
        std::shared_ptr<Node> node = known.value(group.key);
        if (!node) {
            node = std::make_shared<Node>();
            node->group = group;
            node->open = group.members.size() > 1;
        }
        fresh.push_back(std::move(node));
    }
    applyRows(
        nodes_, static_cast<int>(nodes_.size()), std::move(fresh),
        [](const std::shared_ptr<Node>& node) { return node->group.key; }, groupHooks());
    std::vector<int> changed;
    for (size_t i = 0; i < groups.size(); ++i) {
        if (nodes_[i]->group == groups[i])
            continue;
        applyGroup(*nodes_[i], std::move(groups[i]));
        changed.push_back(static_cast<int>(i));
    }
    for (const RowRun& run : runsOf(changed))
        Q_EMIT dataChanged(index(run.first, 0), index(run.first + run.count - 1, ColumnCount - 1));
}

void FindingTable::applyGroup(Node& node, FindingGroup fresh) {
    std::vector<Finding> members = std::move(fresh.members);
    std::swap(fresh.members, node.group.members);
    node.group = std::move(fresh);
    applyMembers(node, std::move(members));
}

void FindingTable::applyMembers(Node& node, std::vector<Finding> fresh) {
    const QModelIndex parent = index(node.row, 0);
    const bool open = fresh.size() > 1;
    // A group of one shows no children: its only member comes and goes with the second one.
    if (!node.open || !open) {
        const int before = node.children();
        const int after = open ? static_cast<int>(fresh.size()) : 0;
        if (before > 0)
            beginRemoveRows(parent, 0, before - 1);
        else if (after > 0)
            beginInsertRows(parent, 0, after - 1);
        node.open = open;
        node.group.members = std::move(fresh);
        if (before > 0)
            endRemoveRows();
        else if (after > 0)
            endInsertRows();
        return;
    }
    const RowHooks hooks{[&](int first, int last) { beginRemoveRows(parent, first, last); },
                         [&](int first, int last) { beginInsertRows(parent, first, last); },
                         [&](int first, int last) {
                             Q_EMIT dataChanged(index(first, 0, parent),
                                                index(last, ColumnCount - 1, parent));
                         },
                         [&] { endRemoveRows(); },
                         [&] { endInsertRows(); },
                         [&](const std::vector<int>& order, const std::function<void()>& permute) {
                             Q_EMIT layoutAboutToBeChanged({parent}, VerticalSortHint);
                             const QModelIndexList from = persistentIndexList();
                             const QModelIndexList to = movedIndexes(*this, from, order, parent);
                             permute();
                             changePersistentIndexList(from, to);
                             Q_EMIT layoutChanged({parent}, VerticalSortHint);
                         }};
    applyRows(
        node.group.members, node.children(), std::move(fresh),
        [](const Finding& finding) { return finding.key(); }, hooks);
}

const FindingGroup* FindingTable::groupAt(const QModelIndex& index) const {
    if (!index.isValid() || index.model() != this || index.internalPointer())
        return nullptr;
    return &nodes_[static_cast<size_t>(index.row())]->group;
}

const Finding* FindingTable::findingAt(const QModelIndex& index) const {
    if (!index.isValid() || index.model() != this)
        return nullptr;
    if (const auto* node = static_cast<const Node*>(index.internalPointer()))
        return &node->group.members[static_cast<size_t>(index.row())];
    return &nodes_[static_cast<size_t>(index.row())]->group.members.front();
}

QModelIndex FindingTable::indexOfGroup(const QString& key) const {
    for (const auto& node : nodes_) {
        if (node->group.key == key)
            return index(node->row, 0);
    }
    return {};
}

QModelIndex FindingTable::indexOfFinding(const QString& key) const {
    for (const auto& node : nodes_) {
        const std::vector<Finding>& members = node->group.members;
        const auto found = std::find_if(members.begin(), members.end(),
                                        [&](const Finding& finding) { return finding.key() == key; });
        if (found == members.end())
            continue;
        const QModelIndex group = index(node->row, 0);
        return node->children() > 0 ? index(static_cast<int>(found - members.begin()), 0, group) : group;
    }
    return {};
}

QModelIndex FindingTable::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column);
    return createIndex(row, column, nodes_[static_cast<size_t>(parent.row())].get());
}

QModelIndex FindingTable::parent(const QModelIndex& child) const {
    const auto* node = static_cast<const Node*>(child.internalPointer());
    return node ? createIndex(node->row, 0) : QModelIndex();
}

int FindingTable::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid())
        return static_cast<int>(nodes_.size());
    if (parent.internalPointer() || parent.column() != 0)
        return 0;
    return nodes_[static_cast<size_t>(parent.row())]->children();
}

int FindingTable::columnCount(const QModelIndex&) const {
    return ColumnCount;
}

QVariant FindingTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SeverityColumn:
        return tr("Severity");
    case What:
        return tr("What is wrong");
    case MoneyColumn:
        return tr("Money");
    case Since:
        return tr("Since");
    case WhatToDo:
        return tr("What to do");
    case System:
        return tr("System");
    default:
        return {};
    }
}

} // namespace countersign
