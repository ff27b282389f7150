// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/payout_table.h"

#include "models/tables/words.h"

#include <algorithm>

namespace countersign {

namespace {

bool passes(PayoutStage stage, PayoutFilter filter) {
    switch (filter) {
    case PayoutFilter::Live:
        return isLive(stage);
    case PayoutFilter::YourTurn:
        return stage == PayoutStage::YourTurn;
    case PayoutFilter::All:
        break;
    }
    return true;
}

MaybeMs clockOf(const PayoutSummary& row) {
    if (row.state == RequestState::Pending)
        return row.approveByMs;
    return row.state == RequestState::Approved ? row.executeBy : MaybeMs();
}

} // namespace

void PayoutTable::setPayouts(const std::vector<PayoutSummary>& payouts) {
    if (payouts == all_)
        return;
    all_ = payouts;
    rebuild();
}

void PayoutTable::setReader(const PayoutReader& reader) {
    if (reader == reader_)
        return;
    reader_ = reader;
    rebuild();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, State), index(rowCount() - 1, State));
}

void PayoutTable::setFilter(PayoutFilter filter, const QString& text) {
    filter_ = filter;
    text_ = text.trimmed();
    rebuild();
}

int PayoutTable::countOf(PayoutFilter filter) const {
    return static_cast<int>(std::count_if(all_.begin(), all_.end(), [&](const PayoutSummary& row) {
        return passes(stageOf(row, reader_), filter);
    }));
}

void PayoutTable::rebuild() {
    std::vector<PayoutSummary> shown;
    for (const PayoutSummary& row : all_) {
        // Who searches for a payout wants it, whatever its state.
        if (text_.isEmpty() ? passes(stageOf(row, reader_), filter_)
                            : row.payout.contains(text_, Qt::CaseInsensitive))
            shown.push_back(row);
    }
    std::stable_sort(shown.begin(), shown.end(), [this](const PayoutSummary& a, const PayoutSummary& b) {
        return stageOf(a, reader_) < stageOf(b, reader_);
    });
    setRows(std::move(shown));
}

int PayoutTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString PayoutTable::columnTitle(int column) const {
    switch (column) {
    case Payout:
        return tr("Payout");
    case State:
        return tr("State");
    case Total:
        return tr("Total");
    case Lines:
        return tr("Lines");
    case ProposedBy:
        return tr("Proposed by");
    case Signed:
        return tr("Signed");
    case Clock:
        return tr("Time left");
    case CreatedAt:
        return tr("Age");
    default:
        return {};
    }
}

QVariant PayoutTable::cell(const PayoutSummary& row, int column, int role) const {
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case SubjectRole:
        return QVariant::fromValue(row);
    case StateRole:
        return column == State ? QVariant(static_cast<int>(stageOf(row, reader_))) : QVariant();
    case MoneyRole:
        return column == Total ? moneyRole(row.total) : QVariant();
    case AtRole:
        if (column == Clock)
            return atRole(clockOf(row));
        return column == CreatedAt ? atRole(row.createdAt) : QVariant();
    case MonospaceRole:
        return column == Payout;
    default:
        return {};
    }
}

QString PayoutTable::text(const PayoutSummary& row, int column) const {
    switch (column) {
    case Payout:
        return row.payout;
    case State:
        return word(stageOf(row, reader_));
    case Total:
        return row.total ? plainMoney(*row.total) : QString();
    case Lines:
        return QString::number(row.lineCount);
    case ProposedBy:
        return row.requester;
    case Signed:
        return row.state ? tr("%1 of %2").arg(row.signedBy).arg(row.required) : QString();
    case Clock: {
        const MaybeMs at = clockOf(row);
        return at ? isoTime(*at) : QString();
    }
    case CreatedAt:
        return row.createdAt ? isoTime(*row.createdAt) : QString();
    default:
        return {};
    }
}

} // namespace countersign
