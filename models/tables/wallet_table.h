// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/health.h"
#include "models/tables/keyed_table.h"

namespace countersign {

/// The hot wallets against their bands. StateRole of every column: int(BandState). Owns its rows. Thread: UI.
class WalletTable : public KeyedTable<WalletState> {
    Q_OBJECT
  public:
    enum Column { Name, Balance, State, Band, Chain, Address, Source, ReadAt, ColumnCount };
    using KeyedTable::KeyedTable;

    void setWallets(const std::vector<WalletState>& wallets) { setRows(wallets); }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;

  protected:
    [[nodiscard]] QString keyOf(const WalletState& row) const override;
    [[nodiscard]] QString columnTitle(int column) const override;
    [[nodiscard]] QVariant cell(const WalletState& row, int column, int role) const override;
};

} // namespace countersign
