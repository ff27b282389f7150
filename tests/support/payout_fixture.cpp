// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/payout_fixture.h"

#include "models/postgres/sql_text.h"
#include "models/trust/canonical.h"
#include "models/trust/decision.h"
#include "models/trust/enrolment.h"
#include "models/trust/payout_request.h"
#include "models/trust/random_bytes.h"

namespace countersign {

namespace {

const QStringList signers{QStringLiteral("ann"), QStringLiteral("bob"), QStringLiteral("erin"),
                          QStringLiteral("frank")};

constexpr UnixMs keyringAgeMs = UnixMs{30} * 24 * 60 * 60 * 1000;

Failure wrong(const QString& what, const QString& detail) {
    return {FailureKind::Internal, what, QStringLiteral("fixture"), {}, detail};
}

ContractPerson person(const char* login, const char* human, const QStringList& roles) {
    return {QString::fromLatin1(login), QString::fromLatin1(human),
            QString::fromLatin1(human) + QStringLiteral(" X"), roles};
}

} // namespace

QString PayoutFixture::humanOf(const QString& login) {
    return login == QStringLiteral("bob2") ? QStringLiteral("bob") : login;
}

std::vector<ContractPerson> PayoutFixture::people() {
    const QStringList both{QStringLiteral("operator"), QStringLiteral("approver")};
    return {person("ann", "ann", both),
            person("bob", "bob", both),
            person("bob2", "bob", both),
            person("erin", "erin", both),
            person("frank", "frank", {QStringLiteral("approver")}),
            person("carol", "carol", {QStringLiteral("auditor")}),
            person("dave", "dave", {QStringLiteral("admin")}),
            person("heidi", "heidi", {QStringLiteral("admin")}),
            person("payer", "payer", {QStringLiteral("worker")})};
}

Result<std::unique_ptr<PayoutFixture>> PayoutFixture::create(const PrivateClusterOptions& cluster) {
    std::unique_ptr<PayoutFixture> made(new PayoutFixture);
    TestDatabaseOptions options;
    options.contract = false;
    options.cluster = cluster;
    options.moreLogins = {QStringLiteral("bob2"),  QStringLiteral("erin"),  QStringLiteral("frank"),
                          QStringLiteral("heidi"), QStringLiteral("payer"), QStringLiteral("backend")};
    auto db = TestDatabase::create(options);
    if (!db)
        return db.failure();
    made->db_ = std::move(*db);
    const Status tables = made->db_->sql(QStringLiteral(
        "GRANT ALL ON ALL TABLES IN SCHEMA public TO backend; GRANT USAGE, CREATE ON SCHEMA public TO "
        "backend;"
        " ALTER TABLE \"PayoutBatch\" OWNER TO backend; ALTER TABLE \"Payout\" OWNER TO backend;"
        " INSERT INTO \"Program\" (\"id\", \"name\", \"slug\", \"treasuryAddress\", \"updatedAt\") VALUES"
        " ('p', 'Program', 'p', '0x52908400098527886E0F7030069857D2E4169EE7', now());"
        " INSERT INTO \"Affiliate\" (\"id\", \"programId\", \"wallet\", \"referralCode\", \"updatedAt\")"
        " SELECT 'a' || n, 'p', 'w' || n, 'r' || n, now() FROM generate_series(1, 50) n"));
    if (!tables)
        return tables.failure();
    const auto installed =
        installContract(made->db_->plan(made->db_->adminLogin()), *made->db_->kind(), people());
    if (!installed)
        return installed.failure();
    if (const Status enrolled = made->enrolAll(); !enrolled)
        return enrolled.failure();
    return made;
}

Status PayoutFixture::enrolAll() {
    for (const QString& human : signers) {
        auto key = Ed25519Key::generate();
        if (!key)
            return key.failure();
        keys_[human] = std::make_unique<Ed25519Key>(std::move(*key));
        const auto mine = gateway(human);
        const auto admin = gateway(QStringLiteral("dave"));
        if (!mine || !admin)
            return !mine ? mine.failure() : admin.failure();
        const auto domain = (*mine)->domain();
        if (!domain)
            return domain.failure();
        const QByteArray publicKey = keys_[human]->publicKey();
        const auto proof = keys_[human]->sign(enrolmentBytes({*domain, human, sha256(publicKey), publicKey}));
        if (!proof)
            return proof.failure();
        if (const QString enrolled = said((*mine)->enrolKey(publicKey, *proof));
            enrolled != QStringLiteral("done pending"))
            return wrong(QStringLiteral("enrolling ") + human, enrolled);
        if (const QString active = said((*admin)->activateKey(sha256(publicKey)));
            active != QStringLiteral("done active"))
            return wrong(QStringLiteral("activating ") + human, active);
    }
    return Nothing{};
}

Keyring PayoutFixture::keyring() {
    Keyring ring;
    const auto mine = gateway(signers.front());
    const auto domain = mine ? (*mine)->domain() : Result<QString>(mine.failure());
    ring.domain = domain ? *domain : QString();
    ring.made = systemNow() - keyringAgeMs;
    ring.expires = systemNow() + keyringAgeMs;
    for (const auto& [human, key] : keys_) {
        unsigned roles = static_cast<unsigned>(KeyRole::Approver);
        if (human != QStringLiteral("frank"))
            roles |= static_cast<unsigned>(KeyRole::Operator);
        ring.keys.push_back({human, roles, key->publicKey(), ring.made, ring.expires, {}});
    }
    return ring;
}

Result<SystemGateway*> PayoutFixture::gateway(const QString& login) {
    auto& known = gateways_[login];
    if (!known || !known->usable()) {
        auto opened = SystemGateway::open(db_->plan(login), db_->kind());
        if (!opened)
            return opened.failure();
        known = std::move(*opened);
    }
    return known.get();
}

Status PayoutFixture::asBackend(const QString& sql) {
    QString why;
    const auto connection = db_->connect(QStringLiteral("backend"), &why);
    if (!connection)
        return wrong(QStringLiteral("connecting as the backend"), why);
    const auto done = connection->run(QStringLiteral("SET search_path = public; ") + sql);
    return done ? Status(Nothing{}) : Status(done.failure());
}

Status PayoutFixture::makeBatch(const QString& id, int lines, const QString& creator) {
    return asBackend(
        QStringLiteral(
            "WITH batch AS (INSERT INTO \"PayoutBatch\" (\"id\", \"programId\", \"period\", \"totalAmount\","
            " \"affiliateCount\", \"createdById\", \"updatedAt\") VALUES (%1, 'p', %1, 5 * %2::numeric * (%2 "
            "+ 1),"
            " %2, %3, now()) RETURNING \"id\")"
            " INSERT INTO \"Payout\" (\"id\", \"programId\", \"affiliateId\", \"batchId\", "
            "\"idempotencyKey\","
            " \"amount\", \"method\", \"destination\", \"updatedAt\") SELECT %1 || '-' || n, 'p',"
            " 'a' || (1 + n % 50), %1, %1 || '-' || n, 10 * n, 'ONCHAIN_USDC', '0x' || lpad(n::text, 40, "
            "'0'),"
            " now() FROM generate_series(1, %2) n")
            .arg(quotedLiteral(id), QString::number(lines),
                 creator.isEmpty() ? QStringLiteral("NULL") : quotedLiteral(creator)));
}

Result<PayoutRequest> PayoutFixture::draft(const QString& login, const QString& payout) {
    const auto mine = gateway(login);
    if (!mine)
        return mine.failure();
    auto preview = (*mine)->previewPayout(payout);
    if (!preview)
        return preview.failure();
    preview->request.memo = QStringLiteral("payout of ") + payout;
    preview->request.nonce = randomBytes(nonceBytes);
    return preview->request;
}

Result<SignedDecision> PayoutFixture::word(const QString& login, const QString& human, const QString& keyOf,
                                           const PayoutRequest& request, DecisionVerdict verdict,
                                           const QString& reason) {
    const auto mine = gateway(login);
    if (!mine)
        return mine.failure();
    const auto head = (*mine)->trailHead();
    if (!head)
        return head.failure();
    SignedDecision signed_;
    Decision& d = signed_.decision;
    d.domain = request.domain;
    d.verdict = verdict;
    d.digest = sha256(requestBytes(request));
    d.human = human;
    d.key = sha256(keys_.at(keyOf)->publicKey());
    d.headSeq = head->seq;
    d.headHash = head->hash;
    d.signedMs = systemNow();
    d.reason = reason;
    const auto signature = keys_.at(keyOf)->sign(decisionBytes(d));
    if (!signature)
        return signature.failure();
    signed_.signature = *signature;
    return signed_;
}

Result<PayoutRequest> PayoutFixture::propose(const QString& login, const QString& payout) {
    auto request = draft(login, payout);
    if (!request)
        return request;
    const auto signed_ = word(login, humanOf(login), humanOf(login), *request, DecisionVerdict::Propose);
    if (!signed_)
        return signed_.failure();
    const auto answer = (*gateway(login))->propose(*request, *signed_);
    if (!answer)
        return answer.failure();
    if (answer->kind != DeskAnswer::Kind::Done)
        return wrong(QStringLiteral("refused"), answer->reason);
    return request;
}

QString PayoutFixture::decide(const QString& login, const PayoutRequest& request, DecisionVerdict verdict) {
    const QString human = humanOf(login);
    const auto signed_ =
        word(login, human, human, request, verdict,
             verdict == DecisionVerdict::Reject ? QStringLiteral("not this one") : QString());
    if (!signed_)
        return englishSentence(signed_.failure());
    return said((*gateway(login))->decide(request.id, *signed_));
}

QString PayoutFixture::worker(const QString& call) {
    const auto rows = db_->rows(QStringLiteral("payer"),
                                QStringLiteral("SELECT a.outcome, a.reason, a.state FROM countersign.") +
                                    call + QStringLiteral(" a"));
    if (!rows)
        return failureKindName(rows.failure().kind) + u' ' + rows.failure().detail;
    const QStringList row = rows->front();
    return row[0] + u' ' + (row[0] == QStringLiteral("done") ? row[2] : row[1]);
}

QString PayoutFixture::state(const PayoutRequest& request) {
    return db_->value(QStringLiteral("carol"),
                      QStringLiteral("SELECT state FROM countersign.payout_request WHERE request = $1::uuid"),
                      {request.id});
}

QString PayoutFixture::batchState(const QString& id) {
    return db_->value(db_->adminLogin(),
                      QStringLiteral("SELECT \"status\" FROM public.\"PayoutBatch\" WHERE \"id\" = $1"),
                      {id});
}

QString PayoutFixture::said(const Result<DeskAnswer>& answer) {
    if (!answer)
        return failureKindName(answer.failure().kind) + u' ' + answer.failure().detail;
    switch (answer->kind) {
    case DeskAnswer::Kind::Done:
        return QStringLiteral("done ") + answer->state;
    case DeskAnswer::Kind::Refused:
        return QStringLiteral("refused ") + answer->reason;
    case DeskAnswer::Kind::InDoubt:
        break;
    }
    return QStringLiteral("in-doubt");
}

} // namespace countersign
