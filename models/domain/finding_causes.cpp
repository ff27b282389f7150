// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/finding_causes.h"

#include <algorithm>

namespace countersign {

QString walletCause(const QString& walletName) {
    return QStringLiteral("wallet:") + walletName;
}

bool saysLackOfFunds(const QString& error) {
    return error.contains(QStringLiteral("insufficient funds"), Qt::CaseInsensitive);
}

bool lacksFunds(const QJsonObject& evidence) {
    return std::any_of(evidence.begin(), evidence.end(), [](const QJsonValue& value) {
        return saysLackOfFunds(value.toString());
    });
}

void joinCauses(std::vector<Finding>& findings) {
    const auto isLow = [](const Finding& finding) { return finding.detector == walletLowDetector; };
    if (std::count_if(findings.begin(), findings.end(), isLow) != 1)
        return;
    const Finding wallet = *std::find_if(findings.begin(), findings.end(), isLow);
    for (Finding& finding : findings) {
        if (!lacksFunds(finding.evidence))
            continue;
        finding.cause = wallet.cause;
        finding.causeTitle = wallet.causeTitle;
    }
}

} // namespace countersign
