// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/index_build.h"

#include "models/postgres/connection.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

#include <QCryptographicHash>

namespace countersign {
namespace {

constexpr int maxPartitionLevels = 8;

const QString tableSql =
    QStringLiteral("SELECT n.nspname, c.relname, c.oid::text, c.relkind::text FROM pg_class c"
                   " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = to_regclass($1)");
const QString partitionsSql =
    QStringLiteral("SELECT n.nspname, c.relname, c.oid::text, c.relkind::text FROM pg_inherits h"
                   " JOIN pg_class c ON c.oid = h.inhrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
                   " WHERE h.inhparent = $1::oid ORDER BY 1, 2");
/// What is called $2 in schema $1: a valid index, and of table $3?
const QString indexSql = QStringLiteral(
    "SELECT x.indisvalid, x.indrelid = $3::oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    " LEFT JOIN pg_index x ON x.indexrelid = c.oid WHERE n.nspname = $1 AND c.relname = $2");
/// The index of partition $2 that is part of index $1 already, whatever it is called.
const QString attachedSql = QStringLiteral(
    "SELECT c.relname, x.indisvalid FROM pg_inherits h JOIN pg_index x ON x.indexrelid = h.inhrelid"
    " JOIN pg_class c ON c.oid = x.indexrelid WHERE h.inhparent = to_regclass($1) AND x.indrelid = $2::oid");

QString qualified(const QString& schema, const QString& name) {
    return quotedIdentifier(schema) + u'.' + quotedIdentifier(name);
}

QString full(const IndexedTable& table) {
    return qualified(table.schema, table.name);
}

IndexedTable tableOf(RowReader row) {
    IndexedTable table;
    table.schema = row.text();
    table.name = row.text();
    table.oid = row.text();
    table.kind = row.text().at(0).toLatin1();
    return table;
}

struct FoundIndex {
    bool there = false, valid = false;
};

Result<FoundIndex> foundIndex(Connection& connection, const IndexedTable& table, const QString& name) {
    const auto rows = connection.run(indexSql, {table.schema, name, table.oid});
    if (!rows)
        return rows.failure();
    if (rows->empty())
        return FoundIndex{};
    RowReader row((*rows)[0]);
    const auto valid = row.boolean();
    if (!row.boolean().value_or(false))
        return Failure{FailureKind::BadInput,
                       QStringLiteral("something else is called %1 there").arg(name),
                       full(table),
                       QStringLiteral("Give the index of the kind another name"),
                       {}};
    return FoundIndex{true, valid.value_or(false)};
}

Failure refused(const IndexedTable& table, const QString& what, const QString& remedy) {
    return {FailureKind::BadInput, what, full(table), remedy, {}};
}

} // namespace

QString partitionIndexName(const QString& partition, const QString& index) {
    const QString whole = partition + u'_' + index;
    if (whole.toUtf8().size() <= maxNameBytes)
        return whole;
    constexpr int hashDigits = 16;
    QString name = whole;
    while (name.toUtf8().size() > maxNameBytes - hashDigits - 1)
        name.chop(1);
    const QByteArray hash = QCryptographicHash::hash(whole.toUtf8(), QCryptographicHash::Sha256).toHex();
    return name + u'_' + QString::fromLatin1(hash.left(hashDigits));
}

Result<IndexedTable> IndexBuild::look(const QString& table) {
    const auto rows = connection_.run(tableSql, {table});
    if (!rows)
        return rows.failure();
    if (rows->empty())
        return Failure{FailureKind::Missing,
                       QStringLiteral("there is no table %1, or this login may not see it").arg(table),
                       table,
                       QStringLiteral("Correct the “statement” of the index in kind.json"),
                       {}};
    return tableOf(RowReader((*rows)[0]));
}

Result<std::vector<IndexStep>> IndexBuild::steps(const QString& table) {
    const auto found = look(table);
    if (!found)
        return found.failure();
    table_ = *found;
    steps_.clear();
    const Status added =
        table_.kind == 'p' ? addParts(table_, statement_.name, 0) : addWhole(table_, statement_.name);
    if (!added)
        return added.failure();
    return steps_;
}

Status IndexBuild::addWhole(const IndexedTable& table, const QString& name) {
    if (table.kind != 'r' && table.kind != 'm')
        return refused(
            table,
            QStringLiteral("no index can be made of %1: it is no table of this server").arg(full(table)),
            QStringLiteral("Name the table under the view in “statement”; of one with foreign "
                           "partitions make the indexes by hand"));
    const auto there = foundIndex(connection_, table, name);
    if (!there)
        return there.failure();
    const QString index = qualified(table.schema, name);
    if (there->valid)
        return Nothing{};
    if (there->there) // what an interrupted CONCURRENTLY left behind
        steps_.push_back({QStringLiteral("DROP INDEX CONCURRENTLY ") + index, true, full(table)});
    steps_.push_back({QStringLiteral("CREATE %1INDEX CONCURRENTLY %2 ON %3 %4")
                          .arg(statement_.unique ? QStringLiteral("UNIQUE ") : QString(),
                               quotedIdentifier(name), full(table), statement_.rest),
                      true, full(table)});
    return Nothing{};
}

Status IndexBuild::addParts(const IndexedTable& table, const QString& name, int depth) {
    if (depth > maxPartitionLevels)
        return refused(table,
                       QStringLiteral("its partitions are nested more than %1 deep").arg(maxPartitionLevels),
                       QStringLiteral("Make this index by hand"));
    const QString index = qualified(table.schema, name);
    const auto whole = foundIndex(connection_, table, name);
    if (!whole)
        return whole.failure();
    if (whole->valid)
        return Nothing{};
    if (!whole->there)
        steps_.push_back({QStringLiteral("CREATE %1INDEX %2 ON ONLY %3 %4")
                              .arg(statement_.unique ? QStringLiteral("UNIQUE ") : QString(),
                                   quotedIdentifier(name), full(table), statement_.rest),
                          false, full(table)});
    const auto parts = connection_.run(partitionsSql, {table.oid});
    if (!parts)
        return parts.failure();
    for (const auto& one : *parts) {
        if (const Status added = addPart(tableOf(RowReader(one)), index, name, depth); !added)
            return added.failure();
    }
    return Nothing{};
}

Status IndexBuild::addPart(const IndexedTable& part, const QString& whole, const QString& wholeName,
                           int depth) {
    const auto attached = connection_.run(attachedSql, {whole, part.oid});
    if (!attached)
        return attached.failure();
    QString name = partitionIndexName(part.name, wholeName);
    if (!attached->empty()) {
        RowReader row((*attached)[0]);
        name = row.text();
        if (row.boolean().value_or(false))
            return Nothing{};
    }
    const Status added = part.kind == 'p' ? addParts(part, name, depth + 1) : addWhole(part, name);
    if (!added)
        return added.failure();
    if (attached->empty())
        steps_.push_back(
            {QStringLiteral("ALTER INDEX %1 ATTACH PARTITION %2").arg(whole, qualified(part.schema, name)),
             false, full(part)});
    return Nothing{};
}

Status IndexBuild::verify() const {
    const auto there = foundIndex(connection_, table_, statement_.name);
    if (!there)
        return there.failure();
    if (!there->there || !there->valid)
        return refused(
            table_,
            there->there
                ? QStringLiteral("it was made and is not valid: a partition has come or gone meanwhile")
                : QStringLiteral("after all steps it is not there"),
            QStringLiteral("Run install --indexes again"));
    return Nothing{};
}

} // namespace countersign
