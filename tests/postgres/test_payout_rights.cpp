// SPDX-License-Identifier: GPL-3.0-or-later
// Every login against everything there is, from pg_catalog itself: what is not declared here as allowed is
// refused, and what the declaration forgets fails the test. Then what people with more rights than that can
// and can't do.
#include "models/trust/canonical.h"
#include "tests/support/payout_cases.h"

#include <QTest>

using namespace countersign;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString superuser = u"postgres"_s;
const QString noRight = u"42501"_s;

const std::map<QString, QStringList> rolesByLogin{
    {u"ann"_s, {u"operator"_s, u"approver"_s}},
    {u"bob"_s, {u"operator"_s, u"approver"_s}},
    {u"bob2"_s, {u"operator"_s, u"approver"_s}},
    {u"erin"_s, {u"operator"_s, u"approver"_s}},
    {u"frank"_s, {u"approver"_s}},
    {u"carol"_s, {u"auditor"_s}},
    {u"dave"_s, {u"admin"_s}},
    {u"heidi"_s, {u"admin"_s}},
    {u"payer"_s, {u"worker"_s}},
    {u"eve"_s, {}},
    {u"mallory"_s, {}},
    {u"looker"_s, {}},
    {u"backend"_s, {}},
};

const QStringList readers{u"operator"_s, u"approver"_s, u"auditor"_s, u"admin"_s};
const QStringList readersAndWorker{u"operator"_s, u"approver"_s, u"auditor"_s, u"admin"_s, u"worker"_s};
const QStringList people{u"operator"_s, u"approver"_s, u"admin"_s};

/// Who may execute what; a function that is not here is nobody's.
const std::map<QString, QStringList> callable{
    {u"version"_s, readersAndWorker},
    {u"whoami"_s, readersAndWorker},
    {u"domain"_s, readersAndWorker},
    {u"state_now"_s, readersAndWorker},
    {u"key_state"_s, readersAndWorker},
    {u"request_octets"_s, readersAndWorker},
    {u"setting"_s, readers},
    {u"threshold"_s, readers},
    {u"retry_verdict"_s, readers},
    {u"retry_verdicts"_s, readers},
    {u"retry_result"_s, readers},
    {u"retry_effect"_s, readers},
    {u"item_timeline"_s, readers},
    {u"scan"_s, readers},
    {u"scan_mark"_s, readers},
    {u"live"_s, readers},
    {u"preview"_s, readers},
    {u"payout_checks"_s, readers},
    {u"last_paid"_s, readers},
    {u"request_difference"_s, readers},
    {u"is_deceptive"_s, readers},
    {u"retry"_s, {u"operator"_s}},
    {u"propose"_s, {u"operator"_s}},
    {u"decide"_s, {u"approver"_s}},
    {u"cancel"_s, {u"operator"_s, u"approver"_s}},
    {u"enrol_key"_s, people},
    {u"revoke_key"_s, people},
    {u"activate_key"_s, {u"admin"_s}},
    {u"propose_policy"_s, {u"admin"_s}},
    {u"propose_person"_s, {u"admin"_s}},
    {u"decide_change"_s, {u"admin"_s}},
    {u"claim"_s, {u"worker"_s}},
    {u"report_broadcast"_s, {u"worker"_s}},
    {u"report_done"_s, {u"worker"_s}},
};

const QStringList workerViews{
    u"payout"_s,          u"payout_line"_s,      u"payout_request"_s, u"payout_request_line"_s,
    u"payout_decision"_s, u"payout_broadcast"_s, u"key_list"_s,       u"trail"_s,
    u"trail_head"_s};

bool inAny(const QString& login, const QStringList& roles) {
    const QStringList& mine = rolesByLogin.at(login);
    return std::any_of(mine.begin(), mine.end(), [&](const QString& role) { return roles.contains(role); });
}

bool mayCall(const QString& login, const QString& function) {
    const auto roles = callable.find(function);
    return roles != callable.end() && inAny(login, roles->second);
}

bool maySelect(const QString& login, const QString& schema, const QString& name, bool isView) {
    if (schema == u"public"_s)
        return login == u"backend"_s || login == u"looker"_s;
    return isView && (inAny(login, readers) || (inAny(login, {u"worker"_s}) && workerViews.contains(name)));
}

} // namespace

class TestPayoutRights : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        auto made = PayoutFixture::create();
        QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
        fx_ = std::move(*made);
        world_ = std::make_unique<PayoutWorld>(*fx_);
    }
    void everyFunction();
    void everyRelation();
    void everythingIsOurs();
    void refusedStatements();
    void writeAllData();
    void createRole();
    void superuserForges();
    void planted();
    void backendsTriggers();
    void hiddenRows();
    void emptied();
    void schemaOfAnother();
    void cleanupTestCase() { qInfo("refusal matrix: %d cases, %d not as wanted", cases_, wrongInAll_); }

  private:
    std::vector<std::vector<QString>> rows(const QString& sql) {
        const auto all = world_->link(superuser).query(sql);
        return all ? all->rows : std::vector<std::vector<QString>>();
    }
    void want(const QString& what, const QString& got, const QStringList& wanted) {
        ++cases_;
        if (wanted.contains(got))
            return;
        ++wrong_;
        ++wrongInAll_;
        qWarning("%s: %s, wanted %s", qPrintable(what), qPrintable(got), qPrintable(wanted.join(u" or ")));
    }
    /// Tried and undone.
    QString tried(const QString& login, const QString& statement) {
        PayoutWorld& w = *world_;
        w.run(login, u"BEGIN"_s);
        const QString said = w.run(login, statement);
        w.run(login, u"ROLLBACK"_s);
        return said;
    }

    std::unique_ptr<PayoutFixture> fx_;
    std::unique_ptr<PayoutWorld> world_;
    int cases_ = 0, wrong_ = 0, wrongInAll_ = 0;
};

void TestPayoutRights::everyFunction() {
    const auto functions =
        rows(u"SELECT p.oid::text, p.proname, (SELECT coalesce(string_agg('NULL::' || "
             u"format_type(t, NULL), ', ' ORDER BY n), '')"
             " FROM unnest(p.proargtypes) WITH ORDINALITY a (t, n)), p.proisstrict FROM pg_proc p"
             " WHERE p.pronamespace = 'countersign'::regnamespace ORDER BY p.proname"_s);
    QVERIFY(functions.size() > 60);
    QStringList known;
    for (const auto& function : functions) {
        known << function[1];
        for (const auto& [login, roles] : rolesByLogin) {
            const QString what = login + u" executes "_s + function[1];
            const bool may = mayCall(login, function[1]);
            want(what,
                 world_->ask(superuser, u"SELECT has_function_privilege($1, $2::oid, 'EXECUTE')"_s,
                             {login, function[0]}),
                 {may ? u"t"_s : u"f"_s});
            // a strict function of NULL is NULL without being called
            if (!may && function[3] == u"f"_s)
                want(what, tried(login, u"SELECT countersign.\"%1\"(%2)"_s.arg(function[1], function[2])),
                     {noRight});
        }
    }
    for (const auto& [name, roles] : callable)
        want(u"declared "_s + name, known.contains(name) ? u"there"_s : u"not there"_s, {u"there"_s});
    QCOMPARE(std::exchange(wrong_, 0), 0);
}

void TestPayoutRights::everyRelation() {
    const auto relations = rows(
        u"SELECT n.nspname, c.relname, c.relkind = 'v', (SELECT a.attname FROM pg_attribute a WHERE "
        u"a.attrelid = c.oid"
        " AND a.attnum > 0 ORDER BY a.attnum DESC LIMIT 1) FROM pg_class c JOIN pg_namespace n ON n.oid = "
        "c.relnamespace"
        " WHERE n.nspname IN ('countersign', 'public') AND c.relkind IN ('r', 'v', 'p', 'm', 'f') ORDER BY 1, 2"_s);
    QVERIFY(relations.size() > 40);
    for (const auto& relation : relations) {
        const bool isView = relation[2] == u"t"_s;
        const QString name = u"%1.\"%2\""_s.arg(relation[0], relation[1]);
        for (const auto& [login, roles] : rolesByLogin) {
            const bool owns = login == u"backend"_s && relation[0] == u"public"_s;
            const QString look = tried(login, u"SELECT 1 FROM %1 LIMIT 0"_s.arg(name));
            want(login + u" reads "_s + name, look,
                 {maySelect(login, relation[0], relation[1], isView) ? u"ok"_s : noRight});
            if (owns)
                continue;
            // a view that can't be written at all says so before it asks for rights
            const QStringList refused =
                isView ? QStringList{noRight, u"55000"_s, u"42809"_s} : QStringList{noRight};
            want(login + u" inserts into "_s + name,
                 tried(login, u"INSERT INTO %1 DEFAULT VALUES"_s.arg(name)), refused);
            want(login + u" updates "_s + name,
                 tried(login, u"UPDATE %1 SET \"%2\" = NULL WHERE false"_s.arg(name, relation[3])),
                 isView ? refused + QStringList{u"0A000"_s} : refused);
            want(login + u" deletes from "_s + name, tried(login, u"DELETE FROM %1 WHERE false"_s.arg(name)),
                 refused);
            want(login + u" truncates "_s + name, tried(login, u"TRUNCATE %1"_s.arg(name)), refused);
            want(login + u" locks "_s + name, tried(login, u"LOCK TABLE %1 IN EXCLUSIVE MODE"_s.arg(name)),
                 refused);
        }
    }
    QCOMPARE(std::exchange(wrong_, 0), 0);
}

void TestPayoutRights::everythingIsOurs() {
    const auto none = [&](const char* what, const QString& sql) {
        want(QString::fromLatin1(what), world_->ask(superuser, sql), {u"∅"_s});
    };
    none(
        "functions of another owner",
        u"SELECT string_agg(proname, ' ') FROM pg_proc WHERE pronamespace = 'countersign'::regnamespace"
        " AND proowner <> 'countersign_owner'::regrole AND NOT (proowner = 'countersign_hand'::regrole AND prosecdef)"_s);
    none(
        "rights of the hand",
        u"SELECT string_agg(c.relname, ' ') FROM pg_class c WHERE relnamespace = 'countersign'::regnamespace "
        u"AND relkind IN ('r', 'v')"
        " AND has_table_privilege('countersign_hand', c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')"_s);
    none(
        "functions for the hand",
        u"SELECT string_agg(proname, ' ') FROM pg_proc WHERE pronamespace = 'countersign'::regnamespace"
        " AND proowner <> 'countersign_hand'::regrole AND has_function_privilege('countersign_hand', oid, 'EXECUTE')"_s);
    none("rows a policy may hide",
         u"SELECT string_agg(proname, ' ') FROM pg_proc WHERE pronamespace = 'countersign'::regnamespace AND "
         u"prosecdef"
         " AND proowner = 'countersign_owner'::regrole AND NOT proconfig @> ARRAY['row_security=off']"_s);
    none("relations of another owner",
         u"SELECT string_agg(relname, ' ') FROM pg_class WHERE relnamespace = 'countersign'::regnamespace"
         " AND relowner <> 'countersign_owner'::regrole"_s);
    none("functions without a fixed path",
         u"SELECT string_agg(proname, ' ') FROM pg_proc WHERE pronamespace = 'countersign'::regnamespace"
         " AND NOT coalesce(proconfig @> ARRAY['search_path=pg_catalog, pg_temp'], false)"_s);
    none(
        "acts that wait for ever",
        u"SELECT string_agg(proname, ' ') FROM pg_proc WHERE pronamespace = 'countersign'::regnamespace"
        " AND prosecdef AND prorettype = 'countersign.answer'::regtype AND NOT proconfig::text LIKE '%lock_timeout=3s%'"_s);
    none("tables others may write",
         u"SELECT string_agg(relname, ' ') FROM pg_class c WHERE relnamespace = 'countersign'::regnamespace"
         " AND relkind = 'r' AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = "
         "'owner_only'"
         " AND t.tgenabled = 'O')"_s);
    none("rights of PUBLIC", u"SELECT string_agg(proname, ' ') FROM pg_proc, aclexplode(coalesce(proacl, "
                             u"acldefault('f', proowner))) a"
                             " WHERE pronamespace = 'countersign'::regnamespace AND a.grantee = 0"_s);
    QCOMPARE(std::exchange(wrong_, 0), 0);
}

void TestPayoutRights::refusedStatements() {
    const QStringList statements{
        u"SET ROLE countersign_owner"_s,
        u"SET SESSION AUTHORIZATION postgres"_s,
        u"SET session_replication_role = replica"_s,
        u"CREATE TABLE countersign.x ()"_s,
        u"CREATE TEMP TABLE request (x integer) ON COMMIT DROP; SELECT 1/0"_s,
        u"CREATE OR REPLACE FUNCTION countersign.require_human() RETURNS text LANGUAGE sql AS 'SELECT ''bob'''"_s,
        u"ALTER TABLE countersign.request DISABLE TRIGGER ALL"_s,
        u"ALTER FUNCTION countersign.release RENAME TO r"_s,
        u"ALTER FUNCTION countersign.claim(uuid) RESET ALL"_s,
        u"DROP FUNCTION countersign.keep_request() CASCADE"_s,
        u"DROP SCHEMA countersign CASCADE"_s,
        u"ALTER SCHEMA countersign RENAME TO x"_s,
        u"GRANT countersign_approver TO %1"_s,
        u"GRANT EXECUTE ON FUNCTION countersign.claim(uuid) TO PUBLIC"_s,
        u"CREATE TRIGGER t AFTER INSERT ON countersign.request FOR EACH ROW EXECUTE FUNCTION countersign.guard_content('a')"_s,
        u"COMMENT ON TABLE countersign.request IS 'x'"_s,
        u"ALTER DATABASE sge SET search_path = public"_s,
        u"ALTER ROLE countersign_owner LOGIN"_s,
        u"CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION countersign.keep_request()"_s,
    };
    for (const auto& [login, roles] : rolesByLogin) {
        for (const QString& statement : statements) {
            const bool temp = statement.startsWith(u"CREATE TEMP"_s);
            const QString text = statement.contains(u"%1"_s) ? statement.arg(login) : statement;
            // who holds the right without being able to pass it on gets a warning only
            const bool warned = login == u"payer"_s && text.startsWith(u"GRANT EXECUTE"_s);
            want(login + u": "_s + text, tried(login, text),
                 {temp     ? u"22012"_s
                  : warned ? u"ok"_s
                           : noRight});
        }
    }
    // our trigger functions on a table of one's own would void what others signed
    want(
        u"backend borrows the guard"_s,
        tried(u"backend"_s,
              u"CREATE TABLE public.mine (id text); CREATE TRIGGER t AFTER INSERT ON public.mine FOR EACH ROW"
              " EXECUTE FUNCTION countersign.guard_content('id')"_s),
        {noRight});
    QCOMPARE(std::exchange(wrong_, 0), 0);
}

/// A login that may write every table still writes none of ours, and releases nothing.
void TestPayoutRights::writeAllData() {
    PayoutWorld& w = *world_;
    QCOMPARE(w.run(superuser, u"GRANT pg_write_all_data, pg_read_all_data TO mallory"_s), u"ok"_s);
    w.forgetLink(u"mallory"_s);
    const auto tables = rows(
        u"SELECT c.relname, (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0"
        " ORDER BY a.attnum DESC LIMIT 1) FROM pg_class c WHERE c.relnamespace = 'countersign'::regnamespace AND c.relkind = 'r'"_s);
    for (const auto& table : tables) {
        want(u"writer inserts into "_s + table[0],
             tried(u"mallory"_s, u"INSERT INTO countersign.%1 DEFAULT VALUES"_s.arg(table[0])), {noRight});
        want(u"writer updates "_s + table[0],
             tried(u"mallory"_s, u"UPDATE countersign.%1 SET %2 = %2"_s.arg(table[0], table[1])),
             {noRight, u"428C9"_s});
        want(u"writer deletes from "_s + table[0],
             tried(u"mallory"_s, u"DELETE FROM countersign.%1"_s.arg(table[0])), {noRight});
    }
    const PayoutRequest request = w.pending();
    want(u"writer releases"_s,
         tried(u"mallory"_s,
               u"UPDATE public.\"PayoutBatch\" SET \"status\" = 'APPROVED' WHERE \"id\" = '%1'"_s.arg(
                   request.content.payout)),
         {noRight});
    QCOMPARE(w.run(superuser, u"REVOKE pg_write_all_data, pg_read_all_data FROM mallory"_s), u"ok"_s);
    w.forgetLink(u"mallory"_s);
    QCOMPARE(std::exchange(wrong_, 0), 0);
}

/// PostgreSQL up to 15 lets whoever has CREATEROLE join any role that is no superuser: a known hole, reported
/// at connect. What they forge in the state alone, claim() takes back.
void TestPayoutRights::createRole() {
    PayoutWorld& w = *world_;
    QCOMPARE(w.run(superuser, u"ALTER ROLE mallory CREATEROLE"_s), u"ok"_s);
    w.forgetLink(u"mallory"_s);
    const PayoutRequest request = w.pending();
    const QString joined = w.run(u"mallory"_s, u"GRANT countersign_owner TO mallory"_s);
    const bool old = w.admin(u"SELECT current_setting('server_version_num')::integer < 160000"_s) == u"t"_s;
    want(u"CREATEROLE joins the owner"_s, joined, {old ? u"ok"_s : noRight});
    if (old) {
        want(u"forges the state"_s,
             w.run(u"mallory"_s,
                   u"SET ROLE countersign_owner; UPDATE countersign.request SET state = 'approved'"
                   " WHERE request = '%1'; INSERT INTO countersign.release_ticket VALUES ('%2', '%1', "
                   "pg_current_xact_id());"
                   " SELECT countersign.release_payout('%2', 'mallory'); RESET ROLE"_s.arg(
                       request.id, request.content.payout)),
             {u"ok"_s});
        want(u"and gains nothing"_s, w.claim(request), {u"refused void"_s});
        want(u"the release is taken back"_s, w.batchState(request), {u"PENDING"_s});
        want(
            u"an amount is out of reach"_s,
            tried(u"mallory"_s, u"SET ROLE countersign_owner; UPDATE public.\"Payout\" SET \"amount\" = 1"_s),
            {noRight});
    }
    w.run(
        superuser,
        u"DELETE FROM countersign.release_ticket; REVOKE countersign_owner FROM mallory; ALTER ROLE mallory NOCREATEROLE"_s);
    w.forgetLink(u"mallory"_s);
    QCOMPARE(std::exchange(wrong_, 0), 0);
}

/// Two forged approvals fool the database alone; that is why worker and auditor check the signatures outside.
/// Shown, so that nobody believes otherwise.
void TestPayoutRights::superuserForges() {
    PayoutWorld& w = *world_;
    const PayoutRequest request = w.pending();
    want(
        u"a superuser forges an approval"_s,
        w.run(
            superuser,
            u"INSERT INTO countersign.decision SELECT '%1', 'bob', 'approve', key,"
            " decode(repeat('ab', 64), 'hex'), 1, '', 1, '', clock_timestamp(), 1 FROM "
            "countersign.signing_key WHERE human = 'bob';"
            " UPDATE countersign.request SET state = 'approved', execute_by = clock_timestamp() + interval '1 day' WHERE request = '%1'"_s
                .arg(request.id)),
        {u"ok"_s});
    want(u"and releases"_s,
         w.forge(u"public.\"PayoutBatch\""_s,
                 u"UPDATE public.\"PayoutBatch\" SET \"status\" = 'APPROVED' WHERE \"id\" = '%1'"_s.arg(
                     request.content.payout)),
         {u"ok"_s});
    want(u"the database hands it out"_s, w.claim(request), {u"done executing"_s});
    want(u"the trail knows of no approval"_s,
         w.ask(u"carol"_s, u"SELECT count(*) FROM countersign.trail WHERE act = 'approve' AND subject = $1"_s,
               {u"request/"_s + request.id}),
         {u"0"_s});
    QCOMPARE(std::exchange(wrong_, 0), 0);
}

/// Temporary tables, functions and operators in a session's own schemas.
void TestPayoutRights::planted() {
    PayoutWorld& w = *world_;
    QCOMPARE(w.run(superuser, u"GRANT TEMP ON DATABASE sge TO bob; GRANT CREATE ON SCHEMA public TO bob"_s),
             u"ok"_s);
    const PayoutRequest request = w.pending(u"ann"_s, 50);
    QCOMPARE(
        w.run(
            u"bob"_s,
            u"CREATE TEMP TABLE request (request uuid); CREATE TEMP TABLE decision (human text); CREATE TEMP "
            u"TABLE signing_key (key bytea);"
            " CREATE TEMP TABLE human (human text); CREATE TEMP TABLE \"PayoutBatch\" (\"id\" text);"
            " CREATE FUNCTION public.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS 'SELECT "
            "''2001-01-01''::timestamptz';"
            " CREATE FUNCTION public.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1';"
            " CREATE FUNCTION public.pg_has_role(name, text, text) RETURNS boolean LANGUAGE sql AS 'SELECT "
            "true';"
            " CREATE FUNCTION public.always(integer, integer) RETURNS boolean LANGUAGE sql AS 'SELECT true';"
            " CREATE OPERATOR public.>= (LEFTARG = integer, RIGHTARG = integer, FUNCTION = public.always);"
            " SET search_path = pg_temp, public, pg_catalog"_s),
        u"ok"_s);
    want(u"a planted session approves once"_s, w.approve(u"bob"_s, request), {u"done pending"_s});
    want(u"and not twice"_s, w.approve(u"bob"_s, request), {u"refused already-decided"_s});
    w.forgetLink(u"bob"_s);
    QCOMPARE(
        w.run(
            superuser,
            u"DROP OPERATOR public.>= (integer, integer); DROP FUNCTION public.always(integer, integer), "
            u"public.sha256(bytea),"
            " public.clock_timestamp(), public.pg_has_role(name, text, text); REVOKE CREATE ON SCHEMA public FROM bob; REVOKE TEMP ON DATABASE sge FROM bob"_s),
        u"ok"_s);
    QCOMPARE(std::exchange(wrong_, 0), 0);
}

/// The backend owns its tables: a trigger of its own runs inside our functions, and must find no rights of
/// ours there.
void TestPayoutRights::backendsTriggers() {
    PayoutWorld& w = *world_;
    QCOMPARE(
        w.backend(
            u"CREATE TABLE public.seen (who text, did text); GRANT ALL ON public.seen TO PUBLIC;"
            " CREATE FUNCTION public.trojan() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE did text := ''; "
            "BEGIN"
            "  BEGIN UPDATE countersign.human SET active = false; did := did || 'people '; EXCEPTION WHEN "
            "insufficient_privilege THEN NULL; END;"
            "  BEGIN UPDATE countersign.setting SET value = 0; did := did || 'settings '; EXCEPTION WHEN "
            "insufficient_privilege THEN NULL; END;"
            "  BEGIN PERFORM countersign.append_audit('', 'x', 'x', '{}'); did := did || 'trail '; EXCEPTION "
            "WHEN insufficient_privilege THEN NULL; END;"
            "  BEGIN PERFORM countersign.cancel(gen_random_uuid(), 'x'); did := did || 'acts '; EXCEPTION "
            "WHEN insufficient_privilege THEN NULL; WHEN others THEN did := did || 'acts '; END;"
            "  BEGIN UPDATE public.\"Payout\" SET \"amount\" = 1; did := did || 'amounts '; EXCEPTION WHEN "
            "insufficient_privilege THEN NULL; END;"
            "  INSERT INTO public.seen VALUES (current_user, did); RETURN NEW; END $$;"
            " CREATE TRIGGER trojan BEFORE UPDATE ON public.\"PayoutBatch\" FOR EACH ROW EXECUTE FUNCTION public.trojan()"_s),
        u"ok"_s);
    const PayoutRequest request = w.pending();
    const QString said = w.approve(u"bob"_s, request);
    const QString seen = w.admin(u"SELECT string_agg(who || ': ' || did, ', ') FROM public.seen"_s);
    QCOMPARE(
        w.backend(
            u"DROP TRIGGER trojan ON public.\"PayoutBatch\"; DROP FUNCTION public.trojan(); DROP TABLE public.seen"_s),
        u"ok"_s);
    want(u"approved past the backend's trigger"_s, said, {u"done approved"_s});
    want(u"what the backend's trigger could do"_s, seen, {u"countersign_hand: "_s});
    QCOMPARE(std::exchange(wrong_, 0), 0);
}

/// A policy of the backend's that hides a line from us would have it paid unsigned.
void TestPayoutRights::hiddenRows() {
    PayoutWorld& w = *world_;
    const PayoutRequest request = w.pending();
    QCOMPARE(w.backend(u"ALTER TABLE public.\"Payout\" ENABLE ROW LEVEL SECURITY;"
                       " CREATE POLICY hides ON public.\"Payout\" USING (\"id\" NOT LIKE '%-1')"_s),
             u"ok"_s);
    const QString approve = w.approve(u"bob"_s, request);
    const QString preview =
        w.ask(u"ann"_s, u"SELECT line_count FROM countersign.preview($1)"_s, {request.content.payout});
    QCOMPARE(
        w.backend(
            u"DROP POLICY hides ON public.\"Payout\"; ALTER TABLE public.\"Payout\" DISABLE ROW LEVEL SECURITY"_s),
        u"ok"_s);
    want(u"approving with a line hidden"_s, approve, {noRight});
    want(u"previewing with a line hidden"_s, preview, {noRight});
    want(u"approving in the open"_s, w.approve(u"bob"_s, request), {u"done approved"_s});
    QCOMPARE(std::exchange(wrong_, 0), 0);
}

/// TRUNCATE fires no trigger of ours: the comparisons see that the payout is gone.
void TestPayoutRights::emptied() {
    PayoutWorld& w = *world_;
    const PayoutRequest pending = w.pending();
    const PayoutRequest approved = w.approved();
    QCOMPARE(w.run(superuser, u"TRUNCATE public.\"PayoutBatch\" CASCADE"_s), u"ok"_s);
    want(u"approving what is gone"_s, w.approve(u"bob"_s, pending), {u"refused void"_s});
    want(u"claiming what is gone"_s, w.claim(approved), {u"refused void"_s});
    QCOMPARE(std::exchange(wrong_, 0), 0);
}

/// Whoever made the schema first would own all that is put into it.
void TestPayoutRights::schemaOfAnother() {
    QVERIFY(fx_->db().makeDatabase(u"other"_s).ok());
    QVERIFY(
        fx_->db().cluster().runSql(u"other"_s, u"CREATE SCHEMA countersign AUTHORIZATION backend"_s).ok());
    const auto installed = installContract(fx_->db().plan(superuser, u"other"_s), *fx_->db().kind(), {});
    QVERIFY(!installed.ok());
    want(u"a schema made before"_s,
         installed.failure().detail.contains(u"belongs to backend"_s) ? u"refused"_s
                                                                      : installed.failure().detail,
         {u"refused"_s});
    QCOMPARE(std::exchange(wrong_, 0), 0);
}

QTEST_GUILESS_MAIN(TestPayoutRights)
#include "test_payout_rights.moc"
