// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/payouts/line_view.h"

#include "views/payouts/line_delegates.h"
#include "views/theme/theme.h"

#include <algorithm>

namespace countersign {
namespace {

constexpr int widestId = 160;
constexpr int widestLook = 320;

} // namespace

LineView::LineView(QWidget* parent)
    : TableView(parent)
    , table_(new PayoutLineTable(this)) {
    setModel(table_);
    setItemDelegateForColumn(PayoutLineTable::Destination, new DestinationDelegate(this));
    setItemDelegateForColumn(PayoutLineTable::Amount, new MoneyDelegate(this));
    setItemDelegateForColumn(PayoutLineTable::Against, new AgainstDelegate(this));
    setItemDelegateForColumn(PayoutLineTable::Look, new LookDelegate(this));
    setRightAligned(PayoutLineTable::Amount);
    setColumnLimit(PayoutLineTable::Line, widestId);
    setColumnLimit(PayoutLineTable::Look, widestLook);
    setStretchColumn(PayoutLineTable::Look);
    setAccessibleName(tr("Lines of the payout"));
}

void LineView::setLines(std::vector<PayoutLineRow> rows) {
    const bool anyLook =
        std::any_of(rows.begin(), rows.end(), [](const PayoutLineRow& row) { return !row.checks.isEmpty(); });
    const bool anyAgainst = std::any_of(rows.begin(), rows.end(), [](const PayoutLineRow& row) {
        return againstLast(row) != AgainstLast::None;
    });
    const auto longest =
        std::max_element(rows.begin(), rows.end(), [](const PayoutLineRow& a, const PayoutLineRow& b) {
            return a.line.destination.size() < b.line.destination.size();
        });
    const int widest =
        longest == rows.end() ? 0 : DestinationDelegate::widthOf(longest->line.destination) + 2 * cellPadding;
    setColumnLimit(PayoutLineTable::Destination, widest > 0 ? widest : widestId);
    const bool first = table_->rowCount() == 0;
    table_->setLines(std::move(rows));
    setColumnHidden(PayoutLineTable::Look, !anyLook);
    setColumnHidden(PayoutLineTable::Against, !anyAgainst);
    setStretchColumn(anyLook      ? PayoutLineTable::Look
                     : anyAgainst ? PayoutLineTable::Against
                                  : PayoutLineTable::Method);
    if (first)
        fitColumns();
    if (horizontalHeader()->sectionSize(PayoutLineTable::Destination) < widest)
        horizontalHeader()->resizeSection(PayoutLineTable::Destination, widest);
    stretch();
}

} // namespace countersign
