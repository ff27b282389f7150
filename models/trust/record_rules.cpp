// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/record_rules.h"

#include "models/domain/deceptive.h"

namespace countersign {
namespace {

constexpr UnixMs endOf9999Ms = 253'402'300'799'999;

} // namespace

bool isPlausibleMs(UnixMs at) {
    return at >= 0 && at <= endOf9999Ms;
}

void RecordRules::text(const char* field, const QString& value, qsizetype mostChars) {
    demand(field, characterCount(value) <= mostChars,
           QStringLiteral("it has more than %1 characters").arg(mostChars));
    if (breach_)
        return;
    if (const Status honest = checkHonest(value, QString()); !honest) {
        demand(field, false, honest.failure().what);
        breach_->remedy = honest.failure().remedy;
    }
}

void RecordRules::needed(const char* field, const QString& value) {
    demand(field, !value.isEmpty(), QStringLiteral("it is empty"));
    text(field, value);
}

void RecordRules::demand(const char* field, bool holds, const QString& why) {
    if (!holds && !breach_)
        breach_ = Failure{FailureKind::BadInput,
                          why,
                          QStringLiteral("%1, field “%2”").arg(record_, QLatin1String(field)),
                          QStringLiteral("Correct it where it comes from"),
                          {}};
}

Status RecordRules::status() const {
    if (breach_)
        return *breach_;
    return Nothing{};
}

} // namespace countersign
