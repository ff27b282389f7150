// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QMap>
#include <QString>

namespace countersign {

inline constexpr int maxConnectionTextChars = 4096;

/// libpq's connection keywords with their values, hosts and ports as libpq writes several of them ("a,b").
using ConnectionWords = QMap<QString, QString>;

/// Reads a connection URL as libpq does (several hosts, IPv6 in brackets, percent-encoding), but keeps
/// parameters that libpq would refuse: what they mean is the caller's matter. Thread: any.
[[nodiscard]] Result<ConnectionWords> parseConnectionUrl(const QString& url);

/// Reads "host=... user='a b'".
[[nodiscard]] Result<ConnectionWords> parseConnectionKeywords(const QString& text);

/// Writes keywords as libpq reads them.
[[nodiscard]] QString writeConnectionKeywords(const ConnectionWords& words);

} // namespace countersign
