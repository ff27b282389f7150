// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/deceptive.h"
#include "models/trust/canonical.h"
#include "models/trust/payout_request.h"
#include "tests/support/payout_fixture.h"

#include <QTest>

using namespace countersign;

namespace {
const QString ann = QStringLiteral("ann");
const QString bob = QStringLiteral("bob");
const QString bob2 = QStringLiteral("bob2");
const QString erin = QStringLiteral("erin");
const QString frank = QStringLiteral("frank");
const QString carol = QStringLiteral("carol");
} // namespace

/// The two-person rule as the database enforces it, through the gateway that the console uses.
class TestPayouts : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        auto made = PayoutFixture::create();
        QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
        fx_ = std::move(*made);
    }

    void twoPeopleSuffice();
    void ownAndSecondLogin();
    void creatorUnknown();
    void creatorDoesNotCountAsIndependent();
    void lineChanged_data();
    void lineChanged();
    void changedWithTriggerOff();
    void rejectEnds();
    void releasedOnlyHere();
    void workerPath();
    void octetsAgree();
    void requestIsImmutable();
    void replay();
    void whatTheListSays();
    void lastPaymentBeforeProposing();
    void deceptiveCharacters();

  private:
    PayoutRequest proposed(const QString& id, int lines = 3,
                           const QString& creator = QStringLiteral("admin")) {
        const Status made = fx_->makeBatch(id, lines, creator);
        if (!made)
            qWarning("%s", qPrintable(englishSentence(made.failure())));
        const auto request = fx_->propose(ann, id);
        if (!request)
            qWarning("%s", qPrintable(englishSentence(request.failure()) + request.failure().detail));
        return request ? *request : PayoutRequest{};
    }
    QString value(const QString& login, const QString& sql) { return fx_->db().value(login, sql); }

    std::unique_ptr<PayoutFixture> fx_;
};

void TestPayouts::twoPeopleSuffice() {
    const PayoutRequest request = proposed(QStringLiteral("two"));
    QCOMPARE(fx_->state(request), QStringLiteral("pending"));
    QCOMPARE(fx_->batchState(QStringLiteral("two")), QStringLiteral("PENDING"));
    QCOMPARE(fx_->approve(bob, request), QStringLiteral("done approved"));
    QCOMPARE(fx_->batchState(QStringLiteral("two")), QStringLiteral("APPROVED"));
    QCOMPARE(
        value(fx_->db().adminLogin(),
              QStringLiteral("SELECT \"approvedById\" FROM public.\"PayoutBatch\" WHERE \"id\" = 'two'")),
        bob);
    // above 10,000 the policy does not count the proposer
    const PayoutRequest large = proposed(QStringLiteral("large"), 50);
    QCOMPARE(fx_->approve(bob, large), QStringLiteral("done pending"));
    QCOMPARE(fx_->approve(erin, large), QStringLiteral("done approved"));
}

void TestPayouts::ownAndSecondLogin() {
    QVERIFY(fx_->makeBatch(QStringLiteral("own"), 50).ok());
    const auto request = fx_->propose(bob, QStringLiteral("own"));
    QVERIFY2(request.ok(), request ? "" : qPrintable(request.failure().detail));
    QCOMPARE(fx_->approve(bob, *request), QStringLiteral("refused own-proposal"));
    QCOMPARE(fx_->approve(bob2, *request), QStringLiteral("refused own-proposal"));
    QCOMPARE(fx_->approve(frank, *request), QStringLiteral("done pending"));
    QCOMPARE(fx_->approve(frank, *request), QStringLiteral("refused already-decided"));
    QCOMPARE(fx_->approve(erin, *request), QStringLiteral("done approved"));
}

void TestPayouts::creatorUnknown() {
    const PayoutRequest request = proposed(QStringLiteral("nobody"), 3, {});
    // nobody says who made it: the proposer's signature does not count
    QCOMPARE(fx_->approve(bob, request), QStringLiteral("done pending"));
    QCOMPARE(fx_->approve(frank, request), QStringLiteral("done approved"));
}

void TestPayouts::creatorDoesNotCountAsIndependent() {
    // bob made it in the backend (by whatever name it calls him): his signature alone is not independent
    const PayoutRequest request = proposed(QStringLiteral("bobs"), 3, QStringLiteral("BOB2"));
    QCOMPARE(fx_->approve(bob, request), QStringLiteral("done pending"));
    QCOMPARE(fx_->approve(erin, request), QStringLiteral("done approved"));
}

void TestPayouts::lineChanged_data() {
    QTest::addColumn<QString>("sql");
    const auto row = [](const char* name, const char* sql) {
        QTest::newRow(name) << QString::fromLatin1(sql);
    };
    row("amount", "UPDATE \"Payout\" SET \"amount\" = 11 WHERE \"id\" = '%1-1'");
    row("destination", "UPDATE \"Payout\" SET \"destination\" = '0xevil' WHERE \"id\" = '%1-2'");
    row("method", "UPDATE \"Payout\" SET \"method\" = 'WIRE' WHERE \"id\" = '%1-2'");
    row("currency", "UPDATE \"Payout\" SET \"currency\" = 'EUR' WHERE \"id\" = '%1-2'");
    row("deleted", "DELETE FROM \"Payout\" WHERE \"id\" = '%1-3'");
    row("moved away", "UPDATE \"Payout\" SET \"batchId\" = NULL WHERE \"id\" = '%1-3'");
    row("total", "UPDATE \"PayoutBatch\" SET \"totalAmount\" = 61 WHERE \"id\" = '%1'");
    row("creator", "UPDATE \"PayoutBatch\" SET \"createdById\" = 'x' WHERE \"id\" = '%1'");
    row("added", "INSERT INTO \"Payout\" (\"id\", \"programId\", \"affiliateId\", \"batchId\", "
                 "\"idempotencyKey\", \"amount\","
                 " \"method\", \"destination\", \"updatedAt\") VALUES ('%1-9', 'p', 'a9', '%1', '%1-9', 1, "
                 "'WIRE', 'x', now())");
}

void TestPayouts::lineChanged() {
    QFETCH(QString, sql);
    const QString id = QStringLiteral("ch-") + QString::fromLatin1(QTest::currentDataTag()).remove(u' ');
    const PayoutRequest request = proposed(id);
    QCOMPARE(fx_->approve(bob, request), QStringLiteral("done approved"));
    const Status changed = fx_->backend(sql.arg(id));
    QVERIFY2(changed.ok(), changed ? "" : qPrintable(changed.failure().detail));
    QCOMPARE(fx_->state(request), QStringLiteral("void"));
    // the release is taken back: nobody pays what nobody signed
    QCOMPARE(fx_->batchState(id), QStringLiteral("PENDING"));
    QCOMPARE(fx_->worker(QStringLiteral("claim('%1')").arg(request.id)), QStringLiteral("refused void"));
    QCOMPARE(fx_->approve(erin, request), QStringLiteral("refused void"));
}

void TestPayouts::changedWithTriggerOff() {
    const auto quietly = [&](const QString& sql) {
        return fx_->backend(QStringLiteral("ALTER TABLE \"Payout\" DISABLE TRIGGER USER; %1;"
                                           " ALTER TABLE \"Payout\" ENABLE TRIGGER USER")
                                .arg(sql));
    };
    const PayoutRequest before = proposed(QStringLiteral("off1"));
    QVERIFY(
        quietly(QStringLiteral("UPDATE \"Payout\" SET \"destination\" = '0xevil' WHERE \"id\" = 'off1-1'"))
            .ok());
    QCOMPARE(fx_->state(before), QStringLiteral("pending"));
    QCOMPARE(fx_->approve(bob, before), QStringLiteral("refused void"));
    QCOMPARE(fx_->state(before), QStringLiteral("void"));

    const PayoutRequest after = proposed(QStringLiteral("off2"));
    QCOMPARE(fx_->approve(bob, after), QStringLiteral("done approved"));
    QVERIFY(quietly(QStringLiteral("UPDATE \"Payout\" SET \"amount\" = 99 WHERE \"id\" = 'off2-1'")).ok());
    QCOMPARE(fx_->worker(QStringLiteral("claim('%1')").arg(after.id)), QStringLiteral("refused void"));
    QCOMPARE(fx_->batchState(QStringLiteral("off2")), QStringLiteral("PENDING"));
    QVERIFY(value(carol, QStringLiteral("SELECT detail -> 'differs' -> 'lines' -> 0 ->> 'line' FROM"
                                        " countersign.payout_request WHERE payout = 'off2'")) ==
            QStringLiteral("off2-1"));
}

void TestPayouts::rejectEnds() {
    const PayoutRequest request = proposed(QStringLiteral("no"));
    QCOMPARE(fx_->reject(frank, request), QStringLiteral("done rejected"));
    QCOMPARE(fx_->approve(bob, request), QStringLiteral("refused rejected"));
    // also after it was released, until somebody pays
    const PayoutRequest late = proposed(QStringLiteral("late"));
    QCOMPARE(fx_->approve(bob, late), QStringLiteral("done approved"));
    QCOMPARE(fx_->reject(frank, late), QStringLiteral("done rejected"));
    QCOMPARE(fx_->batchState(QStringLiteral("late")), QStringLiteral("PENDING"));
    QCOMPARE(fx_->worker(QStringLiteral("claim('%1')").arg(late.id)), QStringLiteral("refused rejected"));
}

void TestPayouts::releasedOnlyHere() {
    QVERIFY(fx_->makeBatch(QStringLiteral("guarded")).ok());
    for (const QString& status :
         {QStringLiteral("APPROVED"), QStringLiteral("PROCESSING"), QStringLiteral("COMPLETED")}) {
        const Status moved = fx_->backend(
            QStringLiteral("UPDATE \"PayoutBatch\" SET \"status\" = '%1' WHERE \"id\" = 'guarded'")
                .arg(status));
        QVERIFY(!moved.ok());
        QCOMPARE(moved.failure().kind, FailureKind::NoRight);
    }
    QVERIFY(fx_->backend(QStringLiteral(
                             "UPDATE \"PayoutBatch\" SET \"status\" = 'CANCELLED' WHERE \"id\" = 'guarded'"))
                .ok());
    const auto request = fx_->propose(ann, QStringLiteral("guarded"));
    QVERIFY(!request.ok());
    QCOMPARE(request.failure().detail, QStringLiteral("not-open"));
}

void TestPayouts::workerPath() {
    const PayoutRequest request = proposed(QStringLiteral("path"));
    const auto call = [&](const char* text) {
        return fx_->worker(QString::fromLatin1(text).arg(request.id));
    };
    QCOMPARE(call("claim('%1')"), QStringLiteral("refused pending"));
    QCOMPARE(fx_->approve(bob, request), QStringLiteral("done approved"));
    QCOMPARE(call("report_broadcast('%1', '0xaa', '7', '{}')"), QStringLiteral("refused approved"));
    QCOMPARE(call("claim('%1')"), QStringLiteral("done executing"));
    QCOMPARE(call("claim('%1')"), QStringLiteral("refused executing"));
    QVERIFY(fx_->backend(QStringLiteral(
                             "UPDATE \"PayoutBatch\" SET \"status\" = 'PROCESSING' WHERE \"id\" = 'path'"))
                .ok());
    QCOMPARE(fx_->reject(frank, request), QStringLiteral("refused executing"));
    QCOMPARE(call("report_done('%1', true, 'mined')"), QStringLiteral("refused executing"));
    QCOMPARE(call("report_broadcast('%1', '0xaa', '7', '{}')"), QStringLiteral("done broadcast"));
    QCOMPARE(call("report_done('%1', true, 'mined')"), QStringLiteral("done done"));
    const auto again = fx_->propose(ann, QStringLiteral("path"));
    QVERIFY(!again.ok());
}

void TestPayouts::octetsAgree() {
    const PayoutRequest request = proposed(QStringLiteral("octets"), 40);
    const QString theirs =
        fx_->db().value(carol, QStringLiteral("SELECT countersign.request_octets($1::uuid)"), {request.id});
    QCOMPARE(theirs.toUtf8(), requestBytes(request));
    const auto detail = (*fx_->gateway(carol))->request(request.id);
    QVERIFY2(detail.ok(), detail ? "" : qPrintable(englishSentence(detail.failure())));
    QCOMPARE(detail->request, request);
    QCOMPARE(detail->digest, sha256(requestBytes(request)));
    QCOMPARE(static_cast<int>(detail->decisions.size()), 1);
    QVERIFY(detail->difference.isEmpty());
}

void TestPayouts::requestIsImmutable() {
    const PayoutRequest request = proposed(QStringLiteral("fixed"));
    for (const QString& sql : {QStringLiteral("UPDATE countersign.request SET total = 1"),
                               QStringLiteral("DELETE FROM countersign.request"),
                               QStringLiteral("UPDATE countersign.request_line SET amount = 1"),
                               QStringLiteral("TRUNCATE countersign.decision"),
                               QStringLiteral("UPDATE countersign.decision SET verdict = 'approve'"),
                               QStringLiteral("DELETE FROM countersign.decision")}) {
        const Status done = fx_->db().sql(sql); // even a superuser must drop the trigger first
        QVERIFY2(!done.ok(), qPrintable(sql));
    }
    QVERIFY(!fx_->db()
                 .sql(QStringLiteral("UPDATE countersign.request SET state = 'done' WHERE state = 'pending'"))
                 .ok());
    QCOMPARE(fx_->state(request), QStringLiteral("pending"));
}

void TestPayouts::replay() {
    const PayoutRequest request = proposed(QStringLiteral("twice"));
    const auto word = fx_->word(bob, bob, bob, request, DecisionVerdict::Approve);
    QVERIFY(word.ok());
    SystemGateway* gateway = *fx_->gateway(bob);
    QCOMPARE(PayoutFixture::said(gateway->decide(request.id, *word)), QStringLiteral("done approved"));
    const auto again = gateway->decide(request.id, *word);
    QVERIFY(again.ok());
    QVERIFY(again->replayed);
    QCOMPARE(PayoutFixture::said(again), QStringLiteral("done approved"));
    // the same signature on another request is worth nothing
    const PayoutRequest other = proposed(QStringLiteral("other"));
    QCOMPARE(PayoutFixture::said(gateway->decide(other.id, *word)).left(7), QStringLiteral("refused"));
    QCOMPARE(fx_->state(other), QStringLiteral("pending"));
}

void TestPayouts::whatTheListSays() {
    const QString id = QStringLiteral("listed");
    const PayoutRequest first = proposed(id);
    auto gateway = fx_->gateway(carol);
    QVERIFY(gateway.ok());
    const auto row = [&]() -> PayoutSummary {
        const auto all = (*gateway)->payouts({});
        for (const PayoutSummary& one : all ? *all : std::vector<PayoutSummary>())
            if (one.payout == id)
                return one;
        return {};
    };
    QCOMPARE(row().signers, QStringList{ann});
    QVERIFY(!row().executeBy);
    QCOMPARE(fx_->approve(bob, first), QStringLiteral("done approved"));
    QCOMPARE(row().signers, (QStringList{ann, bob}));
    QVERIFY(row().executeBy.has_value());
    // The guard's record of a void request does not name the lines; what differs is read all the same.
    QVERIFY(
        fx_->backend(QStringLiteral("UPDATE \"Payout\" SET \"amount\" = 11 WHERE \"id\" = 'listed-1'")).ok());
    auto voided = (*gateway)->request(first.id);
    QVERIFY(voided.ok());
    QCOMPARE(voided->state, RequestState::Void);
    QVERIFY(voided->difference.contains(QStringLiteral("lines")));
    QVERIFY(
        fx_->backend(QStringLiteral("UPDATE \"Payout\" SET \"amount\" = 10 WHERE \"id\" = 'listed-1'")).ok());
    const auto second = fx_->propose(ann, id);
    QVERIFY2(second.ok(), second ? "" : qPrintable(second.failure().detail));
    const auto detail = (*gateway)->request(second->id);
    QVERIFY(detail.ok());
    QCOMPARE(detail->others.size(), 1U);
    QCOMPARE(detail->others.front().id, first.id);
    QCOMPARE(detail->others.front().state, RequestState::Void);
    QCOMPARE((*gateway)->previewPayout(id)->others.size(), 2U);
}

void TestPayouts::lastPaymentBeforeProposing() {
    const QString id = QStringLiteral("next");
    QVERIFY(fx_->makeBatch(QStringLiteral("before"), 2).ok());
    QVERIFY(fx_->makeBatch(id, 3).ok());
    auto gateway = fx_->gateway(carol);
    QVERIFY(gateway.ok());
    const auto wanted = [](const LastPaid& last) {
        return last.line + QStringLiteral(" ") + last.amount.text() + QStringLiteral(" of ") + last.payout;
    };
    const auto texts = [&](const std::vector<LastPaid>& all) {
        QStringList lines;
        for (const LastPaid& last : all)
            lines += wanted(last);
        lines.sort();
        return lines;
    };
    QCOMPARE(texts((*gateway)->previewPayout(id)->lastPaid), QStringList());
    // As the backend that paid them: past the guard, which lets nobody else do that.
    const Status paid = fx_->db().sql(
        QStringLiteral("SET session_replication_role = replica;"
                       " UPDATE public.\"Payout\" SET \"status\" = 'COMPLETED', \"executedAt\" = now()"
                       " WHERE \"batchId\" = 'before'"));
    QVERIFY2(paid.ok(), paid ? "" : qPrintable(englishSentence(paid.failure()) + paid.failure().detail));
    const QStringList both{QStringLiteral("next-1 10.000000 of before"), QStringLiteral("next-2 20.000000 of before")};
    QCOMPARE(texts((*gateway)->previewPayout(id)->lastPaid), both);
    const auto request = fx_->propose(ann, id);
    QVERIFY(request.ok());
    QCOMPARE(texts((*gateway)->request(request->id)->lastPaid), both);
}

void TestPayouts::deceptiveCharacters() {
    const QString found = value(
        carol, QStringLiteral("SELECT string_agg(i::text, ' ' ORDER BY i) FROM generate_series(1, 1114111) i"
                              " WHERE i NOT BETWEEN 55296 AND 57343 AND countersign.is_deceptive(chr(i))"));
    QStringList wanted;
    for (char32_t c = 1; c <= QChar::LastValidCodePoint; ++c)
        if (!QChar::isSurrogate(c) && isDeceptive(c))
            wanted += QString::number(c);
    QCOMPARE(found, wanted.join(u' '));
}

QTEST_GUILESS_MAIN(TestPayouts)
#include "test_payouts.moc"
