// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/strict_json.h"

#include <nlohmann/json.hpp>

#include <QJsonDocument>
#include <QSet>

#include <optional>
#include <vector>

namespace countersign {
namespace {

Failure badJson(const QString& what, const QString& where, const QString& remedy) {
    return {FailureKind::BadInput, what, where, remedy, {}};
}

/// "line 3, column 14" of the byte at \a position.
QString lineAndColumn(const QByteArray& json, std::size_t position) {
    const auto before =
        QByteArrayView(json).first(std::min<qsizetype>(static_cast<qsizetype>(position), json.size()));
    const qsizetype line = std::count(before.begin(), before.end(), '\n') + 1;
    const qsizetype column = before.size() - before.lastIndexOf('\n') - 1;
    return QStringLiteral("line %1, column %2").arg(line).arg(std::max<qsizetype>(column, 1));
}

/// Walks the text once and stops at the first thing we refuse. Builds nothing.
class Check {
  public:
    Check(const QByteArray& json, const QString& fileName)
        : json_(json)
        , fileName_(fileName) {}

    // The interface of nlohmann's SAX parser; false stops it.
    bool null() { return value(); }
    bool boolean(bool) { return value(); }
    bool number_integer(std::int64_t) { return value(); }
    bool number_unsigned(std::uint64_t) { return value(); }
    bool number_float(double, const std::string&) { return value(); }
    bool string(std::string&) { return value(); }
    bool binary(nlohmann::json::binary_t&) { return value(); }
    bool start_object(std::size_t) { return open(false); }
    bool end_object() { return close(); }
    bool start_array(std::size_t) { return open(true); }
    bool end_array() { return close(); }

    bool key(std::string& bytes) {
        const QString name = QString::fromStdString(bytes);
        Level& level = levels_.back();
        level.name = name;
        if (name.size() > maxJsonKeyChars)
            return refuse(QStringLiteral("this key is longer than %1 characters").arg(maxJsonKeyChars),
                          path().left(80), QStringLiteral("Take it out"));
        if (level.seen.contains(name))
            return refuse(QStringLiteral("this key is written twice"), path(),
                          QStringLiteral("Keep one of the two"));
        level.seen.insert(name);
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) {
        const bool encoding = QByteArray(error.what()).contains("UTF-8");
        return refuse(encoding ? QStringLiteral("the file is not valid UTF-8")
                               : QStringLiteral("the file is not valid JSON"),
                      fileName_ + QStringLiteral(", ") + lineAndColumn(json_, position),
                      encoding ? QStringLiteral("Save it as UTF-8")
                               : QStringLiteral("Look there for a missing comma, quote or bracket"));
    }

    [[nodiscard]] const std::optional<Failure>& failure() const { return failure_; }

  private:
    struct Level {
        bool array = false;
        int index = -1;
        QString name;
        QSet<QString> seen;
    };

    bool value() {
        if (!levels_.empty() && levels_.back().array)
            ++levels_.back().index;
        return true;
    }

    bool open(bool array) {
        value();
        if (levels_.size() >= static_cast<std::size_t>(maxJsonDepth))
            return refuse(QStringLiteral("the nesting is deeper than %1 levels").arg(maxJsonDepth),
                          path().left(80), QStringLiteral("Write the file as its documentation shows"));
        levels_.push_back({array, -1, {}, {}});
        return true;
    }

    bool close() {
        levels_.pop_back();
        return true;
    }

    bool refuse(const QString& what, const QString& where, const QString& remedy) {
        failure_ = badJson(what, where.isEmpty() ? fileName_ : where, remedy); // a key may be empty
        return false;
    }

    [[nodiscard]] QString path() const {
        QString text;
        for (const Level& level : levels_) {
            if (level.array)
                text += u'[' + QString::number(std::max(level.index, 0)) + u']';
            else if (!level.name.isEmpty())
                text += (text.isEmpty() ? QString() : QStringLiteral(".")) + level.name;
        }
        return text;
    }

    const QByteArray& json_;
    QString fileName_;
    std::vector<Level> levels_;
    std::optional<Failure> failure_;
};

} // namespace

Result<QJsonObject> parseStrictJson(const QByteArray& json, qsizetype maxBytes, const QString& fileName) {
    if (json.size() > maxBytes) {
        Failure failure = badJson(QStringLiteral("the file is larger than %1 KiB").arg(maxBytes / 1024),
                                  fileName, QStringLiteral("Check that this is the right file"));
        failure.kind = FailureKind::TooLarge;
        return failure;
    }
    Check check(json, fileName);
    const char* begin = json.constData();
    nlohmann::json::sax_parse(begin, begin + json.size(), &check);
    if (check.failure())
        return *check.failure();
    const auto document = QJsonDocument::fromJson(json); // refuses a bare text or number by itself
    if (!document.isObject())
        return badJson(QStringLiteral("the file does not hold one JSON object"), fileName,
                       QStringLiteral("Start it with { and end it with }"));
    return document.object();
}

} // namespace countersign
