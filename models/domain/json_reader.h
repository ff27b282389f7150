// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace countersign {

/// Reads one JSON object key by key and remembers the first thing that is wrong, with its path
/// ("items[0].sorts[1].key"). Keys nobody asked for are wrong, too: a typing error must not be silence.
/// Children share the parent's memory of what is wrong. Thread: any one.
class JsonReader {
  public:
    JsonReader(QJsonObject object, QString path, std::optional<Failure>* wrong);

    [[nodiscard]] QString text(const QString& key); ///< must be there and not empty
    [[nodiscard]] QString textOr(const QString& key, const QString& otherwise);
    [[nodiscard]] int number(const QString& key, int least, int most);
    [[nodiscard]] int numberOr(const QString& key, int otherwise, int least, int most);
    [[nodiscard]] bool flagOr(const QString& key, bool otherwise);
    [[nodiscard]] QStringList texts(const QString& key); ///< an array of texts; absent = empty
    [[nodiscard]] JsonReader child(const QString& key);  ///< an object; absent = empty
    [[nodiscard]] std::vector<JsonReader>
    children(const QString& key); ///< an array of objects; absent = empty
    [[nodiscard]] QStringList keys() const { return object_.keys(); }
    [[nodiscard]] bool has(const QString& key) const { return object_.contains(key); }
    [[nodiscard]] QString pathOf(const QString& key) const;

    void complain(const QString& key, const QString& what);
    /// To be called last: complains about keys that were not asked for.
    void finish();

  private:
    [[nodiscard]] QJsonValue take(const QString& key);

    QJsonObject object_;
    QString path_;
    std::optional<Failure>* wrong_;
    QStringList asked_;
};

} // namespace countersign
