// SPDX-License-Identifier: GPL-3.0-or-later
// What an install puts on the backend's own tables: triggers of the guard and of live changes, and rights.
#include "models/postgres/kind_part.h"
#include "models/postgres/probe.h"
#include "models/postgres/sql_text.h"

namespace countersign {

namespace {

QString quotedWords(const QStringList& words) {
    QStringList quoted;
    for (const QString& word : words)
        quoted << quotedLiteral(word);
    return quoted.join(QStringLiteral(", "));
}

QString guardTriggersSql(const KindGuard& guard, const QString& table) {
    QString sql = QStringLiteral("CREATE TRIGGER countersign_content AFTER INSERT OR UPDATE OR DELETE ON %1\n"
                                 "  FOR EACH ROW EXECUTE FUNCTION countersign.guard_content(%2, %3);\n")
                      .arg(table, quotedLiteral(guard.payoutColumn), quotedWords(guard.columns));
    if (!guard.statusColumn.isEmpty())
        sql += QStringLiteral("CREATE TRIGGER countersign_release BEFORE INSERT OR UPDATE ON %1\n"
                              "  FOR EACH ROW EXECUTE FUNCTION countersign.guard_release(%2, %3);\n"
                              "CREATE TRIGGER countersign_paid AFTER INSERT OR UPDATE ON %1\n"
                              "  FOR EACH ROW EXECUTE FUNCTION countersign.guard_paid(%4);\n")
                   .arg(table, quotedWords({guard.payoutColumn, guard.statusColumn}),
                        quotedWords(
                            {guard.released.join(u' '), guard.executing.join(u' '), guard.paid.join(u' ')}),
                        quotedLiteral(guard.payoutColumn));
    return sql;
}

} // namespace

QString guardSql(const KindPack& kind, const DatabaseProbe& probe, bool wanted) {
    const bool possible =
        !kind.payouts.selectSql.isEmpty() && probe.tables.whyNot(kind.payouts.needs, false).isEmpty();
    QString sql;
    for (const KindGuard& guard : kind.payouts.guards) {
        if (!probe.tables.whyNot({{guard.table, {}}}, false).isEmpty())
            continue;
        const QString table =
            quotedIdentifier(probe.schema) + u'.' + quotedIdentifier(probe.tables.nameOf(guard.table));
        sql += QStringLiteral("DROP TRIGGER IF EXISTS countersign_content ON %1;\n"
                              "DROP TRIGGER IF EXISTS countersign_release ON %1;\n"
                              "DROP TRIGGER IF EXISTS countersign_paid ON %1;\n")
                   .arg(table);
        if (possible && wanted)
            sql += guardTriggersSql(guard, table);
    }
    return sql;
}

QString liveSql(const KindPack& kind, const DatabaseProbe& probe, bool wanted) {
    QStringList tables{QStringLiteral("countersign.audit")}; // our own acts are news, too
    for (const KindTable& table : kind.tables) {
        if (probe.tables.whyNot({{table.table, {}}}, false).isEmpty())
            tables << quotedIdentifier(probe.schema) + u'.' +
                          quotedIdentifier(probe.tables.nameOf(table.table));
    }
    QString sql;
    for (const QString& table : tables) {
        sql += QStringLiteral("DROP TRIGGER IF EXISTS countersign_live ON %1;\n").arg(table);
        if (wanted)
            sql += QStringLiteral(
                       "CREATE TRIGGER countersign_live AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %1\n"
                       "  FOR EACH STATEMENT EXECUTE FUNCTION countersign.notify_change();\n")
                       .arg(table);
    }
    return sql + QStringLiteral("UPDATE countersign.live_tables SET number = %1;\n")
                     .arg(wanted ? tables.size() : 0);
}

QString backendGrantsSql(const KindPack& kind, const DatabaseProbe& probe) {
    const QString schema = quotedIdentifier(probe.schema);
    // Readers need USAGE to name the schema's enum types in a filter; it gives no right on any table.
    QString sql =
        QStringLiteral("GRANT USAGE ON SCHEMA %1 TO countersign_owner, countersign_hand, countersign_auditor,"
                       " countersign_operator, countersign_approver, countersign_admin;\n")
            .arg(schema);
    for (const KindTable& need : kind.tables) {
        if (!probe.tables.whyNot({{need.table, {}}}, false).isEmpty())
            continue;
        const QString table = schema + u'.' + quotedIdentifier(probe.tables.nameOf(need.table));
        sql += QStringLiteral("REVOKE ALL ON %1 FROM countersign_owner, countersign_hand;\n"
                              "GRANT SELECT ON %1 TO countersign_owner, countersign_hand;\n")
                   .arg(table);
        QStringList columns;
        if (const auto owned = kind.ownerColumns.find(need.table); owned != kind.ownerColumns.end()) {
            for (const QString& column : owned->second) {
                if (probe.tables.whyNot({{need.table, {column}}}, false).isEmpty())
                    columns << quotedIdentifier(column);
            }
        }
        if (!columns.isEmpty())
            sql += QStringLiteral("GRANT UPDATE (%2) ON %1 TO countersign_owner, countersign_hand;\n")
                       .arg(table, columns.join(QStringLiteral(", ")));
    }
    return sql;
}

} // namespace countersign
