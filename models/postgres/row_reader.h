// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/money.h"
#include "models/postgres/pqxx_compat.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace countersign {

// How values come over: SQL for the server's half, functions for ours. Times are milliseconds, amounts are
// text, long texts are cut on the server and marked.

/// bigint milliseconds; NULL for NULL and for infinity. Exact up to the end of PostgreSQL's calendar.
[[nodiscard]] QString msSql(const QString& timestamptz);
/// Text of at most \a maxChars characters, cut ones marked.
[[nodiscard]] QString cutSql(const QString& text, int maxChars);

/// Walks the fields of one row from left to right.
class RowReader {
  public:
    explicit RowReader(pqxx::row row)
        : row_(std::move(row)) {}

    [[nodiscard]] QString text(); ///< empty for NULL
    [[nodiscard]] std::optional<qint64> integer();
    [[nodiscard]] std::optional<int> smallInteger(); ///< none for NULL and for what does not fit
    [[nodiscard]] MaybeMs time() { return integer(); }
    [[nodiscard]] std::optional<bool> boolean();
    [[nodiscard]] QJsonObject object(); ///< empty for NULL and for anything but an object
    /// Amount and currency, two fields. None for NULL and NaN; \a odd is the text of an amount that is no
    /// number to us.
    [[nodiscard]] MaybeMoney money(QString* odd = nullptr);
    [[nodiscard]] QStringList list(); ///< a text[] sent as to_json(...)::text

  private:
    [[nodiscard]] pqxx::field next() { return row_[column_++]; }

    pqxx::row row_; // a copy shares the result: a row asked for in passing may be read
    pqxx::row::size_type column_ = 0;
};

} // namespace countersign
