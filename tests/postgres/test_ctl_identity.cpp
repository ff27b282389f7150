// SPDX-License-Identifier: GPL-3.0-or-later
// Acting by the command line on a system whose parts do not fit together: refused until a person says why it
// is right, here or in the window.
#include "models/feeds/identity_memory.h"
#include "tests/postgres/ctl_fixture.h"
#include "tests/support/http_server.h"

#include <QTest>

using namespace countersign;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString ann = u"ann"_s;
const QString bob = u"bob"_s;

QString fileOf(const QString& login) {
    return login + u".system.json"_s;
}

} // namespace

#define RAN(ran, wanted) QVERIFY2((ran).code == (wanted), qPrintable((ran).all()))

class TestCtlIdentity : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void init() { QVERIFY(!QFile::exists(store()) || QFile::remove(store())); }
    void mixtureIsLocked();
    void settledHere();
    void settledInTheWindow();
    void seenAsAnother();
    void payoutsAreHeldUp();
    void whatFitsIsNotLocked();
    void bareDatabaseIsNotLocked();
    void badWords();

  private:
    [[nodiscard]] QString store() const { return ctl_.path(u"config/countersign/identity.ini"_s); }
    [[nodiscard]] Ran on(const QString& login, const QString& line, const QStringList& more = {}) const {
        return ctl_.onSystem(login, line, fileOf(login), more);
    }
    [[nodiscard]] Ran retried() const { return on(ann, u"retry intent none"_s, {u"--reason"_s, u"stuck"_s}); }
    [[nodiscard]] Ran proposed(const QString& payout) const {
        return on(ann, u"payout propose "_s + payout,
                  ctl_.signer(ann) + QStringList{u"--memo"_s, u"may"_s, u"--yes"_s});
    }
    [[nodiscard]] Ran settled(const QStringList& more = {}) const {
        return on(ann, u"identity settle"_s, QStringList{u"--reason"_s, u"a rehearsal"_s} + more);
    }
    /// \a environment and what the backend's health page says.
    bool system(const QString& environment, const QByteArray& page) {
        backend_.answer(u"/health"_s, 200, page, "Content-Type: application/json\r\n");
        const QJsonObject endpoint{{u"type"_s, u"health"_s},
                                   {u"url"_s, backend_.url(u"/health"_s).toString()}};
        const auto write = [&](const QString& login) {
            const QJsonObject file{{u"name"_s, u"Mixed"_s},
                                   {u"kind"_s, u"sge"_s},
                                   {u"environment"_s, environment},
                                   {u"database"_s, ctl_.system().db().cluster().urlFor(login, u"sge"_s)},
                                   {u"endpoints"_s, QJsonArray{endpoint}}};
            return ctl_.writeFile(fileOf(login), QJsonDocument(file).toJson());
        };
        return write(ann) && write(bob);
    }

    CtlFixture ctl_;
    HttpServer backend_;
};

void TestCtlIdentity::initTestCase() {
    const Status started = ctl_.start();
    QVERIFY2(started.ok(), started ? "" : qPrintable(englishSentence(started.failure())));
}

void TestCtlIdentity::mixtureIsLocked() {
    QVERIFY(system(u"production"_s, R"({"ok": true, "mode": "mock"})"));
    const Ran shown = on(ann, u"identity show"_s);
    RAN(shown, 1);
    QCOMPARE(shown.first().value(u"mode"_s).toString(), u"mock"_s);
    QCOMPARE(shown.first().value(u"doubts"_s).toArray().at(0)[u"detector"_s].toString(),
             u"identity.mock_api"_s);
    const Ran refused = retried();
    RAN(refused, 1);
    QCOMPARE(refused.text("outcome"), u"refused"_s);
    QCOMPARE(refused.text("reason"), u"identity"_s);
    for (const QString& part :
         {u"mode “mock”"_s, u"countersignctl identity settle --system "_s + ctl_.path(fileOf(ann))})
        QVERIFY2(refused.text("text").contains(part), qPrintable(refused.all()));
}

void TestCtlIdentity::settledHere() {
    QVERIFY(system(u"production"_s, R"({"ok": true, "mode": "mock"})"));
    const Ran before = on(ann, u"identity show"_s);
    const QString combination = before.text("combination");
    RAN(settled({u"--combination"_s, u"another"_s}), 1);
    RAN(retried(), 1);
    const Ran word = settled({u"--combination"_s, combination});
    RAN(word, 0);
    QCOMPARE(word.first().value(u"settled"_s).toObject().value(u"who"_s).toString(), ann);
    RAN(on(ann, u"identity show"_s), 0);
    const Ran retry = retried();
    QVERIFY2(retry.text("reason") != u"identity", qPrintable(retry.all()));
    // the window reads the same word
    const auto known = IdentityMemory(store()).settlement(combination);
    QVERIFY(known && known->reason == u"a rehearsal"_s);
    // and it holds for exactly what the parts said
    QVERIFY(system(u"production"_s, R"({"ok": true, "mode": "mock", "chainId": 5})"));
    QCOMPARE(retried().text("reason"), u"identity"_s);
}

/// Where the window has seen long enough that the block stands still besides.
void TestCtlIdentity::settledInTheWindow() {
    QVERIFY(system(u"production"_s, R"({"ok": true, "mode": "mock"})"));
    const Ran shown = on(ann, u"identity show"_s);
    RAN(shown, 1);
    IdentityFacts facts;
    facts.claimed = Environment::Production;
    for (const QJsonValue& name : shown.first().value(u"databases"_s).toArray())
        facts.databases += name.toString();
    for (const QJsonValue& name : shown.first().value(u"seen_as"_s).toArray())
        facts.seenAs += name.toString();
    facts.apiMode = u"mock"_s;
    QCOMPARE(shown.text("combination"), identityCombination(facts));
    facts.blockMoves = false;
    IdentityMemory(store()).settle(identityCombination(facts), {u"said in the window"_s, bob, 1});
    const Ran now = on(ann, u"identity show"_s);
    RAN(now, 0);
    QCOMPARE(now.first().value(u"settled"_s).toObject().value(u"who"_s).toString(), bob);
}

void TestCtlIdentity::seenAsAnother() {
    QVERIFY(system(u"staging"_s, R"({"ok": true})"));
    RAN(on(ann, u"identity show"_s), 0);
    QVERIFY(system(u"production"_s, R"({"ok": true})"));
    const Ran refused = retried();
    RAN(refused, 1);
    QVERIFY2(refused.text("text").contains(u"This database was staging before"_s), qPrintable(refused.all()));
}

/// Payout acts that release money are held up, a rejection is not.
void TestCtlIdentity::payoutsAreHeldUp() {
    QVERIFY(system(u"development"_s, R"({"ok": true})"));
    RAN(ctl_.offline(
            u"keys new %1 --passphrase-file %2"_s.arg(ctl_.path(u"ann.key"_s), ctl_.path(u"pass"_s))),
        0);
    QVERIFY(ctl_.system().makeBatch(u"held"_s).ok());
    QVERIFY(system(u"production"_s, R"({"ok": true, "mode": "mock"})"));
    const Ran held = proposed(u"held"_s);
    RAN(held, 1);
    QCOMPARE(held.text("reason"), u"identity"_s);
    const auto request = ctl_.system().propose(ann, u"held"_s);
    QVERIFY(request.ok());
    const QStringList yes = ctl_.signer(ann) + QStringList{u"--yes"_s};
    QCOMPARE(on(bob, u"payout approve "_s + request->id, yes).text("reason"), u"identity"_s);
    // ann's key on this disk was never enrolled: the database refuses it, the lock does not
    const Ran rejected =
        on(bob, u"payout reject "_s + request->id, yes + QStringList{u"--reason"_s, u"no"_s});
    QCOMPARE(rejected.text("reason"), u"key-unknown"_s);
    RAN(settled(), 0);
    QCOMPARE(on(bob, u"payout approve "_s + request->id, yes).text("reason"), u"key-unknown"_s);
}

void TestCtlIdentity::whatFitsIsNotLocked() {
    QVERIFY(system(u"production"_s, R"({"ok": true, "mode": "live"})"));
    const Ran word = settled(); // nothing to settle: nothing is kept
    RAN(word, 0);
    QVERIFY(word.first().value(u"settled"_s).isNull());
    QVERIFY(retried().text("reason") != u"identity");
}

void TestCtlIdentity::bareDatabaseIsNotLocked() {
    const Ran ran = ctl_.as(ann, u"retry intent none"_s, {u"--reason"_s, u"stuck"_s});
    QVERIFY2(ran.text("reason") != u"identity", qPrintable(ran.all()));
    QVERIFY(!QFile::exists(store()));
}

void TestCtlIdentity::badWords() {
    RAN(ctl_.offline(u"identity show"_s), 2);
    RAN(ctl_.offline(u"identity settle --reason x"_s), 2);
    RAN(on(ann, u"identity settle"_s), 2);
    RAN(ctl_.offline(u"identity"_s), 2);
}

QTEST_GUILESS_MAIN(TestCtlIdentity)
#include "test_ctl_identity.moc"
