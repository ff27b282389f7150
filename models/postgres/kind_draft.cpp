// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/kind_draft.h"

#include "models/postgres/connection.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <optional>

namespace countersign {
namespace {

constexpr int maxSeenStates = 40;
/// An id that is no text is looked for by its text: that wants an index of its own.
constexpr auto keyIndex = R"json(,
    {
      "name": "%1_key_text_idx",
      "table": "%2",
      "columns": ["(%3::text)"],
      "statement": "CREATE INDEX CONCURRENTLY IF NOT EXISTS %1_key_text_idx ON {{schema}}.%4 (%5)",
      "why": {"en": "one row by its id"}
    })json";
const QString skeletonFolder = QStringLiteral(":/countersign/skeleton");

/// Names a column of each meaning often has, the likeliest first; compared without case and underscores.
const std::map<QString, QStringList>& usualNames() {
    static const std::map<QString, QStringList> names{
        {QStringLiteral("id"), {QStringLiteral("id"), QStringLiteral("uuid"), QStringLiteral("uid")}},
        {QStringLiteral("status"), {QStringLiteral("status"), QStringLiteral("state")}},
        {QStringLiteral("created"),
         {QStringLiteral("createdat"), QStringLiteral("created"), QStringLiteral("insertedat"),
          QStringLiteral("createtime"), QStringLiteral("timestamp"), QStringLiteral("date")}},
        {QStringLiteral("updated"),
         {QStringLiteral("updatedat"), QStringLiteral("modifiedat"), QStringLiteral("updated"),
          QStringLiteral("lastmodified")}},
        {QStringLiteral("amount"),
         {QStringLiteral("amount"), QStringLiteral("value"), QStringLiteral("total")}},
        {QStringLiteral("currency"),
         {QStringLiteral("currency"), QStringLiteral("asset"), QStringLiteral("token"),
          QStringLiteral("currencycode")}},
        {QStringLiteral("attempts"),
         {QStringLiteral("attempts"), QStringLiteral("attemptcount"), QStringLiteral("retrycount"),
          QStringLiteral("retries")}},
        {QStringLiteral("hash"),
         {QStringLiteral("txhash"), QStringLiteral("transactionhash"), QStringLiteral("hash"),
          QStringLiteral("txid")}},
        {QStringLiteral("wallet"),
         {QStringLiteral("toaddress"), QStringLiteral("address"), QStringLiteral("wallet"),
          QStringLiteral("destination"), QStringLiteral("recipient")}},
        {QStringLiteral("error"),
         {QStringLiteral("error"), QStringLiteral("errormessage"), QStringLiteral("lasterror"),
          QStringLiteral("failurereason")}}};
    return names;
}

QString plain(const QString& name) {
    return QString(name).remove(u'_').toLower();
}

const DraftColumn* columnOf(const DraftTable& table, const QString& meaning, const DraftChoices& choices) {
    const auto find = [&](const auto& same) {
        const auto found = std::find_if(table.columns.begin(), table.columns.end(), same);
        return found == table.columns.end() ? nullptr : &*found;
    };
    if (const auto chosen = choices.find(meaning); chosen != choices.end())
        return find([&](const DraftColumn& column) { return column.name == chosen->second; });
    const auto usual = usualNames().find(meaning);
    if (usual == usualNames().end())
        return nullptr;
    for (const QString& name : usual->second) {
        if (const auto* column = find([&](const DraftColumn& one) { return plain(one.name) == name; }))
            return column;
    }
    return nullptr;
}

bool isNumber(const DraftColumn& column) {
    for (const char* type : {"numeric", "integer", "bigint", "smallint"}) {
        if (column.type.startsWith(QLatin1String(type)))
            return true;
    }
    return false;
}

bool isTime(const DraftColumn& column) {
    return column.type.startsWith(QStringLiteral("timestamp"));
}

/// Makes the SQL of one column of "t".
class Expressions {
  public:
    [[nodiscard]] static QString of(const DraftColumn& column) {
        return QStringLiteral("t.") + quotedIdentifier(column.name);
    }
    [[nodiscard]] static QString text(const DraftColumn* column) {
        if (column == nullptr)
            return QStringLiteral("NULL::text");
        return column->type == QStringLiteral("text") ? of(*column) : of(*column) + QStringLiteral("::text");
    }
    [[nodiscard]] static QString time(const DraftColumn* column) {
        if (column == nullptr)
            return QStringLiteral("NULL::timestamptz");
        return column->type.contains(QStringLiteral("with time zone"))
                   ? of(*column)
                   : of(*column) + QStringLiteral(" AT TIME ZONE 'UTC'");
    }
    /// A text that may be anything: what is no number is no amount.
    [[nodiscard]] static QString number(const DraftColumn* column, const QString& type) {
        if (column == nullptr)
            return QStringLiteral("NULL::") + type;
        if (isNumber(*column))
            return column->type == type ? of(*column) : of(*column) + QStringLiteral("::") + type;
        return QStringLiteral("CASE WHEN %1::text ~ '^[0-9]{1,60}([.][0-9]{1,30})?$' THEN %1::text::%2 END")
            .arg(of(*column), type);
    }
};

QString jsonText(const QString& text) {
    return u'"' + QString(text).replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\"")) +
           u'"';
}

QString jsonInside(const QString& text) {
    const QString quoted = jsonText(text);
    return quoted.mid(1, quoted.size() - 2);
}

QString literals(const QStringList& raw) {
    QStringList all;
    for (const QString& word : raw)
        all << quotedLiteral(word);
    return all.isEmpty() ? QStringLiteral("NULL") : all.join(QStringLiteral(", "));
}

std::map<QString, QStringList> byState(const QStringList& states) {
    std::map<QString, QStringList> all;
    for (const QString& raw : states) {
        if (const QString ours = guessedState(raw); !ours.isEmpty())
            all[ours] << raw;
    }
    return all;
}

void stateWords(std::map<QString, QString>& words, const QStringList& states) {
    QStringList json;
    QString cases;
    const auto mapped = byState(states);
    for (const auto& [ours, raw] : mapped) {
        QStringList quoted;
        for (const QString& word : raw) {
            quoted << jsonText(word);
            cases += QStringLiteral("\n         WHEN %1 THEN '%2'").arg(quotedLiteral(word), ours);
        }
        json << QStringLiteral("\"%1\": [%2]").arg(ours, quoted.join(QStringLiteral(", ")));
    }
    const auto of = [&](const char* state) {
        const auto found = mapped.find(QLatin1String(state));
        return found == mapped.end() ? QStringList() : found->second;
    };
    words[QStringLiteral("STATES")] = json.join(QStringLiteral(", "));
    words[QStringLiteral("CASES")] =
        cases.isEmpty() ? QStringLiteral("\n         WHEN 'write your states here' THEN 'waiting'") : cases;
    words[QStringLiteral("OPEN_LITERALS")] = literals(of("waiting") + of("running"));
    words[QStringLiteral("FAILED_LITERALS")] = literals(of("failed"));
    words[QStringLiteral("WAITING")] = of("waiting").value(0, QStringLiteral("pending"));
}

void fingerprintWords(std::map<QString, QString>& words, const DraftTable& table) {
    QStringList texts, times;
    for (const DraftColumn& column : table.columns) {
        if (isTime(column))
            times << QStringLiteral("extract(epoch FROM %1)::text").arg(Expressions::of(column));
        else
            texts << Expressions::text(&column);
    }
    words[QStringLiteral("FINGERPRINT_TEXTS")] = texts.join(QStringLiteral(", "));
    words[QStringLiteral("FINGERPRINT_TIMES")] =
        times.isEmpty() ? QStringLiteral("''::text") : times.join(QStringLiteral(", "));
}

void hashWords(std::map<QString, QString>& words, const DraftColumn* hash) {
    words[QStringLiteral("HASH_EXPR")] = Expressions::text(hash);
    words[QStringLiteral("HASH_VERDICT")] =
        hash == nullptr
            ? QStringLiteral("'UNSAFE no-retry-exists'")
            : QStringLiteral(
                  "CASE WHEN %1 IS NULL THEN 'UNSAFE no-retry-exists' ELSE 'UNKNOWN tx-in-flight' END")
                  .arg(Expressions::of(*hash));
    words[QStringLiteral("HASH_EVIDENCE")] =
        hash == nullptr
            ? QString()
            : QStringLiteral(
                  ",\n         jsonb_build_object('check', 'no-transaction', 'ok', %1 IS NULL, 'value', %2,\n"
                  "                            'text', 'Whether it names a transaction', 'source', 'row', "
                  "'at', clock_timestamp())")
                  .arg(Expressions::of(*hash), Expressions::text(hash));
    words[QStringLiteral("SEARCH")] = hash == nullptr ? QString() : QStringLiteral(", \"tx_hash\"");
}

void keyWords(std::map<QString, QString>& words, const DraftColumn& id) {
    const bool text = id.type == QStringLiteral("text");
    const QString expression = QStringLiteral("(%1::text)").arg(quotedIdentifier(id.name));
    words[QStringLiteral("ID_TEXT")] = Expressions::text(&id);
    words[QStringLiteral("KEY")] = text ? id.name : QStringLiteral("(%1::text)").arg(id.name);
    words[QStringLiteral("JKEY")] = jsonInside(text ? quotedIdentifier(id.name) : expression);
    const QString index = QString::fromLatin1(keyIndex);
    words[QStringLiteral("KEY_INDEX")] =
        text ? QString()
             : index.arg(words[QStringLiteral("BARE")], words[QStringLiteral("TABLE")], id.name,
                         words[QStringLiteral("JTABLE")], jsonInside(expression));
}

Failure noColumn(const DraftTable& table, const QString& meaning) {
    QStringList names;
    for (const DraftColumn& column : table.columns)
        names << column.name;
    return {FailureKind::BadInput,
            QStringLiteral("no column of %1 looks like its %2").arg(table.name, meaning),
            QStringLiteral("countersignctl system new"),
            QStringLiteral("Name it: --column %1=COLUMN. There are: %2")
                .arg(meaning, names.join(QStringLiteral(", "))),
            {}};
}

QString bareName(const QString& name) {
    QString bare;
    for (const QChar c : name.toLower())
        bare += (c.isLetterOrNumber() && c.unicode() < 128) ? c : u'_';
    return bare.left(24);
}

} // namespace

QString guessedState(const QString& raw) {
    static const std::vector<std::pair<QString, QStringList>> guesses{
        {QStringLiteral("cancelled"),
         {QStringLiteral("cancel"), QStringLiteral("expired"), QStringLiteral("void"),
          QStringLiteral("rejected"), QStringLiteral("refunded")}},
        {QStringLiteral("failed"),
         {QStringLiteral("fail"), QStringLiteral("error"), QStringLiteral("dropped"),
          QStringLiteral("reverted"), QStringLiteral("invalid")}},
        {QStringLiteral("running"),
         {QStringLiteral("process"), QStringLiteral("running"), QStringLiteral("progress"),
          QStringLiteral("submitted"), QStringLiteral("sending"), QStringLiteral("broadcast"),
          QStringLiteral("confirming"), QStringLiteral("sent")}},
        {QStringLiteral("waiting"),
         {QStringLiteral("unpaid"), QStringLiteral("unconfirmed"), QStringLiteral("pending"),
          QStringLiteral("created"), QStringLiteral("new"), QStringLiteral("queue"), QStringLiteral("wait"),
          QStringLiteral("open"), QStringLiteral("init"), QStringLiteral("requires"),
          QStringLiteral("scheduled")}},
        {QStringLiteral("done"),
         {QStringLiteral("complete"), QStringLiteral("done"), QStringLiteral("succe"),
          QStringLiteral("confirmed"), QStringLiteral("paid"), QStringLiteral("settled"),
          QStringLiteral("finish"), QStringLiteral("mined"), QStringLiteral("captured")}}};
    const QString word = raw.toLower();
    for (const auto& [state, parts] : guesses) {
        for (const QString& part : parts) {
            if (word.contains(part))
                return state;
        }
    }
    return {};
}

Result<std::map<QString, QString>> draftWords(const QString& kind, const DraftTable& table,
                                              const DraftChoices& choices) {
    for (const auto& [meaning, name] : choices) {
        if (!usualNames().contains(meaning) || columnOf(table, meaning, choices) == nullptr)
            return Failure{FailureKind::BadInput,
                           QStringLiteral("--column %1=%2 names no column or no meaning").arg(meaning, name),
                           QStringLiteral("countersignctl system new"),
                           QStringLiteral("Meanings: id, status, created, updated, amount, currency, "
                                          "attempts, hash, wallet, error"),
                           {}};
    }
    const auto column = [&](const char* meaning) { return columnOf(table, QLatin1String(meaning), choices); };
    for (const char* meaning : {"id", "status", "created"}) {
        if (column(meaning) == nullptr)
            return noColumn(table, QLatin1String(meaning));
    }
    const DraftColumn& created = *column("created");
    if (!isTime(created))
        return Failure{
            FailureKind::BadInput,
            QStringLiteral("column %1 is of type %2, not a timestamp").arg(created.name, created.type),
            table.name,
            QStringLiteral("Name another: --column created=COLUMN"),
            {}};
    const DraftColumn& status = *column("status");
    QStringList names, details;
    for (const DraftColumn& one : table.columns) {
        names << jsonText(one.name);
        details << QStringLiteral("%1, left(%2, 65536)")
                       .arg(quotedLiteral(one.name), Expressions::of(one) + QStringLiteral("::text"));
    }
    const auto error = column("error");
    std::map<QString, QString> words{
        {QStringLiteral("NAME"), kind},
        {QStringLiteral("SCHEMA"), table.schema},
        {QStringLiteral("TABLE"), jsonInside(table.name)},
        {QStringLiteral("BARE"), bareName(table.name)},
        {QStringLiteral("QTABLE"), quotedIdentifier(table.name)},
        {QStringLiteral("JTABLE"), jsonInside(quotedIdentifier(table.name))},
        {QStringLiteral("ITEM"), bareName(table.name)},
        {QStringLiteral("BOARD"), bareName(table.name) + u's'},
        {QStringLiteral("COLUMNS"), names.join(QStringLiteral(", "))},
        {QStringLiteral("STATUS"), jsonInside(status.name)},
        {QStringLiteral("JSTATUS"), jsonInside(quotedIdentifier(status.name))},
        {QStringLiteral("QSTATUS"), quotedIdentifier(status.name)},
        {QStringLiteral("STATUS_TYPE"), jsonInside(status.type)},
        {QStringLiteral("CREATED"), jsonInside(created.name)},
        {QStringLiteral("JCREATED"), jsonInside(quotedIdentifier(created.name))},
        {QStringLiteral("QCREATED"), quotedIdentifier(created.name)},
        {QStringLiteral("CREATED_TYPE"), created.type},
        {QStringLiteral("CREATED_EXPR"), Expressions::time(&created)},
        {QStringLiteral("UPDATED_EXPR"), Expressions::time(column("updated"))},
        {QStringLiteral("NOW_EXPR"), created.type.contains(QStringLiteral("with time zone"))
                                         ? QStringLiteral("statement_timestamp()")
                                         : QStringLiteral("(statement_timestamp() AT TIME ZONE 'UTC')")},
        {QStringLiteral("AMOUNT_EXPR"), Expressions::number(column("amount"), QStringLiteral("numeric"))},
        {QStringLiteral("CURRENCY_EXPR"), Expressions::text(column("currency"))},
        {QStringLiteral("ATTEMPTS_EXPR"), Expressions::number(column("attempts"), QStringLiteral("integer"))},
        {QStringLiteral("WALLET_EXPR"), Expressions::text(column("wallet"))},
        {QStringLiteral("ERROR_EXPR"), error == nullptr
                                           ? QStringLiteral("NULL::text")
                                           : QStringLiteral("left(%1, 65536)").arg(Expressions::text(error))},
        {QStringLiteral("DETAILS"), details.join(QStringLiteral(",\n         "))}};
    stateWords(words, table.states);
    fingerprintWords(words, table);
    hashWords(words, column("hash"));
    keyWords(words, *column("id"));
    return words;
}

Result<DraftTable> readDraftTable(const ConnectionPlan& plan, const QString& table,
                                  const DraftChoices& choices) {
    auto connection = Connection::open(plan, {});
    if (!connection)
        return connection.failure();
    DraftTable draft{plan.schema, table, {}, {}};
    const auto rows =
        (*connection)
            ->run(QStringLiteral(
                      "SELECT a.attname, (SELECT CASE WHEN y.typtype = 'e' THEN '{{schema}}.' || "
                      "quote_ident(y.typname) ELSE format_type(y.oid, NULL) END"
                      " FROM pg_type y WHERE y.oid = a.atttypid), (SELECT "
                      "coalesce(to_json(array_agg(e.enumlabel ORDER BY e.enumsortorder)), '[]')::text"
                      " FROM pg_enum e WHERE e.enumtypid = a.atttypid) FROM pg_attribute a JOIN pg_class c "
                      "ON c.oid = a.attrelid"
                      " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relname = "
                      "$2 AND a.attnum > 0"
                      " AND NOT a.attisdropped ORDER BY a.attnum"),
                  {plan.schema, table});
    if (!rows)
        return rows.failure();
    std::map<QString, QStringList> labels;
    for (const auto& one : *rows) {
        RowReader row(one);
        draft.columns.push_back({row.text(), row.text()});
        labels[draft.columns.back().name] = row.list();
    }
    if (draft.columns.empty())
        return Failure{
            FailureKind::BadInput,
            QStringLiteral("schema %1 has no table %2, or this login may not see it").arg(plan.schema, table),
            plan.shown,
            QStringLiteral("Name it exactly as psql's \\dt does; the schema by ?schema=NAME"),
            {}};
    const DraftColumn* status = columnOf(draft, QStringLiteral("status"), choices);
    if (status == nullptr)
        return draft;
    draft.states = labels[status->name];
    if (!draft.states.isEmpty())
        return draft;
    // A sample: the whole table may be large.
    const auto seen = (*connection)
                          ->run(QStringLiteral("SELECT DISTINCT s FROM (SELECT %1::text AS s FROM %2.%3 "
                                               "LIMIT 100000) q WHERE s IS NOT NULL ORDER BY s LIMIT %4")
                                    .arg(quotedIdentifier(status->name), quotedIdentifier(plan.schema),
                                         quotedIdentifier(table))
                                    .arg(maxSeenStates));
    if (!seen)
        return seen.failure();
    for (const auto& row : *seen)
        draft.states << RowReader(row).text();
    return draft;
}

Result<std::map<QString, QByteArray>> draftFiles(const std::map<QString, QString>& words) {
    std::map<QString, QByteArray> files;
    QDirIterator all(skeletonFolder, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        if (!file.open(QIODevice::ReadOnly))
            return Failure{FailureKind::Internal,
                           QStringLiteral("the skeleton is not in this program"),
                           file.fileName(),
                           {},
                           {}};
        QString text = QString::fromUtf8(file.readAll());
        for (const auto& [word, meaning] : words)
            text.replace(u'@' + word + u'@', meaning);
        files[file.fileName().mid(skeletonFolder.size() + 1)] = text.toUtf8();
    }
    return files;
}

} // namespace countersign
