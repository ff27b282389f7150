// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/doctor.h"
#include "tests/support/say.h"
#include "tests/support/test_database.h"

#include <QTest>

using namespace countersign;

namespace {

const QString bareDatabase = QStringLiteral("bare");

/// The line with that check whose text has \a words; null when there is none.
const DoctorLine* lineOf(const DoctorReport& report, const char* check, const QString& words = {}) {
    for (const DoctorLine& line : report.lines) {
        if (line.check == QString::fromLatin1(check) && line.text.contains(words))
            return &line;
    }
    return nullptr;
}

QString all(const DoctorReport& report) {
    QStringList lines;
    for (const DoctorLine& line : report.lines)
        lines << line.check + QStringLiteral(": ") + line.text + QStringLiteral(" -> ") + line.mend;
    return lines.join(u'\n');
}

} // namespace

/// The doctor names what is wrong and the statement that mends it; running that statement mends it.
class TestDoctor : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase();
    void everyoneGetsAReport_data();
    void everyoneGetsAReport();
    void mends_data();
    void mends();
    void indexStatementsWork();
    void namesDangerousRoles();
    void checksTheTrail();
    void comparesTheFiles();

  private:
    [[nodiscard]] Result<DoctorReport> ask(const QString& login, const QString& database = {}) {
        return examine(database_->plan(login, database), database_->kind());
    }
    std::unique_ptr<TestDatabase> database_;
};

void TestDoctor::initTestCase() {
    auto made = TestDatabase::create();
    QVERIFY_OK(made);
    database_ = std::move(*made);
    const Status bare = database_->makeDatabase(bareDatabase);
    QVERIFY_OK(bare);
}

void TestDoctor::everyoneGetsAReport_data() {
    QTest::addColumn<QString>("login");
    QTest::addColumn<QString>("database");
    QTest::addColumn<QString>("who");
    QTest::addColumn<QString>("contract");
    QTest::newRow("operator") << "ann"
                              << ""
                              << "may look and retry"
                              << "version";
    QTest::newRow("auditor") << "carol"
                             << ""
                             << "may look, not act"
                             << "version";
    QTest::newRow("stranger") << "mallory"
                              << ""
                              << "look-only"
                              << "by the comment on its schema";
    QTest::newRow("superuser") << "postgres"
                               << ""
                               << "login postgres"
                               << "version";
    QTest::newRow("look-only") << "looker" << bareDatabase << "look-only"
                               << "has no contract";
}

void TestDoctor::everyoneGetsAReport() {
    QFETCH(QString, login);
    QFETCH(QString, database);
    QFETCH(QString, who);
    QFETCH(QString, contract);
    const auto report = ask(login, database);
    QVERIFY_OK(report);
    QVERIFY2(lineOf(*report, "login", who), qPrintable(all(*report)));
    QVERIFY2(lineOf(*report, "contract", contract), qPrintable(all(*report)));
    for (const char* check : {"server", "tls", "clock", "connections", "index"})
        QVERIFY2(lineOf(*report, check), check);
    QVERIFY(lineOf(*report, "clock")->state == HealthState::Good);
}

void TestDoctor::mends_data() {
    QTest::addColumn<QString>("login");
    QTest::addColumn<QString>("database");
    QTest::addColumn<QString>("breaks");
    QTest::addColumn<QString>("check");
    QTest::addColumn<QString>("text");
    QTest::newRow("select") << "looker" << bareDatabase << "REVOKE SELECT ON \"Intent\" FROM looker"
                            << "grant"
                            << "looker may not SELECT id, ";
    QTest::newRow("one column")
        << "looker" << bareDatabase
        << "REVOKE SELECT ON jobs FROM looker; GRANT SELECT (id, type, payload) ON jobs TO looker"
        << "grant"
        << "looker may not SELECT status, attempts";
    QTest::newRow("owner's select") << "carol"
                                    << ""
                                    << "REVOKE SELECT ON \"Settlement\" FROM countersign_owner;"
                                       "REVOKE SELECT (\"txHash\") ON \"Settlement\" FROM countersign_owner"
                                    << "grant"
                                    << "countersign_owner may not SELECT";
    QTest::newRow("owner's update") << "carol"
                                    << ""
                                    << "REVOKE UPDATE (\"nextRetryAt\") ON \"Intent\" FROM countersign_owner"
                                    << "grant"
                                    << "countersign_owner may not UPDATE nextRetryAt";
}

void TestDoctor::mends() {
    QFETCH(QString, login);
    QFETCH(QString, database);
    QFETCH(QString, breaks);
    QFETCH(QString, check);
    QFETCH(QString, text);
    const QString where = database.isEmpty() ? QStringLiteral("sge") : database;
    const Status broken = database_->cluster().runSql(where, breaks);
    QVERIFY_OK(broken);
    const auto sick = ask(login, database);
    QVERIFY_OK(sick);
    const DoctorLine* line = lineOf(*sick, check.toLatin1().constData(), text);
    QVERIFY2(line, qPrintable(all(*sick)));
    QCOMPARE(line->state, HealthState::Bad);
    QCOMPARE(sick->worst(), HealthState::Bad);
    const Status mended = database_->cluster().runSql(where, line->mend);
    QVERIFY_OK(mended);
    const auto well = ask(login, database);
    QVERIFY_OK(well);
    QVERIFY2(!lineOf(*well, check.toLatin1().constData(), text), qPrintable(all(*well)));
    QVERIFY2(lineOf(*well, "table", QStringLiteral("has the rights it needs")), qPrintable(all(*well)));
}

void TestDoctor::indexStatementsWork() {
    const auto sick = ask(QStringLiteral("looker"), bareDatabase);
    QVERIFY_OK(sick);
    const DoctorLine* slow = lineOf(*sick, "plan", QStringLiteral("Intents reads the whole table"));
    QVERIFY2(slow && slow->state == HealthState::Warning, qPrintable(all(*sick)));
    int made = 0;
    for (const DoctorLine& line : sick->lines) {
        if (line.check != QStringLiteral("index") || line.state == HealthState::Good)
            continue;
        const Status done = database_->cluster().runSql(bareDatabase, line.mend);
        QVERIFY2(done.ok(), qPrintable(line.mend));
        ++made;
    }
    QVERIFY(made > 0);
    const auto well = ask(QStringLiteral("looker"), bareDatabase);
    QVERIFY_OK(well);
    QVERIFY2(lineOf(*well, "index", QStringLiteral("every index")), qPrintable(all(*well)));
    QVERIFY2(lineOf(*well, "plan", QStringLiteral("Intents is read through an index")),
             qPrintable(all(*well)));
}

void TestDoctor::namesDangerousRoles() {
    const Status made = database_->sql(QStringLiteral(
        "CREATE ROLE root2 LOGIN SUPERUSER; CREATE ROLE maker CREATEROLE; CREATE ROLE passer BYPASSRLS;"
        "CREATE ROLE writer; GRANT pg_write_all_data TO writer; CREATE ROLE friend; GRANT countersign_owner "
        "TO friend;"));
    QVERIFY_OK(made);
    const auto report = ask(QStringLiteral("carol"));
    const Status gone = database_->sql(QStringLiteral(
        "REVOKE countersign_owner FROM friend; DROP ROLE root2, maker, passer, writer, friend"));
    QVERIFY_OK(gone);
    QVERIFY_OK(report);
    for (const char* role : {"root2", "maker", "passer", "writer", "friend"}) {
        const DoctorLine* line = lineOf(*report, "role", QString::fromLatin1(role));
        QVERIFY2(line && line->state == HealthState::Warning &&
                     line->mend.contains(QString::fromLatin1(role)),
                 role);
    }
    const auto clean = ask(QStringLiteral("carol"));
    QVERIFY_OK(clean);
    QVERIFY2(lineOf(*clean, "role", QStringLiteral("no role but")), qPrintable(all(*clean)));
}

void TestDoctor::checksTheTrail() {
    const auto appendOne =
        database_->sql(QStringLiteral("SELECT countersign.append_audit('ann', 'test', 'x', '{}');"
                                      "SELECT countersign.append_audit('ann', 'test', 'y', '{}');"));
    QVERIFY_OK(appendOne);
    const auto well = ask(QStringLiteral("carol"));
    QVERIFY_OK(well);
    QVERIFY2(lineOf(*well, "trail", QStringLiteral("hash chain holds")), qPrintable(all(*well)));
    const Status edited = database_->sql(QStringLiteral(
        "ALTER TABLE countersign.audit DISABLE TRIGGER audit_append_only;"
        "UPDATE countersign.audit SET subject = 'z' WHERE seq = (SELECT max(seq) FROM countersign.audit) - 1;"
        "ALTER TABLE countersign.audit ENABLE TRIGGER audit_append_only;"));
    QVERIFY_OK(edited);
    const auto sick = ask(QStringLiteral("carol"));
    QVERIFY_OK(sick);
    const DoctorLine* line = lineOf(*sick, "trail");
    QVERIFY2(line && line->state == HealthState::Bad, qPrintable(all(*sick)));
}

/// The contract was made from other files than the ones this console judges by.
void TestDoctor::comparesTheFiles() {
    const auto same = ask(QStringLiteral("ann"));
    QVERIFY_OK(same);
    const DoctorLine* line = lineOf(*same, "kind", database_->kind()->digest);
    QVERIFY2(line && line->state == HealthState::Good, qPrintable(all(*same)));
    KindPack changed = *database_->kind();
    changed.digest = QString(64, u'a');
    const auto other =
        examine(database_->plan(QStringLiteral("ann")), std::make_shared<const KindPack>(changed));
    QVERIFY_OK(other);
    line = lineOf(*other, "kind", QStringLiteral("installed from other files"));
    QVERIFY2(line && line->state == HealthState::Bad && !line->mend.isEmpty(), qPrintable(all(*other)));
}

QTEST_GUILESS_MAIN(TestDoctor)
#include "test_doctor.moc"
