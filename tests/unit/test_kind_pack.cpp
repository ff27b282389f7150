// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/kind_pack.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace countersign;

namespace {

/// The built-in kind with one text of its kind.json changed.
Result<KindPack> changed(const QByteArray& from, const QByteArray& to, const QByteArray& include = "x") {
    return parseKindPack(QStringLiteral("sge"), [&](const QString& file) -> Result<QByteArray> {
        if (file == QStringLiteral("loop.sql"))
            return include;
        QFile source(QStringLiteral(":/countersign/systems/sge/") + file);
        if (!source.open(QIODevice::ReadOnly))
            return Failure{FailureKind::BadInput, QStringLiteral("no such file"), file, {}, {}};
        QByteArray bytes = source.readAll();
        if (file == QStringLiteral("kind.json")) {
            if (!from.isEmpty() && !bytes.contains(from))
                return Failure{FailureKind::Internal, QStringLiteral("the test changes nothing"), {}, {}, {}};
            const qsizetype at = bytes.indexOf(from);
            bytes.replace(at, from.size(), to);
        }
        return bytes;
    });
}

} // namespace

/// The kinds in this program are whole, in English and German; a bad one is refused with the path of its
/// fault.
class TestKindPack : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        QVERIFY(builtInKinds().contains(QStringLiteral("sge")));
        auto kind = loadBuiltInKind(QStringLiteral("sge"));
        QVERIFY2(kind.ok(), kind ? "" : qPrintable(englishSentence(kind.failure())));
        kind_ = *kind;
    }

    void parts() {
        QCOMPARE(kind_.items.size(), std::size_t(2));
        const KindItem* intent = kind_.item(QStringLiteral("intent"));
        QVERIFY(intent != nullptr);
        QCOMPARE(intent->rawStates.at(WorkState::Waiting), QStringList{QStringLiteral("PENDING")});
        QCOMPARE(intent->sorts.front().column, QStringLiteral("page_key"));
        QVERIFY(kind_.item(QStringLiteral("nothing")) == nullptr);
        const KindDetector* book = kind_.detector(QStringLiteral("ledger.book_unbalanced"));
        QVERIFY(book != nullptr && book->severity == Severity::P0 && book->cls == KindDetector::Class::Scan);
        QCOMPARE(kind_.ownerColumns.at(QStringLiteral("jobs")),
                 (QStringList{QStringLiteral("status"), QStringLiteral("attempts")}));
    }

    void aSchemaIsNoPartOfIt() {
        const auto kind = changed("\"version\"", "\"defaultSchema\": \"public\", \"version\"");
        QVERIFY(!kind);
        QVERIFY2(kind.failure().what.contains(QStringLiteral("?schema=")), qPrintable(kind.failure().what));
    }

    void indexesMakeNothingElse() {
        const auto kind = changed(
            "CREATE INDEX CONCURRENTLY IF NOT EXISTS \\\"Intent_createdAt_id_idx\\\" ON", "DROP TABLE");
        QVERIFY(!kind);
        const QString said = englishSentence(kind.failure());
        QVERIFY2(said.contains(QStringLiteral("indexes[")) &&
                     said.contains(QStringLiteral(".statement: it must be one CREATE")),
                 qPrintable(said));
    }

    void noPlaceholderIsLeft() {
        static const QRegularExpression known(
            QStringLiteral("\\{\\{(schema|from|to|(threshold|setting):[a-z0-9_]+)\\}\\}"));
        QStringList all{kind_.ledgerSql, kind_.workerSql};
        for (const KindItem& item : kind_.items)
            all << item.selectSql << item.judgeSql << item.lockSql << item.actSql << item.effectSql
                << item.timelineSql;
        for (const KindDetector& detector : kind_.detectors)
            all << detector.sql;
        for (QString sql : all) {
            QVERIFY(!sql.isEmpty());
            QVERIFY2(!sql.remove(known).contains(QStringLiteral("{{")), qPrintable(sql.left(80)));
        }
    }

    void everyNumberIsDeclared() {
        QStringList declared;
        for (const KindThreshold& threshold : kind_.thresholds)
            declared << threshold.name;
        static const QRegularExpression used(
            QStringLiteral("\\{\\{(?:threshold|setting):([a-z0-9_]+)\\}\\}"));
        QStringList all;
        for (const KindItem& item : kind_.items)
            all << item.selectSql << item.judgeSql << item.effectSql;
        for (const KindDetector& detector : kind_.detectors)
            all << detector.sql;
        for (const QString& sql : all) {
            for (auto match = used.globalMatch(sql); match.hasNext();) {
                const QString name = match.next().captured(1);
                QVERIFY2(declared.contains(name), qPrintable(name));
            }
        }
    }

    void everyReasonHasWords() {
        static const QRegularExpression verdict(QStringLiteral("'(?:SAFE|WAIT|UNSAFE|UNKNOWN) ([a-z-]+)'"));
        for (const KindItem& item : kind_.items) {
            int found = 0;
            for (auto match = verdict.globalMatch(item.judgeSql); match.hasNext(); ++found) {
                const QString code = match.next().captured(1);
                QVERIFY2(kind_.reasons.contains(code), qPrintable(code));
            }
            QVERIFY(found > 8);
        }
        for (const char* code : {"changed", "key-reused", "limit-item", "limit-human", "busy", "not-judged"})
            QVERIFY2(kind_.reasons.contains(QLatin1String(code)), code);
    }

    void germanIsComplete() {
        const QString de = QStringLiteral("de_DE");
        const auto both = [&](const LocalText& text) {
            // a text that is the same in both languages is a name
            return !text.english().isEmpty() && !text.in(de).isEmpty() &&
                   (text.in(de) != text.english() || !text.english().contains(u' '));
        };
        for (const KindDetector& detector : kind_.detectors) {
            QVERIFY2(both(detector.title) && both(detector.why) && both(detector.whatToDo),
                     qPrintable(detector.id));
            QVERIFY2(detector.cause.isEmpty() || both(detector.causeTitle), qPrintable(detector.id));
            QVERIFY2(!detector.runbook.empty(), qPrintable(detector.id));
            for (const LocalText& step : detector.runbook)
                QVERIFY2(both(step), qPrintable(step.english()));
        }
        for (const auto& [code, text] : kind_.reasons)
            QVERIFY2(both(text), qPrintable(code));
        for (const auto& [type, fields] : kind_.endpoints.healthPages) {
            for (const KindHealthField& field : fields)
                QVERIFY2(both(field.title), qPrintable(field.field));
        }
        for (const KindThreshold& threshold : kind_.thresholds)
            QVERIFY2(both(threshold.title), qPrintable(threshold.name));
    }

    void languages() {
        const LocalText text(
            {{QStringLiteral("en"), QStringLiteral("yes")}, {QStringLiteral("de"), QStringLiteral("ja")}});
        QCOMPARE(text.in(QStringLiteral("de_AT")), QStringLiteral("ja"));
        QCOMPARE(text.in(QStringLiteral("fr_FR")), QStringLiteral("yes"));
        QCOMPARE(text.in(QString()), QStringLiteral("yes"));
    }

    void bad_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("where");
        const auto row = [](const char* name, const char* from, const char* to, const char* where) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(where);
        };
        row("not JSON", "{\n", "[", "sge/kind.json");
        row("other name", "\"name\": \"sge\"", "\"name\": \"other\"", "sge/kind.json name");
        row("newer format", "\"format\": 1", "\"format\": 2", "sge/kind.json format");
        row("typing error", "\"board\": \"intents\"", "\"bord\": \"intents\"",
            "sge/kind.json items[0].board");
        row("unknown key", "\"shortcut\"", "\"shortcat\"", "sge/kind.json items[0].shortcat");
        row("odd state", "\"waiting\":", "\"sleeping\":", "sge/kind.json items[0].rawStates.sleeping");
        row("limiter without a check", "\"signals\": [",
            "\"limiter\": {\"store\": {\"en\": \"x\"}}, \"signals\": [", "sge/kind.json limiter.check");
        row("page that says no health", "\"healthPages\": {", "\"healthPages\": {\"metrics\": [], ",
            "sge/kind.json healthPages.metrics");
        row("field of two sorts", "\"field\": \"ok\",", "\"field\": \"ok\", \"text\": true,",
            "sge/kind.json healthPages.health[0].field");
        row("field too deep", "\"field\": \"ok\"", "\"field\": \"a.b.c.d.e\"",
            "sge/kind.json healthPages.health[0].field");
        row("field with an odd path", "\"field\": \"ok\"", "\"field\": \"a..b\"",
            "sge/kind.json healthPages.health[0].field");
        row("odd severity", "\"severity\": \"P1\"", "\"severity\": \"high\"",
            "sge/kind.json detectors[0].severity");
        row("number as number", "\"value\": \"600\"", "\"value\": 600", "sge/kind.json thresholds[0].value");
        row("number with words", "\"value\": \"600\"", "\"value\": \"6 min\"",
            "sge/kind.json thresholds[0].value");
        row("hostile kind", "\"kind\": \"intent\"", "\"kind\": \"in'; drop\"", "sge/kind.json items[0].kind");
        row("climbing out", "intent/select.sql", "../../etc/passwd", "sge/../../etc/passwd");
        row("no such file", "intent/select.sql", "intent/none.sql", "intent/none.sql");
        row("loop", "\"intent/select.sql\"", "\"loop.sql\"", "sge/loop.sql");
    }
    void bad() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, where);
        const auto kind = changed(from, to, "SELECT {{include:loop.sql}}");
        QVERIFY(!kind.ok());
        QCOMPARE(kind.failure().where, where);
        QCOMPARE(kind.failure().kind, FailureKind::BadInput);
    }

    void limits() {
        QVERIFY(!changed("\"intent/select.sql\"", "\"loop.sql\"", QByteArray(2 * 1024 * 1024, 'x')).ok());
        QVERIFY(!changed("\"intent/select.sql\"", "\"loop.sql\"", "DELETE FROM x; SELECT 1;").ok());
        QVERIFY(changed("", "").ok());
    }

  private:
    KindPack kind_;
};

QTEST_GUILESS_MAIN(TestKindPack)
#include "test_kind_pack.moc"
