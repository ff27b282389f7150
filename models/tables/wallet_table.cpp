// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/wallet_table.h"

#include "models/tables/words.h"

namespace countersign {

int WalletTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString WalletTable::keyOf(const WalletState& row) const {
    return row.chain + u'\n' + row.address + u'\n' + row.name;
}

QString WalletTable::columnTitle(int column) const {
    switch (column) {
    case Name:
        return tr("Wallet");
    case Balance:
        return tr("Balance");
    case State:
        return tr("State");
    case Band:
        return tr("Band");
    case Chain:
        return tr("Chain");
    case Address:
        return tr("Address");
    case Source:
        return tr("Source");
    case ReadAt:
        return tr("Read");
    default:
        return {};
    }
}

QVariant WalletTable::cell(const WalletState& row, int column, int role) const {
    switch (role) {
    case SubjectRole:
        return QVariant::fromValue(row);
    case StateRole:
        return static_cast<int>(row.band);
    case MoneyRole:
        return column == Balance && row.balance ? moneyRole(Money{*row.balance, row.unit}) : QVariant();
    case AtRole:
        return column == ReadAt && row.from.everRead() ? atRole(row.from.readAt) : QVariant();
    case MonospaceRole:
        return column == Address;
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case Name:
        return row.name;
    case Balance:
        return row.balance ? plainMoney(Money{*row.balance, row.unit}) : tr("never read");
    case State:
        return word(row.band);
    case Band:
        return tr("%1 < %2 < %3 %4").arg(row.low.text(), row.fund.text(), row.cap.text(), row.unit);
    case Chain:
        return row.chain;
    case Address:
        return row.address;
    case Source:
        return row.failure ? englishSentence(*row.failure) : row.from.source;
    case ReadAt:
        return row.from.everRead() ? isoTime(row.from.readAt) : QString();
    default:
        return {};
    }
}

} // namespace countersign
