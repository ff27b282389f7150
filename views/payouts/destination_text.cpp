// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/payouts/destination_text.h"

#include "views/format.h"

#include <algorithm>

namespace countersign {

std::vector<DestinationPart> destinationParts(const QString& destination, const QString& known) {
    const QString shown = safeLine(destination);
    const QString other = safeLine(known);
    std::vector<DestinationPart> parts;
    qsizetype at = 0;
    while (at < shown.size()) {
        const bool prefixed = at == 0 && shown.startsWith(QStringLiteral("0x"));
        const qsizetype length =
            std::min<qsizetype>(destinationGroup + (prefixed ? 2 : 0), shown.size() - at);
        DestinationPart part{shown.mid(at, length), {}};
        if (!other.isEmpty())
            part.other = at < other.size() ? other.mid(at, length) : QStringLiteral("");
        parts.push_back(part);
        at += length;
    }
    return parts;
}

QString groupedDestination(const QString& destination) {
    QStringList groups;
    for (const DestinationPart& part : destinationParts(destination, {}))
        groups += part.text;
    return groups.join(u' ');
}

} // namespace countersign
