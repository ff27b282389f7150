// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/payout.h"
#include "models/domain/result.h"

#include <QString>

#include <optional>

namespace countersign {

/// Checks the fields of one record that is signed and keeps the first breach as a sentence. Thread: a value.
class RecordRules {
  public:
    explicit RecordRules(QString record)
        : record_(std::move(record)) {}

    /// Honest characters, and not too many of them.
    void text(const char* field, const QString& value, qsizetype mostChars = maxPayoutTextChars);
    void needed(const char* field, const QString& value); ///< the same, and not empty
    void demand(const char* field, bool holds, const QString& why);
    [[nodiscard]] bool good() const { return !breach_; }
    [[nodiscard]] Status status() const;

  private:
    QString record_;
    std::optional<Failure> breach_;
};

/// From 1970 to the end of the year 9999.
[[nodiscard]] bool isPlausibleMs(UnixMs at);

} // namespace countersign
