// SPDX-License-Identifier: GPL-3.0-or-later
// Breaks the guards of the payouts' SQL one at a time, in the installed functions, and runs the cases of
// test_payout_cases: each must be noticed. COUNTERSIGN_PROOF_MUTANTS: how many, spread evenly; "all". Also
// COUNTERSIGN_PROOF_FUNCTIONS: a regular expression of the functions' names.
#include "tests/support/payout_cases.h"
#include "tests/support/sql_mutants.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace countersign;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mutantsOfAShortRun = 10;

struct Planned {
    QString function, original;
    SqlMutant mutant;
};

/// Survivors that are the same program, or differ only when two people act at one instant (test_payout_race's
/// part): by what is wrong in them and, where that is too little, by the line it stands in. Empty: any.
struct Known {
    const char *function, *words, *line, *why;
};
constexpr Known known[] = {
    {"", "lock_payout", "", "a lock"},
    {"", "OR deadlock_detected", "", "a deadlock"},
    {"apply_change", "pg_advisory_xact_lock", "", "a lock"},
    {"keep_request", "OLD.digest <> NEW.digest", "", "to_jsonb holds it as well, by one more road"},
    {"keep_request", "OLD.nonce <> NEW.nonce", "", "as the digest"},
    {"void_changed", "", "IF p_payout IS NULL OR NOT EXISTS", "a short cut"},
    {"void_changed", "q.payout = p_payout AND", "", "the same short cut"},
    {"void_changed", "AND q.state IN", "= p_payout AND q.state IN (_pending_, _approved_)) THEN", "the same"},
    {"payout_content", " = _NaN_", "", "it is greater than any limit"},
    {"payout_content", "to_regclass", "", "of a kind without payouts, which this is not"},
    {"guard_release", "TG_OP = _UPDATE_", "", "there is no OLD of an INSERT, and nothing of it"},
    {"guard_release", "OR NOT (now_ = ANY (released", "", "then none of what follows holds"},
    {"guard_release", "now_ = ANY (paid) AND", "", "what passed before this was released"},
    {"release", "audit_head", "", "append_audit holds it already"},
    {"release", "o.request <> r.request", "", "it has no day yet itself"},
    {"release", "o.execute_by IS NOT NULL", "", "there for the index"},
    {"release", "o.state IN", "", "of other states the day was wiped out"},
    {"expire_of", "FOUND AND", "", "no row is in no state"},
    {"count_signers", "d.verdict = _approve_ AND", "",
     "only approvals of others count besides the proposer's"},
    {"count_signers", "d.human <> r.requester", "", "it does not count in the first place"},
    {"decide", "request IS NULL", "", "there is no such request either, same code"},
    {"decide_change", "one.what = _person_", "", "a policy names nobody"},
    {"policy_rows", "jsonb_typeof", "", "the next function raises the same code"},
    {"check_policy", "", "THEN _other currencies_ ELSE", "words of the refusal"},
};

bool isKnown(const QString& function, const QString& what) {
    const QString plain = QString(what).replace(u'\'', u'_');
    const QString part = plain.section(u", in: "_s, 0, 0), line = plain.section(u", in: "_s, 1);
    return std::any_of(std::begin(known), std::end(known), [&](const Known& one) {
        return (*one.function == 0 || function == QLatin1String(one.function)) &&
               part.contains(QLatin1String(one.words)) && line.contains(QLatin1String(one.line));
    });
}

/// The functions whose text is in 0010 to 0016, and those a later file added to them.
QStringList guardedFunctions() {
    static const QRegularExpression head(u"CREATE (?:OR REPLACE )?FUNCTION countersign\\.(\\w+)"_s);
    QStringList names;
    for (const QString& file :
         QDir(u":/countersign/sql"_s).entryList({u"001[0-6]_*.sql"_s, u"0025_*.sql"_s})) {
        QFile sql(u":/countersign/sql/"_s + file);
        if (!sql.open(QIODevice::ReadOnly))
            continue;
        auto found = head.globalMatch(QString::fromUtf8(sql.readAll()));
        while (found.hasNext())
            names << found.next().captured(1);
    }
    names.removeDuplicates();
    names.removeDuplicates();
    return names;
}

} // namespace

class TestPayoutMutants : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyMutantIsNoticed();

  private:
    void freshWorld() {
        world_.reset();
        fx_.reset();
        auto made = PayoutFixture::create();
        QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
        fx_ = std::move(*made);
        world_ = std::make_unique<PayoutWorld>(*fx_);
        world_->grantByMistake();
        QVERIFY(fx_->db().sql(u"ALTER DATABASE sge SET statement_timeout = '20s'"_s).ok());
    }
    std::vector<Planned> plan();
    /// The case that noticed; empty: none. The likeliest ones first.
    QString killer(std::vector<PayoutCase>& order);

    std::unique_ptr<PayoutFixture> fx_;
    std::unique_ptr<PayoutWorld> world_;
};

std::vector<Planned> TestPayoutMutants::plan() {
    std::vector<Planned> all;
    const QRegularExpression wanted(qEnvironmentVariable("COUNTERSIGN_PROOF_FUNCTIONS", u"."_s));
    for (const QString& name : guardedFunctions()) {
        if (!wanted.match(name).hasMatch())
            continue;
        const QString original =
            world_->admin(u"SELECT pg_get_functiondef(p.oid) FROM pg_proc p WHERE p.proname = '%1'"
                          " AND p.pronamespace = 'countersign'::regnamespace"_s.arg(name));
        for (SqlMutant& mutant : mutantsOf(original))
            all.push_back({name, original, std::move(mutant)});
    }
    const QString size =
        qEnvironmentVariable("COUNTERSIGN_PROOF_MUTANTS", QString::number(mutantsOfAShortRun));
    const auto most = size == u"all"_s ? all.size() : size.toULongLong();
    std::vector<Planned> chosen;
    for (std::size_t n = 0; n < std::min<std::size_t>(most, all.size()); ++n)
        chosen.push_back(all[n * all.size() / std::min<std::size_t>(most, all.size())]);
    return chosen;
}

QString TestPayoutMutants::killer(std::vector<PayoutCase>& order) {
    for (std::size_t n = 0; n < order.size(); ++n) {
        if (runCase(order[n], *world_).isEmpty())
            continue;
        const PayoutCase found = order[n];
        order.erase(order.begin() + static_cast<std::ptrdiff_t>(n));
        order.insert(order.begin(), found);
        return QString::fromLatin1(found.name);
    }
    return {};
}

void TestPayoutMutants::everyMutantIsNoticed() {
    freshWorld();
    if (QTest::currentTestFailed())
        return;
    std::map<QString, std::vector<PayoutCase>> orders;
    int killed = 0, same = 0, noSql = 0, spoiled = 0;
    QStringList survivors;
    QElapsedTimer timer;
    timer.start();
    const auto planned = plan();
    for (const Planned& one : planned) {
        auto& order = orders.try_emplace(one.function, allPayoutCases()).first->second;
        QString noticed, still;
        bool ran = false;
        for (int turn = 0; turn < 2 && (turn == 0 || !still.isEmpty()); ++turn) {
            ran = world_->run(u"postgres"_s, one.mutant.sql) == u"ok"_s;
            if (!ran)
                break;
            noticed = killer(order);
            QCOMPARE(world_->run(u"postgres"_s, one.original), u"ok"_s);
            // what noticed it must be content with the original, or it noticed something else
            still = noticed.isEmpty() ? QString() : runCase(order.front(), *world_);
            if (still.isEmpty())
                break;
            ++spoiled;
            qInfo("afresh after %s, %s: %s", qPrintable(one.function), qPrintable(one.mutant.what),
                  qPrintable(still));
            freshWorld();
        }
        if (!ran)
            ++noSql;
        else if (!noticed.isEmpty())
            ++killed;
        else if (isKnown(one.function, one.mutant.what))
            ++same;
        else {
            survivors << one.function + u", "_s + one.mutant.what;
            qWarning("survived: %s", qPrintable(survivors.last()));
        }
    }
    qInfo("%d mutants of 0010 to 0016: %d killed, %d known to be the same or a lock, %d survived; %d more "
          "were no SQL; %d times afresh; %lld s",
          static_cast<int>(planned.size()) - noSql, killed, same, static_cast<int>(survivors.size()), noSql,
          spoiled, static_cast<long long>(timer.elapsed() / 1000));
    QVERIFY2(survivors.isEmpty(), qPrintable(survivors.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestPayoutMutants)
#include "test_payout_mutants.moc"
