// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/contract_parts.h"

#include "models/postgres/connection.h"
#include "models/postgres/row_reader.h"

#include <QDir>
#include <QSet>

#include <algorithm>

namespace countersign {

namespace {

const QStringList functions{
    QStringLiteral("version"),      QStringLiteral("whoami"),         QStringLiteral("setting"),
    QStringLiteral("threshold"),    QStringLiteral("retry_verdict"),  QStringLiteral("retry_verdicts"),
    QStringLiteral("retry"),        QStringLiteral("retry_result"),   QStringLiteral("retry_effect"),
    QStringLiteral("append_audit"), QStringLiteral("decide_retry"),   QStringLiteral("item_timeline"),
    QStringLiteral("domain"),       QStringLiteral("propose"),        QStringLiteral("decide"),
    QStringLiteral("cancel"),       QStringLiteral("claim"),          QStringLiteral("report_broadcast"),
    QStringLiteral("report_done"),  QStringLiteral("enrol_key"),      QStringLiteral("activate_key"),
    QStringLiteral("revoke_key"),   QStringLiteral("decide_change"),  QStringLiteral("ed25519_verify"),
    QStringLiteral("difference"),   QStringLiteral("preview"),        QStringLiteral("payout_checks"),
    QStringLiteral("live"),         QStringLiteral("bridge_retries"), QStringLiteral("bridge_beat"),
};
const QStringList tables{
    QStringLiteral("migration"),     QStringLiteral("setting"),      QStringLiteral("human"),
    QStringLiteral("login"),         QStringLiteral("audit"),        QStringLiteral("audit_head"),
    QStringLiteral("retry_request"), QStringLiteral("deployment"),   QStringLiteral("policy"),
    QStringLiteral("policy_tier"),   QStringLiteral("change"),       QStringLiteral("signing_key"),
    QStringLiteral("request"),       QStringLiteral("request_line"), QStringLiteral("decision"),
    QStringLiteral("broadcast"),     QStringLiteral("live_tables"),  QStringLiteral("bridge_heartbeat"),
    QStringLiteral("unclaimed")};
const QStringList views{QStringLiteral("capability"),      QStringLiteral("work_item"),
                        QStringLiteral("finding"),         QStringLiteral("finding_json"),
                        QStringLiteral("trail"),           QStringLiteral("payout_request"),
                        QStringLiteral("payout_decision"), QStringLiteral("bridge")};
const QStringList triggers{
    QStringLiteral("audit_append_only on countersign.audit"),
    QStringLiteral("audit_no_truncate on countersign.audit"),
    QStringLiteral("request_keep on countersign.request"),
    QStringLiteral("request_no_delete on countersign.request"),
    QStringLiteral("request_line_keep on countersign.request_line"),
    QStringLiteral("decision_keep on countersign.decision"),
};

const QString partsSql = QStringLiteral(
    "SELECT 'function countersign.' || p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
    " WHERE n.nspname = 'countersign'"
    " UNION ALL SELECT CASE c.relkind WHEN 'v' THEN 'view' ELSE 'table' END || ' countersign.' || c.relname"
    " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE n.nspname = 'countersign' AND c.relkind IN ('r', 'v')"
    " UNION ALL SELECT 'trigger ' || t.tgname || ' on countersign.' || c.relname"
    " FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE n.nspname = 'countersign' AND t.tgenabled <> 'D'");

void expect(QStringList& parts, const QString& what, const QStringList& names) {
    for (const QString& name : names)
        parts << what + QStringLiteral(" countersign.") + name;
}

} // namespace

QString whoamiPart() {
    return QStringLiteral("function countersign.whoami");
}

Result<QStringList> missingContractParts(Connection& connection, const KindPack& kind) {
    Q_UNUSED(kind);
    const Result<pqxx::result> rows = connection.run(partsSql);
    if (!rows)
        return rows.failure();
    QSet<QString> present;
    for (const auto& row : *rows)
        present.insert(RowReader(row).text());
    QStringList expected;
    expect(expected, QStringLiteral("function"), functions);
    expect(expected, QStringLiteral("table"), tables);
    expect(expected, QStringLiteral("view"), views);
    for (const QString& trigger : triggers)
        expected << QStringLiteral("trigger ") + trigger;
    expected.erase(std::remove_if(expected.begin(), expected.end(),
                                  [&](const QString& part) { return present.contains(part); }),
                   expected.end());
    return expected;
}

int consoleContractVersion() {
    const QStringList files = QDir(QStringLiteral(":/countersign/sql")).entryList(QDir::Files, QDir::Name);
    int highest = 0;
    for (const QString& file : files)
        highest = std::max(highest, file.section(u'_', 0, 0).toInt());
    return highest;
}

QString installCommand(const KindPack& kind) {
    // Where the folder of a kind of one's own lies nobody has told us.
    const bool own = !builtInKinds().contains(kind.name);
    return QStringLiteral("countersignctl install --kind %1 --database URL")
        .arg(own ? QStringLiteral("FOLDER --reviewed DIGEST") : kind.name);
}

} // namespace countersign
