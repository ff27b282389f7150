// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/money.h"
#include "models/postgres/pqxx_compat.h"

#include <QByteArrayView>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace countersign {

// How values come over: SQL for the server's half, functions for ours. Times are milliseconds, amounts are
// text, long texts are cut on the server and marked.

/// bigint milliseconds; NULL for NULL and for infinity. Exact up to the end of PostgreSQL's calendar.
[[nodiscard]] QString msSql(const QString& timestamptz);
/// Text of at most \a maxChars characters, cut ones marked.
[[nodiscard]] QString cutSql(const QString& text, int maxChars);

/// Empty for anything but an object.
[[nodiscard]] QJsonObject objectFrom(QByteArrayView json);

/// Walks the fields of one row from left to right.
class RowReader {
  public:
    explicit RowReader(const pqxx::row& row)
        : at_(row.begin()) {}

    [[nodiscard]] QString text(); ///< empty for NULL
    [[nodiscard]] std::optional<qint64> integer();
    [[nodiscard]] std::optional<int> smallInteger(); ///< none for NULL and for what does not fit
    [[nodiscard]] MaybeMs time() { return integer(); }
    [[nodiscard]] std::optional<bool> boolean();
    [[nodiscard]] QByteArrayView octets(); ///< as they came; they last as long as the row's result
    [[nodiscard]] QJsonObject object();    ///< empty for NULL and for anything but an object
    /// Amount and currency, two fields. None for NULL and NaN; \a odd is the text of an amount that is no
    /// number to us.
    [[nodiscard]] MaybeMoney money(QString* odd = nullptr);
    [[nodiscard]] QStringList list(); ///< a text[] sent as to_json(...)::text

  private:
    struct Octets {
        const char* at;
        qsizetype size;
        bool null;
    };
    /// Steps over one field. Asking the row for each anew would count its result's owners up and down.
    [[nodiscard]] Octets next() {
        const Octets octets{at_->c_str(), static_cast<qsizetype>(at_->size()), at_->is_null()};
        ++at_;
        return octets;
    }

    pqxx::row::const_iterator at_; // shares the result: a row asked for in passing may be read
};

} // namespace countersign
