// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/finding.h"
#include "models/domain/system_summary.h"
#include "models/tables/roles.h"
#include "models/tables/row_diff.h"

#include <QAbstractItemModel>
#include <QHash>

#include <memory>
#include <vector>

namespace countersign {

/// The triage: groups of findings, and their members one level down. A group of one has no children: its row
/// is the finding. Rows keep identity (selection, expansion) across snapshots. Over several systems a group
/// is one system's, and each row names it. Owns the groups. Thread: UI.
class FindingTable : public QAbstractItemModel {
    Q_OBJECT
  public:
    /// System: only where there are several; a view of one hides it.
    enum Column { SeverityColumn, What, MoneyColumn, Since, WhatToDo, System, ColumnCount };

    explicit FindingTable(QObject* parent = nullptr);
    ~FindingTable() override;

    /// Groups, sorts, and shows the difference to what is shown now.
    void setFindings(const std::vector<Finding>& findings);
    /// Only these severities are shown; empty = all. Text: every word must occur in title, why or subject.
    void setFilter(const QList<Severity>& severities, const QString& text);
    /// Plural words of the kinds of subjects: "intent" -> "intents", for "Relayer is empty: 37 intents".
    void setPlurals(const QHash<QString, QString>& bySubjectKind);
    void setStale(bool stale);
    /// The systems that findings name: what the System column says, and which of their rows are grey.
    void setSystems(const std::vector<SystemSummary>& systems);

    /// How many findings (not groups) of a severity there are, whatever the filter.
    [[nodiscard]] int countOf(Severity severity) const;
    [[nodiscard]] int total() const { return static_cast<int>(findings_.size()); }

    /// Null when the index is a member or not of this model.
    [[nodiscard]] const FindingGroup* groupAt(const QModelIndex& index) const;
    /// The finding of this row: a member, or the worst of a group.
    [[nodiscard]] const Finding* findingAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOfGroup(const QString& key) const;
    /// The row of this finding: its group's, where it is alone in it. Invalid: it is not shown.
    [[nodiscard]] QModelIndex indexOfFinding(const QString& key) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    struct Node;
    void rebuild();
    void applyGroups(std::vector<FindingGroup> groups);
    void applyGroup(Node& node, FindingGroup fresh);
    void applyMembers(Node& node, std::vector<Finding> fresh);
    [[nodiscard]] RowHooks groupHooks();
    void renumber();
    [[nodiscard]] bool passes(const Finding& finding) const;
    [[nodiscard]] QVariant systemCell(const QString& system, int role) const;
    [[nodiscard]] bool isStale(const QModelIndex& index) const;
    void tellAllChanged(const QList<int>& roles);
    [[nodiscard]] QString whatText(const FindingGroup& group) const;
    [[nodiscard]] QVariant groupCell(const FindingGroup& group, int column, int role) const;
    [[nodiscard]] QVariant memberCell(const Finding& finding, int column, int role) const;

    std::vector<Finding> findings_;
    std::vector<std::shared_ptr<Node>> nodes_;
    QHash<QString, QString> plurals_;
    QHash<QString, SystemSummary> systems_;
    QList<Severity> severities_;
    QStringList words_;
    bool stale_ = false;
};

} // namespace countersign
