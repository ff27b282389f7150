// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/json_output.h"
#include "app/countersignctl/target.h"
#include "models/postgres/kind_draft.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace countersign::ctl {

namespace {

Failure badInput(const QString& what, const QString& remedy) {
    return {FailureKind::BadInput, what, QStringLiteral("countersignctl system new"), remedy, {}};
}

/// A table as many backends have one, for whoever writes the kind without a database at hand.
DraftTable exampleTable(const QString& name) {
    const auto column = [](const char* called, const char* type) {
        return DraftColumn{QString::fromLatin1(called), QString::fromLatin1(type)};
    };
    return {QStringLiteral("public"),
            name,
            {column("id", "text"), column("status", "text"), column("amount", "numeric"),
             column("currency", "text"), column("attempts", "integer"), column("tx_hash", "text"),
             column("to_address", "text"), column("error", "text"),
             column("created_at", "timestamp with time zone"),
             column("updated_at", "timestamp with time zone")},
            {QStringLiteral("pending"), QStringLiteral("processing"), QStringLiteral("completed"),
             QStringLiteral("failed"), QStringLiteral("cancelled")},
            {{QStringLiteral("id")}}};
}

Result<DraftChoices> choicesOf(const Arguments& arguments) {
    DraftChoices choices;
    for (const QString& text : arguments.all(QStringLiteral("column"))) {
        const QString meaning = text.section(u'=', 0, 0);
        const QString name = text.section(u'=', 1);
        if (meaning.isEmpty() || name.isEmpty())
            return badInput(QStringLiteral("\"%1\" does not name a column").arg(text),
                            QStringLiteral("Write MEANING=COLUMN, as in --column created=inserted_at"));
        choices[meaning] = name;
    }
    return choices;
}

Result<DraftTable> tableOf(const Arguments& arguments, const DraftChoices& choices) {
    const QString table = arguments.value(QStringLiteral("table"));
    if (!arguments.has(QStringLiteral("database")))
        return exampleTable(table.isEmpty() ? QStringLiteral("payments") : table);
    if (table.isEmpty())
        return badInput(QStringLiteral("--database was given, but no table to read"),
                        QStringLiteral("Add --table NAME: the table whose rows get stuck"));
    auto plan = planConnection(arguments.value(QStringLiteral("database")),
                               arguments.has(QStringLiteral("allow-weak-tls")), true);
    if (!plan)
        return plan.failure();
    plan->readOnly = true;
    return readDraftTable(*plan, table, choices);
}

/// All files or none: a folder that is there already is somebody's work.
Status writeAll(const QString& folder, const std::map<QString, QByteArray>& files) {
    if (QFileInfo::exists(folder))
        return badInput(QStringLiteral("%1 is there already").arg(folder),
                        QStringLiteral("Choose another name, or move it away"));
    const QString making = folder + QStringLiteral(".new");
    QDir(making).removeRecursively();
    for (const auto& [name, bytes] : files) {
        QFile file(making + u'/' + name);
        if (!QDir().mkpath(QFileInfo(file).path()) || !file.open(QIODevice::WriteOnly) ||
            file.write(bytes) != bytes.size()) {
            const QString why = file.errorString();
            QDir(making).removeRecursively();
            return Failure{FailureKind::BadInput, QStringLiteral("it can't be written"), file.fileName(),
                           QStringLiteral("See that there is space and that you may write there"), why};
        }
    }
    if (!QDir().rename(making, folder))
        return badInput(QStringLiteral("%1 can't be made").arg(folder),
                        QStringLiteral("See that you may write to the folder above it"));
    return Nothing{};
}

int runSystemNew(const Arguments& arguments, Output& output) {
    const QString name = arguments.positional[0];
    static const QRegularExpression shape(QStringLiteral("\\A[a-z][a-z0-9_]{0,30}\\z"));
    if (!shape.match(name).hasMatch())
        return output.cannotRun(badInput(QStringLiteral("“%1” is no name for a kind").arg(name.left(40)),
                                         QStringLiteral("Small letters, digits and _, at most 31")));
    const auto choices = choicesOf(arguments);
    if (!choices)
        return output.cannotRun(choices.failure());
    const auto table = tableOf(arguments, *choices);
    if (!table)
        return output.cannotRun(table.failure());
    const auto words = draftWords(name, *table, *choices);
    if (!words)
        return output.cannotRun(words.failure());
    const auto files = draftFiles(*words);
    if (!files)
        return output.cannotRun(files.failure());
    if (const Status written = writeAll(name, *files); !written)
        return output.cannotRun(written.failure());
    QStringList unguessed;
    for (const QString& state : table->states) {
        if (guessedState(state).isEmpty())
            unguessed << state;
    }
    if (output.json()) {
        Json made = Json::array();
        for (const auto& [file, bytes] : *files)
            made.push_back(toJson(file));
        Json open = Json::array();
        for (const QString& state : unguessed)
            open.push_back(toJson(state));
        output.write(Json::array({{{"folder", toJson(name)},
                                   {"schema", toJson(table->schema)},
                                   {"files", made},
                                   {"states_not_guessed", open}}}));
        return Fine;
    }
    output.line(QStringLiteral("Wrote %1/. Read %1/README.md next.").arg(name));
    if (table->schema != QStringLiteral("public"))
        output.line(QStringLiteral("The table lies in schema %1: from now on the URL ends with ?schema=%1.")
                        .arg(table->schema));
    if (!unguessed.isEmpty())
        output.line(
            QStringLiteral(
                "Nobody would guess what these states mean; put them into rawStates and the CASEs: ") +
            unguessed.join(u", "));
    return Fine;
}

} // namespace

Verb systemNewVerb() {
    return {QStringLiteral("system new"),
            QStringLiteral("NAME"),
            QStringLiteral("Write a commented draft of a kind of system of your own, into the folder NAME."),
            QStringLiteral("With --database and --table the draft is made from that table: its columns, and "
                           "the states its rows are\n"
                           "in. Meanings for --column: id, status, created, updated, amount, currency, "
                           "attempts, hash, wallet, error.\n"
                           "Where only several columns together name one row: --column id=A,B."),
            {{QStringLiteral("table"), QStringLiteral("TABLE"),
              QStringLiteral("the table whose rows get stuck (payments); also SCHEMA.TABLE")},
             {QStringLiteral("database"), QStringLiteral("URL"),
              QStringLiteral("a database that has it; nothing is changed there")},
             {QStringLiteral("column"), QStringLiteral("MEANING=COLUMN"),
              QStringLiteral("instead of guessing; repeatable")},
             {QStringLiteral("allow-weak-tls"), {}, QStringLiteral("don't demand a verified certificate")}},
            runSystemNew};
}

} // namespace countersign::ctl
