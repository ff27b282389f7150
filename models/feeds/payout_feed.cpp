// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/payout_feed.h"

#include "models/domain/destination_checks.h"
#include "models/postgres/database_thread.h"

#include <variant>

namespace countersign {

PayoutFeed::PayoutFeed(DatabaseThread* database, QObject* parent)
    : Feed(payoutsEveryMs, parent)
    , database_(database) {}

void PayoutFeed::ask() {
    database_->ask<std::vector<PayoutSummary>>(
        this, [](SystemGateway& gateway) { return gateway.payouts({}); },
        [this](const Result<std::vector<PayoutSummary>>& payouts) {
            if (!payouts)
                return didFail(payouts.failure());
            const Provenance from{QStringLiteral("database"), time().now()};
            Q_EMIT payoutsReady(*payouts, from);
            answered(from);
        });
}

namespace {

using Either = std::variant<RequestDetail, PayoutPreview>;

Result<Either> readEither(SystemGateway& gateway, const QString& payout, const QString& request) {
    if (request.isEmpty()) {
        auto preview = gateway.previewPayout(payout);
        if (!preview)
            return preview.failure();
        addDestinationChecks(preview->request.content.lines, preview->checks);
        return Either(std::move(preview).value());
    }
    auto detail = gateway.request(request);
    if (!detail)
        return detail.failure();
    if (isOpen(detail->state))
        addDestinationChecks(detail->request.content.lines, detail->checks);
    return Either(std::move(detail).value());
}

} // namespace

RequestFeed::RequestFeed(DatabaseThread* database, QObject* parent)
    : Feed(payoutsEveryMs, parent)
    , database_(database) {}

void RequestFeed::watch(const QString& payout, const QString& request) {
    if (payout == payout_ && request == request_)
        return;
    payout_ = payout;
    request_ = request;
    ++token_;
    if (payout_.isEmpty())
        return stop();
    if (running())
        refresh();
    else
        start();
}

void RequestFeed::ask() {
    database_->ask<Either>(
        this,
        [payout = payout_, request = request_](SystemGateway& gateway) {
            return readEither(gateway, payout, request);
        },
        [this, token = token_](Result<Either> read) {
            if (!read)
                return didFail(read.failure());
            auto* detail = std::get_if<RequestDetail>(&*read);
            auto* preview = std::get_if<PayoutPreview>(&*read);
            if (detail != nullptr && isOpen(detail->state))
                addTreasuryCheck(detail->request.content, wallets_, detail->checks);
            else if (preview != nullptr)
                addTreasuryCheck(preview->request.content, wallets_, preview->checks);
            const Provenance from = detail != nullptr ? detail->from : preview->from;
            // Somebody proposed it meanwhile: the list's next answer names the request.
            if (token == token_ && detail != nullptr)
                Q_EMIT requestReady(*detail);
            else if (token == token_)
                Q_EMIT previewReady(*preview);
            answered(from);
        });
}

} // namespace countersign
