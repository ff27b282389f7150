// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/export_reader.h"
#include "models/trust/json_line.h"
#include "tests/support/random_payout.h"
#include "tests/support/trail_builder.h"

#include <QTest>

using namespace countersign;

namespace {

Status readAll(const std::vector<QByteArray>& lines) {
    ExportReader reader;
    for (const QByteArray& line : lines) {
        const auto record = reader.add(line);
        if (!record)
            return record.failure();
    }
    return reader.finish();
}

} // namespace

/// Writing and reading an export: one way to write each record, and one order of them.
class TestTrailExport : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void lineOfJson() {
        const QByteArray line =
            jsonLine({{"b", QStringLiteral("ä\"\\\n\x01\x7f/\u2028\U0001f600")}, {"a", QString()}});
        QCOMPARE(line,
                 QByteArray(
                     "{\"b\":\"\xc3\xa4\\\"\\\\\\n\\u0001\x7f/\xe2\x80\xa8\xf0\x9f\x98\x80\",\"a\":\"\"}\n"));
        const auto back = parseJsonLine(line);
        QVERIFY(back);
        QCOMPARE(back->front().second, QStringLiteral("ä\"\\\n\x01\x7f/\u2028\U0001f600"));
        RandomPayouts random(3);
        for (int i = 0; i < 2'000; ++i) {
            const std::vector<JsonField> fields{{"x", random.text(0, 40)},
                                                {"y", random.text(0, 40) + QChar(i % 32)}};
            QVERIFY(parseJsonLine(jsonLine(fields)) == fields);
        }
    }

    /// Lines bent at random: what is taken would be written in just these octets.
    void whatIsTakenIsWrittenSo() {
        constexpr char oddities[] = "\"\\/{}:,un0019fF\n\x01\x7f ";
        RandomPayouts random(4);
        QRandomGenerator dice(4);
        int taken = 0;
        for (int i = 0; i < 20'000; ++i) {
            QByteArray line = jsonLine({{"k", random.text(0, 6) + QChar(i % 32)}, {"n", random.text(0, 3)}});
            for (int bends = dice.bounded(3); bends > 0; --bends) {
                const qsizetype at = dice.bounded(static_cast<int>(line.size()));
                const char odd = oddities[dice.bounded(static_cast<int>(sizeof oddities))];
                line.replace(at, dice.bounded(2), QByteArray(dice.bounded(3) ? 1 : 0, odd));
            }
            const auto fields = parseJsonLine(line);
            QVERIFY2(!fields || jsonLine(*fields) == line, line);
            taken += fields ? 1 : 0;
        }
        QVERIFY2(taken > 6'000 && taken < 19'000, qPrintable(QString::number(taken)));
    }

    void otherWaysToWriteIt_data() {
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const char* name, const char* line) { QTest::newRow(name) << QByteArray(line); };
        row("nothing", "");
        row("line feed", "\n");
        row("no line feed", "{\"a\":\"x\"}");
        row("carriage return", "{\"a\":\"x\"}\r\n");
        row("space after colon", "{\"a\": \"x\"}\n");
        row("space at the end", "{\"a\":\"x\"} \n");
        row("number", "{\"a\":1}\n");
        row("null", "{\"a\":null}\n");
        row("array", "[\"a\"]\n");
        row("twice", "{\"a\":\"x\",\"a\":\"x\"}\n");
        row("comma at the end", "{\"a\":\"x\",}\n");
        row("escaped letter", "{\"a\":\"\\u0078\"}\n");
        row("escaped slash", "{\"a\":\"\\/\"}\n");
        row("long escape", "{\"a\":\"\\u000a\"}\n");
        row("upper-case escape", "{\"a\":\"\\u001F\"}\n");
        row("no such escape", "{\"a\":\"\\x\"}\n");
        row("cut escape", "{\"a\":\"\\u00");
        row("cut", "{\"a\":\"x");
        row("raw control", "{\"a\":\"\x01\"}\n");
        row("raw line feed", "{\"a\":\"\n\"}\n");
        row("byte order mark", "\xef\xbb\xbf{\"a\":\"x\"}\n");
        row("not UTF-8", "{\"a\":\"\xff\"}\n");
        row("surrogates", "{\"a\":\"\\ud83d\\ude00\"}\n");
        row("two", "{\"a\":\"x\"}\n{\"a\":\"x\"}\n");
    }
    void otherWaysToWriteIt() {
        QFETCH(QByteArray, line);
        QVERIFY(!parseJsonLine(line));
        QVERIFY(!parseExportLine(line).ok());
    }

    void eachRecord() {
        TestKeyring keys;
        for (const QByteArray& line : TrailBuilder::honest(keys).lines()) {
            const auto record = parseExportLine(line);
            QVERIFY2(record.ok(), line);
            QCOMPARE(exportLine(*record), line);
        }
        QVERIFY(exportLine(ExportEnd{3, QByteArray(32, 'e')}).startsWith("{\"end\":\"3\",\"sha256\":\"6565"));
        QVERIFY(exportLine(PayoutRecord{QStringLiteral("p"), ReleasedState::Done}) ==
                "{\"payout\":\"p\",\"state\":\"done\"}\n");
    }

    void recordsOfNoKind_data() {
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const char* name, const char* line) {
            QTest::newRow(name) << QByteArray(line) + '\n';
        };
        row("unknown key", "{\"payout\":\"p\",\"state\":\"done\",\"x\":\"\"}");
        row("missing key", "{\"payout\":\"p\"}");
        row("other order", "{\"state\":\"done\",\"payout\":\"p\"}");
        row("unknown state", "{\"payout\":\"p\",\"state\":\"paid\"}");
        row("state in capitals", "{\"payout\":\"p\",\"state\":\"Done\"}");
        row("leading zero", "{\"end\":\"01\",\"sha256\":"
                            "\"0000000000000000000000000000000000000000000000000000000000000000\"}");
        row("short digest", "{\"end\":\"1\",\"sha256\":\"00\"}");
        row("upper case", "{\"end\":\"1\",\"sha256\":"
                          "\"000000000000000000000000000000000000000000000000000000000000000A\"}");
    }
    void recordsOfNoKind() {
        QFETCH(QByteArray, line);
        const auto record = parseExportLine(line);
        QVERIFY(!record.ok());
        QVERIFY(!record.failure().remedy.isEmpty());
    }

    void order() {
        TestKeyring keys;
        const std::vector<QByteArray> lines = TrailBuilder::honest(keys).lines();
        QVERIFY(readAll(lines).ok());
        QVERIFY(!readAll({}).ok());
        for (std::size_t cut = 0; cut < lines.size(); ++cut)
            QVERIFY(!readAll({lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(cut)}).ok());
        const auto refused = [&](const std::function<void(std::vector<QByteArray>&)>& bend) {
            std::vector<QByteArray> bent = lines;
            bend(bent);
            return !readAll(bent).ok() && !readAll(resealed(bent)).ok();
        };
        QVERIFY(refused([](auto& all) { all.erase(all.begin()); }));               // no header
        QVERIFY(refused([](auto& all) { all.insert(all.begin(), all.front()); })); // two
        QVERIFY(refused([](auto& all) { all.insert(all.end() - 1, all[1]); }));    // a row after the tables
        QVERIFY(refused([](auto& all) { all.insert(all.begin() + 5, all.back()); })); // the end in the middle
        std::vector<QByteArray> after = lines;
        after.push_back(lines[1]);
        QVERIFY(!readAll(after).ok());
        std::vector<QByteArray> swapped = lines; // still records, and in order: the digest sees it
        std::swap(swapped[swapped.size() - 2], swapped[swapped.size() - 3]);
        QVERIFY(!readAll(swapped).ok());
        QVERIFY(readAll(resealed(swapped)).ok());
    }

    void longLines() {
        TrailRow row;
        row.prev = row.hash = QByteArray(32, '\0');
        row.detail = QString(maxTrailLineBytes, u'x');
        ExportWriter writer([](const QByteArray&) { return Status(Nothing{}); });
        QCOMPARE(writer.add(row).failure().kind, FailureKind::TooLarge);
        QVERIFY(!parseExportLine(trailLine(row)).ok());
        row.detail.truncate(maxTrailLineBytes - 1024);
        QVERIFY(parseExportLine(trailLine(row)).ok());
    }

    void aSinkThatFails() {
        ExportWriter writer([](const QByteArray&) {
            return Status(Failure{FailureKind::Internal, QStringLiteral("disk full"), {}, {}, {}});
        });
        QVERIFY(!writer.add(PayoutRecord{}).ok());
        QVERIFY(!writer.end().ok());
    }
};

QTEST_GUILESS_MAIN(TestTrailExport)
#include "test_trail_export.moc"
