// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/http/http_headers.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace countersign {
namespace {

std::optional<int> wholeSeconds(const QByteArray& value) {
    if (value.isEmpty() ||
        !std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    bool fits = false;
    const qlonglong seconds = value.toLongLong(&fits);
    return fits ? static_cast<int>(std::min<qlonglong>(seconds, maxRetryAfterS)) : maxRetryAfterS;
}

} // namespace

std::optional<int> parseRetryAfterS(const QByteArray& value, UnixMs now) {
    const QByteArray text = value.trimmed();
    if (const auto seconds = wholeSeconds(text))
        return seconds;
    QDateTime date =
        QLocale::c().toDateTime(QString::fromLatin1(text), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!date.isValid())
        return std::nullopt;
    date.setTimeSpec(Qt::UTC);
    const UnixMs waitMs = date.toMSecsSinceEpoch() - now;
    return static_cast<int>(std::clamp<UnixMs>((waitMs + 999) / 1000, 0, maxRetryAfterS));
}

std::optional<int> parseRateLimit(const QByteArray& value) {
    const qsizetype end =
        std::min({value.indexOf(','), value.indexOf(';'), value.size()},
                 [](qsizetype a, qsizetype b) { return static_cast<size_t>(a) < static_cast<size_t>(b); });
    return wholeSeconds(value.left(end).trimmed());
}

} // namespace countersign
