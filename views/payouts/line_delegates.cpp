// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/payouts/line_delegates.h"

#include "models/tables/payout_line_table.h"
#include "models/tables/roles.h"
#include "views/delegates/paint.h"
#include "views/format.h"
#include "views/payouts/destination_text.h"
#include "views/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace countersign {
namespace {

constexpr int groupGap = 9;
constexpr int markPadding = 2;
constexpr int markSize = 11;
constexpr int markGap = 6;

AgainstLast againstOf(const QModelIndex& index) {
    return static_cast<AgainstLast>(index.data(StateRole).toInt());
}

QString againstText(const QModelIndex& index) {
    const QVariantList amounts = index.data(MoneyRole).toList();
    if (amounts.isEmpty())
        return safeLine(index.data(Qt::DisplayRole).toString());
    const QVariant at = index.data(AtRole);
    const QString when = at.isValid()
                             ? AgainstDelegate::tr(" · paid %1").arg(agoText(systemNow() - at.toLongLong()))
                             : QString();
    const Decimal difference = amounts.first().value<Money>().amount;
    if (difference.isZero())
        return AgainstDelegate::tr("same amount") + when;
    return (difference.isNegative() ? QStringLiteral("− ") + decimalText(difference.negated())
                                    : QStringLiteral("+ ") + decimalText(difference)) +
           when;
}

/// Bold and on a ground of its own: whoever can't tell the colours apart sees it, too.
void paintPart(QPainter* painter, const QRect& rect, const DestinationPart& part) {
    const QFont plain = painter->font();
    QFont strong = plain;
    strong.setBold(true);
    const QPen ink = painter->pen();
    const int step = painter->fontMetrics().horizontalAdvance(u'0');
    const int height = painter->fontMetrics().height() + 2 * markPadding;
    for (qsizetype i = 0; i < part.text.size(); ++i) {
        const QRect cell(rect.left() + static_cast<int>(i) * step, rect.top(), step, rect.height());
        const bool differs =
            i >= part.other.size() || part.text.at(i).toCaseFolded() != part.other.at(i).toCaseFolded();
        if (differs) {
            const QRect ground(cell.left() - 1, cell.center().y() - height / 2, step + 2, height);
            painter->fillRect(ground, Theme::tokens().warningSoft);
            painter->setPen(Theme::tokens().warning);
            painter->drawLine(ground.bottomLeft(), ground.bottomRight());
        }
        painter->setFont(differs ? strong : plain);
        painter->setPen(differs ? QPen(Theme::tokens().warning) : ink);
        painter->drawText(cell, Qt::AlignHCenter | Qt::AlignVCenter, part.text.mid(i, 1));
    }
    painter->setFont(plain);
    painter->setPen(ink);
}

} // namespace

void paintDestination(QPainter* painter, const QRect& rect, const std::vector<DestinationPart>& parts) {
    int x = rect.left();
    for (const DestinationPart& part : parts) {
        const int width = painter->fontMetrics().horizontalAdvance(part.text);
        const QRect box(x, rect.top(), width + groupGap, rect.height());
        if (part.differs())
            paintPart(painter, box, part);
        else
            painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, part.text);
        x += width + groupGap;
    }
}

int DestinationDelegate::widthOf(const QString& destination) {
    const QFontMetrics metrics(Theme::instance().mono());
    int width = 0;
    for (const DestinationPart& part : destinationParts(destination, {}))
        width += metrics.horizontalAdvance(part.text) + groupGap;
    return width;
}

void DestinationDelegate::paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    paintDestination(
        painter, rect,
        destinationParts(index.data(Qt::DisplayRole).toString(), index.data(EmphasisRole).toString()));
}

int DestinationDelegate::contentWidth(const QModelIndex& index) const {
    return widthOf(index.data(Qt::DisplayRole).toString());
}

void AgainstDelegate::paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    const AgainstLast against = againstOf(index);
    if (against == AgainstLast::New) {
        painter->setFont(Theme::instance().strong());
        painter->setPen(Theme::tokens().warning);
    } else {
        painter->setPen(Theme::tokens().muted);
    }
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(againstText(index), Qt::ElideRight, rect.width()));
}

int AgainstDelegate::contentWidth(const QModelIndex& index) const {
    return QFontMetrics(Theme::instance().strong()).horizontalAdvance(againstText(index));
}

void LookDelegate::paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    const QString text = safeLine(index.data(Qt::DisplayRole).toString());
    if (text.isEmpty())
        return;
    const QRectF box(rect.left(), rect.center().y() - markSize / 2.0 + 0.5, markSize, markSize);
    paintShape(painter, Shape::Triangle, box, Theme::tokens().warning);
    const QRect words = rect.adjusted(markSize + markGap, 0, 0, 0);
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, words.width()));
}

int LookDelegate::contentWidth(const QModelIndex& index) const {
    const QString text = safeLine(index.data(Qt::DisplayRole).toString());
    return text.isEmpty()
               ? 0
               : markSize + markGap + QFontMetrics(Theme::instance().body()).horizontalAdvance(text);
}

} // namespace countersign
