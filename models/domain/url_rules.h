// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QString>
#include <QUrl>

class QHostAddress;

namespace countersign {

inline constexpr qsizetype maxUrlChars = 2048;

/// http or https, a host, no user or password, no link-local host. \a where goes into the failure.
[[nodiscard]] Result<QUrl> parseServiceUrl(const QString& text, const QString& where);

/// 169.254/16 and fe80::/10, IPv4-mapped forms included: where clouds keep their machine credentials.
[[nodiscard]] bool isLinkLocal(const QHostAddress& address);

/// For windows and logs: query values and long path segments (API keys) replaced by "…".
[[nodiscard]] QString shownUrl(const QUrl& url);

} // namespace countersign
