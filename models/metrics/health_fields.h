// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/health.h"
#include "models/domain/kind_endpoints.h"
#include "models/http/http_client.h"

#include <QString>

#include <vector>

namespace countersign {

inline constexpr int maxHealthMembers = 32; ///< of one object whose members are judged

/// What a health page says in one field its kind knows.
struct HealthSaid {
    enum class Fault {
        None,
        Word,        ///< one of those that are a warning or bad
        UnknownWord, ///< the kind does not say what it means: not known, and no alarm
        Limit,
        Text,       ///< words where there should be none
        WrongSort,  ///< a number where words are expected, and so on
        Missing,    ///< expected, and not there
        TooMany,    ///< members after the first maxHealthMembers were not read
        Unreadable, ///< the page is no JSON object, so nothing it should say is known
    };
    QString field; ///< path on the page; with the member's name where each is judged
    QString title;
    QString value; ///< as said, cut to what a person reads
    QString limit; ///< the limit that was broken: "60000 ms"
    Fault fault = Fault::None;
    HealthState state = HealthState::Good;
    bool operator==(const HealthSaid&) const = default;
};

/// Every field of \a fields on the page, in their order. Never fails: what can't be read is a fault of its
/// own.
[[nodiscard]] std::vector<HealthSaid> readHealthFields(const std::vector<KindHealthField>& fields,
                                                       const HttpAnswer& answer);

/// Of several states the one to show: Bad before Warning before Unknown before Good.
[[nodiscard]] HealthState worstSaid(const std::vector<HealthSaid>& said);

} // namespace countersign
