// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/kind_draft.h"

#include "models/domain/kind_fields.h"
#include "models/postgres/draft_guess.h"
#include "models/postgres/draft_key.h"
#include "models/postgres/sql_text.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace countersign {
namespace {

const QString skeletonFolder = QStringLiteral(":/countersign/skeleton");

bool isNumber(const DraftColumn& column) {
    for (const char* type : {"numeric", "integer", "bigint", "smallint"}) {
        if (column.type.startsWith(QLatin1String(type)))
            return true;
    }
    return false;
}

/// An index on such a column serves its text as well.
bool isText(const DraftColumn& column) {
    return column.type == QStringLiteral("text") || column.type == QStringLiteral("character varying");
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
        // As texts they depend on settings of the session.
        if (isTime(column) || column.type == QStringLiteral("date") ||
            column.type == QStringLiteral("interval"))
            times << QStringLiteral("extract(epoch FROM %1)::text").arg(Expressions::of(column));
        else
            texts << Expressions::text(&column);
    }
    words[QStringLiteral("FINGERPRINT_TEXTS")] = texts.join(QStringLiteral(", "));
    words[QStringLiteral("FINGERPRINT_TIMES")] =
        times.isEmpty() ? QStringLiteral("''::text") : times.join(QStringLiteral(", "));
}

void hashWords(std::map<QString, QString>& words, const DraftTable& table, const DraftColumn* hash) {
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
    if (hash == nullptr) {
        words[QStringLiteral("HASH_INDEX")] = QString();
        return;
    }
    const QString cast = isText(*hash) ? QStringLiteral("%1") : QStringLiteral("(%1::text)");
    words[QStringLiteral("HASH_INDEX")] =
        draftIndex(table, QStringLiteral("_hash_idx"), cast.arg(hash->name),
                   cast.arg(quotedIdentifier(hash->name)), QStringLiteral("a search by its transaction"));
}

/// A board of its own, where the window has one of that name.
QString boardOf(const QString& plural) {
    return kindfields::windowBoards().contains(plural) ? QStringLiteral("all_") + plural : plural;
}

} // namespace

Result<std::map<QString, QString>> draftWords(const QString& kind, const DraftTable& table,
                                              const DraftChoices& choices) {
    const auto id = draftId(table, choices);
    if (!id)
        return id.failure();
    for (const auto& [meaning, name] : choices) {
        if (meaning != QStringLiteral("id") &&
            (!isDraftMeaning(meaning) || draftColumn(table, meaning, choices) == nullptr))
            return Failure{FailureKind::BadInput,
                           QStringLiteral("--column %1=%2 names no column or no meaning").arg(meaning, name),
                           QStringLiteral("countersignctl system new"),
                           QStringLiteral("Meanings: id, status, created, updated, amount, currency, "
                                          "attempts, hash, wallet, error"),
                           {}};
    }
    const auto column = [&](const char* meaning) {
        return draftColumn(table, QLatin1String(meaning), choices);
    };
    for (const char* meaning : {"status", "created"}) {
        if (column(meaning) == nullptr)
            return noDraftColumn(table, QLatin1String(meaning));
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
        {QStringLiteral("BOARD"), boardOf(pluralOf(bareName(table.name)))},
        {QStringLiteral("TITLE"), singularOf(bareName(table.name)).replace(u'_', u' ')},
        {QStringLiteral("PLURAL"), pluralOf(bareName(table.name)).replace(u'_', u' ')},
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
    hashWords(words, table, column("hash"));
    keyWords(words, table, *id);
    return words;
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
