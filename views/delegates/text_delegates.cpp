// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/roles.h"
#include "views/delegates/cell_delegate.h"
#include "views/delegates/paint.h"
#include "views/format.h"
#include "views/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace countersign {
namespace {

struct Emphasised {
    QString bold, rest, count;
};

Emphasised emphasised(const QModelIndex& index) {
    const QString all = safeLine(index.data(Qt::DisplayRole).toString());
    const QString bold = safeLine(index.data(EmphasisRole).toString());
    const int members = index.data(CountRole).toInt();
    const QString count = members > 1 ? countText(members) : QString();
    return all.startsWith(bold) ? Emphasised{bold, all.mid(bold.size()), count}
                                : Emphasised{bold, u' ' + all, count};
}

QString moneyOf(const QModelIndex& index) {
    MoneyBag bag;
    const QVariantList amounts = index.data(MoneyRole).toList();
    for (const QVariant& amount : amounts)
        bag.add(amount.value<Money>());
    return bagText(bag);
}

bool anyNegative(const QModelIndex& index) {
    const QVariantList amounts = index.data(MoneyRole).toList();
    for (const QVariant& amount : amounts) {
        if (amount.value<Money>().amount.isNegative())
            return true;
    }
    return false;
}

/// An amount that is no number has a word, and no money.
bool isNoNumber(const QModelIndex& index) {
    return index.data(MoneyRole).toList().isEmpty() && !index.data(Qt::DisplayRole).toString().isEmpty();
}

QString moneyOrWord(const QModelIndex& index) {
    return isNoNumber(index) ? safeLine(index.data(Qt::DisplayRole).toString()) : moneyOf(index);
}

constexpr int countBadgePadding = 6;

} // namespace

void EmphasisDelegate::paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    const Emphasised parts = emphasised(index);
    QRect left = rect;
    painter->setFont(Theme::instance().strong());
    if (!parts.count.isEmpty()) {
        const int width = painter->fontMetrics().horizontalAdvance(parts.count) + 2 * countBadgePadding;
        const QRect badge(left.left(), left.center().y() - 9, width, 18);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Theme::tokens().lineStrong);
        painter->drawRoundedRect(badge, 9, 9);
        painter->setPen(ink(index));
        painter->drawText(badge, Qt::AlignCenter, parts.count);
        left.setLeft(badge.right() + spaceS);
    }
    const QString bold = painter->fontMetrics().elidedText(parts.bold, Qt::ElideRight, left.width());
    painter->drawText(left, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, bold);
    left.setLeft(left.left() + painter->fontMetrics().horizontalAdvance(bold));
    painter->setFont(Theme::instance().body());
    painter->drawText(left, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(parts.rest, Qt::ElideRight, left.width()));
}

int EmphasisDelegate::contentWidth(const QModelIndex& index) const {
    const Emphasised parts = emphasised(index);
    const QFontMetrics strong(Theme::instance().strong());
    const int badge =
        parts.count.isEmpty() ? 0 : strong.horizontalAdvance(parts.count) + 2 * countBadgePadding + spaceS;
    return badge + strong.horizontalAdvance(parts.bold) +
           QFontMetrics(Theme::instance().body()).horizontalAdvance(parts.rest);
}

void MoneyDelegate::paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    const QString text = moneyOrWord(index);
    if (isNoNumber(index) && !index.data(StaleRole).toBool())
        painter->setPen(Theme::tokens().bad);
    else if (text.size() == 1) // the dash of "no money at stake"
        painter->setPen(Theme::tokens().muted);
    else if (anyNegative(index) && !index.data(StaleRole).toBool())
        painter->setPen(Theme::tokens().bad);
    paintTabular(painter, rect, text, true);
}

int MoneyDelegate::contentWidth(const QModelIndex& index) const {
    return tabularWidth(Theme::instance().body(), moneyOrWord(index));
}

void NumberDelegate::paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    paintTabular(painter, rect, safeLine(index.data(Qt::DisplayRole).toString()), true);
}

int NumberDelegate::contentWidth(const QModelIndex& index) const {
    return tabularWidth(Theme::instance().body(), index.data(Qt::DisplayRole).toString());
}

void AgeDelegate::paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    const QVariant at = index.data(AtRole);
    if (!at.isValid())
        painter->setPen(Theme::tokens().muted);
    paintTabular(painter, rect, sinceText(at.isValid() ? MaybeMs(at.toLongLong()) : MaybeMs(), systemNow()),
                 false);
}

int AgeDelegate::contentWidth(const QModelIndex& index) const {
    const QVariant at = index.data(AtRole);
    const QString text = sinceText(at.isValid() ? MaybeMs(at.toLongLong()) : MaybeMs(), systemNow());
    return tabularWidth(Theme::instance().body(), text);
}

void LeftDelegate::paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    constexpr UnixMs soonMs = 3'600'000;
    const QVariant at = index.data(AtRole);
    if (!at.isValid())
        return;
    const UnixMs left = at.toLongLong() - systemNow();
    if (left < soonMs && !index.data(StaleRole).toBool())
        painter->setPen(left < 0 ? Theme::tokens().bad : Theme::tokens().warning);
    paintTabular(painter, rect, leftText(left), false);
}

int LeftDelegate::contentWidth(const QModelIndex& index) const {
    const QVariant at = index.data(AtRole);
    return at.isValid() ? tabularWidth(Theme::instance().body(), leftText(at.toLongLong() - systemNow())) : 0;
}

} // namespace countersign
