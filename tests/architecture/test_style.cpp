// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/style_rules.h"

#include <QTest>

#include <functional>
#include <map>

using namespace countersign::architecture;

namespace {

using Rule = std::function<QStringList(const SourceTree&)>;

const std::map<QString, Rule>& rules() {
    static const std::map<QString, Rule> all{
        {QStringLiteral("licence"), licenceBreaches},
        {QStringLiteral("size"), sizeBreaches},
        {QStringLiteral("words"), wordBreaches},
        {QStringLiteral("listed"), unlistedSources},
        {QStringLiteral("whitespace"), whitespaceBreaches},
    };
    return all;
}

const QString first = QStringLiteral("// SPDX-License-Identifier: GPL-3.0-or-later");

SourceFile file(const char* path, const QStringList& lines) {
    return {QString::fromLatin1(path), lines};
}

} // namespace

/// House rules over the project's own files; and each rule against a sample that breaks it.
class TestStyle : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void project_data() {
        QTest::addColumn<QString>("rule");
        for (const auto& [name, rule] : rules())
            QTest::newRow(qPrintable(name)) << name;
    }
    void project() {
        QFETCH(QString, rule);
        const SourceTree tree = readSourceTree(QStringLiteral(COUNTERSIGN_SOURCE_DIR));
        QVERIFY(tree.size() > 40); // an empty tree breaks no rule
        const QStringList breaches = rules().at(rule)(tree);
        QVERIFY2(breaches.isEmpty(), qPrintable(u'\n' + breaches.join(u'\n')));
    }

    void licence() {
        QVERIFY(licenceBreaches({file("a.cpp", {first, QString()})}).isEmpty());
        QCOMPARE(licenceBreaches({file("a.cpp", {QStringLiteral("#include <x>")})}).size(), 1);
        QCOMPARE(licenceBreaches({file("a.h", {first, QString()})}).size(), 1);
        QCOMPARE(licenceBreaches({file("packaging/demo", {QStringLiteral("#!/bin/sh"), QString()})}).size(),
                 1);
    }
    void size() {
        const QStringList most(mostLinesOfAFile, QStringLiteral("x"));
        QVERIFY(sizeBreaches({file("a.cpp", most)}).isEmpty());
        QCOMPARE(sizeBreaches({file("a.cpp", most + QStringList{QString()})}).size(), 1);
    }
    void words_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("breach");
        const auto row = [](const char* path, const char* line, bool breach) {
            QTest::addRow("%s: %s", path, line)
                << QString::fromLatin1(path) << QString::fromLatin1(line) << breach;
        };
        row("views/a.cpp", "auto* label = new QLabel(text);", true);
        row("views/widgets/plain_label.h", "class PlainLabel : public QLabel {", false);
        row("views/a.cpp", "dialog->exec();", true);
        row("views/a.cpp", "dialog->open();", false);
        row("models/a.cpp", "QCoreApplication::processEvents();", true);
        row("models/a.cpp", "// TODO later", true);
        row("models/a.cpp", "std::this_thread::sleep_for(1s);", true);
        row("views/a.cpp", "run(\"SELECT 1\");", true);
        row("app/countersign/main.cpp", "return app.exec();", false);
    }
    void words() {
        QFETCH(QString, path);
        QFETCH(QString, line);
        QFETCH(bool, breach);
        QCOMPARE(!wordBreaches({SourceFile{path, {line}}}).isEmpty(), breach);
    }
    void listed() {
        const SourceFile source = file("models/domain/a.cpp", {first});
        const SourceFile above = file("models/CMakeLists.txt", {QStringLiteral("  domain/a.cpp")});
        const SourceFile own = file("models/domain/CMakeLists.txt", {QStringLiteral("  a.cpp")});
        QCOMPARE(unlistedSources({source}).size(), 1);
        QVERIFY(unlistedSources({source, above}).isEmpty());
        QVERIFY(unlistedSources({source, own}).isEmpty());
    }
    void whitespace() {
        QVERIFY(whitespaceBreaches({file("a.cpp", {first, QString()})}).isEmpty());
        QCOMPARE(whitespaceBreaches({file("a.cpp", {first})}).size(), 1);
        QCOMPARE(whitespaceBreaches({file("a.cpp", {QStringLiteral("x "), QString()})}).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestStyle)
#include "test_style.moc"
