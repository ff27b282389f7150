// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/pq_link.h"
#include "tests/support/payout_fixture.h"

#include <functional>
#include <map>

namespace countersign {

/// A case found something other than it wanted.
struct Mismatch {
    QString what;
};

/// Payouts at the level of SQL, where every argument can be forged: what a console of ours never does, an
/// attacker with a login will. Keeps one connection per login. Thread: the test's.
class PayoutWorld {
  public:
    /// \a number: worlds of one fixture that make batches need different ones.
    explicit PayoutWorld(PayoutFixture& fixture, int number = 0)
        : fx_(fixture)
        , number_(number) {}

    [[nodiscard]] PayoutFixture& fixture() { return fx_; }

    /// The first field, "∅" for NULL, "(no row)", or the SQLSTATE alone.
    QString ask(const QString& login, const QString& sql, const QStringList& parameters = {});
    QString admin(const QString& sql) { return ask(fx_.db().adminLogin(), sql); }
    QString backend(const QString& sql) { return run(QStringLiteral("backend"), sql); }
    /// Several statements; "ok" or the SQLSTATE.
    QString run(const QString& login, const QString& script);
    /// An act that answers countersign.answer: "done STATE", "refused REASON" or the SQLSTATE.
    QString act(const QString& login, const QString& call, const QStringList& parameters = {});
    [[nodiscard]] PqLink& link(const QString& login);
    [[nodiscard]] int checks() const { return checks_; } ///< questions asked so far
    void forgetLink(const QString& login) { links_.erase(login); }

    [[nodiscard]] QString newBatch(int lines = 3, const QString& creator = QStringLiteral("admin"));
    /// What \a login would sign now, from what the database previews; the lines read from the backend's view.
    [[nodiscard]] PayoutRequest draft(const QString& login, const QString& payout);
    /// Proposed and pending; throws Mismatch when it is not.
    [[nodiscard]] PayoutRequest pending(const QString& login = QStringLiteral("ann"), int lines = 3,
                                        const QString& creator = QStringLiteral("admin"));
    [[nodiscard]] PayoutRequest approved(); ///< by ann and bob

    using Bend = std::function<void(Decision&)>;
    /// A word of \a human, signed with the key of \a keyOf after \a bend has had its way with it.
    [[nodiscard]] SignedDecision word(const QString& human, const PayoutRequest& request,
                                      DecisionVerdict verdict, const Bend& bend = {},
                                      const QString& keyOf = {});
    QString propose(const QString& login, const PayoutRequest& request, const SignedDecision& word);
    QString decide(const QString& login, const QString& request, const SignedDecision& word);
    QString approve(const QString& login, const PayoutRequest& request);
    QString reject(const QString& login, const PayoutRequest& request);
    QString claim(const PayoutRequest& request);
    QString cancel(const QString& login, const PayoutRequest& request);
    QString state(const PayoutRequest& request);
    QString batchState(const PayoutRequest& request);

    /// As the superuser, with the triggers of that table off.
    QString forge(const QString& table, const QString& sql);
    /// carol, an auditor, may execute every act; eve is in every role, and nobody stands behind her.
    void grantByMistake();
    /// People active, keys in force, the first policy: what most cases begin with.
    void restore();

  private:
    PayoutFixture& fx_;
    std::map<QString, PqLink> links_;
    int number_, batches_ = 0, checks_ = 0;
};

/// Stops a case at the first thing that is not as wanted.
void demand(const QString& got, const char* wanted, const char* where);

#define DEMAND(got, wanted) demand((got), (wanted), #got)

} // namespace countersign
