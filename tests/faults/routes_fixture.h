// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/feeds/action_feed.h"
#include "models/feeds/finding_feed.h"
#include "models/feeds/health_feed.h"
#include "models/feeds/item_feed.h"
#include "models/feeds/system_session.h"
#include "tests/support/payout_fixture.h"
#include "tests/support/say.h"
#include "tests/support/standby.h"

#include <QSignalSpy>
#include <QTest>

namespace countersign {

inline constexpr double routesPace = 20; ///< a second of the feeds is 50 ms
inline constexpr int patienceMs = 30'000;

/// Rows for retries ("r0", "r1" and on: orphans), one more ("orphan"), and some that are done.
inline QString routesSql(int retries) {
    const auto intents = [](const QString& id, const QString& state, int count) {
        return QStringLiteral(
                   "INSERT INTO \"Intent\" (\"id\", \"programId\", \"type\", \"idempotencyKey\", \"wallet\", "
                   "\"payload\", \"status\", \"attempts\", \"createdAt\", \"updatedAt\") SELECT '%1' || "
                   "CASE WHEN %3 > 1 THEN n::text ELSE '' END, 'p', 'CLAIM', '%1' || n, "
                   "'0x52908400098527886E0F7030069857D2E4169EE7', '{\"amount\": \"7.5\"}', '%2', 0, t.at, "
                   "t.at"
                   " FROM generate_series(0, %3 - 1) n, LATERAL (SELECT (now() AT TIME ZONE 'UTC') - "
                   "interval "
                   "'2 hours' AS at) t;\n")
            .arg(id, state)
            .arg(count);
    };
    return intents(QStringLiteral("r"), QStringLiteral("PENDING"), retries) +
           intents(QStringLiteral("orphan"), QStringLiteral("PENDING"), 1) +
           intents(QStringLiteral("done"), QStringLiteral("CONFIRMED"), 40) +
           QStringLiteral(
               "INSERT INTO \"LedgerEntry\" (\"id\", \"programId\", \"account\", \"counterparty\", "
               "\"amount\", \"refType\", \"refId\", \"createdAt\") VALUES ('l1', 'p', 'a', 'b', "
               "7.5, 'ADJUSTMENT', 'adj1', (now() AT TIME ZONE 'UTC') - interval '1 hour');\n");
}

inline std::unique_ptr<SystemSession> sessionBy(const TestDatabase& db, SystemPlans plans) {
    SystemFile file;
    file.name = QStringLiteral("test");
    file.kind = QStringLiteral("sge");
    return std::make_unique<SystemSession>(file, db.kind(), std::move(plans),
                                           SessionOptions{false, routesPace});
}

inline RetryRequest retryOf(const QString& id, const QString& fingerprint) {
    RetryRequest request;
    request.item = {QStringLiteral("intent"), id};
    request.key = QUuid::createUuid();
    request.reason = QStringLiteral("test");
    request.fingerprint = fingerprint;
    return request;
}

inline const QString fingerprintSql =
    QStringLiteral("SELECT fingerprint FROM countersign.work_item_intent WHERE id = '%1'");
inline const QString actsSql = QStringLiteral(
    "SELECT count(*) FROM countersign.retry_request WHERE id = '%1' AND outcome = 'done'");

/// Everything the feed said of one act, in order.
inline std::vector<ActOutcome> outcomesOf(const QSignalSpy& spy, const QUuid& key) {
    std::vector<ActOutcome> outcomes;
    for (const QList<QVariant>& arguments : spy) {
        if (arguments[0].value<RetryRequest>().key == key)
            outcomes.push_back(arguments[1].value<ActOutcome>());
    }
    return outcomes;
}

/// The last word on an act; InDoubt: there is none yet.
inline ActOutcome lastWord(const QSignalSpy& spy, const QUuid& key) {
    const auto outcomes = outcomesOf(spy, key);
    return outcomes.empty() ? ActOutcome() : outcomes.back();
}

inline bool hasFinding(const SystemSession& session, const QString& detector) {
    const auto& all = session.findings()->all();
    return std::any_of(all.begin(), all.end(),
                       [&](const Finding& finding) { return finding.detector == detector; });
}

} // namespace countersign
