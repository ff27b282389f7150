// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/doctor_looks.h"
#include "models/postgres/index_look.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_template.h"
#include "models/postgres/sql_text.h"

namespace countersign {

namespace {

QStringList quotedAll(const QStringList& names) {
    QStringList quoted;
    for (const QString& name : names)
        quoted << quotedIdentifier(name);
    return quoted;
}

} // namespace

QStringList DoctorLooks::tableNames() const {
    QStringList names;
    for (const KindTable& table : kind_.tables)
        names << names_.nameOf(table.table);
    return names;
}

QString DoctorLooks::readingRole() const {
    const auto there = connection_.run(
        QStringLiteral("SELECT count(*) FROM pg_namespace n JOIN pg_roles r ON r.oid = n.nspowner"
                       " WHERE n.nspname = 'countersign' AND r.rolname = 'countersign_owner'"));
    const bool installed = there && RowReader((*there)[0]).integer() == 1;
    return installed ? QStringLiteral("countersign_owner") : session_.login;
}

Result<DoctorLooks::TableRights> DoctorLooks::rightsOf(const QString& role) {
    const auto rows = connection_.run(
        QStringLiteral(
            "SELECT c.relname, a.attname, has_column_privilege($3::name, c.oid, a.attnum, 'SELECT'),"
            " has_column_privilege($3::name, c.oid, a.attnum, 'UPDATE')"
            " FROM pg_namespace n JOIN pg_class c ON c.relnamespace = n.oid"
            " JOIN pg_attribute a ON a.attrelid = c.oid"
            " WHERE n.nspname = $1 AND c.relname = ANY ($2::text[]) AND a.attnum > 0 AND NOT a.attisdropped"),
        {schema_, arrayText(tableNames()), role});
    if (!rows)
        return rows.failure();
    TableRights rights;
    for (const auto& one : *rows) {
        RowReader row(one);
        const QString table = row.text();
        const QString column = row.text();
        const bool select = row.boolean().value_or(false);
        rights[table][column] = {select, row.boolean().value_or(false)};
    }
    return rights;
}

void DoctorLooks::schemaRight(const QString& role) {
    const auto rows = connection_.run(
        QStringLiteral(
            "SELECT has_schema_privilege($2::name, n.oid, 'USAGE') FROM pg_namespace n WHERE n.nspname = $1"),
        {schema_, role});
    if (!rows)
        return couldNotLook("grant", rows.failure());
    if (rows->empty())
        return add("schema", HealthState::Bad, QStringLiteral("there is no schema %1").arg(schema_),
                   QStringLiteral("Correct ?schema= in the system file's database URL"));
    if (!RowReader((*rows)[0]).boolean().value_or(false))
        add("grant", HealthState::Bad, QStringLiteral("%1 may not use schema %2").arg(role, schema_),
            QStringLiteral("GRANT USAGE ON SCHEMA %1 TO %2;")
                .arg(quotedIdentifier(schema_), quotedIdentifier(role)));
}

void DoctorLooks::grantLine(const QString& role, const QString& right, const QString& table,
                            const QStringList& columns) {
    add("grant", HealthState::Bad,
        QStringLiteral("%1 may not %2 %3 of table %4")
            .arg(role, right, columns.join(QStringLiteral(", ")), table),
        QStringLiteral("GRANT %1 (%2) ON %3.%4 TO %5;")
            .arg(right, quotedAll(columns).join(QStringLiteral(", ")), quotedIdentifier(schema_),
                 quotedIdentifier(table), quotedIdentifier(role)));
}

bool DoctorLooks::oneTable(const KindTable& need, const TableRights& rights, const QString& role) {
    const auto table = rights.find(names_.nameOf(need.table));
    if (table == rights.end()) {
        add("table", HealthState::Warning,
            QStringLiteral("table %1.%2 is missing: the boards that need it are left out")
                .arg(schema_, need.table),
            QStringLiteral("Bring it back by the backend's own migration, then run countersignctl install"));
        return false;
    }
    QStringList missing, unread, unwritten;
    for (const QString& column : need.columns) {
        const auto found = table->second.find(column);
        if (found == table->second.end())
            missing << column;
        else if (!found->second.select)
            unread << column;
    }
    // Only the contract's owner is to write, and only what the kind says.
    const auto columns = kind_.ownerColumns.find(need.table);
    if (role != session_.login && columns != kind_.ownerColumns.end()) {
        for (const QString& column : columns->second) {
            const auto found = table->second.find(column);
            if (found != table->second.end() && !found->second.update)
                unwritten << column;
        }
    }
    if (!missing.isEmpty())
        add("column", HealthState::Warning,
            QStringLiteral("table %1 has no column %2").arg(need.table, missing.join(QStringLiteral(", "))),
            QStringLiteral("Is this the version of the backend the kind %1 is for?").arg(kind_.name));
    if (const QStringList lacking = names_.lacking(need); !lacking.isEmpty())
        add("column", HealthState::Warning,
            QStringLiteral("table %1 has no column %2: read as empty")
                .arg(table->first, lacking.join(QStringLiteral(", "))),
            QStringLiteral("Some versions of the backend have it; what rests on it says so"));
    if (!unread.isEmpty())
        grantLine(role, QStringLiteral("SELECT"), table->first, unread);
    if (!unwritten.isEmpty())
        grantLine(role, QStringLiteral("UPDATE"), table->first, unwritten);
    return missing.isEmpty() && unread.isEmpty() && unwritten.isEmpty();
}

void DoctorLooks::tables() {
    const QString role = readingRole();
    schemaRight(role);
    auto names = KindTables::look(connection_, kind_, schema_);
    if (!names)
        return couldNotLook("table", names.failure());
    names_ = std::move(*names);
    const auto rights = rightsOf(role);
    if (!rights)
        return couldNotLook("table", rights.failure());
    bool all = true;
    for (const KindTable& need : kind_.tables)
        all = oneTable(need, *rights, role) && all;
    if (all)
        add("table", HealthState::Good,
            QStringLiteral("all %1 tables are there, and %2 has the rights it needs")
                .arg(kind_.tables.size())
                .arg(role));
}

void DoctorLooks::indexes() {
    const auto there = IndexLook::make(connection_, schema_);
    if (!there)
        return couldNotLook("index", there.failure());
    TemplateWords words;
    words.schema = schema_;
    words.table = [this](const QString& name) -> Result<QString> {
        return quotedIdentifier(schema_) + u'.' + quotedIdentifier(names_.nameOf(name));
    };
    bool all = true;
    for (const KindIndex& wanted : kind_.indexes) {
        if (!there->coveredBy(names_.nameOf(wanted.table), wanted).isEmpty())
            continue;
        all = false;
        const Result<QString> statement = expandTemplate(wanted.statement, words);
        add("index", HealthState::Warning,
            QStringLiteral("table %1 has no index on %2: %3")
                .arg(wanted.table, wanted.columns.join(QStringLiteral(", ")), wanted.why.english()),
            statement ? *statement : QString());
    }
    if (all)
        add("index", HealthState::Good, QStringLiteral("every index the console would use is there"));
}

} // namespace countersign
