// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/feeds/system_session.h"
#include "models/rpc/chain_looker.h"
#include "tests/support/test_database.h"

#include <QString>

#include <memory>

namespace countersign {

inline constexpr double testPace = 20; ///< a second of the feeds is 50 ms

/// A session of \a login on the test's database, not started yet.
inline std::unique_ptr<SystemSession> sessionOf(const TestDatabase& db, const QString& login,
                                                bool auditor = false) {
    SystemFile file;
    file.name = QStringLiteral("test");
    file.kind = QStringLiteral("sge");
    return std::make_unique<SystemSession>(file, db.kind(), db.plan(login),
                                           SessionOptions{auditor, testPace});
}

/// Makes one program and, of \a rows ("id", status, error), intents an hour old.
inline QString intentSql(const QString& id, const QString& status, const QString& error = {},
                         const QString& type = QStringLiteral("CLAIM")) {
    return QStringLiteral(
               "INSERT INTO "
               "\"Intent\"(\"id\",\"programId\",\"type\",\"idempotencyKey\",\"wallet\",\"payload\","
               "\"status\",\"attempts\",\"errorMessage\",\"createdAt\",\"updatedAt\") VALUES ('%1','p1','%4',"
               "'key-%1','0x52908400098527886E0F7030069857D2E4169EE7','{\"amount\":\"7.50\"}','%2',%5,%3,"
               "(now() at time zone 'utc') - interval '2 hours',(now() at time zone 'utc') - interval '1 "
               "hour');")
        .arg(id, status, error.isEmpty() ? QStringLiteral("NULL") : QStringLiteral("'%1'").arg(error), type,
             error.isEmpty() ? QStringLiteral("0") : QStringLiteral("5"));
}

inline QString programSql() {
    return QStringLiteral(
        "INSERT INTO \"Program\"(\"id\",\"name\",\"slug\",\"treasuryAddress\",\"updatedAt\") VALUES "
        "('p1','Program','p1','0x0',now() at time zone 'utc');");
}

/// A chain that says what the test wants.
struct FakeChain : ChainLooker {
    ChainLook answer;
    int looks = 0;
    void look(QObject*, const WorkItem&, std::function<void(const ChainLook&)> deliver) override {
        ++looks;
        deliver(answer);
    }
    [[nodiscard]] QString questionAbout(const WorkItem& item) const override { return item.txHash; }
};

} // namespace countersign
