// SPDX-License-Identifier: GPL-3.0-or-later
// The largest payout there may be, from the first look to the claim: nobody may hold its locks for long.
#include "tests/support/payout_world.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace countersign;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostLines = 10'000;
constexpr qint64 longestHoldMs = 3'000;
constexpr qint64 worthAPlanMs = 500;

} // namespace

class TestPayoutScale : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void tenThousandLines() {
        auto made = PayoutFixture::create(
            {.settings = {u"shared_preload_libraries = 'auto_explain'"_s,
                          u"auto_explain.log_min_duration = %1"_s.arg(worthAPlanMs),
                          u"auto_explain.log_nested_statements = on"_s, u"auto_explain.log_analyze = on"_s}});
        QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
        fx_ = std::move(*made);
        PayoutWorld w(*fx_);
        const QString batch = w.newBatch(mostLines);
        w.run(u"postgres"_s, u"ANALYZE"_s);
        PayoutRequest request;
        QString said;
        timed("preview and lines", [&] { request = w.draft(u"ann"_s, batch); });
        const SignedDecision proposal = w.word(u"ann"_s, request, DecisionVerdict::Propose);
        timed("propose", [&] { said = w.propose(u"ann"_s, request, proposal); });
        QCOMPARE(said, u"done pending"_s);
        timed("checks", [&] {
            said = w.ask(u"bob"_s, u"SELECT count(*) >= 0 FROM countersign.payout_checks($1)"_s, {batch});
        });
        QCOMPARE(said, u"t"_s);
        timed("difference",
              [&] { said = w.ask(u"bob"_s, u"SELECT countersign.request_difference($1)"_s, {request.id}); });
        QCOMPARE(said, u"∅"_s);
        timed("octets", [&] {
            said =
                w.ask(u"bob"_s, u"SELECT length(countersign.request_octets($1)) > 1000000"_s, {request.id});
        });
        QCOMPARE(said, u"t"_s);
        for (const QString& login : {u"bob"_s, u"frank"_s}) {
            const SignedDecision word = w.word(login, request, DecisionVerdict::Approve);
            timed(qPrintable(u"decide, "_s + login), [&] { said = w.decide(login, request.id, word); });
            QCOMPARE(said, login == u"bob"_s ? u"done pending"_s : u"done approved"_s);
        }
        timed("claim", [&] { said = w.claim(request); });
        QCOMPARE(said, u"done executing"_s);
        const PayoutRequest voided = w.pending(u"ann"_s, mostLines);
        timed("the backend changes every line", [&] {
            said =
                w.backend(u"UPDATE public.\"Payout\" SET \"method\" = 'WIRE' WHERE \"batchId\" = '%1'"_s.arg(
                    voided.content.payout));
        });
        QCOMPARE(said, u"ok"_s);
        QCOMPARE(w.state(voided), u"void"_s);
        QVERIFY2(tooSlow_.isEmpty(), qPrintable(tooSlow_.join(u", "_s)));
    }

  private:
    template<typename Act>
    void timed(const char* what, Act act) {
        QElapsedTimer timer;
        timer.start();
        act();
        const qint64 took = timer.elapsed();
        qInfo("%d lines, %s: %lld ms", mostLines, what, static_cast<long long>(took));
        if (took > worthAPlanMs)
            showPlan();
        if (took > longestHoldMs)
            tooSlow_ << QString::fromLatin1(what);
    }
    /// What the server wrote about slow statements since the last time.
    void showPlan() {
        QFile log(fx_->db().cluster().logFile());
        if (!log.open(QIODevice::ReadOnly))
            return;
        log.seek(logged_);
        qInfo("%s", log.readAll().right(6'000).constData());
        logged_ = log.pos();
    }

    std::unique_ptr<PayoutFixture> fx_;
    QStringList tooSlow_;
    qint64 logged_ = 0;
};

QTEST_GUILESS_MAIN(TestPayoutScale)
#include "test_payout_scale.moc"
