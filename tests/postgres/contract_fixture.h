// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/test_database.h"

#include <QUuid>

#include <map>

namespace countersign {

/// An answer of countersign.retry, by the names of its columns.
using RetryAnswer = std::map<QString, QString>;

/// Rows to retry and the calls a console makes, for tests of the contract's act.
class ContractFixture {
  public:
    explicit ContractFixture(TestDatabase& db)
        : db_(db) {}

    /// Empties the backend's and the contract's memory and makes the orphans \a ids.
    Status orphans(const QStringList& ids) {
        QString sql = QStringLiteral(
            "TRUNCATE countersign.retry_request; TRUNCATE \"Intent\", \"Settlement\", \"LedgerEntry\", "
            "\"Commission\";"
            " INSERT INTO \"Program\" (\"id\", \"name\", \"slug\", \"treasuryAddress\", \"updatedAt\")"
            " VALUES ('p', 'P', 'p', '0x0', now()) ON CONFLICT DO NOTHING;");
        for (const QString& id : ids)
            sql +=
                QStringLiteral(
                    "INSERT INTO \"Intent\" (\"id\", \"programId\", \"type\", \"idempotencyKey\", \"wallet\","
                    " \"payload\", \"attempts\", \"createdAt\", \"updatedAt\") VALUES ('%1', 'p', 'CLAIM', "
                    "'%1',"
                    " '0xab', '{\"amount\": 5}', 2, (now() AT TIME ZONE 'UTC') - interval '1 hour',"
                    " (now() AT TIME ZONE 'UTC') - interval '1 hour');")
                    .arg(id);
        return db_.sql(sql);
    }

    [[nodiscard]] QString fingerprint(const QString& id) const {
        return db_.value(QStringLiteral("carol"),
                         QStringLiteral("SELECT fingerprint FROM countersign.work_item_intent WHERE id = $1"),
                         {id});
    }

    static QString retrySql() {
        return QStringLiteral(
            "SELECT outcome, reason, until IS NOT NULL, replayed, coalesce(audit_seq, 0), detail ->> "
            "'verdict'"
            " FROM countersign.retry('intent', $1, $2, $3::uuid, $4, '[{\"check\": \"receipt\"}]')");
    }

    [[nodiscard]] RetryAnswer retry(const QString& login, const QString& id, const QString& fingerprint,
                                    const QUuid& key = QUuid::createUuid(),
                                    const QString& reason = QStringLiteral("stuck")) const {
        const auto rows =
            db_.rows(login, retrySql(), {id, fingerprint, key.toString(QUuid::WithoutBraces), reason});
        if (!rows)
            return {{QStringLiteral("error"),
                     failureKindName(rows.failure().kind) + u' ' + rows.failure().detail}};
        const QStringList& row = rows->front();
        return {{QStringLiteral("outcome"), row[0]}, {QStringLiteral("reason"), row[1]},
                {QStringLiteral("until"), row[2]},   {QStringLiteral("replayed"), row[3]},
                {QStringLiteral("seq"), row[4]},     {QStringLiteral("verdict"), row[5]}};
    }

    /// "done", or "refused REASON", or what the server raised.
    [[nodiscard]] QString press(const QString& login, const QString& id, const QString& print = {}) const {
        return said(retry(login, id, print.isEmpty() ? fingerprint(id) : print));
    }
    static QString said(RetryAnswer answer) {
        if (const QString error = answer[QStringLiteral("error")]; !error.isEmpty())
            return error;
        return (answer[QStringLiteral("outcome")] + u' ' + answer[QStringLiteral("reason")]).trimmed();
    }

    [[nodiscard]] QString count(const QString& relation) const {
        return db_.value(db_.adminLogin(), QStringLiteral("SELECT count(*) FROM ") + relation);
    }
    [[nodiscard]] QString admin(const QString& query) const { return db_.value(db_.adminLogin(), query); }

  private:
    TestDatabase& db_;
};

} // namespace countersign
