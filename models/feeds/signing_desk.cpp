// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/signing_desk.h"

#include "models/domain/refusal_text.h"
#include "models/feeds/act_runner.h"
#include "models/feeds/background.h"
#include "models/postgres/database_thread.h"
#include "models/trust/canonical.h"
#include "models/trust/decision.h"
#include "models/trust/enrolment.h"
#include "models/trust/signer.h"

namespace countersign {

namespace {

DeskAnswer refused(const Failure& failure) {
    DeskAnswer answer;
    answer.kind = DeskAnswer::Kind::Refused;
    answer.reason = failureKindName(failure.kind);
    answer.text = englishSentence(failure);
    return answer;
}

DeskAnswer refused(const QString& reason, const QString& text) {
    DeskAnswer answer;
    answer.kind = DeskAnswer::Kind::Refused;
    answer.reason = reason;
    answer.text = text;
    return answer;
}

} // namespace

struct SigningDesk::Private {
    DatabaseThread* actor = nullptr;
    QString whyNot, human;
    std::shared_ptr<Signer> signer;
    FeedTime time;
    bool busy = false;
};

/// One signing act under way.
struct SigningDesk::Act {
    SigningSheet sheet;
    QString reason;
    std::shared_ptr<SecretBytes> passphrase;
    SignedDecision word;
    UnixMs sentMs = 0;
    int failures = 0;
};

SigningDesk::SigningDesk(DatabaseThread* actor, QObject* parent)
    : QObject(parent)
    , d_(std::make_unique<Private>()) {
    d_->actor = actor;
}
SigningDesk::~SigningDesk() = default;

void SigningDesk::setTime(const FeedTime& time) {
    d_->time = time;
}
void SigningDesk::setActor(DatabaseThread* actor, const QString& whyNot) {
    if (actor != nullptr)
        d_->actor = actor;
    d_->whyNot = whyNot;
}
void SigningDesk::setHuman(const QString& human) {
    d_->human = human;
}
void SigningDesk::setSigner(std::shared_ptr<Signer> signer) {
    d_->signer = std::move(signer);
}
const std::shared_ptr<Signer>& SigningDesk::signer() const {
    return d_->signer;
}
bool SigningDesk::busy() const {
    return d_->busy;
}

void SigningDesk::sign(const SigningSheet& sheet, const QString& reason, SecretBytes passphrase) {
    if (d_->actor == nullptr)
        return Q_EMIT signedReady(sheet, refused(QStringLiteral("no-right"), d_->whyNot));
    if (!d_->signer)
        return Q_EMIT signedReady(sheet,
                                  refused(QStringLiteral("no-key"), tr("No key is chosen to sign with.")));
    if (d_->busy)
        return Q_EMIT signedReady(sheet,
                                  refused(QStringLiteral("busy"), tr("Another signature is under way.")));
    setBusy(true);
    auto act = std::make_shared<Act>();
    act->sheet = sheet;
    act->reason = reason;
    act->passphrase = std::make_shared<SecretBytes>(std::move(passphrase));
    // The head as late as may be: every signer is a witness of the trail as it is now.
    d_->actor->ask<TrailHead>(
        this, [](SystemGateway& gateway) { return gateway.trailHead(); },
        [this, act](const Result<TrailHead>& head) {
            if (!head)
                return finish(act, refused(head.failure()));
            signWord(act, *head);
        });
}

void SigningDesk::signWord(const std::shared_ptr<Act>& act, const TrailHead& head) {
    Decision& decision = act->word.decision;
    decision.domain = act->sheet.request.domain;
    decision.verdict = act->sheet.verdict;
    decision.digest = sha256(act->sheet.bytes);
    decision.human = d_->human;
    decision.key = sha256(d_->signer->publicKey());
    decision.headSeq = head.seq;
    decision.headHash = head.hash;
    decision.signedMs = d_->time.now();
    decision.reason = act->reason;
    if (const Status right = checkDecision(decision); !right)
        return finish(act, refused(right.failure()));
    inBackground<Result<QByteArray>>(
        this,
        [signer = d_->signer, act, bytes = decisionBytes(decision)] {
            signer->unlock(std::move(*act->passphrase));
            return signer->sign(bytes);
        },
        [this, act](const Result<QByteArray>& signature) {
            if (!signature)
                return finish(act, notSigned(signature.failure()));
            Q_EMIT keyTried(true);
            act->word.signature = *signature;
            send(act);
        });
}

void SigningDesk::send(const std::shared_ptr<Act>& act) {
    act->sentMs = d_->time.now();
    d_->actor->ask<DeskAnswer>(
        this,
        [request = act->sheet.request, word = act->word](SystemGateway& gateway) {
            return word.decision.verdict == DecisionVerdict::Propose ? gateway.propose(request, word)
                                                                     : gateway.decide(request.id, word);
        },
        [this, act](const Result<DeskAnswer>& answer) {
            if (!answer)
                return finish(act, refused(answer.failure()));
            if (answer->kind != DeskAnswer::Kind::InDoubt)
                return finish(act, *answer);
            Q_EMIT signedReady(act->sheet, *answer);
            lookUp(act, firstLookUpMs);
        });
}

void SigningDesk::lookUp(const std::shared_ptr<Act>& act, int waitMs) {
    QTimer::singleShot(d_->time.ms(waitMs), this, [this, act] {
        d_->actor->ask<std::optional<SignedDecision>>(
            this,
            [id = act->sheet.request.id, human = d_->human](SystemGateway& gateway) {
                return gateway.lookUpDecision(id, human);
            },
            [this, act](const Result<std::optional<SignedDecision>>& found) { lookedUp(act, found); });
    });
}

void SigningDesk::lookedUp(const std::shared_ptr<Act>& act,
                           const Result<std::optional<SignedDecision>>& found) {
    if (!found)
        return lookUp(act, backOffMs(++act->failures));
    if (*found && (*found)->signature == act->word.signature) {
        DeskAnswer answer;
        answer.kind = DeskAnswer::Kind::Done;
        answer.replayed = true;
        return finish(act, answer);
    }
    // The server may still be at work on what we sent; only after its own deadline is "never seen" final.
    if (!*found && d_->time.now() - act->sentMs <= d_->time.ms(statementTimeoutMs + lockTimeoutMs))
        return lookUp(act, backOffFirstMs);
    finish(
        act,
        refused(QStringLiteral("not-stored"),
                tr("It never reached the database, so nothing happened. Sign again if it is still needed.")));
}

void SigningDesk::finish(const std::shared_ptr<Act>& act, const DeskAnswer& answer) {
    setBusy(false);
    Q_EMIT signedReady(act->sheet, answer);
}

DeskAnswer SigningDesk::notSigned(const Failure& failure) {
    if (failure.kind != FailureKind::LoginRefused)
        return refused(failure);
    Q_EMIT keyTried(false);
    const QString reason = QStringLiteral("passphrase");
    return refused(reason, deskReasonText(reason));
}

void SigningDesk::setBusy(bool busy) {
    d_->busy = busy;
    Q_EMIT busyChanged(busy);
}

void SigningDesk::act(std::function<Result<DeskAnswer>(SystemGateway&)> job, Deliver deliver) {
    if (d_->actor == nullptr)
        return deliver(refused(QStringLiteral("no-right"), d_->whyNot));
    d_->actor->ask<DeskAnswer>(this, std::move(job),
                               [deliver = std::move(deliver)](const Result<DeskAnswer>& answer) {
                                   deliver(answer ? *answer : refused(answer.failure()));
                               });
}

void SigningDesk::cancel(const QString& request, const QString& reason, Deliver deliver) {
    act([request, reason](SystemGateway& gateway) { return gateway.cancelRequest(request, reason); },
        std::move(deliver));
}

void SigningDesk::enrolKey(SecretBytes passphrase, Deliver deliver) {
    if (d_->actor == nullptr)
        return deliver(refused(QStringLiteral("no-right"), d_->whyNot));
    if (!d_->signer)
        return deliver(refused(QStringLiteral("no-key"), tr("No key is chosen to enrol.")));
    auto secret = std::make_shared<SecretBytes>(std::move(passphrase));
    d_->actor->ask<QString>(
        this, [](SystemGateway& gateway) { return gateway.domain(); },
        [this, secret, deliver = std::move(deliver)](const Result<QString>& domain) {
            if (!domain)
                return deliver(refused(domain.failure()));
            proveKey(*domain, secret, deliver);
        });
}

void SigningDesk::proveKey(const QString& domain, const std::shared_ptr<SecretBytes>& secret,
                           const Deliver& deliver) {
    const QByteArray publicKey = d_->signer->publicKey();
    const Enrolment enrolment{domain, d_->human, sha256(publicKey), publicKey};
    if (const Status right = checkEnrolment(enrolment); !right)
        return deliver(refused(right.failure()));
    inBackground<Result<QByteArray>>(
        this,
        [signer = d_->signer, secret, bytes = enrolmentBytes(enrolment)] {
            signer->unlock(std::move(*secret));
            return signer->sign(bytes);
        },
        [this, publicKey, deliver](const Result<QByteArray>& signature) {
            if (!signature)
                return deliver(notSigned(signature.failure()));
            Q_EMIT keyTried(true);
            act([publicKey,
                 proof = *signature](SystemGateway& gateway) { return gateway.enrolKey(publicKey, proof); },
                deliver);
        });
}

void SigningDesk::activateKey(const QByteArray& key, Deliver deliver) {
    act([key](SystemGateway& gateway) { return gateway.activateKey(key); }, std::move(deliver));
}

void SigningDesk::revokeKey(const QByteArray& key, const QString& reason, Deliver deliver) {
    act([key, reason](SystemGateway& gateway) { return gateway.revokeKey(key, reason); }, std::move(deliver));
}

void SigningDesk::proposePolicy(const QByteArray& tiersJson, const QString& memo, Deliver deliver) {
    act([tiersJson, memo](SystemGateway& gateway) { return gateway.proposePolicy(tiersJson, memo); },
        std::move(deliver));
}

void SigningDesk::decideChange(qint64 change, bool approve, Deliver deliver) {
    act([change, approve](SystemGateway& gateway) { return gateway.decideChange(change, approve); },
        std::move(deliver));
}

} // namespace countersign
