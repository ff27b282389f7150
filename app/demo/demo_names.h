// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countersign {

// What the demo's system and its backend program must agree on.
inline const QString demoSystemName = QStringLiteral("SGE demo");
inline constexpr auto demoChainId = 31'337;
inline const QString demoRelayerAddress = QStringLiteral("0x7e1a4e5c0ffee00000000000000000000000d3a0");
inline const QString demoNodePath = QStringLiteral("/node/%1"); ///< two of them: 1 and 2
inline const QString demoHealthPath = QStringLiteral("/healthz");
inline const QString demoMetricsPath = QStringLiteral("/metrics");
inline const QString demoFaultPath = QStringLiteral("/demo/fault");

} // namespace countersign
