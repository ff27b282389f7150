// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ledger/book_delegate.h"

#include "models/domain/health.h"
#include "models/domain/ledger.h"
#include "models/domain/money.h"
#include "models/tables/roles.h"
#include "views/delegates/paint.h"
#include "views/format.h"
#include "views/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace countersign {
namespace {

constexpr int markSize = 11;
constexpr int markGap = 6;

QString sumOf(const QModelIndex& index) {
    const auto amounts = index.data(MoneyRole).toList();
    return amounts.isEmpty() ? QString() : moneyText(amounts.first().value<Money>());
}

} // namespace

void BookDelegate::paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    const QString sum = sumOf(index);
    const QVariant state = index.data(StateRole);
    const bool wrong = state.isValid() && state.toInt() == static_cast<int>(HealthState::Bad);
    const bool right = state.isValid() && !wrong;
    const Tokens& tokens = Theme::tokens();
    const QColor alarm = index.data(StaleRole).toBool() ? tokens.muted : tokens.of(Severity::P0);
    // Of a running balance its entries are wrong: the sum tells nothing.
    if (wrong && index.data(SubjectRole).value<BookSum>().mustSumToZero()) {
        painter->setFont(Theme::instance().strong());
        painter->setPen(alarm);
    }
    paintTabular(painter, rect, sum, true);
    if (!wrong && !right)
        return;
    const int width = tabularWidth(painter->font(), sum);
    const QRectF box(rect.right() - width - markGap - markSize, rect.center().y() - markSize / 2.0 + 0.5,
                     markSize, markSize);
    paintShape(painter, wrong ? Shape::Octagon : Shape::Check, box, wrong ? alarm : tokens.good);
}

int BookDelegate::contentWidth(const QModelIndex& index) const {
    return tabularWidth(Theme::instance().strong(), sumOf(index)) + markGap + markSize;
}

} // namespace countersign
