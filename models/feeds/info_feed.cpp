// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/info_feed.h"

#include "models/postgres/database_thread.h"

namespace countersign {

namespace {

/// Reading another database than acts go to would show one thing and do another.
QString notTheSame(const SessionInfo& reading, const SessionInfo& acting) {
    const bool systems = !reading.databaseSystemId.isEmpty() && !acting.databaseSystemId.isEmpty() &&
                         reading.databaseSystemId != acting.databaseSystemId;
    if (!systems && reading.databaseName == acting.databaseName)
        return {};
    return QStringLiteral("what is read (database %1, system %2) is not what acts go to (database %3, system "
                          "%4): correct the system file")
        .arg(reading.databaseName, reading.databaseSystemId, acting.databaseName, acting.databaseSystemId);
}

void forbidActs(SessionInfo& info, const QString& why) {
    if (info.mode == AccessMode::Operator || info.mode == AccessMode::Signer)
        info.mode = AccessMode::Auditor;
    info.whyNotAct = why;
}

/// Who we are and what we may do is said by the server that acts; the rest by the one that is read.
SessionInfo merged(const SessionInfo& reading, const SessionInfo& acting) {
    SessionInfo info = acting;
    info.onStandby = reading.onStandby;
    info.pooled = reading.pooled;
    info.live = reading.live;
    info.standIn = reading.standIn;
    info.serverVersion = reading.serverVersion;
    info.clockDifferenceMs = reading.clockDifferenceMs;
    info.capabilities = reading.capabilities;
    info.tls = reading.tls && acting.tls;
    info.weakTlsAllowed = reading.weakTlsAllowed || acting.weakTlsAllowed;
    if (const QString why = notTheSame(reading, acting); !why.isEmpty())
        forbidActs(info, why);
    return info;
}

} // namespace

struct InfoFeed::Acting {
    SessionInfo info;
    std::optional<LogPosition> position;
    UnixMs readAt = 0;
};

InfoFeed::InfoFeed(DatabaseThread* database, DatabaseThread* actor, QObject* parent)
    : Feed(refreshEveryMs, parent)
    , database_(database)
    , actor_(actor) {}

void InfoFeed::ask() {
    askActor();
    database_->ask<SessionInfo>(
        this,
        [primary = primary_](SystemGateway& gateway) -> Result<SessionInfo> {
            if (primary)
                gateway.primaryWasAt(*primary);
            return gateway.session();
        },
        [this](const Result<SessionInfo>& info) {
            if (!info)
                return didFail(info.failure());
            reading_ = *info;
            take();
            answered({QStringLiteral("database"), time().now()});
        });
}

/// Beside the other question: a primary that is away must not keep us from reading its standby.
void InfoFeed::askActor() {
    if (!actor_ || askingActor_)
        return;
    askingActor_ = true;
    actor_->ask<Acting>(
        this,
        [](SystemGateway& gateway) -> Result<Acting> {
            const auto position = gateway.position();
            if (!position && !gateway.usable())
                return position.failure();
            return Acting{gateway.session(), position ? std::optional(*position) : std::nullopt, systemNow()};
        },
        [this](const Result<Acting>& acting) {
            askingActor_ = false;
            if (acting) {
                acting_ = acting->info;
                primary_ = acting->position;
                actorReadAt_ = acting->readAt;
                actorFailure_.reset();
            } else {
                actorFailure_ = acting.failure();
            }
            take();
        });
}

void InfoFeed::take() {
    if (!reading_)
        return;
    SessionInfo info = *reading_;
    if (actor_ && acting_)
        info = merged(*reading_, *acting_);
    else if (actor_)
        forbidActs(info, QStringLiteral("the server to act on has not answered yet"));
    if (actorFailure_)
        forbidActs(info, QStringLiteral("the server to act on does not answer: ") +
                             englishSentence(*actorFailure_));
    if (info == info_)
        return;
    info_ = info;
    Q_EMIT infoChanged(info_);
}

} // namespace countersign
