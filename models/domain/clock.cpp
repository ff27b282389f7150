// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/clock.h"

#include <chrono>

namespace countersign {

UnixMs systemNow() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

QString isoTime(UnixMs at) {
    constexpr UnixMs dayMs = 86'400'000;
    const UnixMs days = (at >= 0 ? at : at - dayMs + 1) / dayMs;
    const UnixMs inDay = at - days * dayMs;
    // Howard Hinnant's days-to-civil: QDateTime gives no text for years past 9999, which databases do hold.
    const UnixMs shifted = days + 719'468;
    const UnixMs era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
    const UnixMs dayOfEra = shifted - era * 146'097;
    const UnixMs yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const UnixMs dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const UnixMs monthFromMarch = (5 * dayOfYear + 2) / 153;
    const UnixMs day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
    const UnixMs month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    const UnixMs year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    return QString::asprintf("%04lld-%02lld-%02lldT%02lld:%02lld:%02lld.%03lldZ",
                             static_cast<long long>(year), static_cast<long long>(month),
                             static_cast<long long>(day), static_cast<long long>(inDay / 3'600'000),
                             static_cast<long long>(inDay / 60'000 % 60),
                             static_cast<long long>(inDay / 1000 % 60), static_cast<long long>(inDay % 1000));
}

} // namespace countersign
