// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/trust/json_line.h"
#include "models/trust/trail_export.h"

#include <initializer_list>
#include <optional>
#include <vector>

namespace countersign {

/// The texts of one line of an export, taken by key; the first that is not as demanded is kept as the
/// refusal. Thread: a value type.
class ExportFields {
  public:
    [[nodiscard]] static Result<ExportFields> parse(const QByteArray& line);
    [[nodiscard]] static Failure refusal(const QString& why);

    [[nodiscard]] bool haveKeys(const std::vector<QByteArray>& keys) const;
    [[nodiscard]] QString text(const char* key) const;
    [[nodiscard]] qint64 integer(const char* key) const;
    [[nodiscard]] QByteArray hex(const char* key, qsizetype octets) const;
    void expect(const char* key, const QString& value) const;

    /// \a found, or a refusal when the text is none of those known.
    template<typename T>
    [[nodiscard]] T named(const char* key, const std::optional<T>& found) const {
        if (!found)
            refuse(key, QStringLiteral("is none of the words known"));
        return found.value_or(T{});
    }
    template<typename T>
    [[nodiscard]] T oneOf(const char* key, std::initializer_list<T> all, QString (*name)(T)) const {
        for (const T one : all) {
            if (name(one) == text(key))
                return one;
        }
        return named<T>(key, std::nullopt);
    }

    /// \a record, unless something was refused.
    template<typename T>
    [[nodiscard]] Result<ExportRecord> result(T record) const {
        if (refusal_)
            return *refusal_;
        return ExportRecord(std::move(record));
    }

  private:
    explicit ExportFields(std::vector<JsonField> fields)
        : fields_(std::move(fields)) {}
    void refuse(const char* key, const QString& why) const;

    std::vector<JsonField> fields_;
    mutable std::optional<Failure> refusal_; ///< taking a field does not change the fields
};

[[nodiscard]] Result<ExportRecord> readTrailRow(const ExportFields& fields);

} // namespace countersign
