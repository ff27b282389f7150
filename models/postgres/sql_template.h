// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QString>

#include <functional>

namespace countersign {

/// What the words in a kind's SQL stand for.
struct TemplateWords {
    QString schema;                                                ///< unquoted
    std::function<Result<QString>(const QString& name)> threshold; ///< SQL for {{threshold:NAME}}
    std::function<Result<QString>(const QString& name)> setting;   ///< SQL for {{setting:NAME}}
    std::function<Result<QString>(const QString& name)> table;     ///< SQL for {{table:NAME}}
    QString from, to;                                              ///< SQL for {{from}} and {{to}} of a scan
};

/// Puts \a words in. An unknown word is a fault of the kind's data and named. Thread: any.
[[nodiscard]] Result<QString> expandTemplate(const QString& sql, const TemplateWords& words);

} // namespace countersign
