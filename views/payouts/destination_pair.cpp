// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/payouts/destination_pair.h"

#include "views/payouts/line_delegates.h"
#include "views/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace countersign {
namespace {

constexpr int labelWidth = 78;
constexpr int lineHeight = 22;

} // namespace

DestinationPair::DestinationPair(const QString& destination, const QString& known, QWidget* parent)
    : QWidget(parent)
    , parts_(destinationParts(destination, known))
    , knownParts_(destinationParts(known, destination))
    , payLabel_(tr("this line"))
    , knownLabel_(tr("known")) {
    setAccessibleName(
        tr("This line pays %1; known is %2").arg(groupedDestination(destination), groupedDestination(known)));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize DestinationPair::sizeHint() const {
    const auto textOf = [](const std::vector<DestinationPart>& parts) {
        QString all;
        for (const DestinationPart& part : parts)
            all += part.text;
        return all;
    };
    return {labelWidth + std::max(DestinationDelegate::widthOf(textOf(parts_)),
                                  DestinationDelegate::widthOf(textOf(knownParts_))),
            2 * lineHeight};
}

void DestinationPair::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto paintLine = [&](int y, const QString& label, const std::vector<DestinationPart>& parts) {
        painter.setFont(Theme::instance().body());
        painter.setPen(Theme::tokens().muted);
        painter.drawText(QRect(0, y, labelWidth, lineHeight), Qt::AlignLeft | Qt::AlignVCenter, label);
        painter.setFont(Theme::instance().mono());
        painter.setPen(Theme::tokens().text);
        paintDestination(&painter, QRect(labelWidth, y, width() - labelWidth, lineHeight), parts);
    };
    paintLine(0, payLabel_, parts_);
    paintLine(lineHeight, knownLabel_, knownParts_);
}

} // namespace countersign
