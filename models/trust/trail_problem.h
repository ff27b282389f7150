// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace countersign {

/// One thing a verifier found: a stable word for its class ("signature-bad"), and a sentence that says what,
/// where and what to do. Thread: a value type.
struct TrailProblem {
    QString kind;
    QString sentence;
    bool operator==(const TrailProblem&) const = default;
};

/// Takes problems as they are found: class, what and where, what to do.
using Complain = std::function<void(const char* kind, const QString& what, const QString& remedy)>;

} // namespace countersign
