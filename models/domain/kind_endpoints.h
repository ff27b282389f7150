// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/json_reader.h"
#include "models/domain/local_text.h"

#include <QString>
#include <QStringList>

#include <map>
#include <vector>

namespace countersign {

/// A metric by its name in the exposition; everything about it is configuration.
struct KindSignal {
    QString name; ///< ours
    LocalText title;
    QStringList metrics;               ///< names it may have, first found wins
    std::map<QString, QString> labels; ///< label -> value it must have
    QString unit;
    QString divisor = QStringLiteral("1");
    QString warnAbove, badAbove, warnBelow, badBelow; ///< decimal text; empty = no limit
    bool expected = false;                            ///< true: its absence is a finding
};

/// The backend's limiter of requests, where a 429 need not mean a limit: it counts in a store, and answers
/// the same when that store is down.
struct KindLimiter {
    LocalText store;   ///< what it counts in; empty: a 429 of this backend is a limit and nothing else
    LocalText check;   ///< what tells the two apart
    int askAgainS = 0; ///< a limit is over after so long: no need to wait longer; 0 = not known

    [[nodiscard]] bool mayBeDown() const { return !store.english().isEmpty(); }
};

/// How one field of a health page is judged: by its words, as a number against limits, or as words for
/// people, which are a warning when there are any.
struct KindHealthField {
    enum class Sort { Words, Number, Text };
    QString field; ///< "services.redis": names of members, outermost first
    LocalText title;
    Sort sort = Sort::Words;
    bool each = false;              ///< it is an object, and each of its members is judged
    bool expected = false;          ///< its absence is a warning
    QStringList good, warning, bad; ///< compared exactly; true, false and numbers as JSON writes them
    QString warnAbove, badAbove;    ///< decimal text; empty = no limit
    QString unit;
};

inline constexpr qsizetype maxHealthFields = 32;    ///< of one page
inline constexpr qsizetype maxHealthFieldDepth = 4; ///< names in one field's path

/// Everything a kind says about the pages its backend serves. Thread: immutable.
struct KindEndpoints {
    std::vector<KindSignal> signalRules;
    KindLimiter limiter;
    std::map<QString, std::vector<KindHealthField>> healthPages; ///< type of endpoint -> what it says

    [[nodiscard]] const std::vector<KindHealthField>& fieldsOf(const QString& endpointType) const;
};

/// Reads "signals", "limiter" and "healthPages" of a kind.json.
[[nodiscard]] KindEndpoints readKindEndpoints(JsonReader& from);

} // namespace countersign
