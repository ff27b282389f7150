// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/proportion.h"
#include "views/format.h"
#include "views/theme/theme.h"
#include "views/wallets/history_view.h"

#include <QPainter>
#include <QPolygon>

#include <algorithm>

namespace countersign {
namespace {

constexpr int lineWidth = 2;

} // namespace

struct HistoryView::Private {
    WalletState wallet;
    Decimal whole;

    /// Ten elevenths of the height are the largest amount shown.
    [[nodiscard]] int yOf(const Decimal& amount, int height) const {
        return height - 1 - proportion(amount, whole, height * 10 / 11);
    }
};

HistoryView::HistoryView(QWidget* parent)
    : QWidget(parent)
    , d_(std::make_unique<Private>()) {
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
}

HistoryView::~HistoryView() = default;

void HistoryView::setWallet(const WalletState& wallet) {
    d_->wallet = wallet;
    d_->whole = std::max(wallet.cap, wallet.balance.value_or(Decimal()));
    for (const auto& point : wallet.history)
        d_->whole = std::max(d_->whole, point.balance);
    setAccessibleName(tr("Balance of %1 over time").arg(wallet.name));
    update();
}

void HistoryView::paintEvent(QPaintEvent*) {
    const Tokens& tokens = Theme::tokens();
    const auto& history = d_->wallet.history;
    QPainter painter(this);
    painter.fillRect(rect(), tokens.window);
    painter.setFont(Theme::instance().small());
    for (const auto& [name, amount] :
         {std::pair{tr("low"), d_->wallet.low}, std::pair{tr("fund"), d_->wallet.fund},
          std::pair{tr("cap"), d_->wallet.cap}}) {
        const int y = d_->yOf(amount, height());
        painter.setPen(tokens.line);
        painter.drawLine(0, y, width(), y);
        painter.setPen(tokens.muted);
        painter.drawText(spaceXs, y - 2, QStringLiteral("%1 %2").arg(name, decimalText(amount)));
    }
    if (history.size() < 2 || history.back().at <= history.front().at)
        return;
    QPolygon line;
    const UnixMs span = history.back().at - history.front().at;
    for (const auto& point : history)
        line << QPoint(static_cast<int>((point.at - history.front().at) * (width() - 1) / span),
                       d_->yOf(point.balance, height()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens.accent, lineWidth));
    painter.drawPolyline(line);
}

} // namespace countersign
