// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/reason_text.h"

#include "models/domain/refusal_text.h"

#include <QLocale>

namespace countersign {

QString reasonText(const KindPack& kind, const QString& reason) {
    const auto own = kind.reasons.find(reason);
    return own == kind.reasons.end() ? contractReasonText(reason) : own->second.in(QLocale().name());
}

} // namespace countersign
