// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/postgres/ctl_fixture.h"

#include <QTest>

using namespace countersign;

namespace {

const QString ann = QStringLiteral("ann");
const QString bob = QStringLiteral("bob");
const QString carol = QStringLiteral("carol");
const QString dave = QStringLiteral("dave");
const QString heidi = QStringLiteral("heidi");
const QString payer = QStringLiteral("payer");
const QString verifyLine = QStringLiteral("trail verify %1 --keyring %2");

} // namespace

#define RAN(ran, wanted) QVERIFY2((ran).code == (wanted), qPrintable((ran).all()))

/// The whole story of one payout by real processes: keys, keyring, proposal, approval, worker, auditor; then
/// a forgery, which the auditor's verifier names.
class TestCtlPayouts : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        const Status started = ctl_.start();
        QVERIFY2(started.ok(), started ? "" : qPrintable(englishSentence(started.failure())));
    }
    void keysInForce();
    void keyringSigned();
    void keyringAccepted();
    void proposedAndApproved();
    void workerVerifiesOnce();
    void paidToTheEnd();
    void rejectedAndCancelled();
    void policyByTwo();
    void lists();
    void exportIsClean();
    void badWords_data();
    void badWords();
    void badKeys();
    void badKeyrings();
    void badExports();
    void forgeryIsNamed();

  private:
    /// Makes, enrols and puts in force a key by \a human.
    void makeKey(const QString& human, const QString& admin) {
        const Ran made = ctl_.offline(
            QStringLiteral("keys new %1 --passphrase-file %2")
                .arg(ctl_.path(human + QStringLiteral(".key")), ctl_.path(QStringLiteral("pass"))));
        RAN(made, 0);
        const Ran enrolled = ctl_.as(human, QStringLiteral("keys enrol"), ctl_.signer(human));
        RAN(enrolled, 0);
        QCOMPARE(enrolled.text("state"), QStringLiteral("pending"));
        // nobody puts their own key in force: an admin is refused, everybody else has no right to ask
        const bool isAdmin = human == dave || human == heidi;
        RAN(ctl_.as(human, QStringLiteral("keys activate ") + made.text("key")), isAdmin ? 1 : 2);
        const Ran active = ctl_.as(admin, QStringLiteral("keys activate ") + made.text("key"));
        RAN(active, 0);
        QCOMPARE(active.text("state"), QStringLiteral("active"));
    }
    [[nodiscard]] QString proposed(const QString& payout) {
        if (!ctl_.system().makeBatch(payout))
            return {};
        const Ran ran = ctl_.signing(ann, QStringLiteral("payout propose ") + payout,
                                     {QStringLiteral("--memo"), QStringLiteral("for ") + payout});
        return ran.code == 0 ? ran.text("subject") : ran.all();
    }
    [[nodiscard]] QString ring() const { return ctl_.path(QStringLiteral("ring.json")); }
    [[nodiscard]] QString used() const { return ctl_.path(QStringLiteral("used")); }
    [[nodiscard]] Ran verified(const QString& request, const QStringList& more = {}) {
        return ctl_.as(payer,
                       QStringLiteral("payout verify %1 --keyring %2 --used %3").arg(request, ring(), used()),
                       more);
    }
    static QStringList failedChecks(const Ran& ran) {
        QStringList failed;
        for (const QJsonValue fact : ran.first().value(QStringLiteral("facts")).toArray()) {
            if (!fact[QStringLiteral("holds")].toBool())
                failed << fact[QStringLiteral("check")].toString();
        }
        return failed;
    }

    CtlFixture ctl_;
    QString paid_, fingerprint_;
};

void TestCtlPayouts::keysInForce() {
    makeKey(dave, heidi);
    makeKey(heidi, dave);
    makeKey(ann, dave);
    makeKey(bob, heidi);
    const Ran list = ctl_.as(carol, QStringLiteral("keys list"));
    RAN(list, 0);
    QCOMPARE(list.json().size(), 8); // and those the fixture enrolled
}

void TestCtlPayouts::keyringSigned() {
    const Ran drafted =
        ctl_.as(carol, QStringLiteral("keyring new %1 --tier USD:1000:2:proposer").arg(ring()));
    RAN(drafted, 0);
    QCOMPARE(drafted.first().value(QStringLiteral("keys")).toArray().size(), 8);
    RAN(ctl_.as(carol, QStringLiteral("keyring new ") + ring()), 2); // nothing is overwritten
    RAN(ctl_.offline(QStringLiteral("keyring show ") + ring()), 1);  // nobody signed it yet
    const QString sign = QStringLiteral("keyring sign ") + ring();
    RAN(ctl_.offline(sign, ctl_.signer(dave)), 2); // nobody said yes
    RAN(ctl_.offline(sign, ctl_.signer(dave) + QStringList{QStringLiteral("--yes")}), 0);
    RAN(ctl_.offline(sign, ctl_.signer(dave) + QStringList{QStringLiteral("--yes")}), 2); // twice is no two
    const Ran one = ctl_.offline(QStringLiteral("keyring show ") + ring());
    RAN(one, 1);
    QVERIFY(one.text("why_not").contains(QStringLiteral("1 of the admins")));
    const Ran second = ctl_.offline(sign, ctl_.signer(heidi) + QStringList{QStringLiteral("--yes")});
    RAN(second, 0);
    QVERIFY(second.err.contains(second.text("fingerprint_words")));
    const Ran shown = ctl_.offline(QStringLiteral("keyring show ") + ring());
    RAN(shown, 0);
    fingerprint_ = shown.text("fingerprint_words");
    QCOMPARE(fingerprint_.split(u' ').size(), 12);
}

void TestCtlPayouts::keyringAccepted() {
    const QString accept = QStringLiteral("keyring accept ") + ring();
    RAN(ctl_.offline(accept), 2);
    RAN(ctl_.offline(accept, {QStringLiteral("--fingerprint"), QStringLiteral("able baker")}), 2);
    RAN(ctl_.offline(accept, {QStringLiteral("--fingerprint"), fingerprint_}), 0);
    RAN(ctl_.offline(accept), 0); // the same again is fine
}

void TestCtlPayouts::proposedAndApproved() {
    QVERIFY(ctl_.system().makeBatch(QStringLiteral("b1")).ok());
    const QString propose = QStringLiteral("payout propose b1");
    const Ran unsaid = ctl_.as(ann, propose, ctl_.signer(ann));
    RAN(unsaid, 2);
    QVERIFY2(unsaid.err.contains(QStringLiteral("0x 0000 0000 0000 0000 0000 0000 0000 0000 0000 0001")),
             qPrintable(unsaid.err));
    QVERIFY(unsaid.err.contains(QStringLiteral("destination-new")));
    const Ran done = ctl_.signing(ann, propose, {QStringLiteral("--memo"), QStringLiteral("rent")});
    RAN(done, 0);
    paid_ = done.text("subject");
    RAN(ctl_.signing(ann, QStringLiteral("payout approve ") + paid_), 1); // one's own
    const Ran shown = ctl_.as(bob, QStringLiteral("payout show ") + paid_);
    RAN(shown, 0);
    QCOMPARE(shown.text("digest"), shown.text("database_digest"));
    QCOMPARE(shown.text("memo"), QStringLiteral("rent"));
    const Ran approved = ctl_.signing(bob, QStringLiteral("payout approve ") + paid_);
    RAN(approved, 0);
    QCOMPARE(approved.text("state"), QStringLiteral("approved"));
    QVERIFY(approved.err.contains(shown.text("digest_words")));
    const Ran list = ctl_.as(carol, QStringLiteral("payouts --raw-state APPROVED"));
    RAN(list, 0);
    QCOMPARE(list.text("request"), paid_);
    QCOMPARE(list.text("state"), QStringLiteral("approved"));
}

void TestCtlPayouts::workerVerifiesOnce() {
    QCOMPARE(ctl_.system().worker(QStringLiteral("claim('%1')").arg(paid_)),
             QStringLiteral("done executing"));
    RAN(verified(paid_), 2); // no list of what was paid
    QVERIFY(ctl_.writeFile(QStringLiteral("used"), {}));
    const Ran small = verified(paid_, {QStringLiteral("--most-per-payout"), QStringLiteral("USD=59.99")});
    RAN(small, 1);
    QCOMPARE(failedChecks(small), QStringList{QStringLiteral("per-payout")});
    const Ran least = verified(paid_, {QStringLiteral("--least"), QStringLiteral("3")});
    RAN(least, 1);
    QCOMPARE(failedChecks(least), QStringList{QStringLiteral("least")});
    QVERIFY(ctl_.readFile(QStringLiteral("used")).isEmpty());
    const Ran good = verified(paid_, {QStringLiteral("--most-per-day"), QStringLiteral("USD=60")});
    RAN(good, 0);
    QVERIFY(ctl_.readFile(QStringLiteral("used")).contains(paid_.toLatin1()));
    const Ran again = verified(paid_);
    RAN(again, 1);
    QCOMPARE(failedChecks(again), QStringList{QStringLiteral("used")});
}

void TestCtlPayouts::paidToTheEnd() {
    QCOMPARE(ctl_.system().worker(QStringLiteral("report_broadcast('%1', '0xabc', '1', '{}')").arg(paid_)),
             QStringLiteral("done broadcast"));
    QCOMPARE(ctl_.system().worker(QStringLiteral("report_done('%1', true, 'in block 7')").arg(paid_)),
             QStringLiteral("done done"));
    const Ran shown = ctl_.as(carol, QStringLiteral("payout show ") + paid_);
    QCOMPARE(shown.text("state"), QStringLiteral("done"));
    const Ran late = verified(paid_);
    RAN(late, 1);
    QVERIFY(failedChecks(late).contains(QStringLiteral("state")));
}

void TestCtlPayouts::rejectedAndCancelled() {
    const QString first = proposed(QStringLiteral("b2"));
    RAN(ctl_.signing(bob, QStringLiteral("payout reject ") + first), 2); // no reason
    const Ran rejected = ctl_.signing(bob, QStringLiteral("payout reject ") + first,
                                      {QStringLiteral("--reason"), QStringLiteral("wrong account")});
    RAN(rejected, 0);
    QCOMPARE(rejected.text("state"), QStringLiteral("rejected"));
    const QString second = proposed(QStringLiteral("b3"));
    const Ran cancelled = ctl_.as(ann, QStringLiteral("payout cancel ") + second,
                                  {QStringLiteral("--reason"), QStringLiteral("a mistake")});
    RAN(cancelled, 0);
    QCOMPARE(cancelled.text("state"), QStringLiteral("void"));
    RAN(ctl_.signing(bob, QStringLiteral("payout approve ") + second), 1); // too late
}

void TestCtlPayouts::policyByTwo() {
    QVERIFY(ctl_.writeFile(QStringLiteral("tiers.json"),
                           "[{\"currency\": \"\", \"from\": 0, \"required\": 2, \"proposer_counts\": true,"
                           " \"approve_within_s\": 3600, \"execute_within_s\": 3600}]"));
    const QStringList why{QStringLiteral("--reason"), QStringLiteral("shorter clocks")};
    const Ran made =
        ctl_.as(dave, QStringLiteral("policy propose ") + ctl_.path(QStringLiteral("tiers.json")), why);
    RAN(made, 0);
    const QString number =
        QString::number(made.first().value(QStringLiteral("detail"))[QStringLiteral("change")].toInt());
    const QString approve = QStringLiteral("policy approve %1 --yes").arg(number);
    RAN(ctl_.as(dave, approve), 1);
    RAN(ctl_.as(heidi, approve), 0);
    const Ran shown = ctl_.as(carol, QStringLiteral("policy show"));
    RAN(shown, 0);
    QCOMPARE(shown.first().value(QStringLiteral("tiers")).toArray().size(), 1);
    RAN(ctl_.as(heidi, QStringLiteral("policy reject 99 --yes")), 2);
}

void TestCtlPayouts::lists() {
    QCOMPARE(ctl_.as(carol, QStringLiteral("people")).json().size(), 9);
    const Ran trail = ctl_.as(carol, QStringLiteral("trail show --act approve --subject request/"));
    RAN(trail, 0);
    QCOMPARE(trail.json().size(), 1);
    QCOMPARE(trail.text("human"), bob);
}

void TestCtlPayouts::exportIsClean() {
    const QString file = ctl_.path(QStringLiteral("export"));
    const Ran written = ctl_.as(carol, QStringLiteral("trail export ") + file);
    RAN(written, 0);
    RAN(ctl_.as(carol, QStringLiteral("trail export ") + file), 2); // there already
    const Ran clean = ctl_.offline(verifyLine.arg(file, ring()));
    RAN(clean, 0);
    QVERIFY(clean.first().value(QStringLiteral("clean")).toBool());
    QCOMPARE(clean.text("head_hash"), written.text("head_hash"));
    QVERIFY(clean.err.contains(fingerprint_));
    const QString head = QStringLiteral(" --remembered %1:%2")
                             .arg(written.first().value(QStringLiteral("head_seq")).toInt())
                             .arg(written.text("head_hash"));
    RAN(ctl_.offline(verifyLine.arg(file, ring()) + head), 0);
    RAN(ctl_.offline(verifyLine.arg(file, ring()) + QString(head).replace(u'a', u'b')), 1);
    RAN(ctl_.offline(verifyLine.arg(file, ring()) + QStringLiteral(" --remembered 7")), 2);
}

void TestCtlPayouts::badWords_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* line, const char* says) {
        QTest::newRow(line) << QString::fromLatin1(line) << QString::fromLatin1(says);
    };
    row("keys", "There are: keys new, keys enrol");
    row("keys make", "there is no verb \"keys make\"");
    row("payout show 7", "is no request");
    row("payout show 7d444840-9dc0-11d1-b245-5ffdce74fad2", "there is no request");
    row("payout approve 7D444840-9DC0-11D1-B245-5FFDCE74FAD2", "is no request");
    row("payout propose nothing", "no such payout");
    row("payout verify 7d444840-9dc0-11d1-b245-5ffdce74fad2", "--keyring is missing");
    row("payout verify 7d444840-9dc0-11d1-b245-5ffdce74fad2 --least 1", "--least must be");
    row("payout verify 7d444840-9dc0-11d1-b245-5ffdce74fad2 --most-per-day USD", "is no limit");
    row("payout verify 7d444840-9dc0-11d1-b245-5ffdce74fad2 --most-per-day USD=1", "needs --used");
    row("payout verify 7d444840-9dc0-11d1-b245-5ffdce74fad2 --most-per-payout USD=1 --most-per-payout USD=2",
        "each currency once");
    row("keys activate 12", "is no key");
    row("keys enrol", "what to sign with is not clear");
    row("keys enrol --signer /nowhere/key", "there is no such file");
    row("keys enrol --pkcs11 /nowhere.so", "needs all three");
    row("keyring new /nowhere/ring.json", "it can't be made");
    row("keyring new x --days 500", "--days must be");
    row("keyring new x --tier USD", "is no tier");
    row("trail export /nowhere/export", "it can't be made");
    row("policy propose /nowhere/tiers --reason x", "it can't be read");
    row("policy approve x --yes", "there is no change");
}

void TestCtlPayouts::badWords() {
    QFETCH(QString, line);
    QFETCH(QString, says);
    const Ran ran = ctl_.as(ann, line);
    RAN(ran, 2);
    QVERIFY2(ran.out.isEmpty(), qPrintable(ran.out));
    QVERIFY2(ran.err.contains(says), qPrintable(ran.err));
}

void TestCtlPayouts::badKeys() {
    const QString request = proposed(QStringLiteral("b4"));
    const QString approve = QStringLiteral("payout approve ") + request;
    QVERIFY(ctl_.writeFile(QStringLiteral("wrong"), "something else entirely\n"));
    QStringList signer = ctl_.signer(bob);
    signer.last() = ctl_.path(QStringLiteral("wrong"));
    const Ran wrong = ctl_.as(bob, approve, signer + QStringList{QStringLiteral("--yes")});
    RAN(wrong, 2);
    QVERIFY2(wrong.err.contains(QStringLiteral("passphrase")), qPrintable(wrong.err));
    const Ran unasked = ctl_.as(bob, approve, signer.first(2) + QStringList{QStringLiteral("--yes")});
    RAN(unasked, 2);
    QVERIFY2(unasked.err.contains(QStringLiteral("there is no terminal")), qPrintable(unasked.err));
    const auto group = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup;
    QVERIFY(QFile::setPermissions(ctl_.path(QStringLiteral("bob.key")), group));
    const Ran readable = ctl_.signing(bob, approve);
    RAN(readable, 2);
    QVERIFY2(readable.err.contains(QStringLiteral("other users may read")), qPrintable(readable.err));
    QVERIFY(
        QFile::setPermissions(ctl_.path(QStringLiteral("bob.key")), QFile::ReadOwner | QFile::WriteOwner));
    const QString path = ctl_.path(QStringLiteral("bob.key"));
    RAN(ctl_.offline(
            QStringLiteral("keys new %1 --passphrase-file %2").arg(path, ctl_.path(QStringLiteral("pass")))),
        2);
    RAN(ctl_.as(carol, QStringLiteral("payout show ") + request), 0); // still as it was
    QCOMPARE(ctl_.as(carol, QStringLiteral("payout show ") + request).text("state"),
             QStringLiteral("pending"));
    const Ran anothers = ctl_.as(bob, approve, ctl_.signer(ann) + QStringList{QStringLiteral("--yes")});
    RAN(anothers, 1);
    QCOMPARE(anothers.text("reason"), QStringLiteral("key-of-another"));
}

void TestCtlPayouts::badKeyrings() {
    const QByteArray good = ctl_.readFile(QStringLiteral("ring.json"));
    const auto verify = [&](const QString& name) {
        return ctl_.offline(verifyLine.arg(ctl_.path(QStringLiteral("export")), ctl_.path(name)));
    };
    QVERIFY(
        ctl_.writeFile(QStringLiteral("bent.json"), QByteArray(good).replace("human=3:ann", "human=3:bob")));
    const Ran bent = verify(QStringLiteral("bent.json"));
    RAN(bent, 2);
    QVERIFY2(bent.err.contains(QStringLiteral("0 of the admins")), qPrintable(bent.err));
    QVERIFY(ctl_.writeFile(QStringLiteral("none.json"), "{}"));
    RAN(verify(QStringLiteral("none.json")), 2);
    RAN(verify(QStringLiteral("missing.json")), 2);
    const Ran expiring = ctl_.as(carol, QStringLiteral("keyring new %1 --previous %2 --days 1")
                                            .arg(ctl_.path(QStringLiteral("two.json")), ring()));
    RAN(expiring, 0);
    for (const QString& admin : {dave, heidi})
        RAN(ctl_.offline(QStringLiteral("keyring sign ") + ctl_.path(QStringLiteral("two.json")),
                         ctl_.signer(admin) + QStringList{QStringLiteral("--yes")}),
            0);
    const Ran alone = verify(QStringLiteral("two.json"));
    RAN(alone, 2);
    QVERIFY2(alone.err.contains(QStringLiteral("--previous")), qPrintable(alone.err));
    RAN(ctl_.offline(
            verifyLine.arg(ctl_.path(QStringLiteral("export")), ctl_.path(QStringLiteral("two.json"))) +
            QStringLiteral(" --previous ") + ring()),
        0);
    RAN(ctl_.offline(QStringLiteral("keyring accept ") + ctl_.path(QStringLiteral("two.json"))), 0);
    const Ran older = ctl_.offline(QStringLiteral("keyring accept ") + ring());
    RAN(older, 2);
    QVERIFY2(older.err.contains(QStringLiteral("older than version 2")), qPrintable(older.err));
    // the worker, too, refuses what is older than it remembers: a fact like any other
    const Ran worker = verified(paid_);
    RAN(worker, 1);
    QVERIFY(failedChecks(worker).contains(QStringLiteral("keyring")));
}

void TestCtlPayouts::badExports() {
    const QByteArray good = ctl_.readFile(QStringLiteral("export"));
    const auto kinds = [&](const QByteArray& bytes) {
        ctl_.writeFile(QStringLiteral("bent"), bytes);
        const Ran ran = ctl_.offline(verifyLine.arg(ctl_.path(QStringLiteral("bent")), ring()));
        QStringList all{QString::number(ran.code)};
        for (const QJsonValue problem : ran.first().value(QStringLiteral("problems")).toArray())
            all << problem[QStringLiteral("kind")].toString();
        return all;
    };
    QCOMPARE(kinds(good), QStringList{QStringLiteral("0")});
    QVERIFY(kinds(good.left(good.size() / 2)).contains(QStringLiteral("cut-off")));
    QVERIFY(kinds(good.chopped(1)).first() == u"1");
    QVERIFY(kinds({}).contains(QStringLiteral("nothing-read")));
    const Ran missing = ctl_.offline(verifyLine.arg(QStringLiteral("/nowhere/export"), ring()));
    RAN(missing, 2);
}

/// What only a superuser can do, past triggers and trail: the export is made by them, too.
void TestCtlPayouts::forgeryIsNamed() {
    QVERIFY(ctl_.system()
                .db()
                .sql(QStringLiteral(
                    "ALTER TABLE countersign.decision DISABLE TRIGGER ALL;"
                    " UPDATE countersign.decision SET signature = set_byte(signature, 3,"
                    " get_byte(signature, 3) # 1) WHERE verdict = 'reject';"
                    " UPDATE public.\"PayoutBatch\" SET \"period\" = \"period\" WHERE false;"
                    " ALTER TABLE public.\"PayoutBatch\" DISABLE TRIGGER ALL;"
                    " UPDATE public.\"PayoutBatch\" SET \"status\" = 'APPROVED' WHERE \"id\" = 'b2'"))
                .ok());
    const QString file = ctl_.path(QStringLiteral("forged"));
    RAN(ctl_.as(carol, QStringLiteral("trail export ") + file), 0);
    const Ran found = ctl_.offline(verifyLine.arg(file, ring()));
    RAN(found, 1);
    QVERIFY2(found.out.contains(QStringLiteral("decision-not-in-trail")), qPrintable(found.out));
    QVERIFY2(found.out.contains(QStringLiteral("payout b2 is approved in the backend")),
             qPrintable(found.out));
}

QTEST_GUILESS_MAIN(TestCtlPayouts)
#include "test_ctl_payouts.moc"
