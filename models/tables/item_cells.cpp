// SPDX-License-Identifier: GPL-3.0-or-later
// What the cells of ItemTable say; item_table.cpp has its structure.
#include "models/tables/item_table.h"
#include "models/tables/words.h"

namespace countersign {
namespace {

bool isRowOnly(const Verdict* verdict, const WorkItem& item) {
    return verdict && restsOnChain(*verdict, !item.txHash.isEmpty());
}

} // namespace

QString ItemTable::verdictWord(const WorkItem& item) const {
    const Verdict* verdict = verdictOf(item.id);
    if (!verdict)
        return {};
    // The others forbid whatever the chain says: only half a SAFE could be taken for a whole one.
    return verdict->mayRetry() && isRowOnly(verdict, item) ? tr("%1 (row)").arg(word(verdict->kind))
                                                           : word(verdict->kind);
}

QString ItemTable::verdictToolTip(const WorkItem& item) const {
    const Verdict* verdict = verdictOf(item.id);
    if (!verdict)
        return tr("Not judged yet.");
    QStringList sentences;
    if (!verdict->text.isEmpty())
        sentences << verdict->text + u'.';
    if (verdict->chainAt)
        sentences << tr("Row and chain together; the chain was asked at %1.").arg(isoTime(*verdict->chainAt));
    else if (!isRowOnly(verdict, item))
        sentences << tr("The row alone settles it.");
    else if (verdict->chain == ChainHalf::NoNode)
        sentences << tr("The row alone says so: no node is configured for its chain.");
    else
        sentences << tr("The row alone says so: the chain has not been asked yet.");
    return sentences.join(u'\n');
}

QVariant ItemTable::text(const WorkItem& item, int column) const {
    switch (column) {
    case Id:
        return item.id;
    case Type:
        return item.type;
    case State:
        return word(item.state);
    case Attempts:
        if (!item.attempts)
            return {};
        return item.maxAttempts ? QStringLiteral("%1/%2").arg(*item.attempts).arg(*item.maxAttempts)
                                : QString::number(*item.attempts);
    case CreatedAt:
        return item.createdAt ? isoTime(*item.createdAt) : QString();
    case Amount:
        return item.money ? plainMoney(*item.money) : item.oddAmount();
    case Why:
        return why_.value(item.id);
    case VerdictColumn:
        return verdictWord(item);
    case Wallet:
        return item.wallet;
    default:
        return {};
    }
}

QVariant ItemTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.model() != this)
        return {};
    const Row& row = rows_[static_cast<size_t>(index.row())];
    const int column = index.column();
    if (role == KeyRole)
        return row.item.id();
    if (role == StaleRole)
        return stale_ || newestMs_ - row.readAt > staleAfterMs;
    const WorkItem& item = shown(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(item, column);
    case SubjectRole:
        return QVariant::fromValue(item);
    case MonospaceRole:
        return column == Id || column == Wallet;
    case StateRole:
        return column == State ? QVariant(static_cast<int>(item.state)) : QVariant();
    case MoneyRole:
        return column == Amount ? moneyRole(item.money) : QVariant();
    case AtRole:
        return column == CreatedAt ? atRole(item.createdAt) : QVariant();
    case Qt::ToolTipRole:
        if (column == VerdictColumn)
            return verdictToolTip(item);
        return column == State ? QVariant(item.rawState) : QVariant();
    case RowOnlyRole:
        return column == VerdictColumn && isRowOnly(verdictOf(item.id), item);
    case VerdictRole:
        if (const Verdict* verdict = column == VerdictColumn ? verdictOf(item.id) : nullptr)
            return static_cast<int>(verdict->kind);
        return {};
    default:
        return {};
    }
}

QVariant ItemTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole && section == VerdictColumn)
        return tr(
            "What the row and the chain say together. “(row)”: the row alone says so, because the chain "
            "has not been asked yet or has no node. Before each retry both are asked again.");
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Id:
        return idTitle_;
    case Type:
        return tr("Type");
    case State:
        return tr("State");
    case Attempts:
        return tr("Attempts");
    case CreatedAt:
        return tr("Age");
    case Amount:
        return tr("Amount");
    case Why:
        return tr("Why");
    case VerdictColumn:
        return tr("Verdict");
    case Wallet:
        return tr("Wallet");
    default:
        return {};
    }
}

} // namespace countersign
