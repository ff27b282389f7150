// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/payout_line_table.h"

#include "models/tables/roles.h"
#include "models/tables/words.h"

#include <QHash>

namespace countersign {

std::vector<PayoutLineRow> lineRows(const std::vector<PayoutLine>& lines,
                                    const std::vector<PayoutCheck>& checks,
                                    const std::vector<LastPaid>& lastPaid) {
    std::vector<PayoutLineRow> rows;
    rows.reserve(lines.size());
    QHash<QString, std::size_t> places;
    for (const PayoutLine& line : lines) {
        places.insert(line.id, rows.size());
        rows.push_back({line, {}, {}, {}, false});
    }
    for (const PayoutCheck& check : checks) {
        const auto place = places.constFind(check.line);
        if (place == places.constEnd())
            continue;
        PayoutLineRow& row = rows[*place];
        row.checks += check.text;
        row.isNew = row.isNew || check.name == QStringLiteral("destination-new");
        if (check.name == QStringLiteral("look-alike"))
            row.known = check.evidence.value(QStringLiteral("known")).toString();
    }
    for (const LastPaid& last : lastPaid) {
        const auto place = places.constFind(last.line);
        if (place != places.constEnd())
            rows[*place].last = last;
    }
    return rows;
}

AgainstLast againstLast(const PayoutLineRow& row) {
    if (!row.last)
        return row.isNew ? AgainstLast::New : AgainstLast::None;
    if (row.line.amount == row.last->amount)
        return AgainstLast::Same;
    return row.line.amount > row.last->amount ? AgainstLast::More : AgainstLast::Less;
}

void PayoutLineTable::setLines(std::vector<PayoutLineRow> rows) {
    if (rows == rows_)
        return;
    const bool sameLines =
        rows.size() == rows_.size() &&
        std::equal(rows.begin(), rows.end(), rows_.begin(),
                   [](const PayoutLineRow& a, const PayoutLineRow& b) { return a.line.id == b.line.id; });
    if (sameLines) { // a refresh: selection and scroll place stay
        rows_ = std::move(rows);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

int PayoutLineTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int PayoutLineTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PayoutLineTable::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PayoutLineRow& row = rows_[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return column == Look ? row.checks.join(u'\n') : QString();
    case KeyRole:
        return row.line.id;
    case MonospaceRole:
        return column == Line || column == Destination;
    case MoneyRole:
        if (column == Amount)
            return moneyRole(Money{row.line.amount, row.line.currency});
        if (column == Against && row.last)
            return moneyRole(Money{row.line.amount - row.last->amount, {}});
        return {};
    case AtRole:
        return column == Against && row.last ? atRole(row.last->at) : QVariant();
    case StateRole:
        return column == Against ? QVariant(static_cast<int>(againstLast(row))) : QVariant();
    case CountRole:
        return column == Look ? QVariant(static_cast<int>(row.checks.size())) : QVariant();
    case EmphasisRole:
        return column == Destination ? row.known : QString();
    default:
        return {};
    }
}

QString PayoutLineTable::text(const PayoutLineRow& row, int column) const {
    switch (column) {
    case Line:
        return row.line.id;
    case Destination:
        return row.line.destination;
    case Method:
        return row.line.method;
    case Amount:
        return plainMoney(Money{row.line.amount, row.line.currency});
    case Against:
        return againstText(row);
    case Look:
        return row.checks.join(QStringLiteral("; "));
    default:
        return {};
    }
}

QString PayoutLineTable::againstText(const PayoutLineRow& row) const {
    switch (againstLast(row)) {
    case AgainstLast::None:
        return {};
    case AgainstLast::New:
        return tr("new: never paid before");
    case AgainstLast::Same:
        return tr("same as last time");
    case AgainstLast::More:
        return QString(u'+' + (row.line.amount - row.last->amount).text());
    case AgainstLast::Less:
        return (row.line.amount - row.last->amount).text();
    }
    return {};
}

QVariant PayoutLineTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Line:
        return tr("Line");
    case Destination:
        return tr("Destination, whole");
    case Method:
        return tr("Method");
    case Amount:
        return tr("Amount");
    case Against:
        return tr("Against the last payout");
    case Look:
        return tr("To look at");
    default:
        return {};
    }
}

} // namespace countersign
