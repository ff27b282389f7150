// SPDX-License-Identifier: GPL-3.0-or-later
// What a board would not show: rows that the select drops, states that nobody has named.
#include "models/postgres/kind_checker.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

#include <QLocale>
#include <QRegularExpression>

#include <set>

namespace countersign {
namespace {

constexpr int countedRows = 200'000; ///< in a larger table only the newest are looked at for their states
constexpr int namedStates = 10;

QString numberText(qint64 number) {
    return QLocale::c().toString(number);
}

} // namespace

/// Can a board be filtered by state at all? False, and said, when not.
bool KindChecker::statusType(const KindItem& item, const QString& part, const QString& select) {
    const auto type = filled(part, item.rawStatusType);
    if (!type)
        return false;
    for (const auto& [state, raw] : item.rawStates) {
        for (const QString& word : raw) {
            const auto compared = connection_.run(
                QStringLiteral("SELECT FROM (\n%1\n) w WHERE w.raw_status = %2::text::%3 LIMIT 0")
                    .arg(select, quotedLiteral(word), *type));
            if (compared)
                continue;
            bad(part,
                QStringLiteral("“rawStatusType” %1 does not fit raw_status, as with “%2”: %3")
                    .arg(*type, word.left(40), compared.failure().detail),
                QStringLiteral("It is the SQL type of the column that raw_status is, and “rawStates” has its "
                               "words"));
            return false;
        }
    }
    return true;
}

/// Is each row of the table on the board?
void KindChecker::allRows(const KindItem& item, const QString& part, const QString& select) {
    const QString table = quotedIdentifier(schema_) + u'.' + quotedIdentifier(tables_.nameOf(item.table));
    const auto counted =
        connection_.run(QStringLiteral("SELECT (SELECT count(*) FROM %1), (SELECT count(*) FROM (\n%2\n) w)")
                            .arg(table, select));
    if (!counted)
        return add(part, HealthState::Unknown,
                   QStringLiteral("whether it shows every row of %1 could not be counted: ").arg(item.table) +
                       counted.failure().detail,
                   QStringLiteral("Count on a copy"));
    RowReader row((*counted)[0]);
    const qint64 all = row.integer().value_or(0), shown = row.integer().value_or(0);
    if (all == shown)
        return;
    const QString text =
        QStringLiteral("it shows %1 rows, and %2 has %3").arg(numberText(shown), item.table, numberText(all));
    static const QRegularExpression chosen(QStringLiteral("\\bWHERE\\b"),
                                           QRegularExpression::CaseInsensitiveOption);
    if (shown < all && chosen.match(select).hasMatch())
        return good(part, text + QStringLiteral(": those its WHERE leaves"));
    bad(part,
        text + (shown < all ? QStringLiteral(": a join drops the others, and nobody would see them")
                            : QStringLiteral(": a join shows some several times")),
        QStringLiteral("Join what may be missing, or several, by LEFT JOIN on what is unique"));
}

/// Does each state have a word of ours, and "rawStates" say the same as the select?
void KindChecker::stateWords(const KindItem& item, const QString& part, const QString& select) {
    const QString order = quotedIdentifier(item.sorts.front().column);
    const auto found = connection_.run(
        QStringLiteral(
            "SELECT q.raw_state, q.state, count(*) FROM (SELECT w.raw_state, w.state FROM (\n%1\n) w"
            " ORDER BY w.%2 DESC LIMIT %3) q GROUP BY 1, 2 ORDER BY 3 DESC")
            .arg(select, order)
            .arg(countedRows));
    if (!found)
        return add(part, HealthState::Unknown,
                   QStringLiteral("its states could not be looked at: ") + found.failure().detail);
    std::map<QString, QString> mapped;
    for (const auto& [state, raw] : item.rawStates) {
        for (const QString& word : raw)
            mapped[word] = workStateName(state);
    }
    QStringList wrong, unnamed;
    qint64 rows = 0;
    for (const auto& one : *found) {
        RowReader row(one);
        const QString raw = row.text(), state = row.text();
        const qint64 count = row.integer().value_or(0);
        const auto expected = mapped.find(raw);
        if (state != workStateName(workStateFromName(state)))
            wrong << QStringLiteral("“%1” is no state (of %2 rows)").arg(state.left(40), numberText(count));
        else if (expected != mapped.end() && expected->second != state)
            wrong << QStringLiteral("“rawStates” calls %1 %2, and select %3")
                         .arg(raw.left(40), expected->second, state);
        else if (expected == mapped.end() && state != QStringLiteral("unknown"))
            wrong << QStringLiteral(
                         "select calls %1 %2, which “rawStates” does not name: no filter would find "
                         "it")
                         .arg(raw.left(40), state);
        if (state != QStringLiteral("unknown"))
            continue;
        rows += count;
        unnamed << raw.left(40);
    }
    if (!wrong.isEmpty())
        bad(part, wrong.mid(0, namedStates).join(QStringLiteral("; ")));
    if (!unnamed.isEmpty())
        add(part, HealthState::Warning,
            QStringLiteral("%1 rows are in states nobody has named: %2")
                .arg(numberText(rows), unnamed.mid(0, namedStates).join(QStringLiteral(", "))),
            QStringLiteral("Say in “rawStates”, select, judge and effect what they mean"));
}

/// What an act may set must not be money, nor where it goes.
void KindChecker::ownedMoney(const KindItem& item, const QString& part, const QString& select) {
    const auto owned = kind_.ownerColumns.find(item.table);
    if (owned == kind_.ownerColumns.end())
        return;
    QStringList wrong, watched;
    for (const char* column : {"amount", "currency", "wallet", "counterparty"}) {
        const auto made = plans_.baseExpression(
            QStringLiteral("SELECT w.%1 FROM (\n%2\n) w").arg(QLatin1String(column), select));
        for (const QString& name : owned->second) {
            if (made && namesColumn(made->expression, name))
                (isJson(item, name) ? watched : wrong)
                    << QStringLiteral("%1 is made of %2").arg(QLatin1String(column), name);
        }
    }
    if (!wrong.isEmpty())
        bad(part,
            QStringLiteral(
                "a retry might change money or where it goes: %1, which “ownerColumns” lets it set")
                .arg(wrong.join(QStringLiteral(", "))),
            QStringLiteral(
                "Take it out of “ownerColumns”: a retry sets what the worker goes by, and no more"));
    if (!watched.isEmpty())
        add(part, HealthState::Warning,
            QStringLiteral(
                "%1, and a retry may set all of that JSON: an act that changes what is shown of it is "
                "undone, what else lies in it nobody watches")
                .arg(watched.join(QStringLiteral(", "))),
            QStringLiteral("Let “act” set single keys (jsonb_set), none that says how much or where to"));
}

bool KindChecker::isJson(const KindItem& item, const QString& column) {
    const auto type = connection_.run(
        QStringLiteral("SELECT format_type(a.atttypid, NULL) IN ('json', 'jsonb') FROM pg_attribute a WHERE"
                       " a.attrelid = to_regclass($1::text) AND a.attname = $2::text"),
        {quotedIdentifier(schema_) + u'.' + quotedIdentifier(tables_.nameOf(item.table)), column});
    return type && !type->empty() && RowReader((*type)[0]).boolean().value_or(false);
}

} // namespace countersign
