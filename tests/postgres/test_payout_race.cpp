// SPDX-License-Identifier: GPL-3.0-or-later
// Everybody at once on one request: four approvers (two logins are one human), one who rejects, the backend
// that changes a line, two workers that claim. After each round what came of it is held against the rules.
// COUNTERSIGN_PROOF_ROUNDS: how many, a thousand on each database, so that a day has as many approvals as a
// busy backend's. COUNTERSIGN_PROOF_SEED: other head starts and casts than last time.
#include "models/postgres/trail_reader.h"
#include "tests/support/payout_world.h"

#include <QTest>

#include <barrier>
#include <random>
#include <thread>

using namespace countersign;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int roundsOfAShortRun = 60;
constexpr int roundsOfADatabase = 1'000;
constexpr int defaultSeed = 20'261'128;
constexpr int claimTries = 12;

int fromEnvironment(const char* variable, int otherwise) {
    const int said = qEnvironmentVariableIntValue(variable);
    return said > 0 ? said : otherwise;
}

struct Actor {
    QString name;
    std::unique_ptr<PayoutWorld> world;
    std::function<QString(PayoutWorld&)> act; ///< empty: sits this round out
    int headStartUs = 0;
    QString said = {};
};

/// Lets the others go first for a moment, without giving up the processor's attention for a whole tick.
void linger(int microseconds) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::microseconds(microseconds);
    while (std::chrono::steady_clock::now() < until)
        std::this_thread::yield();
}

} // namespace

class TestPayoutRace : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everybodyAtOnce();

  private:
    void freshDatabase() {
        actors_.clear();
        world_.reset();
        fx_.reset();
        auto made = PayoutFixture::create({.settings = {u"track_commit_timestamp = on"_s}});
        QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
        fx_ = std::move(*made);
        world_ = std::make_unique<PayoutWorld>(*fx_);
        for (const char* name :
             {"bob", "bob2", "erin", "frank", "frank rejects", "backend", "payer 1", "payer 2"})
            actors_.push_back({QString::fromLatin1(name), std::make_unique<PayoutWorld>(*fx_), {}});
    }
    void cast(const PayoutRequest& request);
    void play();
    void check(const PayoutRequest& request);
    void checkTrail();
    Actor& actor(int number) { return actors_[static_cast<std::size_t>(number)]; }
    void breach(const QString& what) {
        ++breaches_;
        qWarning("%s", qPrintable(what));
    }

    std::unique_ptr<PayoutFixture> fx_;
    std::unique_ptr<PayoutWorld> world_;
    std::vector<Actor> actors_;
    std::mt19937 random_{
        static_cast<std::mt19937::result_type>(fromEnvironment("COUNTERSIGN_PROOF_SEED", defaultSeed))};
    std::map<QString, int> states_, answers_;
    int breaches_ = 0, passed_ = 0;
};

void TestPayoutRace::cast(const PayoutRequest& request) {
    const auto chance = [this](int percent) { return static_cast<int>(random_() % 100) < percent; };
    const auto says = [&](int number, const QString& login, DecisionVerdict verdict) {
        // signed at different times: the very same octets would be one word sent twice
        const SignedDecision word = world_->word(PayoutFixture::humanOf(login), request, verdict,
                                                 [number](Decision& d) { d.signedMs -= number * 1'000; });
        actor(number).act = [login, id = request.id, word](PayoutWorld& w) {
            return w.decide(login, id, word);
        };
    };
    for (Actor& one : actors_) {
        one.act = nullptr;
        one.said.clear();
        one.headStartUs = static_cast<int>(random_() % 40'000);
    }
    says(0, u"bob"_s, DecisionVerdict::Approve);
    says(1, u"bob2"_s, DecisionVerdict::Approve);
    says(2, u"erin"_s, DecisionVerdict::Approve);
    if (chance(70))
        says(3, u"frank"_s, DecisionVerdict::Approve);
    if (chance(40))
        says(4, u"frank"_s, DecisionVerdict::Reject);
    if (chance(40))
        actor(5).act = [id = request.content.payout](PayoutWorld& w) {
            w.run(u"backend"_s, u"BEGIN"_s);
            const QString changed = w.run(
                u"backend"_s,
                u"UPDATE public.\"Payout\" SET \"amount\" = \"amount\" * 1000 WHERE \"id\" = '%1-1'"_s.arg(
                    id));
            const QString waited = w.ask(
                u"backend"_s, u"SELECT coalesce(current_setting('countersign.guard_waited', true), '')"_s);
            const QString done = w.run(u"backend"_s, u"COMMIT"_s);
            return changed != u"ok"_s ? changed
                   : done != u"ok"_s  ? done
                   : waited == id     ? u"gave way"_s
                                      : u"ok"_s;
        };
    for (const int number : {6, 7})
        actor(number).act = [request](PayoutWorld& w) {
            QString said;
            for (int n = 0; n < claimTries; ++n) {
                said = w.claim(request);
                if (said != u"refused pending"_s && said != u"refused busy"_s)
                    break;
            }
            return said;
        };
}

void TestPayoutRace::play() {
    std::barrier start(static_cast<std::ptrdiff_t>(actors_.size()));
    std::vector<std::jthread> threads;
    for (Actor& one : actors_)
        threads.emplace_back([&one, &start] {
            start.arrive_and_wait();
            if (!one.act)
                return;
            linger(one.headStartUs);
            try {
                one.said = one.act(*one.world);
            } catch (const Mismatch& mismatch) {
                one.said = mismatch.what;
            }
        });
}

void TestPayoutRace::check(const PayoutRequest& request) {
    const auto rows =
        world_->link(u"postgres"_s)
            .query(
                u"SELECT r.state, b.\"status\", c.signers, c.independent, c.rejected,"
                " (SELECT count(*) FROM countersign.audit a WHERE a.subject = 'request/' || r.request AND "
                "a.act = 'claim'),"
                " countersign.difference(r, CASE r.state WHEN 'pending' THEN 'pending' ELSE 'approved' END) "
                "IS NULL,"
                " coalesce(pg_xact_commit_timestamp(l.xmin) > pg_xact_commit_timestamp(r.xmin), true),"
                " (SELECT string_agg(d.human || ' ' || d.verdict, ',' ORDER BY d.human) FROM "
                "countersign.decision d WHERE d.request = r.request),"
                " (SELECT count(*) FROM countersign.audit a WHERE a.subject = 'request/' || r.request AND "
                "a.act IN ('approve', 'reject'))"
                " FROM countersign.request r JOIN public.\"PayoutBatch\" b ON b.\"id\" = r.payout"
                " JOIN public.\"Payout\" l ON l.\"id\" = r.payout || '-1', LATERAL countersign.count_signers(r) c WHERE r.request = $1"_s,
                {request.id});
    if (!rows || rows->empty())
        return breach(u"nothing to be read of "_s + request.id);
    const std::vector<QString>& row = rows->rows.front();
    const QString& state = row[0];
    const bool enough = row[2].toInt() >= 2 && row[3] == u"t"_s && row[4] == u"f"_s;
    const QStringList words = row[8].split(u',');
    ++states_[state];
    QString told;
    int claimed = 0, given = 0;
    for (const Actor& one : actors_) {
        if (!one.act)
            continue;
        ++answers_[one.said];
        told += u" [%1: %2]"_s.arg(one.name, one.said);
        claimed += one.said == u"done executing"_s ? 1 : 0;
        if (one.name.startsWith(u"payer"_s) || one.name == u"backend"_s)
            continue;
        const QString human = PayoutFixture::humanOf(one.name.section(u' ', 0, 0));
        const bool done = one.said.startsWith(u"done"_s);
        given += done ? 1 : 0;
        if (done && !words.contains(human + (one.name.contains(u"rejects"_s) ? u" reject"_s : u" approve"_s)))
            breach(u"an acknowledged word is lost: "_s + one.name + told);
    }
    const auto demanded = [&](bool holds, const char* what) {
        ++passed_;
        if (!holds)
            breach(QString::fromLatin1(what) + u" ("_s + state + u' ' + row.at(1) + u" signers "_s + row[2] +
                   u' ' + row[8] + u')' + told);
    };
    demanded(words.size() - 1 == given && row[9].toInt() == given,
             "words told, kept and in the trail differ");
    demanded(row[5].toInt() == claimed && claimed <= 1, "claimed more than once, or not as told");
    demanded((state == u"executing"_s) == (claimed == 1), "executing without a claim");
    demanded(row[1] == (state == u"executing"_s || state == u"approved"_s ? u"APPROVED"_s : u"PENDING"_s),
             "the backend's row says otherwise");
    if (state == u"pending"_s)
        demanded(!enough, "enough people signed and nothing came of it");
    if (state == u"approved"_s || state == u"executing"_s)
        demanded(enough, "too few people, or a rejection");
    if (state == u"rejected"_s)
        demanded(row[4] == u"t"_s, "rejected by nobody");
    const QString& change = actor(5).said;
    if (state == u"approved"_s)
        demanded(row[6] == u"t"_s || change == u"gave way"_s, "approved is not what was signed");
    if (state == u"executing"_s && row[6] != u"t"_s)
        demanded(row[7] == u"t"_s || change == u"gave way"_s, "claimed after it was changed");
    if (state == u"void"_s)
        demanded(row[6] != u"t"_s, "void without a change");
}

void TestPayoutRace::checkTrail() {
    const auto connection = fx_->db().connect(u"carol"_s);
    QVERIFY(connection);
    TrailCheck trail;
    const Status read = readTrail(*connection, [&](const std::vector<TrailRow>& rows) {
        for (const TrailRow& row : rows)
            trail.add(row);
        return Status(Nothing{});
    });
    QVERIFY(read.ok());
    const auto head = readTrailHead(*connection);
    QVERIFY(head.ok());
    const TrailReport report = trail.finish(*head);
    qInfo("trail: %lld rows, %d problems", static_cast<long long>(report.rows),
          static_cast<int>(report.problems.size()));
    QVERIFY2(report.clean(), qPrintable(report.problems.join(u'\n')));
}

void TestPayoutRace::everybodyAtOnce() {
    const int rounds = fromEnvironment("COUNTERSIGN_PROOF_ROUNDS", roundsOfAShortRun);
    for (int round = 0; round < rounds; ++round) {
        if (round % roundsOfADatabase == 0) {
            if (round > 0)
                checkTrail();
            freshDatabase();
            if (QTest::currentTestFailed())
                return;
        }
        try {
            // every other time nobody says who made it: then the proposer's signature does not count
            const PayoutRequest request =
                world_->pending(u"ann"_s, 3, round % 2 == 0 ? u"admin"_s : QString());
            cast(request);
            play();
            check(request);
        } catch (const Mismatch& mismatch) {
            breach(mismatch.what);
        }
    }
    const auto list = [](const std::map<QString, int>& counts) {
        QStringList all;
        for (const auto& [what, count] : counts)
            all << u"%1 %2"_s.arg(what).arg(count);
        return all.join(u", "_s);
    };
    qInfo("%d rounds: %s", rounds, qPrintable(list(states_)));
    qInfo("answers: %s", qPrintable(list(answers_)));
    qInfo("%d demands held, %d breaches, %d deadlocks", passed_ - breaches_, breaches_, answers_[u"40P01"_s]);
    QCOMPARE(breaches_, 0);
    QCOMPARE(answers_[u"40P01"_s], 0);
    checkTrail();
}

QTEST_GUILESS_MAIN(TestPayoutRace)
#include "test_payout_race.moc"
