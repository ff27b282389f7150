// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/json_output.h"
#include "app/countersignctl/target.h"
#include "app/countersignctl/text_tables.h"

#include <algorithm>

namespace countersign::ctl {

namespace {

constexpr int defaultRows = 200;
constexpr int mostRows = 100'000;

Failure badInput(const QString& what, const QString& remedy) {
    return {FailureKind::BadInput, what, QStringLiteral("countersignctl items"), remedy, {}};
}

/// "failed,waiting" to states.
Result<std::vector<WorkState>> statesOf(const QString& text) {
    std::vector<WorkState> states;
    for (const QString& name : text.split(u',', Qt::SkipEmptyParts)) {
        const WorkState state = workStateFromName(name);
        if (state == WorkState::Unknown && name != workStateName(state))
            return badInput(QStringLiteral("there is no state \"%1\"").arg(name),
                            QStringLiteral("States: waiting, running, done, failed, cancelled, unknown"));
        states.push_back(state);
    }
    return states;
}

Result<int> rowsOf(const Arguments& arguments) {
    if (!arguments.has(QStringLiteral("limit")))
        return defaultRows;
    bool ok = false;
    const int rows = arguments.value(QStringLiteral("limit")).toInt(&ok);
    if (!ok || rows < 1 || rows > mostRows)
        return badInput(QStringLiteral("--limit must be a number from 1 to %1").arg(mostRows), {});
    return rows;
}

/// Keyset pages until there are \a rows of them or no more.
Result<std::vector<WorkItem>> readPages(SystemGateway& gateway, ItemQuery query, int rows) {
    std::vector<WorkItem> items;
    std::optional<PageMark> mark;
    do {
        query.limit = std::min(maxPageRows, rows - static_cast<int>(items.size()));
        auto page = gateway.page(query, mark);
        if (!page)
            return page.failure();
        items.insert(items.end(), page->items.begin(), page->items.end());
        mark = page->next;
    } while (mark && static_cast<int>(items.size()) < rows);
    return items;
}

Result<ItemQuery> queryOf(const Arguments& arguments) {
    ItemQuery query;
    query.search = arguments.value(QStringLiteral("search"));
    auto states = statesOf(arguments.value(QStringLiteral("state")));
    if (!states)
        return states.failure();
    query.states = *states;
    return query;
}

/// The one that is named; where the system has only one, it need not be.
Result<QString> itemKindOf(const Arguments& arguments, const Target& target) {
    if (arguments.has(QStringLiteral("item"))) {
        const QString item = arguments.value(QStringLiteral("item"));
        if (const Status known = checkItemKind(target, item); !known)
            return known.failure();
        return item;
    }
    QStringList known;
    for (const KindItem& item : target.kind->items)
        known += item.kind;
    if (known.size() == 1)
        return known[0];
    return badInput(
        QStringLiteral("--item is missing"),
        QStringLiteral("Name the kind of item; %1 has: %2").arg(target.kind->name, known.join(u", ")));
}

int runItems(const Arguments& arguments, Output& output) {
    auto query = queryOf(arguments);
    if (!query)
        return output.cannotRun(query.failure());
    const auto rows = rowsOf(arguments);
    if (!rows)
        return output.cannotRun(rows.failure());
    const auto target = findTarget(arguments, Access::Reading);
    if (!target)
        return output.cannotRun(target.failure());
    const auto itemKind = itemKindOf(arguments, *target);
    if (!itemKind)
        return output.cannotRun(itemKind.failure());
    query->itemKind = *itemKind;
    const auto gateway = openForLooking(*target, output);
    if (!gateway)
        return output.cannotRun(gateway.failure());
    const auto items = readPages(**gateway, *query, *rows);
    if (!items)
        return output.cannotRun(items.failure());
    if (output.json()) {
        output.write(toJsonArray(*items));
    } else {
        output.table(tableOf(*items, systemNow()));
        output.line(items->size() < static_cast<size_t>(*rows)
                        ? QStringLiteral("%1 items.").arg(items->size())
                        : QStringLiteral("The newest %1; there may be more (--limit).").arg(items->size()));
    }
    return Fine;
}

} // namespace

Verb itemsVerb() {
    return {
        QStringLiteral("items"),
        {},
        QStringLiteral("List work items, newest first."),
        QStringLiteral(
            "Prints the contract's work_item columns with --json. Exit 0 whatever the items' states are."),
        targetOptions({
            {QStringLiteral("item"), QStringLiteral("ITEM"),
             QStringLiteral("the kind of item, as in intent; not needed where there is only one")},
            {QStringLiteral("state"), QStringLiteral("STATE,..."),
             QStringLiteral("waiting, running, done, failed, cancelled")},
            {QStringLiteral("search"), QStringLiteral("TEXT"), QStringLiteral("an exact id, wallet or hash")},
            {QStringLiteral("limit"), QStringLiteral("N"), QStringLiteral("at most N rows (200)")},
        }),
        runItems};
}

} // namespace countersign::ctl
