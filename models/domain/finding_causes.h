// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/finding.h"

#include <vector>

namespace countersign {

/// Detectors of the console itself, about the system's wallets.
inline constexpr QStringView walletLowDetector = u"wallet.low";

/// The cause a wallet's own findings have: "wallet:relayer".
[[nodiscard]] QString walletCause(const QString& walletName);

/// A chain node's own words for a wallet that can't pay.
[[nodiscard]] bool saysLackOfFunds(const QString& error);

/// Whether the evidence holds a chain node's own words for an empty wallet.
[[nodiscard]] bool lacksFunds(const QJsonObject& evidence);

/// Puts what failed for lack of gas under the wallet that is empty: "Relayer is nearly empty: 37 intents".
/// Only where exactly one wallet is low: with several nobody knows which of them the item needed.
void joinCauses(std::vector<Finding>& findings);

} // namespace countersign
