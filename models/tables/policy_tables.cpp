// SPDX-License-Identifier: GPL-3.0-or-later
// TierTable and ChangeTable of key_table.h.
#include "models/tables/key_table.h"
#include "models/tables/words.h"

namespace countersign {

namespace {

constexpr int secondsOfMinute = 60;
constexpr int secondsOfHour = 3'600;

QString orNone(const std::optional<Decimal>& cap, const QString& none) {
    return cap ? cap->text() : none;
}

MaybeMoney amountOf(const PolicyTier& row, int column) {
    std::optional<Decimal> amount;
    if (column == TierTable::From)
        amount = row.from;
    else if (column == TierTable::CapItem)
        amount = row.capItem;
    else if (column == TierTable::CapDay)
        amount = row.capDay;
    return amount ? MaybeMoney(Money{*amount, {}}) : MaybeMoney();
}

} // namespace

int TierTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString TierTable::keyOf(const PolicyTier& row) const {
    return row.currency + u'\n' + row.from.canonicalText();
}

QString TierTable::columnTitle(int column) const {
    switch (column) {
    case Currency:
        return tr("Currency");
    case From:
        return tr("From");
    case Required:
        return tr("People");
    case Proposer:
        return tr("Proposer");
    case ApproveWithin:
        return tr("To approve");
    case ExecuteWithin:
        return tr("To pay");
    case CapItem:
        return tr("Most at once");
    case CapDay:
        return tr("Most a day");
    default:
        return {};
    }
}

QString TierTable::duration(int seconds) {
    return seconds % secondsOfHour == 0 ? tr("%1 h").arg(seconds / secondsOfHour)
                                        : tr("%1 min").arg(seconds / secondsOfMinute);
}

QVariant TierTable::cell(const PolicyTier& row, int column, int role) const {
    if (role == MoneyRole)
        return moneyRole(amountOf(row, column));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Currency:
        return row.currency.isEmpty() ? tr("every other") : row.currency;
    case From:
        return row.from.text();
    case Required:
        return QString::number(row.required);
    case Proposer:
        return row.proposerCounts ? tr("is one of them") : tr("comes on top");
    case ApproveWithin:
        return duration(row.approveWithinS);
    case ExecuteWithin:
        return duration(row.executeWithinS);
    case CapItem:
        return orNone(row.capItem, tr("no cap"));
    case CapDay:
        return orNone(row.capDay, tr("no cap"));
    default:
        return {};
    }
}

int ChangeTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ChangeTable::columnTitle(int column) const {
    switch (column) {
    case Change:
        return tr("Change");
    case What:
        return tr("Of what");
    case State:
        return tr("State");
    case Proposer:
        return tr("Proposed by");
    case ProposedAt:
        return tr("Age");
    case Memo:
        return tr("Memo");
    case Body:
        return tr("Whole");
    default:
        return {};
    }
}

QVariant ChangeTable::cell(const ChangeInfo& row, int column, int role) const {
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return column == Body ? QString::fromUtf8(row.body) : QString();
    case AtRole:
        return column == ProposedAt ? atRole(row.proposedAt) : QVariant();
    case MonospaceRole:
        return column == Body;
    default:
        return {};
    }
}

QString ChangeTable::text(const ChangeInfo& row, int column) {
    switch (column) {
    case Change:
        return QString::number(row.change);
    case What:
        return row.what == QStringLiteral("policy") ? tr("policy") : tr("person");
    case State:
        if (row.decider.isEmpty())
            return row.state;
        return tr("%1 by %2").arg(row.state, row.decider);
    case Proposer:
        return row.proposer;
    case ProposedAt:
        return row.proposedAt ? isoTime(*row.proposedAt) : QString();
    case Memo:
        return row.memo;
    case Body:
        return QString::fromUtf8(row.body);
    default:
        return {};
    }
}

} // namespace countersign
