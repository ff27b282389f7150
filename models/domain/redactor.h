// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace countersign {

/// A known secret shorter than this is only removed where its place gives it away (user info, password=):
/// blotting out every "ab" would leave no message to read.
inline constexpr int minSecretChars = 4;

/// Takes secrets out of a text that goes to a log, a window or a failure: \a secrets wherever they appear
/// (also percent-encoded), whatever stands between "//user:" and "@" in a URL, and the values of
/// password-like keywords. Rather takes too much than too little. Thread: any.
[[nodiscard]] QString redact(const QString& text, const QStringList& secrets = {});

} // namespace countersign
