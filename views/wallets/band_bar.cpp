// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wallets/band_bar.h"

#include "models/domain/proportion.h"
#include "views/format.h"
#include "views/theme/theme.h"
#include "views/wallets/wallet_words.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace countersign {
namespace {

constexpr int barHeight = 10;
constexpr int markerWidth = 3;
constexpr int markerOver = 5; ///< how far the balance's marker stands out
constexpr int labelGap = 10;
constexpr int leastWidth = 260;

} // namespace

BandBar::BandBar(QWidget* parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
}

void BandBar::setWallet(const WalletState& wallet, bool stale) {
    wallet_ = wallet;
    stale_ = stale;
    whole_ = std::max(wallet.cap, wallet.balance.value_or(Decimal()));
    setAccessibleName(tr("Band of %1: low %2, fund %3, cap %4")
                          .arg(wallet.name, moneyText({wallet.low, wallet.unit}),
                               moneyText({wallet.fund, wallet.unit}), moneyText({wallet.cap, wallet.unit})));
    update();
}

QSize BandBar::sizeHint() const {
    return {leastWidth,
            barHeight + 2 * markerOver + QFontMetrics(Theme::instance().small()).height() + spaceXs};
}

int BandBar::xOf(const Decimal& amount) const {
    return proportion(amount, whole_, width() * 5 / 6);
}

void BandBar::paintZones(QPainter* painter, const QRect& bar) const {
    const Tokens& tokens = Theme::tokens();
    const int low = xOf(wallet_.low);
    const int fund = xOf(wallet_.fund);
    const int cap = xOf(wallet_.cap);
    painter->fillRect(bar.left(), bar.top(), low, bar.height(), tokens.badSoft);
    painter->fillRect(bar.left() + low, bar.top(), fund - low, bar.height(), tokens.warningSoft);
    painter->fillRect(bar.left() + fund, bar.top(), cap - fund, bar.height(), tokens.goodSoft);
    painter->fillRect(bar.left() + cap, bar.top(), bar.width() - cap, bar.height(), tokens.warningSoft);
    painter->setPen(tokens.line);
    painter->drawRect(bar.adjusted(0, 0, -1, -1));
}

void BandBar::paintMark(QPainter* painter, const QRect& bar, const QString& name, const Decimal& amount,
                        int* freeFrom) const {
    const Tokens& tokens = Theme::tokens();
    const int x = bar.left() + xOf(amount);
    painter->setPen(tokens.muted);
    painter->drawLine(x, bar.top(), x, bar.bottom() + spaceXs);
    const QString text = tr("%1 %2", "mark of a band, amount").arg(name, decimalText(amount));
    const int textWidth = painter->fontMetrics().horizontalAdvance(text);
    const int left = std::max(*freeFrom, std::min(x - textWidth / 2, width() - textWidth));
    painter->drawText(left, height() - painter->fontMetrics().descent(), text);
    *freeFrom = left + textWidth + labelGap;
}

void BandBar::paintEvent(QPaintEvent*) {
    const Tokens& tokens = Theme::tokens();
    QPainter painter(this);
    painter.setFont(Theme::instance().small());
    const QRect bar(0, markerOver, width(), barHeight);
    paintZones(&painter, bar);
    int freeFrom = 0;
    paintMark(&painter, bar, tr("low"), wallet_.low, &freeFrom);
    paintMark(&painter, bar, tr("fund"), wallet_.fund, &freeFrom);
    paintMark(&painter, bar, tr("cap"), wallet_.cap, &freeFrom);
    if (!wallet_.balance)
        return;
    const int x = std::min(bar.left() + xOf(*wallet_.balance), width() - markerWidth);
    const QColor colour = stale_ ? tokens.muted : tokens.tone(bandLook(wallet_.band).tone);
    painter.fillRect(x, bar.top() - markerOver, markerWidth, barHeight + 2 * markerOver, colour);
}

} // namespace countersign
