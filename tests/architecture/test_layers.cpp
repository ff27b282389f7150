// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/layer_rules.h"

#include <QTest>

using namespace countersign::architecture;

namespace {

QStringList check(const QString& rule, const SourceTree& tree) {
    if (rule == u"rooms")
        return roomBreaches(tree);
    if (rule == u"libraries")
        return libraryBreaches(tree);
    return kindNameBreaches(tree);
}

} // namespace

/// Who may include whom, over the project's own files; and each rule against a sample that breaks it.
class TestLayers : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void project_data() {
        QTest::addColumn<QString>("rule");
        for (const char* rule : {"rooms", "libraries", "kind names"})
            QTest::newRow(rule) << QString::fromLatin1(rule);
    }
    void project() {
        QFETCH(QString, rule);
        const SourceTree tree = readSourceTree(QStringLiteral(COUNTERSIGN_SOURCE_DIR));
        QVERIFY(tree.size() > 40); // an empty tree breaks no rule
        const QStringList breaches = check(rule, tree);
        QVERIFY2(breaches.isEmpty(), qPrintable(u'\n' + breaches.join(u'\n')));
    }

    void ruleSeesBreach_data() {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("breach");
        const auto row = [](const char* name, const char* rule, const char* path, const char* line,
                            bool breach) {
            QTest::newRow(name) << QString::fromLatin1(rule) << QString::fromLatin1(path)
                                << QString::fromLatin1(line) << breach;
        };
        row("domain down", "rooms", "models/domain/a.h", "#include \"models/domain/b.h\"", false);
        row("domain up", "rooms", "models/domain/a.h", "#include \"models/postgres/b.h\"", true);
        row("tables to feeds", "rooms", "models/tables/a.h", "#include \"models/feeds/b.h\"", true);
        row("feeds to tables", "rooms", "models/feeds/a.cpp", "#include \"models/tables/b.h\"", true);
        row("models to views", "rooms", "models/feeds/a.cpp", "#include \"views/b.h\"", true);
        row("views to postgres", "rooms", "views/a.cpp", "#include \"models/postgres/b.h\"", true);
        row("views to feeds", "rooms", "views/a.cpp", "#include \"models/feeds/b.h\"", false);
        row("views to app", "rooms", "views/a.cpp", "#include \"app/countersign/b.h\"", true);
        row("ctl to views", "rooms", "app/countersignctl/a.cpp", "#include \"views/b.h\"", true);
        row("relative", "rooms", "models/domain/a.cpp", "#include \"b.h\"", true);
        row("own moc", "rooms", "tests/unit/a.cpp", "#include \"a.moc\"", false);
        row("pqxx in feeds", "libraries", "models/feeds/a.cpp", "#include <pqxx/pqxx>", true);
        row("pqxx at home", "libraries", "models/postgres/a.cpp", "#include <pqxx/pqxx>", false);
        row("openssl in postgres", "libraries", "models/postgres/a.cpp", "# include <openssl/evp.h>", true);
        row("widgets in models", "libraries", "models/tables/a.cpp", "#include <QtWidgets/QWidget>", true);
        row("colour in models", "libraries", "models/tables/a.cpp", "#include <QColor>", true);
        row("file in views", "libraries", "views/a.cpp", "#include <QFile>", true);
        row("network in views", "libraries", "views/a.cpp", "#include <QNetworkReply>", true);
        row("kind in models", "kind names", "models/domain/a.h", "// as sge does", true);
        row("kind in app", "kind names", "app/countersign/a.cpp", "u\"sge_queue\"", true);
        row("kind in demo", "kind names", "app/demo_backend/a.cpp", "u\"sge\"", false);
        row("part of a word", "kind names", "models/domain/a.h", "// passages", false);
    }
    void ruleSeesBreach() {
        QFETCH(QString, rule);
        QFETCH(QString, path);
        QFETCH(QString, line);
        QFETCH(bool, breach);
        const SourceTree tree{{path, {line, QString()}}};
        QCOMPARE(!check(rule, tree).isEmpty(), breach);
    }
};

QTEST_GUILESS_MAIN(TestLayers)
#include "test_layers.moc"
