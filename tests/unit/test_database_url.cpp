// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/database_url.h"

#include <QTest>

using namespace countersign;

class TestDatabaseUrl : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void takesTheLoginApart_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        const auto row = [](const char* name, const char* text, const char* address, const char* user,
                            const char* password) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(address)
                                << QString::fromUtf8(user) << QString::fromUtf8(password);
        };
        row("plain", "postgresql://db.example/sge", "postgresql://db.example/sge", "", "");
        row("user", "postgres://ann@db/sge", "postgres://db/sge", "ann", "");
        row("both, encoded", "postgresql://ann%40x:p%2Fw@db:5433/sge?schema=public",
            "postgresql://db:5433/sge?schema=public", "ann@x", "p/w");
        row("raw at in the password", "postgresql://ann:p@ss@db/sge", "postgresql://db/sge", "ann", "p@ss");
        row("several hosts", "postgresql://ann:x@h1:1,h2:2/sge", "postgresql://h1:1,h2:2/sge", "ann", "x");
        row("in the query", "postgresql://db/sge?user=ann&password=a%26b&schema=s",
            "postgresql://db/sge?schema=s", "ann", "a&b");
        row("only the password in the query", "postgresql://db/sge?password=x", "postgresql://db/sge", "",
            "x");
        row("keywords", "host=db dbname=sge user=ann password='it\\'s'", "host=db dbname=sge", "ann", "it's");
        row("no user inside another word", "host=db superuser=x", "host=db superuser=x", "", "");
        row("not understood", "mysql://a:b@c", "mysql://a:b@c", "", "");
        row("empty", "", "", "", "");
    }
    void takesTheLoginApart() {
        QFETCH(QString, text);
        const auto login = takeLoginApart(text);
        QTEST(login.address, "address");
        QTEST(login.user, "user");
        QTEST(login.password, "password");
    }

    void putsTheUserIn() {
        QCOMPARE(withUser(QStringLiteral("postgresql://db/sge"), QStringLiteral("a@b")),
                 QStringLiteral("postgresql://a%40b@db/sge"));
        QCOMPARE(withUser(QStringLiteral("host=db"), QStringLiteral("it's")),
                 QStringLiteral("host=db user='it\\'s'"));
        QCOMPARE(withUser(QStringLiteral("host=db"), QString()), QStringLiteral("host=db"));
    }

    void roundTrips() {
        const QString user = QStringLiteral("o'\\neil@x y");
        for (const QString& address : {QStringLiteral("postgresql://h1,h2/sge"), QStringLiteral("host=db")}) {
            const auto login = takeLoginApart(withUser(address, user));
            QCOMPARE(login.address, address);
            QCOMPARE(login.user, user);
        }
    }
};

QTEST_GUILESS_MAIN(TestDatabaseUrl)
#include "test_database_url.moc"
