// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/gateway_private.h"
#include "models/postgres/item_rows.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

#include <algorithm>

namespace countersign {

namespace {

inline constexpr int maxTimelineRows = 1'000;

/// Conditions and the values they name, in step.
class Conditions {
  public:
    /// The next $n for \a value.
    QString bind(const QString& value) {
        arguments_.push_back(value);
        return QStringLiteral("$%1").arg(arguments_.size());
    }
    void add(const QString& condition) { conditions_ << condition; }
    /// All of them, and \a further unless it is empty.
    [[nodiscard]] QString where(const QString& further) const {
        QStringList all = conditions_;
        if (!further.isEmpty())
            all << further;
        return all.isEmpty() ? QString() : QStringLiteral(" WHERE ") + all.join(QStringLiteral(" AND "));
    }
    [[nodiscard]] const SqlArguments& arguments() const { return arguments_; }

  private:
    QStringList conditions_;
    SqlArguments arguments_;
};

const KindSort* sortOf(const KindItem& item, const QString& key) {
    for (const KindSort& sort : item.sorts) {
        if (sort.key == key || key.isEmpty())
            return &sort;
    }
    return nullptr;
}

/// On the raw column, so that the backend's own index serves; states we have no word for are all the others.
/// One condition for each word: only "status = X" can be read from an index in the order of the page. An
/// array of words would have the planner choose between sorting them all and wading through the other states.
/// The words are literals, not values: with a rare state as a value the planner finds that a plan made for it
/// is so much cheaper than one for any state that it plans each time anew, which costs more than the page.
QStringList stateConditions(const KindItem& item, const std::vector<WorkState>& states, const QString& type) {
    QStringList wanted, mapped;
    for (const auto& [state, raw] : item.rawStates) {
        mapped << raw;
        if (std::find(states.begin(), states.end(), state) != states.end())
            wanted << raw;
    }
    QStringList each;
    for (const QString& raw : wanted)
        each << QStringLiteral("w.raw_status = %1::text::%2").arg(quotedLiteral(raw), type);
    if (std::find(states.begin(), states.end(), WorkState::Unknown) != states.end())
        each << QStringLiteral("(w.raw_status = ANY (%1::text[]::%2[])) IS NOT TRUE")
                    .arg(quotedLiteral(arrayText(mapped)), type);
    return each.isEmpty() ? QStringList{QStringLiteral("false")} : each;
}

Status addFilters(const ItemQuery& query, const KindItem& item, Conditions& conditions) {
    if (!query.ids.isEmpty() || query.onlyIds) {
        if (query.ids.size() > maxQueryIds)
            return Failure{FailureKind::TooLarge,
                           QStringLiteral("more than %1 ids at once").arg(maxQueryIds),
                           {},
                           {},
                           {}};
        conditions.add(QStringLiteral("w.id = ANY (%1::text[])").arg(conditions.bind(arrayText(query.ids))));
    }
    if (!query.search.isEmpty() && !item.searchColumns.isEmpty()) {
        const QString value = conditions.bind(query.search);
        QStringList equal;
        for (const QString& column : item.searchColumns)
            equal << QStringLiteral("w.%1 = %2::text").arg(quotedIdentifier(column), value);
        conditions.add(u'(' + equal.join(QStringLiteral(" OR ")) + u')');
    }
    return Nothing{};
}

QString estimateSql(const QString& schema, const QString& table) {
    return QStringLiteral(
               "(SELECT nullif(c.reltuples, -1)::bigint FROM pg_class c JOIN pg_namespace n ON n.oid ="
               " c.relnamespace WHERE n.nspname = %1::text AND c.relname = %2::text)")
        .arg(quotedLiteral(schema), quotedLiteral(table));
}

} // namespace

Result<SystemGateway::Private::PageStatement>
SystemGateway::Private::pageStatement(const ItemQuery& query, const std::optional<PageMark>& after) const {
    const auto item = itemKind(query.itemKind);
    if (!item)
        return item.failure();
    const KindItem& kindItem = **item;
    const KindSort* sort = sortOf(kindItem, query.sortKey);
    if (sort == nullptr)
        return Failure{FailureKind::BadInput,
                       QStringLiteral("there is no order '%1'").arg(query.sortKey.left(40)),
                       where(),
                       {},
                       {}};
    const auto from = itemSource(kindItem);
    const auto statusType = expanded(kindItem.rawStatusType);
    const auto sortType = expanded(sort->type);
    if (!from || !statusType || !sortType)
        return !from ? from.failure() : !statusType ? statusType.failure() : sortType.failure();

    Conditions conditions;
    if (const Status status = addFilters(query, kindItem, conditions); !status)
        return status.failure();
    const QString column = quotedIdentifier(sort->column);
    if (after)
        conditions.add(QStringLiteral("(w.%1, w.id) %2 (%3::text::%4, %5::text)")
                           .arg(column, query.descending ? QStringLiteral("<") : QStringLiteral(">"),
                                conditions.bind(after->key), *sortType, conditions.bind(after->id)));
    const QString direction = query.descending ? QStringLiteral("DESC") : QStringLiteral("ASC");
    const QString order = QStringLiteral(" ORDER BY w.%1 %2, w.id %2").arg(column, direction);
    const QString estimate = after ? QStringLiteral("NULL") : estimateSql(schema(), kindItem.table);
    PageStatement statement;
    statement.limit = std::clamp(query.limit, 1, maxPageRows);
    const QString end = order + QStringLiteral(" LIMIT %1").arg(statement.limit + 1);
    const QStringList states =
        query.states.empty() ? QStringList{QString()} : stateConditions(kindItem, query.states, *statusType);
    QStringList arms;
    for (const QString& state : states)
        arms << QStringLiteral("(SELECT * FROM %1 w%2%3)").arg(from->relation, conditions.where(state), end);
    // The arms' LIMIT is a fence: texts are cut and times computed for the rows of the page only, once.
    statement.sql = from->with + QStringLiteral("SELECT %1, %2 FROM (%3) w%4")
                                     .arg(itemColumnsSql(kindItem, sort->column,
                                                         query.brief ? ItemExtent::Brief : ItemExtent::Short),
                                          estimate, arms.join(QStringLiteral(" UNION ALL ")), end);
    statement.arguments = conditions.arguments();
    statement.often = query.search.isEmpty() && query.ids.isEmpty() && !query.onlyIds;
    return statement;
}

Result<ItemPage> SystemGateway::page(const ItemQuery& query, const std::optional<PageMark>& after) {
    const auto statement = d_->pageStatement(query, after);
    if (!statement)
        return statement.failure();
    const auto rows = statement->often ? d_->connection->runOften(statement->sql, statement->arguments)
                                       : d_->connection->run(statement->sql, statement->arguments);
    if (!rows) {
        d_->lookAgainAfter(rows.failure());
        return rows.failure();
    }
    ItemPage page;
    page.from = d_->now();
    for (const auto& row : *rows) {
        if (page.items.size() == static_cast<std::size_t>(statement->limit)) {
            page.next = PageMark{page.items.back().pageKey, page.items.back().id};
            break;
        }
        page.items.push_back(itemFrom(row, query.itemKind));
    }
    if (!rows->empty()) {
        const auto first = (*rows)[0];
        const auto field = first[first.size() - 1];
        if (!field.is_null())
            page.estimate = QString::fromLatin1(field.c_str()).toLongLong();
    }
    return page;
}

Result<QStringList> SystemGateway::pagePlan(const QString& itemKind) {
    ItemQuery query;
    query.itemKind = itemKind;
    const auto statement = d_->pageStatement(query, {});
    if (!statement)
        return statement.failure();
    // A small table is rightly read whole; what counts is whether an index could serve when it has grown.
    const auto rows =
        d_->connection->together({{QStringLiteral("SET LOCAL enable_seqscan = off"), {}},
                                  {QStringLiteral("SET LOCAL enable_sort = off"), {}},
                                  {QStringLiteral("EXPLAIN ") + statement->sql, statement->arguments}});
    if (!rows)
        return rows.failure();
    QStringList lines;
    for (const auto& row : *rows)
        lines << RowReader(row).text();
    return lines;
}

Result<ItemDetail> SystemGateway::detail(const WorkItemRef& ref) {
    const auto item = d_->itemKind(ref.kind);
    if (!item)
        return item.failure();
    const KindItem& kind = **item;
    const auto source = d_->itemSource(kind);
    if (!source)
        return source.failure();
    const QString sortColumn = kind.sorts.empty() ? QStringLiteral("page_key") : kind.sorts.front().column;
    const auto rows = d_->connection->run(
        source->with + QStringLiteral("SELECT %1 FROM %2 w WHERE w.id = $1::text")
                           .arg(itemColumnsSql(kind, sortColumn, ItemExtent::Whole), source->relation),
        {ref.id});
    if (!rows) {
        d_->lookAgainAfter(rows.failure());
        return rows.failure();
    }
    if (rows->empty())
        return Failure{FailureKind::Missing,
                       QStringLiteral("%1 %2 does not exist (any more)").arg(ref.kind, ref.id),
                       d_->where(),
                       {},
                       {}};
    ItemDetail detail;
    detail.item = itemFrom((*rows)[0], kind.kind);
    auto timeline = timelineOf(ref);
    if (!timeline)
        return timeline.failure();
    detail.timeline = std::move(timeline).value();
    detail.from = d_->now();
    return detail;
}

Result<std::vector<TimelineEntry>> SystemGateway::timelineOf(const WorkItemRef& ref) {
    const auto body = d_->expanded(d_->kind->item(ref.kind)->timelineSql);
    if (!body)
        return body.failure();
    const QString relation = d_->byContract ? QStringLiteral("countersign.item_timeline($2::text, $1::text)")
                                            : u'(' + *body + QStringLiteral("\n)");
    // The contract's function puts the rows in order, acts and what they caused within one millisecond
    // included.
    const QString order = d_->byContract ? QString() : QStringLiteral(" ORDER BY t.at NULLS LAST");
    const QString sql = QStringLiteral("SELECT %1, t.what, t.who, %2, t.bad FROM %3 t%4 LIMIT %5")
                            .arg(msSql(QStringLiteral("t.at")),
                                 cutSql(QStringLiteral("t.text"), maxPageTextChars), relation, order)
                            .arg(maxTimelineRows);
    SqlArguments arguments{ref.id};
    if (d_->byContract)
        arguments.emplace_back(ref.kind);
    const auto rows = d_->connection->run(sql, arguments);
    if (!rows)
        return rows.failure();
    std::vector<TimelineEntry> timeline;
    for (const auto& row : *rows) {
        RowReader reader(row);
        TimelineEntry entry;
        entry.at = reader.time();
        entry.what = reader.text();
        entry.who = reader.text();
        entry.text = reader.text();
        entry.bad = reader.boolean().value_or(false);
        timeline.push_back(std::move(entry));
    }
    return timeline;
}

} // namespace countersign
