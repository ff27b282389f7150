// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/draft_key.h"

#include "models/postgres/draft_guess.h"
#include "models/postgres/sql_text.h"

#include <algorithm>

namespace countersign {
namespace {

/// An index more than every draft offers: name, table, its column or expression as in "columns", the same as
/// in a statement, what for.
constexpr auto anotherIndex = R"json(,
    {
      "name": "%1",
      "table": "%2",
      "columns": ["%3"],
      "statement": "CREATE INDEX CONCURRENTLY IF NOT EXISTS %1 ON {{schema}}.%4 (%5)",
      "why": {"en": "%6"}
    })json";

/// Inside of these every time has a number, and none of them fails: "infinity" and the year 290000 have not.
const QString sensible = QStringLiteral("BETWEEN '0001-01-01' AND '9999-12-31'");
/// So many digits can be no overflow, neither of the number nor of the time.
const QString timeDigits = QStringLiteral("'^(-[0-9]{1,17}|[0-9]{1,18})$'");
const QString dayDigits = QStringLiteral("'^-?[0-9]{1,6}$'");
const QString slash = QStringLiteral(" || '/' || ");

bool isText(const DraftColumn& column) {
    return column.type == QStringLiteral("text") || column.type == QStringLiteral("character varying");
}

/// Its text can't hold what stands between the parts of an id.
bool isClosed(const DraftColumn& column) {
    static const QStringList types{QStringLiteral("smallint"), QStringLiteral("integer"),
                                   QStringLiteral("bigint"),   QStringLiteral("numeric"),
                                   QStringLiteral("boolean"),  QStringLiteral("uuid")};
    return types.contains(column.type);
}

/// A time of a row as microseconds since 1970, a date as days; \a name as SQL writes it.
QString timeText(const DraftColumn& column, const QString& name) {
    if (column.type == QStringLiteral("date"))
        return QStringLiteral("CASE WHEN %1 %2 THEN (%1 - date '1970-01-01')::text ELSE 'never' END")
            .arg(name, sensible);
    const QString utc = column.type == QStringLiteral("timestamp with time zone")
                            ? QStringLiteral("(%1 AT TIME ZONE 'UTC')").arg(name)
                            : name;
    return QStringLiteral(
               "CASE WHEN %1 %2 THEN ((extract(epoch FROM %1) * 1000000)::bigint)::text ELSE 'never' END")
        .arg(utc, sensible);
}

/// The time that \a text stands for, NULL where it stands for none: never an error.
QString timeOf(const DraftColumn& column, const QString& text) {
    if (column.type == QStringLiteral("date"))
        return QStringLiteral("CASE WHEN %1 ~ %2 THEN date '1970-01-01' + %1::integer END")
            .arg(text, dayDigits);
    // In days and the rest: a number of microseconds times an interval is a float, and not exact.
    const QString zoneless =
        QStringLiteral("timestamp 'epoch' + make_interval(days => (%1::bigint / 86400000000)::integer)"
                       " + (%1::bigint % 86400000000) * interval '1 microsecond'")
            .arg(text);
    return QStringLiteral("CASE WHEN %1 ~ %2\n      THEN %3 END")
        .arg(text, timeDigits,
             column.type == QStringLiteral("timestamp with time zone")
                 ? QStringLiteral("(%1) AT TIME ZONE 'UTC'").arg(zoneless)
                 : zoneless);
}

/// \a text as a value of \a column, NULL where it is none; empty where only texts can be compared.
QString valueOf(const DraftColumn& column, const QString& text) {
    static const std::map<QString, QString> ranges{
        {QStringLiteral("smallint"), QStringLiteral("-32768 AND 32767")},
        {QStringLiteral("integer"), QStringLiteral("-2147483648 AND 2147483647")},
        {QStringLiteral("bigint"), QStringLiteral("-9223372036854775808 AND 9223372036854775807")}};
    if (isText(column))
        return text;
    if (column.type == QStringLiteral("uuid"))
        return QStringLiteral(
                   "CASE WHEN %1 ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN %1::uuid END")
            .arg(text);
    const auto range = ranges.find(column.type);
    if (range == ranges.end())
        return {};
    return QStringLiteral("CASE WHEN %1 ~ '^-?[0-9]{1,19}$'\n      THEN CASE WHEN %1::numeric BETWEEN %2 "
                          "THEN %1::%3 END END")
        .arg(text, range->second, column.type);
}

/// The columns of an id in the order they are joined in: times, what holds no "/", the rest.
class Key {
  public:
    explicit Key(std::vector<const DraftColumn*> id)
        : parts_(std::move(id)) {
        const auto rank = [](const DraftColumn* column) {
            return isKeyTime(*column) ? 0 : isClosed(*column) ? 1 : 2;
        };
        std::stable_sort(parts_.begin(), parts_.end(),
                         [&](const DraftColumn* a, const DraftColumn* b) { return rank(a) < rank(b); });
        while (times_ < parts_.size() && isKeyTime(*parts_[times_]))
            ++times_;
    }

    [[nodiscard]] bool timed() const { return times_ > 0; }
    [[nodiscard]] std::vector<const DraftColumn*> plainParts() const {
        return {parts_.begin() + static_cast<std::ptrdiff_t>(times_), parts_.end()};
    }
    [[nodiscard]] std::vector<const DraftColumn*> timeParts() const {
        return {parts_.begin(), parts_.begin() + static_cast<std::ptrdiff_t>(times_)};
    }
    [[nodiscard]] bool isOneText() const { return parts_.size() == 1 && isText(*parts_[0]); }
    [[nodiscard]] const DraftColumn& first() const { return *parts_[0]; }
    /// How the id is made, each column after \a prefix.
    [[nodiscard]] QString text(const QString& prefix) const;
    /// The row whose id \a id is, by what indexes and partitions rest on.
    [[nodiscard]] QString is(const QString& id) const;

  private:
    std::vector<const DraftColumn*> parts_;
    std::size_t times_ = 0;
};

QString Key::text(const QString& prefix) const {
    QStringList all;
    for (const DraftColumn* column : parts_) {
        const QString name = prefix + quotedIdentifier(column->name);
        QString text = column->type == QStringLiteral("text") ? name : name + QStringLiteral("::text");
        if (isKeyTime(*column))
            text = timeText(*column, name);
        else if (!isClosed(*column) && column != parts_.back())
            text = QStringLiteral("replace(replace(%1, '~', '~0'), '/', '~1')").arg(text);
        all << text;
    }
    return parts_.size() == 1 ? all[0] : u'(' + all.join(slash) + u')';
}

QString Key::is(const QString& id) const {
    QStringList all;
    for (std::size_t i = 0; i < times_; ++i)
        all << QStringLiteral("t.%1 = %2")
                   .arg(quotedIdentifier(parts_[i]->name),
                        timeOf(*parts_[i], QStringLiteral("split_part(%1, '/', %2)").arg(id).arg(i + 1)));
    if (times_ == 1 && parts_.size() == 2) {
        const QString rest = QStringLiteral("substr(%1, strpos(%1, '/') + 1)").arg(id);
        if (const QString value = valueOf(*parts_[1], rest); !value.isEmpty())
            all << QStringLiteral("t.%1 = %2").arg(quotedIdentifier(parts_[1]->name), value);
    }
    all << QStringLiteral("%1 = %2").arg(text(QStringLiteral("t.")), id);
    return all.join(QStringLiteral("\n  AND "));
}

/// Nothing keeps two partitions from having a row of the same id: then nobody knows which is meant.
void twinWords(std::map<QString, QString>& words, const DraftTable& table, const Key& key) {
    QStringList same, other;
    for (const DraftColumn* column : key.plainParts())
        same << QStringLiteral("o.%1 = t.%1").arg(quotedIdentifier(column->name));
    for (const DraftColumn* column : key.timeParts())
        other << QStringLiteral("o.%1 <> t.%1").arg(quotedIdentifier(column->name));
    words[QStringLiteral("SAID")] = QStringLiteral("said");
    words[QStringLiteral("TWINS")] =
        QStringLiteral(
            "), looked AS (\n  -- The key lets two rows differ by the time alone. What is done to "
            "one of them may "
            "have been\n  -- done to the other: whatever is said above, that is not SAFE.\n"
            "  SELECT t.*, EXISTS (SELECT FROM {{table:%1}} o WHERE %2 AND (%3)) AS has_twin\n"
            "  FROM judged t\n), told AS (\n"
            "  SELECT t.*, CASE WHEN t.has_twin AND (split_part(t.said, ' ', 1) = 'SAFE' OR t.said = 'UNSAFE "
            "no-retry-exists')\n"
            "    THEN 'UNKNOWN same-id-twice' ELSE t.said END AS answer\n  FROM looked t\n")
            .arg(table.name, same.join(QStringLiteral(" AND ")), other.join(QStringLiteral(" OR ")));
    words[QStringLiteral("TOLD")] = QStringLiteral("told");
    words[QStringLiteral("TWIN_EVIDENCE")] = QStringLiteral(
        ",\n         jsonb_build_object('check', 'one-row-of-this-id', 'ok', NOT t.has_twin, 'value', NULL,\n"
        "                            'text', 'Whether it is the only row of its id, at whatever time', "
        "'source', 'row', 'at', clock_timestamp())");
    words[QStringLiteral("TWIN_REASON")] =
        QStringLiteral("    \"same-id-twice\": {\"en\": \"Another row has the same id at another time: "
                       "nobody knows which of them is "
                       "meant, or whether both were paid\"},\n");
}

/// A person types the id as the backend knows it, without the time before it.
void searchWords(std::map<QString, QString>& words, const DraftTable& table, const Key& key) {
    QString columns, search, indexes;
    for (const DraftColumn* column : key.plainParts()) {
        const QString name = QStringLiteral("key_") + bareName(column->name);
        columns += QStringLiteral(",\n       t.%1::text AS %2").arg(quotedIdentifier(column->name), name);
        search += QStringLiteral(", \"%1\"").arg(name);
        const bool leads = std::any_of(table.keys.begin(), table.keys.end(), [&](const QStringList& one) {
            return !one.isEmpty() && one[0] == column->name;
        });
        if (isText(*column) && leads)
            continue;
        const QString cast = isText(*column) ? QStringLiteral("%1") : QStringLiteral("(%1::text)");
        indexes += draftIndex(table, u'_' + name + QStringLiteral("_idx"), cast.arg(column->name),
                              cast.arg(quotedIdentifier(column->name)),
                              QStringLiteral("a search by %1").arg(jsonInside(column->name)));
    }
    words[QStringLiteral("KEY_COLUMNS")] = columns;
    words[QStringLiteral("KEY_SEARCH")] = search;
    words[QStringLiteral("KEY_INDEX")] += indexes;
}

} // namespace

QString jsonText(const QString& text) {
    return u'"' + QString(text).replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\"")) +
           u'"';
}

QString jsonInside(const QString& text) {
    const QString quoted = jsonText(text);
    return quoted.mid(1, quoted.size() - 2);
}

bool isKeyTime(const DraftColumn& column) {
    return column.type.startsWith(QStringLiteral("timestamp")) || column.type == QStringLiteral("date");
}

QString draftIndex(const DraftTable& table, const QString& ending, const QString& column,
                   const QString& expression, const QString& why) {
    return QString::fromLatin1(anotherIndex)
        .arg(bareName(table.name) + ending, jsonInside(table.name), jsonInside(column),
             jsonInside(quotedIdentifier(table.name)), jsonInside(expression), why);
}

void keyWords(std::map<QString, QString>& words, const DraftTable& table,
              const std::vector<const DraftColumn*>& id) {
    const Key key(id);
    const bool plain = key.isOneText();
    const auto bracketed = [](const QString& text) {
        return text.startsWith(u'(') ? text : u'(' + text + u')';
    };
    const QString expression = plain ? quotedIdentifier(key.first().name) : bracketed(key.text({}));
    const QString column = plain ? key.first().name : expression;
    words[QStringLiteral("ID_TEXT")] = key.text(QStringLiteral("t."));
    words[QStringLiteral("KEY")] = jsonInside(column);
    words[QStringLiteral("JKEY")] = jsonInside(expression);
    words[QStringLiteral("KEY_INDEX")] = plain ? QString()
                                               : draftIndex(table, QStringLiteral("_key_text_idx"), column,
                                                            expression, QStringLiteral("one row by its id"));
    for (const char* none : {"KEY_COLUMNS", "KEY_SEARCH", "TWINS", "TWIN_EVIDENCE", "TWIN_REASON"})
        words[QLatin1String(none)] = QString();
    words[QStringLiteral("SAID")] = QStringLiteral("answer");
    words[QStringLiteral("TOLD")] = QStringLiteral("judged");
    if (!key.timed()) {
        words[QStringLiteral("ID_IS")] = key.text(QStringLiteral("t.")) + QStringLiteral(" = $1::text");
        words[QStringLiteral("JUDGE_ROWS")] = QStringLiteral("{{table:%1}} t\n  WHERE %2 = ANY ($1::text[])")
                                                  .arg(table.name, key.text(QStringLiteral("t.")));
        return;
    }
    words[QStringLiteral("ID_IS")] = key.is(QStringLiteral("$1::text"));
    words[QStringLiteral("JUDGE_ROWS")] =
        QStringLiteral("(SELECT DISTINCT unnest($1::text[])) w (id)\n  JOIN {{table:%1}} t ON %2")
            .arg(table.name, key.is(QStringLiteral("w.id")));
    twinWords(words, table, key);
    searchWords(words, table, key);
}

} // namespace countersign
