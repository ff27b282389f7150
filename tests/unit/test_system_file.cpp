// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/database_secret.h"
#include "models/domain/system_file.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace countersign;

namespace {

const QStringList kinds{QStringLiteral("sge"), QStringLiteral("polybet")};

/// The example of the documentation: what it shows must be right.
QByteArray documentedExample() {
    QFile file(QStringLiteral(DOCUMENTATION));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    const qsizetype start = text.indexOf("```json\n") + 8;
    return text.mid(start, text.indexOf("```", start) - start);
}

Result<SystemFile> parse(const QByteArray& json) {
    return parseSystemFile(json, kinds, QStringLiteral("test.system.json"));
}

/// The example with one top-level key replaced by \a value (JSON text); an empty value takes the key out.
QByteArray exampleWith(const QString& key, const QByteArray& value) {
    QJsonObject object = QJsonDocument::fromJson(documentedExample()).object();
    object.remove(key);
    if (!value.isEmpty())
        object.insert(key, QJsonDocument::fromJson("[" + value + "]").array().at(0));
    return QJsonDocument(object).toJson();
}

QByteArray walletWith(const char* key, const QByteArray& value) {
    QJsonObject wallet = QJsonDocument::fromJson(documentedExample()).object()[u"wallets"][0].toObject();
    wallet.insert(QLatin1String(key), QJsonDocument::fromJson("[" + value + "]").array().at(0));
    return exampleWith(QStringLiteral("wallets"), QJsonDocument(QJsonArray{wallet}).toJson());
}

} // namespace

class TestSystemFile : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void documentedExampleIsRead();
    void minimalFile();
    void roundTrip();
    void neverWritesAPassword();
    void refusals_data();
    void refusals();
    void brokenText_data();
    void brokenText();
    void tooLarge();
    void passwords_data();
    void passwords();
};

void TestSystemFile::documentedExampleIsRead() {
    const auto file = parse(documentedExample());
    QVERIFY2(file.ok(), file.ok() ? "" : qPrintable(englishSentence(file.failure())));
    QCOMPARE(file->name, QStringLiteral("Payments EU"));
    QCOMPARE(file->kind, QStringLiteral("sge"));
    QCOMPARE(file->environment, Environment::Production);
    QVERIFY(!file->allowWeakTls);
    QCOMPARE(file->endpoints.size(), 3U);
    QCOMPARE(file->endpoints[1].type, QStringLiteral("health"));
    QCOMPARE(file->rpc.at(QStringLiteral("1")).size(), 2U);
    QCOMPARE(file->wallets.at(0).fund.text(), QStringLiteral("0.2"));
    QCOMPARE(file->explorerTx, QStringLiteral("https://etherscan.io/tx/{tx}"));
    QCOMPARE(file->thresholds.at(QStringLiteral("intent_stuck_s")).text(), QStringLiteral("600"));
}

void TestSystemFile::minimalFile() {
    const auto file =
        parse(R"({"name": "a", "kind": "sge", "environment": "development", "database": "host=/tmp dbname=x",
                               "tls": "allow-weak"})");
    QVERIFY(file.ok());
    QVERIFY(file->allowWeakTls);
    QVERIFY(file->endpoints.empty());
    QVERIFY(file->rpc.empty());
}

void TestSystemFile::roundTrip() {
    const auto first = parse(documentedExample());
    QVERIFY(first.ok());
    const QByteArray written = writeSystemFile(*first);
    const auto second = parse(written);
    QVERIFY2(second.ok(), written.constData());
    QVERIFY(*first == *second);
    QCOMPARE(writeSystemFile(*second), written);
    const auto routed = parse(exampleWith(QLatin1String("actDatabase"), "\"postgresql://ann@db/x\""));
    QVERIFY(routed.ok());
    QCOMPARE(routed->actDatabase, QStringLiteral("postgresql://ann@db/x"));
    QVERIFY(routed->readDatabase.isEmpty());
    QVERIFY(*parse(writeSystemFile(*routed)) == *routed);
    QVERIFY2(written.indexOf("\"name\"") < written.indexOf("\"kind\"") &&
                 written.indexOf("\"kind\"") < written.indexOf("\"database\""),
             "keys stand in the order of the documentation");
}

void TestSystemFile::neverWritesAPassword() {
    auto file = parse(documentedExample());
    QVERIFY(file.ok());
    file->database = QStringLiteral("postgresql://ann:hunter2@db.example.com/x?password=hunter2&schema=s");
    file->actDatabase = QStringLiteral("postgresql://ann:hunter2@db.example.com/x");
    file->readDatabase = QStringLiteral("postgresql://ann:hunter2@standby.example.com/x");
    const QByteArray written = writeSystemFile(*file);
    QVERIFY2(!written.contains("hunter2"), written.constData());
    QVERIFY(written.contains("postgresql://ann@db.example.com/x?schema=s"));
}

void TestSystemFile::refusals_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("says");
    const auto with = [](const char* key, const char* value, const char* path, const char* says) {
        QTest::addRow("%s = %s", key, value)
            << exampleWith(QLatin1String(key), value) << QString::fromLatin1(path) << QString::fromUtf8(says);
    };
    with("name", "", "name", "missing");
    with("name", "7", "name", "must be text");
    with("name", "\"  \"", "name", "empty");
    with("name", "\"a\\u202eb\"", "name", "invisible");
    with("name", "\"a\\nb\"", "name", "invisible");
    with("kind", "\"seg\"", "kind", "Did you mean “sge”");
    with("kind", "\"bullmq\"", "kind", "not known");
    with("environment", "\"prod\"", "environment", "not known");
    with("databse", "\"x\"", "databse", "Did you mean “database”");
    with("", "1", "\"\"", "not known");
    with("colour", "1", "colour", "Known here");
    with("database", "5", "database", "must be text");
    with("database", "\"mysql://h/d\"", "database", "not a PostgreSQL URL");
    with("database", "\"nonsense\"", "database", "not a PostgreSQL URL");
    with("database", "\"postgresql://u:secret@h/d\"", "database", "password");
    with("database", "\"postgresql://h/d?password=x\"", "database", "password");
    with("actDatabase", "\"postgresql://u:secret@h/d\"", "actDatabase", "password");
    with("actDatabase", "\"nonsense\"", "actDatabase", "not a PostgreSQL URL");
    with("readDatabase", "7", "readDatabase", "must be text");
    with("readDatabase", "\"\"", "readDatabase", "empty");
    with("database", "\"host=h password=x\"", "database", "password");
    with("tls", "\"off\"", "tls", "not known");
    with("tls", "false", "tls", "must be text");
    with("endpoints", "{}", "endpoints", "must be a list");
    with("endpoints", "[3]", "endpoints[0]", "must be an object");
    with("endpoints", R"([{"type": "metrics"}])", "endpoints[0].url", "missing");
    with("endpoints", R"([{"type": "metric", "url": "http://h/"}])", "endpoints[0].type",
         "Did you mean “metrics”");
    with("endpoints", R"([{"type": "health", "url": "http://h/", "user": "x"}])", "endpoints[0].user",
         "not known");
    with("endpoints", R"([{"type": "health", "url": "ftp://h/"}])", "endpoints[0].url", "http or https");
    with("endpoints", R"([{"type": "health", "url": "file:///etc/passwd"}])", "endpoints[0].url", "");
    with("endpoints", R"([{"type": "health", "url": "http://u:p@h/"}])", "endpoints[0].url", "password");
    with("endpoints", R"([{"type": "health", "url": "http://169.254.169.254/latest"}])", "endpoints[0].url",
         "link-local");
    with("endpoints", R"([{"type": "health", "url": "http://[fe80::1]/"}])", "endpoints[0].url",
         "link-local");
    with("endpoints", R"([{"type": "health", "url": "http://[::ffff:169.254.1.1]/"}])", "endpoints[0].url",
         "link-local");
    with("endpoints", R"([{"type": "health", "url": "no url"}])", "endpoints[0].url", "not a URL");
    with("endpoints", R"([{"type": "health", "url": "http://h/"}, {"type": "health", "url": "http://h/"}])",
         "endpoints[1]", "twice");
    with("rpc", "[]", "rpc", "must be an object");
    with("rpc", R"({"mainnet": ["http://h/"]})", "rpc.mainnet", "not a chain id");
    with("rpc", R"({"1": []})", "rpc.1", "no node");
    with("rpc", R"({"1": "http://h/"})", "rpc.1", "must be a list");
    with("rpc", R"({"1": [7]})", "rpc.1[0]", "must be text");
    with("rpc", R"({"1": ["http://h/", "ws://h/"]})", "rpc.1[1]", "http or https");
    with("rpc", R"({"1": ["http://h/", "http://h/"]})", "rpc.1[1]", "twice");
    with("wallets", "[null]", "wallets[0]", "must be an object");
    with("explorer", R"({"tx": "https://e/tx/"})", "explorer.tx", "{tx}");
    with("explorer", R"({"tx": "https://{tx}.e/"})", "explorer.tx", "");
    with("explorer", R"({"tx": "javascript:{tx}"})", "explorer.tx", "");
    with("explorer", R"({"block": "https://e/"})", "explorer.block", "not known");
    with("thresholds", R"({"intent_stuck_s": true})", "thresholds.intent_stuck_s", "decimal number");
    with("thresholds", R"({"intent_stuck_s": "NaN"})", "thresholds.intent_stuck_s", "not a decimal number");
    with("thresholds", R"({"intent_stuck_s": "-1"})", "thresholds.intent_stuck_s", "negative");
    with("thresholds", R"({"x'; drop": "1"})", "thresholds.x'; drop", "not a threshold");
    const auto wallet = [](const char* key, const char* value, const char* path, const char* says) {
        QTest::addRow("wallet %s = %s", key, value)
            << walletWith(key, value) << QString::fromLatin1(path) << QString::fromUtf8(says);
    };
    wallet("low", "0.1", "wallets[0].low", "in quotes");
    wallet("low", "\"1e-3\"", "wallets[0].low", "not a decimal number");
    wallet("fund", "\"0.05\"", "wallets[0].fund", "above low");
    wallet("cap", "\"0.2\"", "wallets[0].cap", "above fund");
    wallet("address", "\"0x52908400098527886E0F7030069857D2E4169EE\"", "wallets[0].address",
           "not an address");
    wallet("chain", "\"10\"", "wallets[0].chain", "no node");
    wallet("limit", "\"1\"", "wallets[0].limit", "not known");
}

void TestSystemFile::refusals() {
    QFETCH(QByteArray, json);
    QFETCH(QString, path);
    QFETCH(QString, says);
    const auto file = parse(json);
    QVERIFY2(!file.ok(), "this was accepted");
    QCOMPARE(file.failure().where, path);
    const QString sentence = englishSentence(file.failure());
    QVERIFY2(sentence.contains(says), qPrintable(sentence));
    QVERIFY2(!sentence.contains(QStringLiteral("secret")), "the message repeats the password");
    QVERIFY(!file.failure().remedy.isEmpty());
}

void TestSystemFile::brokenText_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const QByteArray& json, const char* where, const char* says) {
        QTest::newRow(name) << json << QString::fromLatin1(where) << QString::fromLatin1(says);
    };
    row("empty", "", "test.system.json, line 1", "not valid JSON");
    row("cut off", "{\n  \"name\": \"a\",\n", "test.system.json, line 3", "not valid JSON");
    row("list", "[1]", "test.system.json", "one JSON object");
    row("text", "\"a\"", "test.system.json", "one JSON object");
    row("twice", R"({"name": "a", "name": "b"})", "name", "twice");
    row("twice below", R"({"endpoints": [{"type": "a"}, {"url": "b", "url": "c"}]})", "endpoints[1].url",
        "twice");
    row("not UTF-8", "{\"name\": \"\xff\xfe\"}", "test.system.json, line 1", "UTF-8");
    row("deep", QByteArray(100'000, '['), "test.system.json", "");
    row("deep inside", "{\"endpoints\": " + QByteArray(50, '[') + QByteArray(50, ']') + "}", "endpoints",
        "deeper than");
    row("trailing", "{} {}", "test.system.json, line 1", "not valid JSON");
    row("NUL", QByteArray("{\"name\": \"a\0\"}", 14), "test.system.json, line 1", "not valid JSON");
    row("comment", "{ // x\n}", "test.system.json, line 1", "not valid JSON");
    row("empty key twice", R"({"": 1, "": 2})", "test.system.json", "twice");
    row("long key", "{\"" + QByteArray(500, 'k') + "\": 1}", "kkk", "longer than");
}

void TestSystemFile::brokenText() {
    QFETCH(QByteArray, json);
    QFETCH(QString, where);
    QFETCH(QString, says);
    const auto file = parse(json);
    QVERIFY(!file.ok());
    QVERIFY2(file.failure().where.startsWith(where) || json.startsWith("[["),
             qPrintable(file.failure().where));
    QVERIFY2(englishSentence(file.failure()).contains(says), qPrintable(englishSentence(file.failure())));
}

void TestSystemFile::tooLarge() {
    const auto file = parse(QByteArray(maxSystemFileBytes + 1, ' '));
    QVERIFY(!file.ok());
    QCOMPARE(file.failure().kind, FailureKind::TooLarge);
    QVERIFY(!parse(exampleWith(QStringLiteral("name"), '"' + QByteArray(81, 'x') + '"')).ok());
}

void TestSystemFile::passwords_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("clean"); ///< the same as text: it holds none
    const auto row = [](const char* text, const char* clean) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(clean);
    };
    row("postgresql://h/d", "postgresql://h/d");
    row("postgresql://u@h:5432,g:5433/d?schema=s", "postgresql://u@h:5432,g:5433/d?schema=s");
    row("postgresql://u:p@h/d", "postgresql://u@h/d");
    row("postgresql://u:p@ss/w@h/d?schema=s", "postgresql://u@h/d?schema=s");
    row("postgres://u:@h/d", "postgres://u@h/d");
    row("postgresql://h/d?sslpassword=p&user=u", "postgresql://h/d?user=u");
    row("postgresql://h/d?pass%77ord=p", "postgresql://h/d");
    row("postgresql://h/d?PASSWORD=p", "postgresql://h/d");
    row("host=h user=u", "host=h user=u");
    row("host=h password=p user=u", "host=h user=u");
    row("host=h password = 'a b\\' c' user=u", "host=h user=u");
    row("host='password=x' user=u", "host='password=x' user=u");
}

void TestSystemFile::passwords() {
    QFETCH(QString, text);
    QFETCH(QString, clean);
    QCOMPARE(holdsPassword(text), text != clean);
    QCOMPARE(withoutPassword(text), clean);
}

QTEST_GUILESS_MAIN(TestSystemFile)
#include "test_system_file.moc"
