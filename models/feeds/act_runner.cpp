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
    int timeline = 0; ///< of the server it was sent to; 0 = unknown
    int failures = 0;
};

/// What a server said of an act, and which server: a standby that was promoted counts on in another timeline.
struct ActRunner::Found {
    std::optional<ActOutcome> outcome;
    int timeline = 0;
};

ActRunner::ActRunner(DatabaseThread* actor, QObject* parent)
    : QObject(parent)
    , actor_(actor) {}

void ActRunner::run(const RetryRequest& request, Deliver deliver) {
    actor_->ask<Found>(
        this,
        [request](SystemGateway& gateway) -> Result<Found> {
            auto outcome = gateway.retry(request);
            if (!outcome)
                return outcome.failure();
            return Found{std::move(outcome).value(), gateway.session().timeline};
        },
        [this, request, deliver = std::move(deliver)](const Result<Found>& sent) {
            if (!sent)
                return deliver(refusedBecause(sent.failure()));
            deliver(*sent->outcome);
            if (sent->outcome->kind == ActOutcome::Kind::InDoubt)
                lookUp(std::make_shared<Doubt>(Doubt{request, deliver, time_.now(), sent->timeline, 0}),
                       firstLookUpMs);
        });
}

void ActRunner::follow(const RetryRequest& request, Deliver deliver) {
    lookUp(std::make_shared<Doubt>(Doubt{request, std::move(deliver), time_.now(), 0, 0}), firstLookUpMs);
}

void ActRunner::lookUp(const std::shared_ptr<Doubt>& doubt, int waitMs) {
    QTimer::singleShot(time_.ms(waitMs), this, [this, doubt] {
        actor_->ask<Found>(
            this,
            [key = doubt->request.key](SystemGateway& gateway) -> Result<Found> {
                auto outcome = gateway.lookUp(key);
                if (!outcome)
                    return outcome.failure();
                return Found{std::move(outcome).value(), gateway.session().timeline};
            },
            [this, doubt](const Result<Found>& found) { lookedUp(doubt, found); });
    });
}

void ActRunner::lookedUp(const std::shared_ptr<Doubt>& doubt, const Result<Found>& found) {
    if (found && found->outcome)
        return doubt->deliver(*found->outcome);
    if (!found) {
        ++doubt->failures;
        return lookUp(doubt, backOffMs(doubt->failures));
    }
    // Another server answers than the one it was sent to: what that one may have done died with it.
    const bool failedOver =
        doubt->timeline != 0 && found->timeline != 0 && found->timeline != doubt->timeline;
    // The server may still be at work on what we sent: only when its own deadline has passed is "never seen"
    // final.
    if (!failedOver && time_.now() - doubt->sentMs <= time_.ms(statementTimeoutMs + lockTimeoutMs))
        return lookUp(doubt, backOffFirstMs);
    doubt->deliver(refusedBecause(
        {FailureKind::Cancelled,
         failedOver
             ? tr("it never arrived at the server that answers now, a standby that took over: whatever "
                  "the failed one did of it is lost")
             : tr("it never reached the database, so nothing happened"),
         doubt->request.item.id,
         failedOver ? tr("Look at the item, and press Retry again if it is still needed")
                    : tr("Press Retry again if it is still needed"),
         {}}));
}

} // namespace countersign
