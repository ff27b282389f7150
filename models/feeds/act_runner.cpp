// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/act_runner.h"

#include "models/postgres/database_thread.h"

#include <memory>

namespace countersign {

ActOutcome refusedBecause(const Failure& failure) {
    ActOutcome outcome;
    outcome.kind = ActOutcome::Kind::Refused;
    outcome.reason = failureKindName(failure.kind);
    outcome.text = englishSentence(failure);
    return outcome;
}

struct ActRunner::Doubt {
    RetryRequest request;
    Deliver deliver;
    UnixMs sentMs = 0;
    int failures = 0;
};

ActRunner::ActRunner(DatabaseThread* actor, QObject* parent)
    : QObject(parent)
    , actor_(actor) {}

void ActRunner::run(const RetryRequest& request, Deliver deliver) {
    actor_->ask<ActOutcome>(
        this, [request](SystemGateway& gateway) { return gateway.retry(request); },
        [this, request, deliver = std::move(deliver)](const Result<ActOutcome>& outcome) {
            if (!outcome)
                return deliver(refusedBecause(outcome.failure()));
            deliver(*outcome);
            if (outcome->kind == ActOutcome::Kind::InDoubt)
                follow(request, deliver);
        });
}

void ActRunner::follow(const RetryRequest& request, Deliver deliver) {
    lookUp(std::make_shared<Doubt>(Doubt{request, std::move(deliver), time_.now(), 0}), firstLookUpMs);
}

void ActRunner::lookUp(const std::shared_ptr<Doubt>& doubt, int waitMs) {
    QTimer::singleShot(time_.ms(waitMs), this, [this, doubt] {
        actor_->ask<std::optional<ActOutcome>>(
            this, [key = doubt->request.key](SystemGateway& gateway) { return gateway.lookUp(key); },
            [this, doubt](const Result<std::optional<ActOutcome>>& found) { lookedUp(doubt, found); });
    });
}

void ActRunner::lookedUp(const std::shared_ptr<Doubt>& doubt,
                         const Result<std::optional<ActOutcome>>& found) {
    if (found && *found)
        return doubt->deliver(**found);
    if (!found) {
        ++doubt->failures;
        return lookUp(doubt, backOffMs(doubt->failures));
    }
    // The server may still be at work on what we sent: only when its own deadline has passed is "never seen"
    // final.
    if (time_.now() - doubt->sentMs <= time_.ms(statementTimeoutMs + lockTimeoutMs))
        return lookUp(doubt, backOffFirstMs);
    doubt->deliver(refusedBecause({FailureKind::Cancelled,
                                   tr("it never reached the database, so nothing happened"),
                                   doubt->request.item.id,
                                   tr("Press Retry again if it is still needed"),
                                   {}}));
}

} // namespace countersign
