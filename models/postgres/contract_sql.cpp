// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/contract_sql.h"

#include "models/postgres/bridge_login.h"
#include "models/postgres/kind_part.h"
#include "models/postgres/probe.h"
#include "models/postgres/sql_text.h"
#include "models/postgres/system_gateway.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

namespace countersign {
namespace {

/// Payouts named in the trail's guard row: with more than these an auditor compares by date.
constexpr int maxReleasedBefore = 200'000;

const QString contractFolder = QStringLiteral(":/countersign/sql/");

Result<QString> contractFile(const QString& name) {
    QFile file(contractFolder + name);
    if (!file.open(QIODevice::ReadOnly))
        return Failure{
            FailureKind::Internal, QStringLiteral("the file is not in this program"), name, {}, {}};
    return QString::fromUtf8(file.readAll());
}

/// search_path first: nothing in this script may resolve to something of another schema.
const QString beginSql =
    QStringLiteral("BEGIN;\n"
                   "SET LOCAL search_path = pg_catalog, pg_temp;\n"
                   "SET LOCAL lock_timeout = '10s';\n"
                   "SET LOCAL client_min_messages = warning;\n"
                   "SET LOCAL standard_conforming_strings = on;\n"
                   "SELECT pg_advisory_xact_lock(hashtextextended('countersign install', 0));\n");

/// Finds out what is applied and refuses what must not be touched.
QString versionGuardSql(const KindPack& kind, const QString& schema) {
    return QStringLiteral(R"(DO $guard$
DECLARE
  applied integer := 0;
  other text;
  elsewhere text;
BEGIN
  IF current_setting('server_version_num')::integer < %1 THEN
    RAISE EXCEPTION 'the contract needs PostgreSQL 13 or newer, this is %', current_setting('server_version');
  END IF;
  IF to_regclass('countersign.migration') IS NOT NULL THEN
    SELECT coalesce(max(number), 0) INTO applied FROM countersign.migration;
    SELECT name INTO other FROM countersign.kind WHERE name <> %2 LIMIT 1;
    SELECT k.schema INTO elsewhere FROM countersign.kind k WHERE k.schema <> %4 LIMIT 1;
  END IF;
  IF applied > %3 THEN
    RAISE EXCEPTION 'the contract here has version %, newer than this program (%3): use a newer countersignctl', applied;
  END IF;
  IF other IS NOT NULL THEN
    RAISE EXCEPTION 'the contract here is for a system of kind %, uninstall it first', other;
  END IF;
  IF elsewhere IS NOT NULL THEN
    RAISE EXCEPTION 'the contract here is for schema %, not for %', elsewhere, %4
      USING HINT = 'Correct ?schema= in the URL; to move the contract, uninstall it first.';
  END IF;
  PERFORM set_config('countersign.applied', applied::text, true);
END
$guard$;
)")
        .arg(QString::number(oldestServerVersion), quotedLiteral(kind.name),
             QString::number(consoleContractVersion()), quotedLiteral(schema));
}

/// For whoever may not call anything of the contract, as the one who installed it: what is there.
QString commentSql(const KindPack& kind, const QString& schema) {
    return QStringLiteral("COMMENT ON SCHEMA countersign IS %1;\n")
        .arg(quotedLiteral(QStringLiteral("Countersign contract %1, kind %2, schema %3")
                               .arg(consoleContractVersion())
                               .arg(kind.name, schema)));
}

Result<QString> migrationsSql() {
    QString sql;
    const QStringList files =
        QDir(contractFolder).entryList({QStringLiteral("[0-9]*_*.sql")}, QDir::Files, QDir::Name);
    for (const QString& name : files) {
        const Result<QString> text = contractFile(name);
        if (!text)
            return text;
        const int number = name.section(u'_', 0, 0).toInt();
        const QByteArray digest =
            QCryptographicHash::hash(text->toUtf8(), QCryptographicHash::Sha256).toHex();
        sql += QStringLiteral(
                   "DO $step$\nBEGIN\n"
                   "IF current_setting('countersign.applied')::integer < %1 THEN\nEXECUTE $migration$\n%2"
                   "$migration$;\n"
                   "INSERT INTO countersign.migration (number, name, sha256) VALUES (%1, %3, %4);\n"
                   "END IF;\nEND\n$step$;\n")
                   .arg(QString::number(number), *text, quotedLiteral(name),
                        quotedLiteral(QString::fromLatin1(digest)));
    }
    return sql;
}

QString personSql(const ContractPerson& person) {
    return QStringLiteral("INSERT INTO countersign.human (human, display_name) VALUES (%1, %2)\n"
                          "  ON CONFLICT (human) DO UPDATE SET display_name = excluded.display_name;\n"
                          "INSERT INTO countersign.login (login, human) VALUES (%3, %1)\n"
                          "  ON CONFLICT (login) DO UPDATE SET human = excluded.human;\n")
        .arg(quotedLiteral(person.human),
             quotedLiteral(person.displayName.isEmpty() ? person.human : person.displayName),
             quotedLiteral(person.login));
}

QString membershipSql(const ContractPerson& person) {
    QString sql;
    for (const QString& role : person.roles)
        sql += QStringLiteral("GRANT countersign_%1 TO %2;\n").arg(role, quotedIdentifier(person.login));
    return sql;
}

/// The install itself is on the trail, with the people and the bridges it names.
QString trailSql(const KindPack& kind, const std::vector<ContractPerson>& people,
                 const QStringList& bridges) {
    QStringList named;
    for (const ContractPerson& person : people)
        named << QStringLiteral("jsonb_build_object('login', %1, 'human', %2, 'roles', %3)")
                     .arg(quotedLiteral(person.login), quotedLiteral(person.human),
                          quotedLiteral(person.roles.join(u' ')));
    QStringList bridgeNames;
    for (const QString& login : bridges)
        bridgeNames << quotedLiteral(login);
    return QStringLiteral(
               "DO $trail$\nBEGIN\n  PERFORM countersign.append_audit('', 'install', %1,\n"
               "    jsonb_build_object('version', countersign.version(), 'kind_version', %2,"
               " 'kind_digest', %3, 'people', jsonb_build_array(%4), 'bridges', jsonb_build_array(%5)));"
               "\nEND\n$trail$;\n")
        .arg(quotedLiteral(QStringLiteral("kind/") + kind.name), QString::number(kind.version),
             quotedLiteral(kind.digest), named.join(QStringLiteral(",\n      ")),
             bridgeNames.join(QStringLiteral(", ")));
}

/// Payouts the backend had released before we watched are named once: a verifier knows them from later ones.
QString guardTrailSql(const KindPack& kind, bool guard) {
    return QStringLiteral(R"(DO $guarded$
DECLARE
  before jsonb := '[]';
BEGIN
  IF to_regclass('countersign.payout') IS NULL THEN
    RETURN;
  END IF;
  IF NOT EXISTS (SELECT FROM countersign.audit WHERE act = 'guard') THEN
    SELECT coalesce(jsonb_agg(id), '[]') INTO before
    FROM (SELECT id FROM countersign.payout WHERE state IN ('approved', 'executing', 'done') ORDER BY id LIMIT %1) p;
  END IF;
  PERFORM countersign.append_audit('', 'guard', %2, jsonb_build_object('guard', %3, 'released_before', before));
END
$guarded$;
)")
        .arg(QString::number(maxReleasedBefore), quotedLiteral(QStringLiteral("kind/") + kind.name),
             guard ? QStringLiteral("true") : QStringLiteral("false"));
}

const QString leaveRoleSql = QStringLiteral("RESET ROLE;\n");

const QString endSql = QStringLiteral(R"(DO $leave$
BEGIN
  IF current_setting('countersign.installer_is_guest', true) = 'yes' THEN
    EXECUTE format('REVOKE countersign_owner, countersign_hand FROM %I', current_user);
  END IF;
END
$leave$;
COMMIT;
)");

} // namespace

Result<QString> installSql(const KindPack& kind, const DatabaseProbe& probe,
                           const std::vector<ContractPerson>& people, bool guard, bool live,
                           const QStringList& bridges) {
    const Result<QString> bootstrap = contractFile(QStringLiteral("bootstrap.sql"));
    const Result<QString> grants = contractFile(QStringLiteral("grants.sql"));
    const Result<QString> hand = contractFile(QStringLiteral("hand.sql"));
    const Result<QString> migrations = migrationsSql();
    const Result<QString> kindPart = kindPartSql(kind, probe);
    for (const Result<QString>* part : {&bootstrap, &grants, &hand, &migrations, &kindPart}) {
        if (!*part)
            return *part;
    }
    QString memberships, mappings;
    for (const ContractPerson& person : people) {
        memberships += membershipSql(person);
        mappings += personSql(person);
    }
    return QStringLiteral(
               "-- Countersign: the contract, version %1, for a system of kind %2 with tables in schema %3.\n"
               "-- One transaction. Run it with psql --set ON_ERROR_STOP=1, or let countersignctl install do "
               "it.\n")
               .arg(QString::number(consoleContractVersion()), kind.name, probe.schema) +
           beginSql + *bootstrap + memberships + bridgesSql(bridges) + backendGrantsSql(kind, probe) +
           QStringLiteral("SET LOCAL ROLE countersign_owner;\n") + versionGuardSql(kind, probe.schema) +
           *migrations + *kindPart + commentSql(kind, probe.schema) + *grants + mappings +
           trailSql(kind, people, bridges) + guardTrailSql(kind, guard) + leaveRoleSql + *hand +
           guardSql(kind, probe, guard) + liveSql(kind, probe, live) + endSql;
}

Result<QString> uninstallSql() {
    const Result<QString> text = contractFile(QStringLiteral("uninstall.sql"));
    if (!text)
        return text;
    return beginSql + *text + QStringLiteral("COMMIT;\n");
}

} // namespace countersign
