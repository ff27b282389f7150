// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_database.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace countersign;

namespace {

// Here and not in the class: moc 6.4 loses a class with such strings in it.
const char* const programSql = R"(INSERT INTO "Program"("id","name","slug","treasuryAddress","updatedAt")
    VALUES ('p1','Shop','shop','0x1', now());)";
const char* const rowsSql = R"(TRUNCATE "LedgerEntry", "Intent" CASCADE;
    TRUNCATE countersign.retry_request;
    INSERT INTO "Intent"("id","programId","type","idempotencyKey","wallet","payload","status","attempts",
    "createdAt","updatedAt")
    SELECT id, 'p1', 'CLAIM', id, '0xabc', '{"amount":"7.500000","token":"USDC"}', status::"IntentStatus", 0,
    (now() at time zone 'utc') - interval '2 hours', (now() at time zone 'utc') - interval '2 hours'
    FROM (VALUES ('done', 'CONFIRMED'), ('orphan', 'PENDING')) v(id, status);)";
const char* const noOrphanSql = R"(DELETE FROM "Intent" WHERE "id" = 'orphan';)";
const char* const hashWithoutSettlementSql =
    R"(UPDATE "Intent" SET "resultTxHash" = '0x12' WHERE "id" = 'done';)";
const char* const balancedLedgerSql =
    R"(INSERT INTO "LedgerEntry"("id","programId","account","counterparty","amount","refType","refId") VALUES
    ('l1','p1','a','b', 3, 'COMMISSION', 'good'), ('l2','p1','b','a', -3, 'COMMISSION', 'good');)";
const char* const unbalancedLedgerSql =
    R"(INSERT INTO "LedgerEntry"("id","programId","account","counterparty","amount","refType","refId") VALUES
    ('l3','p1','a','b', 7.5, 'COMMISSION', 'bad');)";

struct Ran {
    int code = -1;
    QString out, err;

    [[nodiscard]] QJsonArray json() const { return QJsonDocument::fromJson(out.toUtf8()).array(); }
    [[nodiscard]] QJsonObject first() const { return json().at(0).toObject(); }
};

QString text(const QJsonObject& object, const char* name) {
    return object.value(QString::fromLatin1(name)).toString();
}

QStringList sortedColumns(const char* names) {
    QStringList list = QString::fromLatin1(names).split(u' ');
    list.sort();
    return list;
}

QStringList words(const char* line) {
    return QString::fromLatin1(line).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

/// The real program against a real database: exit codes, the shape of its JSON, and what it refuses.
class TestCtl : public QObject {
    Q_OBJECT
  private:
    std::unique_ptr<TestDatabase> database_;
    QTemporaryDir folder_;

    /// As \a login; its password comes by PGPASSWORD, as in a script.
    Ran run(const QString& login, const QStringList& arguments) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PGPASSWORD"), database_->plan(login).password);
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), folder_.filePath(QStringLiteral("config")));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(folder_.path());
        process.start(QStringLiteral(COUNTERSIGNCTL), arguments);
        if (!process.waitForFinished(90'000))
            return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    [[nodiscard]] QString url(const QString& login, const QString& name = QStringLiteral("sge")) const {
        return database_->cluster().urlFor(login, name);
    }
    QStringList onDatabase(const QString& login, const char* verb) {
        return words(verb) + QStringList{QStringLiteral("--kind"), QStringLiteral("sge"),
                                         QStringLiteral("--database"), url(login), QStringLiteral("--json")};
    }
    Ran ann(const char* verb) { return run(QStringLiteral("ann"), onDatabase(QStringLiteral("ann"), verb)); }

    void sql(const char* script) {
        const Status done = database_->sql(QString::fromUtf8(script));
        QVERIFY2(done.ok(), done ? "" : qPrintable(englishSentence(done.failure())));
    }

    QString writeSystem(const QString& name, const QJsonObject& content) {
        QFile file(folder_.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.write(QJsonDocument(content).toJson());
        return file.fileName();
    }
    [[nodiscard]] QJsonObject system() const {
        return {{QStringLiteral("name"), QStringLiteral("T")},
                {QStringLiteral("kind"), QStringLiteral("sge")},
                {QStringLiteral("environment"), QStringLiteral("development")},
                {QStringLiteral("database"), url(QStringLiteral("ann"))}};
    }

  private Q_SLOTS:
    void initTestCase() {
        auto made = TestDatabase::create();
        QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
        database_ = std::move(made).value();
        sql(programSql);
    }
    void init() { sql(rowsSql); }

    void badInput_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* line, const char* says) {
            QTest::newRow(name) << words(line) << QString::fromLatin1(says);
        };
        row("nothing", "", "no verb was given");
        row("verb", "frobnicate", "no verb \"frobnicate\"");
        row("option", "findings --sytsem x", "unknown option");
        row("no system", "findings", "no system was named");
        row("both", "findings --system a --kind sge --database b", "names the kind and the database already");
        row("no file", "findings --system nowhere.system.json", "nowhere.system.json");
        row("kind", "findings --kind nosuch --database postgresql://127.0.0.1/x", "nosuch");
        row("url", "findings --kind sge --database http://x", "postgres");
        row("refused", "findings --kind sge --database postgresql://ann@127.0.0.1:1/x", "refused");
        row("item kind missing", "items --kind sge --database postgresql://127.0.0.1/x", "--item is missing");
        row("state", "items --item intent --state lost", "there is no state");
        row("limit", "items --item intent --limit many", "--limit must be");
        row("no id", "verdict intent", "ID is missing");
        row("no reason", "retry intent orphan", "--reason is missing");
        row("key alone", "retry intent orphan --reason x --key 5b0a6a80-7f5c-4a62-8a43-5d6b5ac0d3f1",
            "--key needs --fingerprint");
        row("key form", "retry intent orphan --reason x --key 12", "not a UUID");
        row("person", "install --kind sge --database postgresql://127.0.0.1/x --operator ann", "LOGIN=HUMAN");
        row("speed", "demo --speed fast", "--speed");
    }
    void badInput() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const Ran ran = run(QStringLiteral("ann"), arguments);
        QVERIFY2(ran.err.contains(says), qPrintable(ran.err));
        QCOMPARE(ran.code, 2);
        QCOMPARE(ran.out, QString());
    }

    void wrongPassword() {
        const Ran ran = run(QStringLiteral("bob"), onDatabase(QStringLiteral("ann"), "findings"));
        QCOMPARE(ran.code, 2);
        QVERIFY2(!ran.err.contains(database_->plan(QStringLiteral("bob")).password), "the password is shown");
    }

    void helpAndVersion() {
        QCOMPARE(run(QStringLiteral("ann"), words("--version")).code, 0);
        for (const char* verb : {"findings", "items", "verdict", "retry", "ledger", "check", "doctor",
                                 "install", "uninstall", "demo"}) {
            const Ran ran = run(QStringLiteral("ann"), {QString::fromLatin1(verb), QStringLiteral("--help")});
            QCOMPARE(ran.code, 0);
            QVERIFY2(ran.out.contains(u"--json"), verb);
        }
    }

    void findings() {
        const Ran ran = ann("findings");
        QCOMPARE(ran.code, 1);
        const QJsonObject orphan = ran.first();
        QCOMPARE(text(orphan, "subject_id"), QStringLiteral("orphan"));
        QCOMPARE(orphan.keys(),
                 sortedColumns("detector severity board subject_kind subject_id since amount currency "
                               "evidence title why what_to_do"));
        QCOMPARE(text(orphan, "amount"), QStringLiteral("7.500000"));
        QVERIFY(text(orphan, "since").endsWith(u'Z'));
        QVERIFY(orphan.value(QStringLiteral("evidence")).isObject());
    }

    void nothingToFind() {
        sql(noOrphanSql);
        const Ran ran = ann("findings");
        QVERIFY2(ran.code == 0, qPrintable(ran.out + ran.err));
        QCOMPARE(ran.json().size(), 0);
    }

    void fullFindsGreenButWrong() {
        sql(hashWithoutSettlementSql);
        const auto finds = [](const Ran& ran, const char* id) {
            const QJsonArray all = ran.json();
            return std::any_of(all.begin(), all.end(), [&](const QJsonValue& value) {
                return text(value.toObject(), "subject_id") == QLatin1String(id);
            });
        };
        QVERIFY(!finds(ann("findings"), "done"));
        QVERIFY(finds(ann("findings --full"), "done"));
    }

    void items() {
        const Ran ran = ann("items --item intent --state waiting");
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        QCOMPARE(ran.json().size(), 1);
        QCOMPARE(ran.first().keys(),
                 sortedColumns(
                     "kind id state raw_state amount currency attempts max_attempts created_at updated_at "
                     "locked_until next_attempt_at tx_hash chain_id wallet counterparty last_error "
                     "fingerprint details raw_status page_key"));
        QCOMPARE(text(ran.first(), "raw_status"), QStringLiteral("PENDING"));
        QCOMPARE(ann("items --item intent --limit 1").json().size(), 1);
        QCOMPARE(text(ann("items --item intent --search done").first(), "id"), QStringLiteral("done"));
    }

    void verdictDecidesTheExit() {
        const Ran safe = ann("verdict intent orphan");
        QCOMPARE(text(safe.first(), "verdict"), QStringLiteral("SAFE"));
        QCOMPARE(safe.code, 0);
        const Ran unsafe = ann("verdict intent done");
        QCOMPARE(text(unsafe.first(), "verdict"), QStringLiteral("UNSAFE"));
        QCOMPARE(unsafe.code, 1);
        QCOMPARE(ann("verdict intent nobody").code, 2);
        QCOMPARE(ann("verdict sweep orphan").code, 2);
    }

    void retryOnceAndAgain() {
        const Ran done = ann("retry intent orphan --reason worker-restarted");
        QVERIFY2(done.code == 0, qPrintable(done.out + done.err));
        QCOMPARE(text(done.first(), "outcome"), QStringLiteral("done"));
        QVERIFY(done.first().value(QStringLiteral("audit_seq")).toInt() > 0);
        // The key and the fingerprint were printed before it was sent: that is what a crash leaves.
        const QStringList printed = done.err.trimmed().split(QRegularExpression(QStringLiteral("[ ,]+")));
        QCOMPARE(printed.value(1), text(done.first(), "key"));
        const Ran again =
            run(QStringLiteral("ann"),
                onDatabase(QStringLiteral("ann"), "retry intent orphan --reason worker-restarted") +
                    QStringList{QStringLiteral("--key"), printed.value(1), QStringLiteral("--fingerprint"),
                                printed.value(3)});
        QVERIFY2(again.code == 0, qPrintable(again.out + again.err));
        QVERIFY(again.first().value(QStringLiteral("replayed")).toBool());
        const Ran anew = ann("retry intent orphan --reason again");
        QCOMPARE(anew.code, 1);
        QCOMPARE(text(anew.first(), "outcome"), QStringLiteral("refused"));
    }

    void retryRefused() {
        const Ran unsafe = ann("retry intent done --reason x");
        QCOMPARE(unsafe.code, 1);
        QCOMPARE(text(unsafe.first(), "outcome"), QStringLiteral("refused"));
        const Ran changed = ann("retry intent orphan --reason x --fingerprint 00");
        QCOMPARE(changed.code, 1);
        QCOMPARE(text(changed.first(), "reason"), QStringLiteral("changed"));
        const Ran auditor = run(QStringLiteral("carol"),
                                onDatabase(QStringLiteral("carol"), "retry intent orphan --reason x"));
        QCOMPARE(auditor.code, 1);
        QCOMPARE(text(auditor.first(), "reason"), QStringLiteral("may-not-act"));
        QVERIFY(!text(auditor.first(), "text").isEmpty());
        QCOMPARE(database_->value(
                     database_->adminLogin(),
                     QStringLiteral("SELECT \"nextRetryAt\" FROM public.\"Intent\" WHERE \"id\" = 'orphan'")),
                 QStringLiteral("∅"));
    }

    void ledger() {
        sql(balancedLedgerSql);
        const Ran good = ann("ledger");
        QVERIFY2(good.code == 0, qPrintable(good.out + good.err));
        QCOMPARE(good.json().size(), 0);
        sql(unbalancedLedgerSql);
        const Ran bad = ann("ledger");
        QCOMPARE(bad.code, 1);
        QCOMPARE(bad.json().size(), 1);
        QCOMPARE(text(bad.first(), "amount"), QStringLiteral("7.500000"));
        QCOMPARE(bad.first().keys(), sortedColumns("book invariant account currency amount balance_before "
                                                   "balance_after ref_type ref_id at id"));
        QCOMPARE(text(ann("ledger --sums").first(), "amount"), QStringLiteral("7.500000"));
    }

    void doctor() {
        const Ran ran = ann("doctor");
        QVERIFY2(ran.code == 0 || ran.code == 1, qPrintable(ran.err));
        QVERIFY(ran.json().size() > 3);
        QCOMPARE(ran.first().keys(), sortedColumns("check state text mend"));
    }

    void lookOnly() {
        QVERIFY(database_->makeDatabase(QStringLiteral("bare")).ok());
        const auto onBare = [this](const char* verb) {
            return words(verb) + QStringList{QStringLiteral("--kind"), QStringLiteral("sge"),
                                             QStringLiteral("--database"),
                                             url(QStringLiteral("looker"), QStringLiteral("bare")),
                                             QStringLiteral("--json")};
        };
        QVERIFY(run(QStringLiteral("looker"), onBare("findings")).json().isEmpty());
        const Ran refused = run(QStringLiteral("looker"), onBare("retry intent orphan --reason x"));
        QCOMPARE(refused.code, 1);
        QVERIFY2(text(refused.first(), "text").contains(u"install"), qPrintable(refused.out));
    }

    void installAndUninstall() {
        QVERIFY(database_->makeDatabase(QStringLiteral("fresh")).ok());
        const QString admin = database_->adminLogin();
        const QStringList where{QStringLiteral("--database"), url(admin, QStringLiteral("fresh"))};
        const QStringList kind{QStringLiteral("--kind"), QStringLiteral("sge")};
        const Ran printed = run(admin, words("install --print --operator ann=ann.lee") + kind + where);
        QCOMPARE(printed.code, 0);
        QVERIFY(printed.out.contains(u"COMMIT"));
        const QString index =
            QStringLiteral("CREATE INDEX CONCURRENTLY \"Intent_lower_wallet_idx\" ON \"public\".\"Intent\"");
        QVERIFY(!printed.out.contains(index));
        QVERIFY(run(admin, words("install --print --indexes") + kind + where).out.contains(index));
        // what fails after the contract is in place must not look as if all had failed
        QVERIFY(database_->cluster()
                    .runSql(QStringLiteral("fresh"),
                            QStringLiteral("CREATE TABLE \"Intent_lower_wallet_idx\" (a int)"))
                    .ok());
        const Ran half = run(admin, words("install --indexes") + kind + where);
        QCOMPARE(half.code, 2);
        QVERIFY2(half.out.contains(u"is installed.") &&
                     half.out.contains(u"Index made: Intent_createdAt_id_idx"),
                 qPrintable(half.out));
        QVERIFY2(half.err.contains(
                     u"the contract is installed, but index Intent_lower_wallet_idx was not made: something "
                     "else is called Intent_lower_wallet_idx"),
                 qPrintable(half.err));
        for (int time = 0; time < 2; ++time) {
            const Ran installed = run(admin, words("install --json --operator ann=ann.lee") + kind + where);
            QVERIFY2(installed.code == 0, qPrintable(installed.err));
            QVERIFY(installed.first().value(QStringLiteral("version")).toInt() > 0);
        }
        const Ran denied = run(QStringLiteral("looker"),
                               words("install") + kind +
                                   QStringList{QStringLiteral("--database"),
                                               url(QStringLiteral("looker"), QStringLiteral("fresh"))});
        QCOMPARE(denied.code, 2);
        const Ran gone = run(admin, words("uninstall --json --trail trail.jsonl") + where);
        QVERIFY2(gone.code == 0, qPrintable(gone.err));
        QVERIFY(gone.first().value(QStringLiteral("was_installed")).toBool());
        QVERIFY(QFile::exists(folder_.filePath(QStringLiteral("trail.jsonl"))));
    }

    void checkFile() {
        const QString good = writeSystem(QStringLiteral("good.system.json"), system());
        const Ran checked =
            run(QStringLiteral("ann"), {QStringLiteral("check"), good, QStringLiteral("--json")});
        QVERIFY2(checked.code == 0, qPrintable(checked.out + checked.err));
        QCOMPARE(text(checked.first(), "kind"), QStringLiteral("database"));

        QJsonObject silent = system();
        silent[QStringLiteral("endpoints")] =
            QJsonArray{QJsonObject{{QStringLiteral("type"), QStringLiteral("metrics")},
                                   {QStringLiteral("url"), QStringLiteral("http://127.0.0.1:1/metrics")}}};
        const QString down = writeSystem(QStringLiteral("down.system.json"), silent);
        QCOMPARE(run(QStringLiteral("ann"), {QStringLiteral("check"), down, QStringLiteral("--json")}).code,
                 1);

        QJsonObject wrong = system();
        wrong[QStringLiteral("kind")] = 5;
        const Ran refused =
            run(QStringLiteral("ann"),
                {QStringLiteral("check"), writeSystem(QStringLiteral("bad.system.json"), wrong)});
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.err.contains(u"kind"), qPrintable(refused.err));
    }
};

QTEST_GUILESS_MAIN(TestCtl)
#include "test_ctl.moc"
