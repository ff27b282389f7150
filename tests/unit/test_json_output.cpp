// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/json_output.h"
#include "app/countersignctl/text_tables.h"
#include "app/countersignctl/verb.h"
#include "models/tables/settled_by.h"

#include <QBuffer>
#include <QTest>

using namespace countersign;
using namespace countersign::ctl;

namespace {

Money money(const char* amount, const char* currency) {
    return {Decimal::parse(QString::fromLatin1(amount)).value(), QString::fromLatin1(currency)};
}

QStringList namesOf(const Json& object) {
    QStringList names;
    for (const auto& [name, value] : object.items())
        names += QString::fromStdString(name);
    return names;
}

/// The columns of a view, as CONTRACT.md writes them.
QStringList columns(const char* text) {
    return QString::fromLatin1(text).split(u' ');
}

Verb sampleVerb() {
    return {QStringLiteral("sample"),
            QStringLiteral("KIND ID"),
            QStringLiteral("Sample."),
            {},
            {{QStringLiteral("reason"), QStringLiteral("TEXT"), QStringLiteral("why")},
             {QStringLiteral("wait"), {}, QStringLiteral("wait")}},
            nullptr};
}

} // namespace

/// What scripts rest on: names and forms of the JSON, alignment and harmlessness of the text, and what the
/// command line refuses.
class TestJsonOutput : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void findingHasTheViewsColumns() {
        Finding finding;
        finding.detector = QStringLiteral("intent.orphan");
        finding.severity = Severity::P1;
        finding.money = money("7.500000", "USDC");
        finding.since = 1'795'322'282'123;
        finding.evidence = {{QStringLiteral("attempts"), QStringLiteral("2")}};
        const Json json = toJson(finding);
        QCOMPARE(namesOf(json),
                 columns("detector severity board subject_kind subject_id since amount currency "
                         "evidence title why what_to_do"));
        QCOMPARE(json["amount"].get<std::string>(), std::string("7.500000"));
        QCOMPARE(json["since"].get<std::string>(), std::string("2026-11-22T04:38:02.123Z"));
        QCOMPARE(json["severity"].get<std::string>(), std::string("P1"));
        QVERIFY(json["evidence"].is_object());
        QVERIFY(json["subject_id"].is_null());
    }

    void workItemHasTheViewsColumns() {
        WorkItem item;
        item.kind = QStringLiteral("intent");
        item.attempts = 3;
        const Json json = toJson(item);
        QCOMPARE(
            namesOf(json),
            columns(
                "kind id state raw_state amount currency attempts max_attempts created_at updated_at "
                "locked_until next_attempt_at tx_hash chain_id wallet counterparty last_error fingerprint "
                "details raw_status page_key"));
        QVERIFY(json["amount"].is_null());
        QVERIFY(json["created_at"].is_null());
        QCOMPARE(json["attempts"].get<int>(), 3);
    }

    void ledgerEntryHasTheViewsColumns() {
        LedgerEntry entry;
        entry.currency = QStringLiteral("USD");
        entry.money = money("-0.000000000000000000000000000001", "USD");
        const Json json = toJson(entry, QStringLiteral("sum_zero"));
        QCOMPARE(namesOf(json),
                 columns("book invariant account currency amount balance_before balance_after ref_type "
                         "ref_id at id"));
        QCOMPARE(json["amount"].get<std::string>(), std::string("-0.000000000000000000000000000001"));
        QVERIFY(json["balance_before"].is_null());
        entry.before = money("10", "USD");
        QCOMPARE(toJson(entry, QStringLiteral("running_balance"))["balance_before"].get<std::string>(),
                 std::string("10"));
    }

    void verdictSaysEachFieldAndWhatSettlesIt() {
        Verdict verdict;
        verdict.settledBy = QStringLiteral("look:token_balance");
        verdict.evidence = {{QStringLiteral("sent-before"), Answer::No, QStringLiteral("0xabc"),
                             QStringLiteral("A transfer was sent"), QStringLiteral("row"),
                             1'795'322'282'123}};
        KindLook look;
        look.name = QStringLiteral("token_balance");
        look.title = LocalText(
            std::map<QString, QString>{{QStringLiteral("en"), QStringLiteral("Tokens on the address")}});
        const QString words = settledByText(verdict, {look});
        QCOMPARE(words, QStringLiteral("a look at the chain: Tokens on the address"));
        QVERIFY(settledByText(verdict, {}).contains(QStringLiteral("token_balance")));

        const Json json =
            toJson(WorkItemRef{QStringLiteral("deposit"), QStringLiteral("d1")}, verdict, words);
        QCOMPARE(json["settled_by"].get<std::string>(), std::string("look:token_balance"));
        QCOMPARE(json["settled_by_text"].get<std::string>(), words.toStdString());
        QCOMPARE(json["evidence"][0]["value"].get<std::string>(), std::string("0xabc"));
        const QString table = formatTable(tableOf(verdict.evidence));
        for (const char* said :
             {"no", "sent-before", "0xabc", "A transfer was sent", "row", "2026-11-22T04:38:02.123Z"})
            QVERIFY2(table.contains(QLatin1String(said)), said);

        verdict.settledBy = QStringLiteral("two people");
        QCOMPARE(settledByText(verdict, {look}), QStringLiteral("two people"));
    }

    void amountsKeepEveryDigit() {
        Finding finding;
        const QString digits = QString(78, u'9') + u'.' + QString(30, u'1');
        finding.money = Money{Decimal::parse(digits).value(), QStringLiteral("X")};
        QCOMPARE(QString::fromStdString(toJson(finding)["amount"].get<std::string>()), digits);
    }

    void hostileTextStaysValidJson() {
        WorkItem item;
        item.lastError = QStringLiteral("\"</script>\n\u202Eevil\u0001") + QChar(0xD800);
        QBuffer out;
        QBuffer err;
        out.open(QIODevice::WriteOnly);
        Output(out, err, true).write(Json::array({toJson(item)}));
        const Json read = Json::parse(out.data().toStdString());
        QVERIFY(
            QString::fromStdString(read[0]["last_error"].get<std::string>()).startsWith(u"\"</script>\n"));
    }

    void textIsHarmlessForATerminal() {
        QCOMPARE(harmless(QStringLiteral("a\u001b[2Jb\nc\u202Ed")), QStringLiteral("a [2Jb c\uFFFDd"));
        QCOMPARE(harmless(QStringLiteral("a\u00ADb\U000E0041c\U0001F600")),
                 QStringLiteral("a\uFFFDb\uFFFDc\U0001F600"));
    }

    void tableIsAligned() {
        const TextTable table{
            {QStringLiteral("id"), QStringLiteral("amount")},
            {{QStringLiteral("in_1"), QStringLiteral("7.5")}, {QStringLiteral("i"), QStringLiteral("1200")}},
            {1}};
        QCOMPARE(formatTable(table), QStringLiteral("id    amount\nin_1     7.5\ni       1200\n"));
    }

    void longCellsAreCut() {
        const TextTable table{
            {QStringLiteral("e"), QStringLiteral("f")}, {{QString(5000, u'x'), QString(5000, u'y')}}, {}};
        const QString text = formatTable(table);
        QCOMPARE(text.count(u'x'), maxCellChars - 1);
        QCOMPARE(text.count(u'y'), maxLastCellChars - 1); // there a sentence may stand
    }

    void argumentsAreChecked_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("what"); // empty: accepted
        const QString kind = QStringLiteral("intent");
        const QString id = QStringLiteral("in_1");
        QTest::newRow("good") << QStringList{kind, id, QStringLiteral("--reason"), QStringLiteral("r")}
                              << QString();
        QTest::newRow("equals") << QStringList{kind, id, QStringLiteral("--reason=r")} << QString();
        QTest::newRow("json") << QStringList{kind, QStringLiteral("--json"), id} << QString();
        QTest::newRow("unknown") << QStringList{kind, id, QStringLiteral("--raeson"), QStringLiteral("r")}
                                 << QStringLiteral("unknown option 'raeson'");
        QTest::newRow("no value") << QStringList{kind, id, QStringLiteral("--reason")}
                                  << QStringLiteral("missing value after '--reason'");
        QTest::newRow("too few") << QStringList{kind} << QStringLiteral("ID is missing");
        QTest::newRow("none") << QStringList{} << QStringLiteral("KIND ID is missing");
        QTest::newRow("too many") << QStringList{kind, id, QStringLiteral("x")}
                                  << QStringLiteral("don't know what to do with \"x\"");
    }
    void argumentsAreChecked() {
        QFETCH(QStringList, words);
        QFETCH(QString, what);
        const auto arguments = parseArguments(sampleVerb(), words);
        QCOMPARE(arguments.ok(), what.isEmpty());
        if (!arguments)
            QCOMPARE(arguments.failure().what, what);
    }

    void helpNamesEveryOption() {
        for (const Verb& verb : allVerbs()) {
            const QString help = helpOf(verb);
            QVERIFY2(generalHelp().contains(QStringLiteral("  ") + verb.name), qPrintable(verb.name));
            for (const OptionSpec& option : verb.options)
                QVERIFY2(help.contains(QStringLiteral("--") + option.name),
                         qPrintable(verb.name + u' ' + option.name));
        }
    }
};

QTEST_GUILESS_MAIN(TestJsonOutput)
#include "test_json_output.moc"
