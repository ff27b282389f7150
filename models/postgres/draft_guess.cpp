// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/draft_guess.h"

#include "models/postgres/draft_key.h"

#include <QRegularExpression>

#include <algorithm>

namespace countersign {
namespace {

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

/// Does some unique index rest on nothing but \a names? Of a view nobody knows.
bool isKey(const DraftTable& table, const QStringList& names) {
    if (table.keys.empty() && !table.keysKnown)
        return true;
    return std::any_of(table.keys.begin(), table.keys.end(), [&](const QStringList& key) {
        return std::all_of(key.begin(), key.end(), [&](const QString& one) { return names.contains(one); });
    });
}

Failure noPartOfAnId(const DraftTable& table, const QStringList& key, const QString& why) {
    return {
        FailureKind::BadInput,
        QStringLiteral("the key of %1 is %2, and %3").arg(table.name, key.join(QStringLiteral(", ")), why),
        QStringLiteral("countersignctl system new"),
        QStringLiteral("Name other columns that a unique index rests on: --column id=COLUMN,COLUMN"),
        {}};
}

Failure notUnique(const DraftTable& table, const QStringList& names) {
    QStringList keys;
    for (const QStringList& key : table.keys)
        keys << QStringLiteral("--column id=") + key.join(u',');
    return {
        FailureKind::BadInput,
        QStringLiteral("%1 of %2 does not name one row: no unique index rests on it")
            .arg(names.join(QStringLiteral(", ")), table.name),
        QStringLiteral("countersignctl system new"),
        keys.isEmpty()
            ? QStringLiteral("The table has no key at all: give it one, or what is done to one row may be "
                             "done to two")
            : QStringLiteral("Its keys are: ") + keys.join(QStringLiteral("; ")),
        {}};
}

} // namespace

bool isDraftMeaning(const QString& meaning) {
    return usualNames().contains(meaning);
}

const DraftColumn* draftColumn(const DraftTable& table, const QString& meaning, const DraftChoices& choices) {
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

Failure noDraftColumn(const DraftTable& table, const QString& meaning) {
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

Result<std::vector<const DraftColumn*>> draftId(const DraftTable& table, const DraftChoices& choices) {
    QStringList names;
    if (const auto chosen = choices.find(QStringLiteral("id")); chosen != choices.end())
        names = chosen->second.split(u',', Qt::SkipEmptyParts);
    else if (const DraftColumn* usual = draftColumn(table, QStringLiteral("id"), DraftChoices());
             usual != nullptr && (isKey(table, {usual->name}) || table.keys.empty()))
        names = {usual->name};
    else if (!table.keys.empty())
        names = table.keys.front();
    if (names.isEmpty())
        return noDraftColumn(table, QStringLiteral("id"));
    std::vector<const DraftColumn*> id;
    for (const QString& name : names) {
        const DraftColumn* column =
            draftColumn(table, QStringLiteral("id"), DraftChoices{{QStringLiteral("id"), name.trimmed()}});
        if (column == nullptr)
            return noDraftColumn(table, QStringLiteral("id"));
        // As text they depend on the session, and no index can be on them.
        if (column->type.startsWith(QStringLiteral("time ")) || column->type == QStringLiteral("interval"))
            return noPartOfAnId(
                table, names, QStringLiteral("a time of day (%1) can be no part of an id").arg(column->name));
        id.push_back(column);
    }
    if (!isKey(table, names))
        return notUnique(table, names);
    if (std::all_of(id.begin(), id.end(), [](const DraftColumn* one) { return isKeyTime(*one); }))
        return noPartOfAnId(table, names, QStringLiteral("times alone are no id"));
    return id;
}

QString bareName(const QString& name) {
    QString bare;
    for (const QChar c : name.toLower()) {
        const bool plainLetter = c.isLetterOrNumber() && c.unicode() < 128;
        if (!bare.isEmpty() || (plainLetter && c.isLetter()))
            bare += plainLetter ? c : QChar(u'_');
    }
    return bare.isEmpty() ? QStringLiteral("item") : bare.left(24);
}

QString pluralOf(const QString& name) {
    if (name.endsWith(u's'))
        return name;
    static const QRegularExpression consonantY(QStringLiteral("[^aeiou]y\\z"));
    return consonantY.match(name).hasMatch() ? name.chopped(1) + QStringLiteral("ies") : name + u's';
}

QString singularOf(const QString& name) {
    if (name.endsWith(QStringLiteral("ies")))
        return name.chopped(3) + u'y';
    const bool plural =
        name.endsWith(u's') && !name.endsWith(QStringLiteral("ss")) && !name.endsWith(QStringLiteral("us"));
    return plural ? name.chopped(1) : name;
}

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

} // namespace countersign
