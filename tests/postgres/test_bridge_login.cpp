// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/doctor.h"
#include "tests/support/say.h"
#include "tests/support/test_database.h"

#include <QProcess>
#include <QTest>

#include <algorithm>

using namespace countersign;

namespace {

const QString bridge = QStringLiteral("crossing");
const QString oddBridge = QStringLiteral("odd \"$bridges$' \\login");

struct Ran {
    int code = -1;
    QString out, err;
};

} // namespace

/// install --bridge makes a login a bridge that may do nothing else, and doctor names one that may do more.
class TestBridgeLogin : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void init();
    void grants();
    void oddNames();
    void refuses_data();
    void refuses();
    void refusesWhatItHasElsewhere();
    void refusesBadInput_data();
    void refusesBadInput();
    void personAndBridgeAreApart();
    void printedScriptLooksAgain();
    void doctorNames_data();
    void doctorNames();
    void doctorSeesWhatEverybodyHas();

  private:
    [[nodiscard]] Ran run(const QStringList& more, const QString& kind = QStringLiteral("sge")) const {
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PGPASSWORD"), db_->cluster().adminPassword());
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(COUNTERSIGNCTL),
                      QStringList{QStringLiteral("install"), QStringLiteral("--kind"), kind,
                                  QStringLiteral("--database"),
                                  db_->cluster().adminUrl(QStringLiteral("sge"))} +
                          more);
        program.waitForFinished(-1);
        return {program.exitCode(), QString::fromUtf8(program.readAllStandardOutput()),
                QString::fromUtf8(program.readAllStandardError())};
    }
    [[nodiscard]] bool sql(const QString& script, const QString& database = QStringLiteral("sge")) const {
        const Status done = db_->cluster().runSql(database, script);
        if (!done)
            qWarning().noquote() << script << said(done.failure());
        return done.ok();
    }
    [[nodiscard]] QString value(const QString& query) const { return db_->value(db_->adminLogin(), query); }
    [[nodiscard]] QString isBridge(const QString& login = bridge) const {
        return value(
            QStringLiteral("SELECT count(*) FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member"
                           " JOIN pg_roles g ON g.oid = m.roleid WHERE g.rolname = 'countersign_bridge'"
                           " AND r.rolname = '%1'")
                .arg(login));
    }
    [[nodiscard]] QString installs() const {
        return value(QStringLiteral("SELECT count(*) FROM countersign.audit WHERE act = 'install'"));
    }
    [[nodiscard]] std::vector<DoctorLine> doctorSays(const char* check = "bridge") const {
        auto report = examine(db_->plan(QStringLiteral("carol")), db_->kind());
        std::vector<DoctorLine> lines;
        if (report)
            std::copy_if(report->lines.begin(), report->lines.end(), std::back_inserter(lines),
                         [&](const DoctorLine& line) { return line.check == QLatin1String(check); });
        return lines;
    }

    std::unique_ptr<TestDatabase> db_;
};

void TestBridgeLogin::initTestCase() {
    auto made = TestDatabase::create();
    QVERIFY_OK(made);
    db_ = std::move(*made);
    QVERIFY(sql(QStringLiteral("CREATE ROLE sleepers")));
}

/// A new login for each, whatever the one before was given.
void TestBridgeLogin::init() {
    QVERIFY(sql(QStringLiteral(
        "DO 'BEGIN IF to_regrole(''crossing'') IS NOT NULL THEN DROP OWNED BY crossing; DROP ROLE "
        "crossing; END IF; END'; CREATE ROLE crossing LOGIN")));
}

void TestBridgeLogin::grants() {
    QCOMPARE(isBridge(), QStringLiteral("0"));
    for (int time = 0; time < 2; ++time) {
        const Ran ran = run({QStringLiteral("--bridge"), bridge});
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        QCOMPARE(isBridge(), QStringLiteral("1"));
    }
    QCOMPARE(value(QStringLiteral("SELECT detail::jsonb ->> 'bridges' FROM countersign.audit WHERE act = "
                                  "'install' ORDER BY seq DESC LIMIT 1")),
             QStringLiteral("[\"crossing\"]"));
    // An install that does not name it takes nothing away, and CONNECT is no right too many.
    QVERIFY(sql(QStringLiteral("GRANT CONNECT ON DATABASE sge TO crossing")));
    QCOMPARE(run({}).code, 0);
    QCOMPARE(isBridge(), QStringLiteral("1"));
    QCOMPARE(run({QStringLiteral("--bridge"), bridge}).code, 0);
    const auto lines = doctorSays();
    QVERIFY(lines.size() == 1);
    QCOMPARE(lines.front().text, QStringLiteral("bridges may do nothing else: crossing"));
    QCOMPARE(lines.front().state, HealthState::Good);
}

void TestBridgeLogin::oddNames() {
    QVERIFY(sql(QStringLiteral("CREATE ROLE \"odd \"\"$bridges$' \\login\" LOGIN")));
    const Ran ran = run({QStringLiteral("--bridge"), oddBridge, QStringLiteral("--bridge"), bridge});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(isBridge(QString(oddBridge).replace(u'\'', QStringLiteral("''"))), QStringLiteral("1"));
    QCOMPARE(isBridge(), QStringLiteral("1"));
    QVERIFY(sql(QStringLiteral("DROP ROLE \"odd \"\"$bridges$' \\login\"")));
}

void TestBridgeLogin::refuses_data() {
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("mend");
    const auto row = [](const char* name, const char* given, const char* says, const char* mend) {
        QTest::newRow(name) << QString::fromLatin1(given) << QString::fromLatin1(says)
                            << QString::fromLatin1(mend);
    };
    row("superuser", "ALTER ROLE crossing SUPERUSER", "is a superuser", "ALTER ROLE crossing NOSUPERUSER;");
    row("createrole", "ALTER ROLE crossing CREATEROLE", "has CREATEROLE",
        "ALTER ROLE crossing NOCREATEROLE;");
    row("createdb", "ALTER ROLE crossing CREATEDB", "has CREATEDB", "ALTER ROLE crossing NOCREATEDB;");
    row("replication", "ALTER ROLE crossing REPLICATION", "has REPLICATION",
        "ALTER ROLE crossing NOREPLICATION;");
    row("bypassrls", "ALTER ROLE crossing BYPASSRLS", "has BYPASSRLS", "ALTER ROLE crossing NOBYPASSRLS;");
    row("operator", "GRANT countersign_operator TO crossing", "is a member of countersign_operator",
        "REVOKE countersign_operator FROM crossing;");
    row("worker", "GRANT countersign_worker TO crossing", "is a member of countersign_worker",
        "REVOKE countersign_worker FROM crossing;");
    row("owner", "GRANT countersign_owner TO crossing", "is a member of countersign_owner",
        "REVOKE countersign_owner FROM crossing;");
    row("somebody's role", "GRANT ann TO crossing", "is a member of ann", "REVOKE ann FROM crossing;");
    row("reads all", "GRANT pg_read_all_data TO crossing", "is a member of pg_read_all_data",
        "REVOKE pg_read_all_data FROM crossing;");
    row("table", "GRANT SELECT ON \"Intent\" TO crossing", "was granted rights on table public.\"Intent\"",
        "REVOKE ALL ON TABLE public.\"Intent\" FROM crossing;");
    row("column", "GRANT UPDATE (\"status\") ON \"Intent\" TO crossing",
        "was granted rights on table public.\"Intent\"",
        "REVOKE ALL ON TABLE public.\"Intent\" FROM crossing;");
    row("contract's table", "GRANT SELECT ON countersign.audit TO crossing",
        "was granted rights on table countersign.audit",
        "REVOKE ALL ON TABLE countersign.audit FROM crossing;");
    row("owns", "CREATE TABLE theirs (); ALTER TABLE theirs OWNER TO crossing", "owns table public.theirs",
        "");
    row("database", "GRANT CREATE ON DATABASE sge TO crossing", "has CREATE on database sge",
        "REVOKE CREATE ON DATABASE sge FROM crossing;");
    row("in time", "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO crossing",
        "was granted rights on default privileges", "");
    row("makes bridges", "GRANT countersign_bridge TO crossing WITH ADMIN OPTION", "may make others bridges",
        "REVOKE ADMIN OPTION FOR countersign_bridge FROM crossing;");
    row("by the role", "GRANT SELECT ON \"Intent\" TO countersign_bridge",
        "was granted rights on table public.\"Intent\", by countersign_bridge",
        "REVOKE ALL ON TABLE public.\"Intent\" FROM countersign_bridge;");
    row("role in role", "GRANT sleepers TO countersign_bridge",
        "is a member of sleepers, by countersign_bridge", "REVOKE sleepers FROM countersign_bridge;");
}

void TestBridgeLogin::refuses() {
    QFETCH(QString, given);
    QFETCH(QString, says);
    QFETCH(QString, mend);
    QVERIFY(sql(given));
    const QString before = installs() + isBridge();
    const Ran ran = run({QStringLiteral("--bridge"), bridge});
    const QString after = installs() + isBridge();
    if (mend.isEmpty())
        QVERIFY(sql(QStringLiteral("DROP OWNED BY crossing")));
    else
        QVERIFY(sql(mend));
    QCOMPARE(ran.code, 2);
    QCOMPARE(ran.out, QString());
    QVERIFY2(ran.err.startsWith(
                 QStringLiteral("countersignctl: bridge “crossing”: a bridge may do nothing else, and "
                                "this login ") +
                 says),
             qPrintable(ran.err));
    QVERIFY2(ran.err.contains(mend), qPrintable(ran.err));
    QCOMPARE(ran.err.count(u'\n'), 1);
    QCOMPARE(after, before);
    const Ran mended = run({QStringLiteral("--bridge"), bridge});
    QVERIFY2(mended.code == 0, qPrintable(mended.err));
}

/// Roles belong to the whole server.
void TestBridgeLogin::refusesWhatItHasElsewhere() {
    const QString elsewhere = QStringLiteral("elsewhere");
    const Status made = db_->makeDatabase(elsewhere);
    QVERIFY_OK(made);
    QVERIFY(sql(QStringLiteral("GRANT SELECT ON \"Intent\" TO crossing"), elsewhere));
    const Ran ran = run({QStringLiteral("--bridge"), bridge});
    QVERIFY(sql(QStringLiteral("DROP OWNED BY crossing"), elsewhere));
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains(
                 QStringLiteral("owns something in database elsewhere, or was granted it. Take that away, "
                                "or make a login of its own: CREATE ROLE")),
             qPrintable(ran.err));
    QCOMPARE(run({QStringLiteral("--bridge"), bridge}).code, 0);
}

void TestBridgeLogin::refusesBadInput_data() {
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("says");
    const QString option = QStringLiteral("--bridge");
    const QString sge = QStringLiteral("sge");
    QTest::newRow("nothing") << QStringList{option, QString()} << sge
                             << "\"\" does not name the login of a bridge";
    QTest::newRow("a human") << QStringList{option, QStringLiteral("crossing=ann")} << sge
                             << "Write the login alone, as in --bridge payments_bridge";
    QTest::newRow("nobody")
        << QStringList{option, QStringLiteral("nosuch")} << sge
        << "bridge “nosuch”: the server has no login of this name. Make it first: CREATE ROLE";
    QTest::newRow("no login") << QStringList{option, QStringLiteral("sleepers")} << sge
                              << "the server has no login of this name";
    QTest::newRow("no value") << QStringList{option} << sge << "missing value after '--bridge'";
    QTest::newRow("kind")
        << QStringList{option, bridge} << QStringLiteral("polybet")
        << "bridge “crossing”: a system of kind polybet needs no bridge. Leave out --bridge";
    QTest::newRow("two") << QStringList{option, bridge, option, QStringLiteral("eve")} << sge
                         << "bridge “eve”: a bridge may do nothing else, and this login is a member of "
                            "countersign_operator";
}

void TestBridgeLogin::refusesBadInput() {
    QFETCH(QStringList, more);
    QFETCH(QString, kind);
    QFETCH(QString, says);
    const QString before = installs();
    const Ran ran = run(more, kind);
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains(says), qPrintable(ran.err));
    QCOMPARE(installs(), before);
    QCOMPARE(isBridge(), QStringLiteral("0"));
}

void TestBridgeLogin::personAndBridgeAreApart() {
    const Ran both = run(
        {QStringLiteral("--bridge"), bridge, QStringLiteral("--worker"), QStringLiteral("crossing=payer")});
    QCOMPARE(both.code, 2);
    QVERIFY2(both.err.contains(QStringLiteral("person “crossing”: the login is a bridge's")),
             qPrintable(both.err));
    QCOMPARE(isBridge(), QStringLiteral("0"));
    QCOMPARE(run({QStringLiteral("--bridge"), bridge}).code, 0);
    const Ran later = run({QStringLiteral("--worker"), QStringLiteral("crossing=payer")});
    QCOMPARE(later.code, 2);
    QVERIFY2(later.err.contains(QStringLiteral("person “crossing”: the login is a bridge's")),
             qPrintable(later.err));
    QCOMPARE(value(QStringLiteral("SELECT pg_has_role('crossing', 'countersign_worker', 'MEMBER')")),
             QStringLiteral("f"));
}

/// Between its printing and its run the login may have got more.
void TestBridgeLogin::printedScriptLooksAgain() {
    const Ran printed = run({QStringLiteral("--print"), QStringLiteral("--bridge"), bridge});
    QVERIFY2(printed.code == 0, qPrintable(printed.err));
    QVERIFY(printed.out.contains(QStringLiteral("GRANT countersign_bridge TO \"crossing\";")));
    QCOMPARE(isBridge(), QStringLiteral("0"));
    QVERIFY(sql(QStringLiteral("GRANT countersign_operator TO crossing")));
    const QString before = installs();
    const Status refused = db_->sql(printed.out);
    QVERIFY(!refused);
    QVERIFY2(said(refused.failure()).contains(QStringLiteral("it is a member of countersign_operator")),
             qPrintable(said(refused.failure())));
    QCOMPARE(isBridge() + installs(), QStringLiteral("0") + before);
    QVERIFY(sql(QStringLiteral("REVOKE countersign_operator FROM crossing")));
    QVERIFY(sql(printed.out));
    QCOMPARE(isBridge(), QStringLiteral("1"));
}

void TestBridgeLogin::doctorNames_data() {
    refuses_data();
}

/// The same, where a bridge got it later: named, with the statement that mends it.
void TestBridgeLogin::doctorNames() {
    QFETCH(QString, given);
    QFETCH(QString, says);
    QFETCH(QString, mend);
    QCOMPARE(run({QStringLiteral("--bridge"), bridge}).code, 0);
    QVERIFY(sql(given));
    const auto sick = doctorSays();
    QVERIFY(
        sql(mend.isEmpty() || sick.empty() ? QStringLiteral("DROP OWNED BY crossing") : sick.front().mend));
    QVERIFY(sick.size() == 1);
    QCOMPARE(sick.front().state, HealthState::Warning);
    QCOMPARE(sick.front().text.section(QStringLiteral(" and it "), 0, 0),
             QStringLiteral("crossing is the login of a bridge, which may do nothing else,"));
    QVERIFY2(sick.front().text.section(QStringLiteral(" and it "), 1).startsWith(says),
             qPrintable(sick.front().text));
    const auto well = doctorSays();
    QVERIFY(std::all_of(well.begin(), well.end(),
                        [](const DoctorLine& line) { return line.state == HealthState::Good; }));
}

void TestBridgeLogin::doctorSeesWhatEverybodyHas() {
    QVERIFY(doctorSays().empty()); // no bridge, nothing to say
    QCOMPARE(run({QStringLiteral("--bridge"), bridge}).code, 0);
    QVERIFY(sql(QStringLiteral("GRANT SELECT (\"id\") ON \"Intent\" TO PUBLIC")));
    const auto sick = doctorSays();
    QVERIFY(sick.size() == 1);
    QCOMPARE(sick.front().text,
             QStringLiteral("everybody has rights on table Intent, and so have the bridges, which may "
                            "do nothing else: crossing"));
    QVERIFY(sql(sick.front().mend));
    QCOMPARE(doctorSays().front().state, HealthState::Good);
}

QTEST_GUILESS_MAIN(TestBridgeLogin)
#include "test_bridge_login.moc"
