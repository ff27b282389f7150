// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/index_install.h"

#include "models/postgres/index_build.h"
#include "models/postgres/index_look.h"
#include "models/postgres/index_watch.h"
#include "models/postgres/install_connection.h"
#include "models/postgres/sql_template.h"
#include "models/postgres/sql_text.h"

#include <optional>

namespace countersign {
namespace {

/// Those of its columns that are no expressions: they must be there.
QStringList plainColumns(const KindIndex& index) {
    QStringList plain;
    for (const QString& column : index.columns) {
        if (!column.contains(u'('))
            plain << QString(column).remove(u'"');
    }
    return plain;
}

/// Goes through the indexes a kind offers, on one connection.
class IndexInstaller {
  public:
    IndexInstaller(const ConnectionPlan& plan, Connection& connection, const KindTables& tables)
        : plan_(plan)
        , connection_(connection)
        , tables_(tables) {}

    /// What is to be done for \a index, with the build that verifies it.
    [[nodiscard]] Result<std::vector<IndexStep>> steps(const KindIndex& index,
                                                       std::optional<IndexBuild>& build);
    [[nodiscard]] Status make(const KindIndex& index, const std::function<void(const QString&)>& tell);

  private:
    [[nodiscard]] Result<QString> filled(const QString& sql) const;
    [[nodiscard]] Status run(const IndexStep& step, const std::function<void(const QString&)>& tell,
                             const QString& what);

    const ConnectionPlan& plan_;
    Connection& connection_;
    const KindTables& tables_;
};

Result<QString> IndexInstaller::filled(const QString& sql) const {
    TemplateWords words;
    words.schema = plan_.schema;
    words.table = [&](const QString& name) -> Result<QString> {
        return quotedIdentifier(plan_.schema) + u'.' + quotedIdentifier(tables_.nameOf(name));
    };
    return expandTemplate(sql, words);
}

Result<std::vector<IndexStep>> IndexInstaller::steps(const KindIndex& index,
                                                     std::optional<IndexBuild>& build) {
    auto statement = parseIndexStatement(index);
    if (!statement)
        return statement.failure();
    const auto table = filled(statement->table);
    if (!table)
        return table.failure();
    const auto rest = filled(statement->rest);
    if (!rest)
        return rest.failure();
    statement->rest = *rest;
    build.emplace(connection_, *statement);
    return build->steps(*table);
}

Status IndexInstaller::run(const IndexStep& step, const std::function<void(const QString&)>& tell,
                           const QString& what) {
    // CONCURRENTLY waits for transactions that are older than it: that is no failure. What takes a lock for
    // a moment must not wait long: everybody else would wait behind it.
    const auto set = connection_.run(
        QStringLiteral("SET lock_timeout = %1").arg(step.concurrently ? 0 : briefLockTimeoutMs));
    if (!set)
        return set.failure();
    std::optional<IndexWatch> watch;
    if (tell && step.concurrently)
        watch.emplace(plan_, connection_.backendPid(),
                      [&](const QString& phase) { tell(what + QStringLiteral(": ") + phase); });
    if (const auto done = connection_.run(step.sql); !done)
        return done.failure();
    return Nothing{};
}

Status IndexInstaller::make(const KindIndex& index, const std::function<void(const QString&)>& tell) {
    std::optional<IndexBuild> build;
    const auto todo = steps(index, build);
    if (!todo)
        return todo.failure();
    const bool parts = todo->size() > 2;
    for (size_t i = 0; i < todo->size(); ++i) {
        const IndexStep& step = (*todo)[i];
        const QString what = parts ? QStringLiteral("%1, step %2 of %3, %4")
                                         .arg(index.name)
                                         .arg(i + 1)
                                         .arg(todo->size())
                                         .arg(step.table)
                                   : index.name;
        if (tell && parts && step.concurrently)
            tell(what);
        if (const Status done = run(step, tell, what); !done)
            return done.failure();
    }
    return build->verify();
}

/// Calls \a each for every index of \a kind that its tables here could have; \a same is one that does it.
Status forEachIndex(const KindPack& kind, const PreparedInstall& prepared, const QString& schema,
                    const std::function<Status(const KindIndex& index, const QString& same)>& each) {
    const auto here = IndexLook::make(*prepared.connection, schema);
    if (!here)
        return here.failure();
    const KindTables& tables = prepared.probe.tables;
    for (const KindIndex& index : kind.indexes) {
        if (!tables.whyNot({{index.table, plainColumns(index)}}, false).isEmpty())
            continue;
        if (const Status done = each(index, here->coveredBy(tables.nameOf(index.table), index)); !done)
            return done.failure();
    }
    return Nothing{};
}

Failure notMade(const KindIndex& index, Failure why) {
    const QString detail = why.detail.isEmpty() ? why.what : why.detail;
    return {
        why.kind, QStringLiteral("index %1 was not made: %2").arg(index.name, detail),
        QStringLiteral("index ") + index.name,
        why.detail.isEmpty() && !why.remedy.isEmpty()
            ? why.remedy
            : QStringLiteral("Mend that, and run install --indexes again: what is made stays, and only what "
                             "is left is done"),
        why.detail};
}

} // namespace

Result<IndexReport> installIndexes(const ConnectionPlan& plan, const KindPack& kind,
                                   const std::function<void(const QString&)>& tell) {
    ConnectionPlan patient = plan;
    patient.statementTimeoutMs = 0; // a large table takes as long as it takes
    const auto prepared = prepareInstall(patient, kind);
    if (!prepared)
        return prepared.failure();
    IndexInstaller installer(plan, *prepared->connection, prepared->probe.tables);
    IndexReport report;
    const Status all = forEachIndex(kind, *prepared, plan.schema,
                                    [&](const KindIndex& index, const QString& same) -> Status {
                                        if (!same.isEmpty()) {
                                            report.there << same;
                                            return Nothing{};
                                        }
                                        const Status made = installer.make(index, tell);
                                        if (made)
                                            report.made << index.name;
                                        else
                                            report.notMade.push_back(notMade(index, made.failure()));
                                        if (!made && !prepared->connection->usable())
                                            return made.failure();
                                        return Nothing{};
                                    });
    if (!all && report.notMade.empty())
        return all.failure();
    return report;
}

Result<QString> printIndexes(const ConnectionPlan& plan, const KindPack& kind) {
    const auto prepared = prepareInstall(plan, kind);
    if (!prepared)
        return prepared.failure();
    IndexInstaller installer(plan, *prepared->connection, prepared->probe.tables);
    QString sql = QStringLiteral("-- Afterwards, one by one and outside of a transaction (--indexes):\n");
    const Status all = forEachIndex(
        kind, *prepared, plan.schema, [&](const KindIndex& index, const QString& same) -> Status {
            if (!same.isEmpty()) {
                sql += QStringLiteral("-- %1: %2 does it already\n").arg(index.name, same);
                return Nothing{};
            }
            std::optional<IndexBuild> build;
            const auto steps = installer.steps(index, build);
            if (!steps)
                return notMade(index, steps.failure());
            for (const IndexStep& step : *steps)
                sql += step.sql + QStringLiteral(";\n");
            return Nothing{};
        });
    if (!all)
        return all.failure();
    return sql;
}

} // namespace countersign
