// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/postgres/system_gateway.h"
#include "models/trust/ed25519_key.h"
#include "models/trust/keyring.h"
#include "tests/support/test_database.h"

#include <map>

namespace countersign {

/// A system with people who pay, their keys in force, and payouts to approve. Operators and approvers: ann,
/// bob (whose second login is bob2) and erin; approver only: frank; admins: dave, heidi; worker: payer;
/// auditor: carol. The login backend owns the tables of payouts, as a real backend does. Owns the server and
/// the keys. Thread: the test's.
class PayoutFixture {
  public:
    static Result<std::unique_ptr<PayoutFixture>> create(const PrivateClusterOptions& cluster = {});

    [[nodiscard]] TestDatabase& db() { return *db_; }
    /// The gateway of a login, opened once and again after it was lost.
    [[nodiscard]] Result<SystemGateway*> gateway(const QString& login);

    /// Closes every connection of ours: the database can be copied then.
    void closeAll() { gateways_.clear(); }

    /// A batch of \a lines lines of 10, 20, 30, ... USD to addresses that carry their checksum.
    Status makeBatch(const QString& id, int lines = 3, const QString& creator = QStringLiteral("admin"));
    Status backend(const QString& sql) { return asBackend(sql); }

    /// The request as its proposer would sign it; and a word on it, signed now.
    [[nodiscard]] Result<PayoutRequest> draft(const QString& login, const QString& payout);
    [[nodiscard]] Result<SignedDecision> word(const QString& login, const QString& human,
                                              const QString& keyOf, const PayoutRequest& request,
                                              DecisionVerdict verdict, const QString& reason = {});

    /// Proposes as \a login; gives the request, or the refusal as a Failure whose detail is its code.
    [[nodiscard]] Result<PayoutRequest> propose(const QString& login, const QString& payout);
    /// "done STATE", "refused REASON", "in-doubt", or the kind and detail of what the server raised.
    [[nodiscard]] QString decide(const QString& login, const PayoutRequest& request, DecisionVerdict verdict);
    [[nodiscard]] QString approve(const QString& login, const PayoutRequest& request) {
        return decide(login, request, DecisionVerdict::Approve);
    }
    [[nodiscard]] QString reject(const QString& login, const PayoutRequest& request) {
        return decide(login, request, DecisionVerdict::Reject);
    }
    /// A call of the worker's: claim('...') and so on.
    [[nodiscard]] QString worker(const QString& call);
    [[nodiscard]] QString state(const PayoutRequest& request);
    [[nodiscard]] QString batchState(const QString& id);

    [[nodiscard]] const Ed25519Key& key(const QString& human) const { return *keys_.at(human); }
    /// What admins would have signed: everybody's keys, with the roles of people().
    [[nodiscard]] Keyring keyring();
    /// "bob" for bob2.
    [[nodiscard]] static QString humanOf(const QString& login);
    [[nodiscard]] static QString said(const Result<DeskAnswer>& answer);
    [[nodiscard]] static std::vector<ContractPerson> people();

  private:
    PayoutFixture() = default;
    Status enrolAll();
    Status asBackend(const QString& sql);

    std::unique_ptr<TestDatabase> db_;
    std::map<QString, std::unique_ptr<Ed25519Key>> keys_;
    std::map<QString, std::unique_ptr<SystemGateway>> gateways_;
};

} // namespace countersign
