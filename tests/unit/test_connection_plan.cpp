// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/connection_plan.h"
#include "models/postgres/conninfo.h"
#include "models/postgres/system_plans.h"

#include <QTest>

#include <libpq-fe.h>

using namespace countersign;

namespace {

/// What libpq itself reads in our conninfo: the judge of whether we wrote it right.
ConnectionWords libpqReads(const QString& conninfo) {
    ConnectionWords words;
    char* error = nullptr;
    PQconninfoOption* options = PQconninfoParse(conninfo.toUtf8().constData(), &error);
    if (options == nullptr)
        words.insert(QStringLiteral("ERROR"), QString::fromUtf8(error));
    for (PQconninfoOption* option = options; option != nullptr && option->keyword != nullptr; ++option) {
        if (option->val != nullptr)
            words.insert(QString::fromUtf8(option->keyword), QString::fromUtf8(option->val));
    }
    PQconninfoFree(options);
    PQfreemem(error);
    return words;
}

QString wordOf(const ConnectionPlan& plan, const char* word) {
    return libpqReads(plan.conninfo).value(QString::fromLatin1(word));
}

} // namespace

class TestConnectionPlan : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase();
    void reads_data();
    void reads();
    void agreesWithLibpq_data();
    void agreesWithLibpq();
    void refuses_data();
    void refuses();
    void demandsTls_data();
    void demandsTls();
    void usesWhatPrismaSays();
    void boundsEveryConnection();
    void showsNoParameter();
    void plansEveryAddressOfASystem();
};

void TestConnectionPlan::initTestCase() {
    for (const char* variable : {"PGHOST", "PGHOSTADDR", "PGSSLMODE", "PGUSER", "PGDATABASE"})
        qunsetenv(variable);
}

void TestConnectionPlan::reads_data() {
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("port");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("database");
    QTest::newRow("plain") << "postgresql://ann@127.0.0.1:5433/sge"
                           << "127.0.0.1"
                           << "5433"
                           << "ann"
                           << "sge";
    QTest::newRow("short scheme") << "postgres://ann@localhost/sge"
                                  << "localhost"
                                  << ""
                                  << "ann"
                                  << "sge";
    QTest::newRow("ipv6") << "postgres://ann@[::1]:5433/sge"
                          << "::1"
                          << "5433"
                          << "ann"
                          << "sge";
    QTest::newRow("socket in host") << "postgres://ann@%2Fvar%2Frun%2Fpostgresql/sge"
                                    << "/var/run/postgresql"
                                    << ""
                                    << "ann"
                                    << "sge";
    QTest::newRow("socket in query") << "postgres://ann@localhost/sge?host=/tmp/pg"
                                     << "/tmp/pg"
                                     << ""
                                     << "ann"
                                     << "sge";
    QTest::newRow("nothing") << "postgresql://"
                             << ""
                             << ""
                             << ""
                             << "";
    QTest::newRow("encoded") << "postgres://a%40b@localhost/d%20b"
                             << "localhost"
                             << ""
                             << "a@b"
                             << "d b";
    QTest::newRow("several") << "postgres://a@127.0.0.1:1,[::1]:2/d"
                             << "127.0.0.1,::1"
                             << "1,2"
                             << "a"
                             << "d";
    QTest::newRow("several, one port") << "postgres://a@127.0.0.1,localhost:2/d"
                                       << "127.0.0.1,localhost"
                                       << ",2"
                                       << "a"
                                       << "d";
    QTest::newRow("keywords") << "host=localhost  port = 5433 user='a b' dbname=d"
                              << "localhost"
                              << "5433"
                              << "a b"
                              << "d";
    QTest::newRow("quoted keywords") << "host=localhost user='it\\'s' dbname=a\\ b"
                                     << "localhost"
                                     << ""
                                     << "it's"
                                     << "a b";
    QTest::newRow("highest port") << "postgres://a@localhost:65535/d"
                                  << "localhost"
                                  << "65535"
                                  << "a"
                                  << "d";
}

void TestConnectionPlan::reads() {
    QFETCH(QString, url);
    const auto plan = planConnection(url, false, false);
    QVERIFY2(plan.ok(), plan ? "" : qPrintable(englishSentence(plan.failure())));
    QTEST(wordOf(*plan, "host"), "host");
    QTEST(wordOf(*plan, "port"), "port");
    QTEST(wordOf(*plan, "user"), "user");
    QTEST(wordOf(*plan, "dbname"), "database");
    QVERIFY(plan->loopback);
}

void TestConnectionPlan::agreesWithLibpq_data() {
    QTest::addColumn<QString>("url");
    for (const char* url :
         {"postgresql://ann@db.example:5433/sge?sslmode=verify-full",
          "postgres://u@h1:1,h2:2/d?target_session_attrs=read-write", "postgres://[2001:db8::1]/d",
          "postgres:///d?host=/tmp&port=6", "postgres://u%20x@h/d%2Fe?options=-c%20geqo%3Doff",
          "postgres://h?connect_timeout=7", "postgresql://u@h:1/?application_name=x",
          "host=h options='-c a=b' user=u", "dbname='a\\\\b' host=h",
          "postgres://u@h/d?sslrootcert=%2Fetc%2Fca.pem&channel_binding=require"})
        QTest::newRow(url) << QString::fromLatin1(url);
}

void TestConnectionPlan::agreesWithLibpq() {
    QFETCH(QString, url);
    const ConnectionWords theirs = libpqReads(url);
    const auto plan = planConnection(url, false, false);
    QVERIFY2(plan.ok(), plan ? "" : qPrintable(englishSentence(plan.failure())));
    const ConnectionWords ours = libpqReads(plan->conninfo);
    for (auto it = theirs.begin(); it != theirs.end(); ++it) {
        if (it.key() != QStringLiteral("application_name"))
            QCOMPARE(ours.value(it.key()), it.value());
    }
}

void TestConnectionPlan::refuses_data() {
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << ""
                           << "not a PostgreSQL address";
    QTest::newRow("mysql") << "mysql://u@h/d"
                           << "not a PostgreSQL address";
    QTest::newRow("http") << "http://h/?x=1"
                          << "not a PostgreSQL address";
    QTest::newRow("words") << "my database"
                           << "not a PostgreSQL address";
    QTest::newRow("password") << "postgres://u:pw@localhost/d"
                              << "a password stands";
    QTest::newRow("password in query") << "postgres://u@localhost/d?password=pw"
                                       << "a password stands";
    QTest::newRow("password keyword") << "host=localhost password=pw"
                                      << "a password stands";
    QTest::newRow("unknown") << "postgres://u@localhost/d?frobnicate=1"
                             << "unknown parameter 'frobnicate'";
    QTest::newRow("misspelt") << "postgres://u@localhost/d?sslmod=disable"
                              << "unknown parameter 'sslmod'";
    QTest::newRow("twice") << "postgres://u@localhost/d?sslmode=disable&sslmode=require"
                           << "given twice";
    QTest::newRow("keyword twice") << "host=localhost host=other"
                                   << "given twice";
    QTest::newRow("no value") << "postgres://u@localhost/d?sslmode"
                              << "no value";
    QTest::newRow("port 0") << "postgres://u@localhost:0/d"
                            << "port";
    QTest::newRow("port 65536") << "postgres://u@localhost:65536/d"
                                << "port";
    QTest::newRow("port word") << "postgres://u@localhost:x/d"
                               << "port";
    QTest::newRow("port minus") << "postgres://u@localhost:-1/d"
                                << "port";
    QTest::newRow("open bracket") << "postgres://u@[::1/d"
                                  << "IPv6";
    QTest::newRow("bare ipv6") << "postgres://u@::1/d"
                               << "IPv6";
    QTest::newRow("after bracket") << "postgres://u@[::1]x/d"
                                   << "IPv6";
    QTest::newRow("bad percent") << "postgres://u@localhost/d%zz"
                                 << "%-sequence";
    QTest::newRow("cut percent") << "postgres://u@localhost/d%2"
                                 << "%-sequence";
    QTest::newRow("zero byte") << "postgres://u@localhost/d%00x"
                               << "%-sequence";
    QTest::newRow("line break") << "postgres://u%0A@localhost/d"
                                << "%-sequence";
    QTest::newRow("bad utf-8") << "postgres://u%ff@localhost/d"
                               << "%-sequence";
    QTest::newRow("raw control") << QStringLiteral("postgres://u@localhost/d\x07") << "control character";
    QTest::newRow("two ats") << "postgres://u@x@localhost/d"
                             << "unescaped @";
    QTest::newRow("at in path") << "postgres://u:a/b@localhost/d"
                                << "unescaped @";
    QTest::newRow("open quote") << "host='localhost"
                                << "closing quote";
    QTest::newRow("no equals") << "host=localhost banana"
                               << "keyword without =";
    QTest::newRow("ports and hosts") << "host=a,b,c port=1,2 sslmode=verify-full"
                                     << "2 ports for 3 hosts";
    QTest::newRow("sslmode") << "postgres://u@localhost/d?sslmode=maybe"
                             << "sslmode";
    QTest::newRow("sslpassword") << "postgres://u@localhost/d?sslpassword=x"
                                 << "sslpassword";
    QTest::newRow("sslidentity") << "postgres://u@localhost/d?sslidentity=x.p12"
                                 << "PKCS#12";
    QTest::newRow("sslaccept") << "postgres://u@localhost/d?sslaccept=perhaps"
                               << "sslaccept";
    QTest::newRow("socket_timeout") << "postgres://u@localhost/d?socket_timeout=soon"
                                    << "socket_timeout";
    QTest::newRow("long") << (QStringLiteral("postgres://u@localhost/") + QString(5000, u'x'))
                          << "longer than";
    QTest::newRow("another sort of server") << "postgres://u@localhost/d?target_session_attrs=leader"
                                            << "target_session_attrs=read-write";
    QTest::newRow("addresses") << "host=localhost,localhost hostaddr=127.0.0.1"
                               << "1 addresses for 2 hosts";
    QTest::newRow("many hosts") << (QStringLiteral("postgres://") + QStringLiteral("h,").repeated(40) +
                                    QStringLiteral("/d?sslmode=disable"))
                                << "more than 16 hosts";
}

void TestConnectionPlan::refuses() {
    QFETCH(QString, url);
    QFETCH(QString, says);
    const auto plan = planConnection(url, false, false);
    QVERIFY(!plan.ok());
    QVERIFY2(englishSentence(plan.failure()).contains(says), qPrintable(englishSentence(plan.failure())));
    QVERIFY(plan.failure().kind == FailureKind::BadInput || plan.failure().kind == FailureKind::TooLarge);
    QCOMPARE(plan.failure().where, QStringLiteral("database"));
}

void TestConnectionPlan::demandsTls_data() {
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("allowWeak");
    QTest::addColumn<QString>("sslmode"); // empty: refused
    QTest::newRow("far, nothing said") << "postgres://u@db.example/d" << false << "verify-full";
    QTest::newRow("far, verify-full")
        << "postgres://u@db.example/d?sslmode=verify-full" << false << "verify-full";
    for (const char* weak : {"disable", "allow", "prefer", "require", "verify-ca"}) {
        const QString url = QStringLiteral("postgres://u@db.example/d?sslmode=") + QString::fromLatin1(weak);
        QTest::addRow("far, %s", weak) << url << false << "";
        QTest::addRow("far, %s, allowed", weak) << url << true << QString::fromLatin1(weak);
    }
    QTest::newRow("far, nothing said, allowed") << "postgres://u@db.example/d" << true << "prefer";
    QTest::newRow("prisma strict") << "postgres://u@db.example/d?sslmode=require&sslaccept=strict" << false
                                   << "verify-full";
    QTest::newRow("prisma lax") << "postgres://u@db.example/d?sslaccept=accept_invalid_certs" << false << "";
    QTest::newRow("loopback may") << "postgres://u@127.0.0.9/d?sslmode=disable" << false << "disable";
    QTest::newRow("localhost may") << "postgres://u@localhost/d?sslmode=require" << false << "require";
    QTest::newRow("one of two is far") << "postgres://u@localhost,db.example/d?sslmode=prefer" << false << "";
    QTest::newRow("hostaddr decides") << "host=localhost hostaddr=10.0.0.1 sslmode=disable" << false << "";
    QTest::newRow("looks like localhost")
        << "postgres://u@localhost.evil.example/d?sslmode=disable" << false << "";
    QTest::newRow("looks like loopback")
        << "postgres://u@127.0.0.1.evil.example/d?sslmode=disable" << false << "";
    QTest::newRow("service file") << "service=prod sslmode=disable" << false << "";
    QTest::newRow("gss instead") << "postgres://u@db.example/d?gssencmode=require" << false << "";
}

void TestConnectionPlan::demandsTls() {
    QFETCH(QString, url);
    QFETCH(bool, allowWeak);
    QFETCH(QString, sslmode);
    const auto plan = planConnection(url, allowWeak, false);
    QCOMPARE(plan.ok(), !sslmode.isEmpty());
    if (!plan) {
        QCOMPARE(plan.failure().kind, FailureKind::TlsRefused);
        return;
    }
    QCOMPARE(wordOf(*plan, "sslmode"), sslmode);
    QCOMPARE(wordOf(*plan, "gssencmode"), QStringLiteral("disable"));
}

void TestConnectionPlan::usesWhatPrismaSays() {
    const auto plan = planConnection(
        QStringLiteral(
            "postgresql://ann:s3cr%21t@localhost:6432/sge?schema=back%20end&pgbouncer=true&connection_limit=1"
            "&pool_timeout=10&socket_timeout=3&statement_cache_size=0&connect_timeout=9"),
        false, true);
    QVERIFY(plan.ok());
    QCOMPARE(plan->schema, QStringLiteral("back end"));
    QCOMPARE(plan->password, QStringLiteral("s3cr!t"));
    QVERIFY(plan->pooled);
    QCOMPARE(plan->statementTimeoutMs, 3000);
    QCOMPARE(wordOf(*plan, "connect_timeout"), QStringLiteral("9"));
    QVERIFY(!libpqReads(plan->conninfo).contains(QStringLiteral("ERROR")));

    const auto certificate = planConnection(
        QStringLiteral("postgres://u@db.example/d?sslaccept=strict&sslcert=/etc/ca.pem"), false, false);
    QVERIFY(certificate.ok());
    QCOMPARE(wordOf(*certificate, "sslrootcert"), QStringLiteral("/etc/ca.pem"));

    for (const char* pooled : {"postgres://u@localhost:6543/d", "postgres://u@localhost:6432/d",
                               "postgres://u@eu-pooler.db.example/d"})
        QVERIFY2(planConnection(QString::fromLatin1(pooled), false, false)->pooled, pooled);
    QVERIFY(!planConnection(QStringLiteral("postgres://u@localhost/d"), false, false)->pooled);
}

void TestConnectionPlan::boundsEveryConnection() {
    const auto endless = planConnection(
        QStringLiteral("postgres://u@localhost/d?connect_timeout=0&keepalives_idle=60"), false, false);
    QVERIFY(endless.ok());
    QCOMPARE(wordOf(*endless, "connect_timeout"), QString::number(connectTimeoutS));
    QCOMPARE(wordOf(*endless, "keepalives"), QStringLiteral("1"));
    QCOMPARE(wordOf(*endless, "keepalives_idle"), QStringLiteral("60")); // what is said holds
    QCOMPARE(wordOf(*endless, "application_name"), QStringLiteral("countersign"));
    QCOMPARE(wordOf(*endless, "client_encoding"), QStringLiteral("UTF8"));
    const auto patient =
        planConnection(QStringLiteral("postgres://u@localhost/d?connect_timeout=86400"), false, false);
    QCOMPARE(wordOf(*patient, "connect_timeout"), QStringLiteral("60"));
}

void TestConnectionPlan::showsNoParameter() {
    const auto plan = planConnection(
        QStringLiteral("postgres://ann:pw@db.example:5433/sge?sslmode=verify-full"), false, true);
    QVERIFY(plan.ok());
    QCOMPARE(plan->shown, QStringLiteral("sge on db.example:5433 as ann"));
    QVERIFY(!plan->loopback);
    QVERIFY(!plan->severalHosts);
    const auto several = planConnection(
        QStringLiteral("postgres://ann@db1.example,[::1]:5433/sge?target_session_attrs=read-write"), false,
        false);
    QVERIFY(several.ok());
    QVERIFY(several->severalHosts);
    QCOMPARE(several->shown, QStringLiteral("sge on db1.example, [::1]:5433 as ann"));
    QCOMPARE(wordOf(*several, "sslmode"), QStringLiteral("verify-full")); // one of them is far
    QCOMPARE(wordOf(*several, "target_session_attrs"), QStringLiteral("read-write"));
    QVERIFY(!libpqReads(several->conninfo).contains(QStringLiteral("ERROR")));
}

void TestConnectionPlan::plansEveryAddressOfASystem() {
    SystemFile file;
    file.database = QStringLiteral("postgres://ann@localhost:6432/sge");
    file.actDatabase = QStringLiteral("postgres://ann@localhost/sge");
    auto plans = planSystem(file, false);
    QVERIFY(plans.ok());
    plans->setPassword(QStringLiteral("s3cret"));
    QVERIFY(plans->reading().pooled);
    QVERIFY(!plans->acting().pooled);
    QCOMPARE(plans->acting().password, QStringLiteral("s3cret"));
    QVERIFY(plans->actElsewhere());
    file.actDatabase = file.database;
    QCOMPARE(planSystem(file, false).failure().where, QStringLiteral("actDatabase"));
    file.actDatabase.clear();
    file.readDatabase = QStringLiteral("postgres://ann@db.example/sge?sslmode=disable");
    QCOMPARE(planSystem(file, false).failure().where, QStringLiteral("readDatabase"));
    file.readDatabase = QStringLiteral("postgres://ann@localhost:5433/sge");
    plans = planSystem(file, false);
    QVERIFY(plans.ok());
    QVERIFY(plans->reading().shown.contains(QStringLiteral(":5433")));
    QVERIFY(plans->acting().shown.contains(QStringLiteral(":6432")));
}

QTEST_GUILESS_MAIN(TestConnectionPlan)
#include "test_connection_plan.moc"
