// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/http/http_client.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace countersign {

/// What a health or readiness page says, as far as it says it in JSON. Backends differ: every field may be
/// absent.
struct HealthPage {
    std::optional<bool> ok; ///< "ok", "ready", or "status" of a known word
    QString chainId;
    std::optional<qint64> blockNumber;
    QString mode;         ///< "mock": it only plays
    QString error;        ///< the page's own words
    QStringList notReady; ///< names of boolean fields that are false ("database")
    bool operator==(const HealthPage&) const = default;
};

inline constexpr qint64 maxHealthPageBytes = 256 * 1024;

/// A text of a page as a person may see it: cut, in one line, without control characters.
[[nodiscard]] QString shownPageText(const QString& text);

/// Never fails: a page that is not JSON says nothing.
[[nodiscard]] HealthPage readHealthPage(const HttpAnswer& answer);

} // namespace countersign
