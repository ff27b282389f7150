// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/money.h"
#include "models/domain/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace countersign {

/// "database" for "databse"; empty when nothing known is near.
[[nodiscard]] QString nearestName(const QString& wrong, const QStringList& known);

/// Reads the fields of one JSON object written by a person. The first thing wrong sticks in the failure
/// shared by all readers of a file, with the path of its key; whatever is read after it gives empty values.
/// Thread: a value type, used on one thread.
class JsonFields {
  public:
    JsonFields(QJsonObject object, QString path, std::optional<Failure>* failure);

    /// Refuses keys that are not among \a known, with the nearest known one as a hint.
    void allowOnly(const QStringList& known);

    [[nodiscard]] bool has(const QString& key) const { return object_.contains(key); }
    [[nodiscard]] QString text(const QString& key, qsizetype maxChars); ///< required, not empty
    [[nodiscard]] QString textOr(const QString& key, qsizetype maxChars, const QString& fallback);
    [[nodiscard]] QString oneOf(const QString& key, const QStringList& allowed); ///< required
    [[nodiscard]] Decimal decimal(const QString& key);    ///< required: "0.2" in quotes, or a whole number
    [[nodiscard]] QJsonObject object(const QString& key); ///< empty when absent
    [[nodiscard]] QJsonArray array(const QString& key, int maxElements); ///< empty when absent

    [[nodiscard]] QString pathOf(const QString& key) const;
    void refuse(const QString& path, const QString& what, const QString& remedy);
    void refuse(const Failure& failure);
    [[nodiscard]] bool failed() const { return failure_->has_value(); }

  private:
    [[nodiscard]] bool present(const QString& key);

    QJsonObject object_;
    QString path_;
    std::optional<Failure>* failure_;
};

} // namespace countersign
