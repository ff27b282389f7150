// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/kind_part.h"

#include "models/postgres/judged_once.h"
#include "models/postgres/probe.h"
#include "models/postgres/sql_template.h"
#include "models/postgres/sql_text.h"

#include <algorithm>
#include <optional>

namespace countersign {
namespace {

const QString fixedPath = QStringLiteral("SET search_path = pg_catalog, pg_temp");

const QString dropOldSql = QStringLiteral(R"(DO $drop$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT c.relname FROM pg_class c
             WHERE c.relnamespace = 'countersign'::regnamespace AND c.relkind = 'v'
               AND (c.relname ~ '^(work_item|finding)' OR c.relname IN ('ledger_entry', 'worker', 'capability',
                                                              'payout', 'payout_line', 'payout_paid')) LOOP
    EXECUTE format('DROP VIEW IF EXISTS countersign.%I CASCADE', one.relname);
  END LOOP;
  FOR one IN SELECT p.oid::regprocedure AS signature FROM pg_proc p
             WHERE p.pronamespace = 'countersign'::regnamespace
               AND (p.proname ~ '^(judge|lock|act|effect|timeline)_'
                    OR p.proname IN ('scan', 'scan_mark', 'release_payout', 'withdraw_payout', 'payout_kind_checks')) LOOP
    EXECUTE format('DROP FUNCTION %s', one.signature);
  END LOOP;
  DELETE FROM countersign.item_kind;
  DELETE FROM countersign.board;
END
$drop$;
)");

/// Makes the SQL of one kind, part by part; the first template that can't be filled ends it.
class KindPart {
  public:
    KindPart(const KindPack& kind, const DatabaseProbe& probe)
        : kind_(kind)
        , probe_(probe) {}

    Result<QString> make();

  private:
    [[nodiscard]] QString filled(const QString& sql, const QString& from = {}, const QString& to = {});
    [[nodiscard]] QString whyNot(const std::vector<KindNeed>& needs) const {
        return probe_.tables.whyNot(needs, false);
    }
    void board(const QString& name, const QString& whyNot);
    void settings();
    void items();
    void itemView(const KindItem& item);
    void itemFunctions(const KindItem& item);
    [[nodiscard]] static QString moneySql(const QString& select);
    void actFunctions(const KindItem& item);
    void noActFunctions(const KindItem& item);
    void unionView(const QStringList& kinds);
    void findings();
    void scans();
    void payouts();
    void caps(const KindPayouts& payouts);
    void workers();
    void view(const QString& name, const QString& sql);

    const KindPack& kind_;
    const DatabaseProbe& probe_;
    QString out_;
    int boards_ = 0;
    std::optional<Failure> wrong_;
};

QString KindPart::filled(const QString& sql, const QString& from, const QString& to) {
    TemplateWords words;
    words.schema = probe_.schema;
    words.threshold = [](const QString& name) -> Result<QString> {
        // A SELECT of its own: asked once, not for every row.
        return QStringLiteral("(SELECT countersign.threshold('%1'))").arg(name);
    };
    words.setting = [](const QString& name) -> Result<QString> {
        return QStringLiteral("countersign.setting('%1')").arg(name);
    };
    words.table = [this](const QString& name) {
        return probe_.tables.selectable(kind_, probe_.schema, name);
    };
    words.from = from;
    words.to = to;
    const Result<QString> text = expandTemplate(sql, words);
    if (!text && !wrong_)
        wrong_ = text.failure();
    return text ? *text : QString();
}

void KindPart::board(const QString& name, const QString& whyNot) {
    out_ += QStringLiteral("INSERT INTO countersign.board (board, offered, why_not, position)"
                           " VALUES (%1, %2, %3, %4);\n")
                .arg(quotedLiteral(name), whyNot.isEmpty() ? QStringLiteral("true") : QStringLiteral("false"),
                     quotedLiteral(whyNot), QString::number(++boards_));
}

void KindPart::settings() {
    out_ += QStringLiteral(
                "INSERT INTO countersign.kind (name, version, schema, digest) VALUES (%1, %2, %3, %4)\n"
                "  ON CONFLICT (name) DO UPDATE SET version = excluded.version, schema = excluded.schema,"
                " digest = excluded.digest, installed_at = clock_timestamp();\n")
                .arg(quotedLiteral(kind_.name), QString::number(kind_.version), quotedLiteral(probe_.schema),
                     quotedLiteral(kind_.digest));
    for (const KindThreshold& threshold : kind_.thresholds)
        out_ += QStringLiteral("INSERT INTO countersign.setting (name, value, unit) VALUES (%1, %2, %3)"
                               " ON CONFLICT (name) DO NOTHING;\n")
                    .arg(quotedLiteral(threshold.name), threshold.value, quotedLiteral(threshold.unit));
}

void KindPart::view(const QString& name, const QString& sql) {
    out_ += QStringLiteral("CREATE VIEW countersign.%1 AS\n%2;\n").arg(name, sql);
}

void KindPart::itemView(const KindItem& item) {
    view(QStringLiteral("work_item_") + item.kind, filled(item.selectSql));
}

void KindPart::itemFunctions(const KindItem& item) {
    out_ += QStringLiteral("CREATE FUNCTION countersign.judge_%1(text[]) RETURNS SETOF countersign.verdict"
                           " LANGUAGE sql %2 AS $judge$\n%3\n$judge$;\n")
                .arg(item.kind, fixedPath, judgedOnceSql(filled(item.judgeSql)));
    if (item.mayBeRetried())
        actFunctions(item);
    else
        noActFunctions(item);
    out_ += QStringLiteral("CREATE FUNCTION countersign.timeline_%1(text)"
                           " RETURNS TABLE (at timestamptz, what text, who text, \"text\" text, bad boolean)"
                           " LANGUAGE sql %2 AS $timeline$\n%3\n$timeline$;\n")
                .arg(item.kind, fixedPath, filled(item.timelineSql));
    out_ +=
        QStringLiteral("INSERT INTO countersign.item_kind (kind, board, needs_bridge) VALUES (%1, %2, %3);\n")
            .arg(quotedLiteral(item.kind), quotedLiteral(item.board),
                 item.needsBridge ? QStringLiteral("true") : QStringLiteral("false"));
}

/// Where no retry exists the contract's functions say so, whatever the judge says.
void KindPart::noActFunctions(const KindItem& item) {
    out_ +=
        QStringLiteral("CREATE FUNCTION countersign.lock_%1(text) RETURNS text LANGUAGE sql %2 AS $lock$\n"
                       // not from the view: the hand may not read the contract's
                       "SELECT w.fingerprint FROM (\n%3\n) w WHERE w.id = $1\n$lock$;\n"
                       "CREATE FUNCTION countersign.act_%1(text) RETURNS void LANGUAGE plpgsql %2 AS $act$\n"
                       "BEGIN\n  RAISE EXCEPTION 'no retry exists for items of kind %1';\nEND $act$;\n"
                       "CREATE FUNCTION countersign.effect_%1(text, timestamptz)"
                       " RETURNS TABLE (stage text, picked_up_at timestamptz, ended_at timestamptz,"
                       " raw_state text, why text, what_to_do text) LANGUAGE sql %2 AS $effect$\n"
                       "SELECT 'no_effect', NULL::timestamptz, NULL::timestamptz, NULL::text,"
                       " 'no retry exists for items of this kind', NULL::text WHERE false\n$effect$;\n")
            .arg(item.kind, fixedPath, filled(item.selectSql));
}

/// What a retry leaves as it is. Not from the view: the hand may not read the contract's.
QString KindPart::moneySql(const QString& select) {
    return QStringLiteral("SELECT ROW(w.amount, w.currency, w.wallet, w.counterparty)::text FROM (\n%1\n) w"
                          " WHERE w.id = $1")
        .arg(select);
}

void KindPart::actFunctions(const KindItem& item) {
    out_ +=
        QStringLiteral("CREATE FUNCTION countersign.lock_%1(text) RETURNS text LANGUAGE sql %2 AS $lock$\n"
                       "%3\n$lock$;\n")
            .arg(item.kind, fixedPath, filled(item.lockSql));
    out_ +=
        QStringLiteral("CREATE FUNCTION countersign.act_%1(text) RETURNS void LANGUAGE plpgsql %2 AS $act$\n"
                       "DECLARE\n  touched bigint;\n  money_before text;\n  money_after text;\nBEGIN\n"
                       "%4 INTO money_before;\n"
                       // Inside of a WITH PostgreSQL itself refuses a second statement that changes rows.
                       "WITH acted AS (\n%3\nRETURNING 1) SELECT count(*) INTO touched FROM acted;\n"
                       "IF touched <> 1 THEN\n"
                       "  RAISE EXCEPTION 'the retry of %1 % touched % rows, not one', $1, touched;\n"
                       "END IF;\n%4 INTO money_after;\n"
                       "IF money_before IS DISTINCT FROM money_after THEN\n"
                       "  RAISE EXCEPTION 'the retry of %1 % would change its money or where it goes', $1;\n"
                       "END IF;\nEND $act$;\n")
            .arg(item.kind, fixedPath, filled(item.actSql), moneySql(filled(item.selectSql)));
    out_ += QStringLiteral("CREATE FUNCTION countersign.effect_%1(text, timestamptz)"
                           " RETURNS TABLE (stage text, picked_up_at timestamptz, ended_at timestamptz,"
                           " raw_state text, why text, what_to_do text) LANGUAGE sql %2 AS $effect$\n"
                           "%3\n$effect$;\n")
                .arg(item.kind, fixedPath, filled(item.effectSql));
}

void KindPart::unionView(const QStringList& kinds) {
    QStringList parts;
    for (const QString& kind : kinds)
        parts
            << QStringLiteral(
                   "SELECT kind, id, state, raw_state, amount, currency, attempts, max_attempts, created_at,"
                   " updated_at, locked_until, next_attempt_at, tx_hash, chain_id, wallet, counterparty,"
                   " last_error, fingerprint, details, raw_status::text AS raw_status,"
                   " page_key::text AS page_key\nFROM countersign.work_item_%1")
                   .arg(kind);
    if (parts.isEmpty())
        parts << QStringLiteral(
            "SELECT NULL::text AS kind, NULL::text AS id, NULL::text AS state, NULL::text AS raw_state,"
            " NULL::numeric AS amount, NULL::text AS currency, NULL::integer AS attempts,"
            " NULL::integer AS max_attempts, NULL::timestamptz AS created_at, NULL::timestamptz AS "
            "updated_at,"
            " NULL::timestamptz AS locked_until, NULL::timestamptz AS next_attempt_at, NULL::text AS tx_hash,"
            " NULL::text AS chain_id, NULL::text AS wallet, NULL::text AS counterparty, NULL::text AS "
            "last_error,"
            " NULL::text AS fingerprint, NULL::jsonb AS details, NULL::text AS raw_status,"
            " NULL::text AS page_key WHERE false");
    view(QStringLiteral("work_item"), parts.join(QStringLiteral("\nUNION ALL\n")));
}

void KindPart::items() {
    QStringList present;
    for (const KindItem& item : kind_.items) {
        const QString why = whyNot(item.needs);
        board(item.board, why);
        if (!why.isEmpty())
            continue;
        itemView(item);
        itemFunctions(item);
        present << item.kind;
    }
    unionView(present);
}

void KindPart::findings() {
    QStringList parts;
    for (const KindDetector& detector : kind_.detectors) {
        if (detector.cls != KindDetector::Class::Live || !whyNot(detector.needs).isEmpty())
            continue;
        parts << QStringLiteral("SELECT %1::text AS detector, %2::text AS severity, %3::text AS board,"
                                " %4::text AS subject_kind, d.subject_id, d.since, d.amount, d.currency,"
                                " d.evidence::text AS evidence\nFROM (\n%5\n) d")
                     .arg(quotedLiteral(detector.id), quotedLiteral(severityName(detector.severity)),
                          quotedLiteral(detector.board), quotedLiteral(detector.subjectKind),
                          filled(detector.sql));
    }
    if (parts.isEmpty())
        parts << QStringLiteral(
            "SELECT NULL::text AS detector, NULL::text AS severity, NULL::text AS board,"
            " NULL::text AS subject_kind, NULL::text AS subject_id, NULL::timestamptz AS since,"
            " NULL::numeric AS amount, NULL::text AS currency, NULL::text AS evidence"
            " WHERE false");
    // A console reads evidence as text: to make jsonb of it first is most of what a finding costs.
    view(QStringLiteral("finding_json"), parts.join(QStringLiteral("\nUNION ALL\n")));
    view(QStringLiteral("finding"),
         QStringLiteral("SELECT detector, severity, board, subject_kind, subject_id, since, amount, currency,"
                        " evidence::jsonb AS evidence FROM countersign.finding_json"));
}

void KindPart::scans() {
    QString run, mark;
    for (const KindDetector& detector : kind_.detectors) {
        if (detector.cls != KindDetector::Class::Scan || !whyNot(detector.needs).isEmpty())
            continue;
        const QString when = QStringLiteral("  WHEN %1 THEN\n").arg(quotedLiteral(detector.id));
        // No key yet: below all there can be, whatever their type.
        const QString begin =
            QStringLiteral("coalesce(nullif($2, ''), %1)::%2")
                .arg(quotedLiteral(firstScanKey(detector.scanKeyType)), detector.scanKeyType);
        run += when + QStringLiteral("    RETURN QUERY SELECT d.subject_id, d.since, d.amount, d.currency, "
                                     "d.evidence::jsonb FROM (\n"
                                     "%1\n) d;\n")
                          .arg(filled(detector.sql, begin, QStringLiteral("$3::") + detector.scanKeyType));
        const QString limit = detector.scanRows > 0 ? QStringLiteral("least($3, %1)").arg(detector.scanRows)
                                                    : QStringLiteral("$3");
        mark += when + QStringLiteral("    SELECT (array_agg(s.k ORDER BY s.k DESC))[1]::text, count(*) INTO "
                                      "to_key, looked FROM (\n"
                                      "      SELECT t.%1 AS k FROM %2.%3 t WHERE t.%1 > %4\n"
                                      "      ORDER BY t.%1 LIMIT %5) s;\n")
                           .arg(quotedIdentifier(detector.scanKey), quotedIdentifier(probe_.schema),
                                quotedIdentifier(probe_.tables.nameOf(detector.scanTable)), begin, limit);
    }
    const QString unknown =
        QStringLiteral("  ELSE\n    RAISE EXCEPTION 'no detector that scans is called \"%\"', $1"
                       " USING ERRCODE = '22023';\n  END CASE;\nEND $scan$;\n");
    const QString head = QStringLiteral(" LANGUAGE plpgsql STABLE SECURITY DEFINER %1 AS $scan$\n"
                                        "#variable_conflict use_column\nBEGIN\n  CASE $1\n")
                             .arg(fixedPath);
    const QString none = QStringLiteral("  WHEN NULL THEN\n    NULL;\n"); // CASE wants at least one branch
    out_ +=
        QStringLiteral("CREATE FUNCTION countersign.scan(detector text, from_key text, to_key text)"
                       " RETURNS TABLE (subject_id text, since timestamptz, amount numeric, currency text,"
                       " evidence jsonb)") +
        head + (run.isEmpty() ? none : run) + unknown;
    out_ += QStringLiteral("CREATE FUNCTION countersign.scan_mark(detector text, after text, rows integer,"
                           " OUT to_key text, OUT looked bigint)") +
            head + (mark.isEmpty() ? none : mark) + unknown;
}

/// Into the policy an install begins with, as long as nobody has made another or proposed anything.
void KindPart::caps(const KindPayouts& payouts) {
    const auto number = [](const QString& cap) { return cap.isEmpty() ? QStringLiteral("NULL") : cap; };
    if (payouts.capItem.isEmpty() && payouts.capDay.isEmpty())
        return;
    out_ += QStringLiteral("UPDATE countersign.policy_tier SET cap_item = %1, cap_day = %2\n"
                           "  WHERE version = 1 AND cap_item IS NULL AND cap_day IS NULL\n"
                           "  AND NOT EXISTS (SELECT FROM countersign.policy p WHERE p.version > 1)\n"
                           "  AND NOT EXISTS (SELECT FROM countersign.request);\n")
                .arg(number(payouts.capItem), number(payouts.capDay));
}

void KindPart::payouts() {
    const KindPayouts& payouts = kind_.payouts;
    if (payouts.selectSql.isEmpty())
        return;
    board(payouts.board, whyNot(payouts.needs));
    if (!whyNot(payouts.needs).isEmpty())
        return;
    view(QStringLiteral("payout"), filled(payouts.selectSql));
    view(QStringLiteral("payout_line"), filled(payouts.linesSql));
    view(QStringLiteral("payout_paid"), filled(payouts.paidSql));
    caps(payouts);
    const auto act = [&](const QString& signature, const QString& name, const QString& sql,
                         const QString& rule) {
        out_ += QStringLiteral("CREATE FUNCTION countersign.%1 RETURNS void LANGUAGE plpgsql %2 AS $act$\n"
                               "DECLARE\n  touched bigint;\nBEGIN\n%3;\n"
                               "GET DIAGNOSTICS touched = ROW_COUNT;\nIF touched %4 1 THEN\n"
                               "  RAISE EXCEPTION 'the %5 of payout % touched % rows', $1, touched;\n"
                               "END IF;\nEND $act$;\n")
                    .arg(signature, fixedPath, sql, rule, name);
    };
    act(QStringLiteral("lock_payout(text)"), QStringLiteral("lock"),
        QStringLiteral("PERFORM * FROM (%1) locked").arg(filled(payouts.lockSql)), QStringLiteral(">"));
    act(QStringLiteral("release_payout(text, text)"), QStringLiteral("release"), filled(payouts.releaseSql),
        QStringLiteral("<>"));
    act(QStringLiteral("withdraw_payout(text)"), QStringLiteral("withdrawal"), filled(payouts.withdrawSql),
        QStringLiteral(">"));
    if (!payouts.checksSql.isEmpty())
        out_ +=
            QStringLiteral("CREATE FUNCTION countersign.payout_kind_checks(text) RETURNS TABLE (check_name"
                           " text, line text, amount numeric, currency text, evidence jsonb)"
                           " LANGUAGE sql %1 AS $checks$\n%2\n$checks$;\n")
                .arg(fixedPath, filled(payouts.checksSql));
}

/// The bridge is one of those that must show a sign of life.
void KindPart::workers() {
    if (kind_.workerSql.isEmpty() || !whyNot(kind_.workerNeeds).isEmpty())
        return;
    const bool bridge = std::any_of(kind_.items.begin(), kind_.items.end(),
                                    [](const KindItem& item) { return item.needsBridge; });
    view(QStringLiteral("worker"),
         QStringLiteral("SELECT w.name, w.last_seen_at, w.healthy FROM (%1\n) w")
                 .arg(filled(kind_.workerSql)) +
             (bridge ? QStringLiteral("\nUNION ALL\nSELECT 'bridge ' || b.name, b.at, b.healthy"
                                      " FROM countersign.bridge b")
                     : QString()));
}

Result<QString> KindPart::make() {
    out_ = dropOldSql;
    settings();
    board(QStringLiteral("triage"), {});
    items();
    findings();
    scans();
    if (!kind_.ledgerSql.isEmpty()) {
        board(QStringLiteral("ledger"), whyNot(kind_.ledgerNeeds));
        if (whyNot(kind_.ledgerNeeds).isEmpty())
            view(QStringLiteral("ledger_entry"), filled(kind_.ledgerSql));
    }
    payouts();
    workers();
    for (const auto& [name, why] : kind_.without)
        board(name, why.english());
    view(QStringLiteral("capability"),
         QStringLiteral("SELECT board, offered, why_not FROM countersign.board ORDER BY position"));
    if (wrong_)
        return *wrong_;
    return out_;
}

} // namespace

Result<QString> kindPartSql(const KindPack& kind, const DatabaseProbe& probe) {
    return KindPart(kind, probe).make();
}

} // namespace countersign
