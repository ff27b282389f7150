// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout_desk.h"
#include "models/tables/keyed_table.h"

namespace countersign {

/// Signing keys of people. StateRole is HealthState: in force, waiting, revoked. Owns its rows. Thread: UI.
class KeyTable : public KeyedTable<KeyInfo> {
    Q_OBJECT
  public:
    enum Column { Key, Person, State, EnrolledAt, By, Reason, ColumnCount };
    using KeyedTable::KeyedTable;

    void setKeys(const std::vector<KeyInfo>& keys) { setRows(keys); }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;

  protected:
    [[nodiscard]] QString keyOf(const KeyInfo& row) const override;
    [[nodiscard]] QString columnTitle(int column) const override;
    [[nodiscard]] QVariant cell(const KeyInfo& row, int column, int role) const override;

  private:
    [[nodiscard]] static QString text(const KeyInfo& row, int column);
};

/// The policy in force, tier by tier. Owns its rows. Thread: UI.
class TierTable : public KeyedTable<PolicyTier> {
    Q_OBJECT
  public:
    enum Column {
        Currency,
        From,
        Required,
        Proposer,
        ApproveWithin,
        ExecuteWithin,
        CapItem,
        CapDay,
        ColumnCount
    };
    using KeyedTable::KeyedTable;

    void setTiers(const std::vector<PolicyTier>& tiers) { setRows(tiers); }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;

  protected:
    [[nodiscard]] QString keyOf(const PolicyTier& row) const override;
    [[nodiscard]] QString columnTitle(int column) const override;
    [[nodiscard]] QVariant cell(const PolicyTier& row, int column, int role) const override;

  private:
    [[nodiscard]] static QString duration(int seconds);
};

/// Proposed changes of policy and people, newest first. Owns its rows. Thread: UI.
class ChangeTable : public KeyedTable<ChangeInfo> {
    Q_OBJECT
  public:
    enum Column { Change, What, State, Proposer, ProposedAt, Memo, Body, ColumnCount };
    using KeyedTable::KeyedTable;

    void setChanges(const std::vector<ChangeInfo>& changes) { setRows(changes); }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;

  protected:
    [[nodiscard]] QString keyOf(const ChangeInfo& row) const override { return QString::number(row.change); }
    [[nodiscard]] QString columnTitle(int column) const override;
    [[nodiscard]] QVariant cell(const ChangeInfo& row, int column, int role) const override;

  private:
    [[nodiscard]] static QString text(const ChangeInfo& row, int column);
};

} // namespace countersign
