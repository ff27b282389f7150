// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/index_statement.h"
#include "models/domain/sql_outline.h"
#include "models/postgres/key_condition.h"

#include <QTest>

using namespace countersign;

namespace {

KindIndex indexOf(const QString& statement, const QString& name = QStringLiteral("a_idx")) {
    return {name, QStringLiteral("T"), {}, statement, {}};
}

} // namespace

/// An entry of "indexes" runs as the DBA: it is the making of that one index, or it is refused.
class TestIndexStatement : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void parts() {
        const auto statement = parseIndexStatement(indexOf(
            QStringLiteral("create unique index concurrently if not exists \"A\"\"b\" ON {{schema}}.\"T\" "
                           "USING btree (lower(x), (\"id\"::text)) WHERE s = 'a;b('"),
            QStringLiteral("A\"b")));
        QVERIFY2(statement.ok(), statement ? "" : qPrintable(statement.failure().what));
        QCOMPARE(*statement,
                 (IndexStatement{true, QStringLiteral("A\"b"), QStringLiteral("{{schema}}.\"T\""),
                                 QStringLiteral("USING btree (lower(x), (\"id\"::text)) WHERE s = "
                                                "'a;b('")}));
        QVERIFY(parseIndexStatement(indexOf(QStringLiteral("CREATE INDEX a_idx ON {{table:T}} (x)"))).ok());
        QVERIFY(parseIndexStatement(indexOf(QStringLiteral("CREATE INDEX A_IDX ON tss.t (x) -- ;"))).ok());
    }

    void everyBuiltInOne() {
        for (const QString& name : builtInKinds()) {
            const auto kind = loadBuiltInKind(name);
            QVERIFY2(kind.ok(), kind ? "" : qPrintable(englishSentence(kind.failure())));
        }
    }

    void refused_data() {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QString>("why");
        const auto row = [](const char* name, const char* statement, const char* why) {
            QTest::newRow(name) << QString::fromLatin1(statement) << QString::fromLatin1(why);
        };
        row("another statement", "DROP TABLE {{schema}}.\"T\"", "one CREATE [UNIQUE] INDEX");
        row("another name", "CREATE INDEX b_idx ON {{schema}}.\"T\" (x)", "called b_idx, and the entry");
        row("two statements", "CREATE INDEX a_idx ON {{schema}}.\"T\" (x); DROP TABLE t",
            "without a semicolon");
        row("hidden in a comment that ends",
            "CREATE INDEX a_idx ON {{schema}}.\"T\" (x) /* '*/; DROP TABLE t --'", "without a semicolon");
        row("nested comment", "CREATE INDEX a_idx ON {{schema}}.\"T\" (x) /* /* */ ; ", "has no end");
        row("open quote", "CREATE INDEX a_idx ON {{schema}}.\"T\" (x) WHERE y = 'a", "has no end");
        row("backslash", "CREATE INDEX a_idx ON {{schema}}.\"T\" (x) WHERE y = '\\'; DROP TABLE t --'",
            "a backslash");
        row("a function of the backend's", "CREATE INDEX a_idx ON {{schema}}.\"T\" ({{schema}}.evil(x))",
            "calls a function of a schema");
        row("a quoted one", "CREATE INDEX a_idx ON {{schema}}.\"T\" (public.\"evil\" (x))",
            "calls a function of a schema");
        row("no schema", "CREATE INDEX a_idx ON t (x)", "one CREATE [UNIQUE] INDEX");
        row("ONLY", "CREATE INDEX a_idx ON ONLY {{schema}}.\"T\" (x)", "one CREATE [UNIQUE] INDEX");
        row("brackets", "CREATE INDEX a_idx ON {{schema}}.\"T\" (x))", "brackets");
        row("no name", "CREATE INDEX ON {{schema}}.\"T\" (x)", "one CREATE [UNIQUE] INDEX");
    }

    void refused() {
        QFETCH(QString, statement);
        QFETCH(QString, why);
        const auto parsed = parseIndexStatement(indexOf(statement));
        QVERIFY(!parsed);
        QVERIFY2(parsed.failure().what.contains(why), qPrintable(parsed.failure().what));
    }

    void longName() {
        const QString name(64, u'a');
        QVERIFY(!parseIndexStatement(
            indexOf(QStringLiteral("CREATE INDEX %1 ON {{schema}}.t (x)").arg(name), name)));
    }

    void outline() {
        QCOMPARE(*sqlOutline(QStringLiteral("a 'x''y' \"p;q\" $1 $t$;$t$ E'\\';' -- ;\nb")),
                 QStringLiteral("a '    ' \"___\" $1         E'   '     \nb"));
        QVERIFY(!sqlOutline(QStringLiteral("$a$ $b$")));
    }

    void whatIsSet_data() {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QStringList>("columns");
        const auto row = [](const char* sql, const QStringList& columns) {
            QTest::newRow(sql) << QString::fromLatin1(sql) << columns;
        };
        const QStringList two{QStringLiteral("a"), QStringLiteral("B")};
        row("UPDATE s.t x SET a = 1, \"B\" = coalesce(y, ' SET c = 1') WHERE id = 1", two);
        row("WITH q AS (SELECT 1) UPDATE t\nSET (a, \"B\") = (1, 2)\nFROM q WHERE true", two);
        row("UPDATE t SET a = b IS DISTINCT FROM c, \"B\" [1] = 3", two);
        row("UPDATE t SET A.f = 1, \"B\" = extract(epoch FROM z) -- , c = 1", two);
    }

    void whatIsSet() {
        QFETCH(QString, sql);
        QFETCH(QStringList, columns);
        const auto set = columnsSet(sql);
        QVERIFY(set.has_value());
        QCOMPARE(*set, columns);
        QVERIFY(!columnsSet(sql + QStringLiteral("\n; UPDATE t SET b = 1")));
    }
};

QTEST_GUILESS_MAIN(TestIndexStatement)
#include "test_index_statement.moc"
