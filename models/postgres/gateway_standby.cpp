// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/gateway_private.h"
#include "models/postgres/row_reader.h"

#include <algorithm>

namespace countersign {

namespace {

inline constexpr UnixMs replayLookEveryMs = 300;

// Every login may ask these. Of the receiver all but superusers see only that there is one: it is enough.
const QString replaySql = QStringLiteral(
    "SELECT pg_is_in_recovery(), EXISTS (SELECT FROM pg_stat_wal_receiver),"
    " pg_wal_lsn_diff(pg_last_wal_receive_lsn(), '0/0')::bigint,"
    " pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint,"
    " (extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()) * 1000)::bigint");

// The first eight digits of the name of a file of the log are its timeline.
const QString timelineSql =
    QStringLiteral("SELECT ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int");

std::optional<quint64> bytesOf(RowReader& row) {
    const auto bytes = row.integer();
    return bytes ? std::optional(static_cast<quint64>(*bytes)) : std::nullopt;
}

} // namespace

Provenance SystemGateway::Private::now() {
    const UnixMs at = systemNow();
    if (session.onStandby && at - replayLookedAt >= replayLookEveryMs)
        lookAtReplay(at);
    if (!session.onStandby)
        return {QStringLiteral("database"), at};
    // Of unknown age is not "never read": it is as old as can be.
    return {QStringLiteral("database"), std::max(replay.asOf(), UnixMs(1))};
}

void SystemGateway::Private::lookAtReplay(UnixMs at) {
    const auto rows = connection->runOften(replaySql);
    if (!rows)
        return;
    RowReader row((*rows)[0]);
    replayLookedAt = at;
    if (!row.boolean().value_or(true)) {
        // Promoted: what we may do here must be decided anew.
        session.onStandby = false;
        connection->giveUp();
        return;
    }
    ReplayLook look;
    look.at = at;
    look.streaming = row.boolean().value_or(false);
    look.received = bytesOf(row);
    look.replayed = bytesOf(row);
    look.newestCommitAgeMs = row.time();
    replay.look(look);
}

/// Not every server that speaks PostgreSQL's protocol has a log: 0 then.
void SystemGateway::Private::readTimeline() {
    if (const auto rows = connection->run(timelineSql))
        session.timeline = RowReader((*rows)[0]).smallInteger().value_or(0);
}

Provenance SystemGateway::now() {
    return d_->now();
}

void SystemGateway::standsInBecause(const QString& why) {
    d_->session.standIn = why;
}

Result<LogPosition> SystemGateway::position() {
    const UnixMs at = systemNow();
    const auto rows = d_->connection->runOften(
        QStringLiteral("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint"));
    if (!rows)
        return rows.failure();
    return LogPosition{static_cast<quint64>(RowReader((*rows)[0]).integer().value_or(0)), at};
}

void SystemGateway::primaryWasAt(const LogPosition& position) {
    d_->replay.primaryWasAt(position);
}

} // namespace countersign
