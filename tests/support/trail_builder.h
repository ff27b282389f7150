// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/trust/ed25519_key.h"
#include "models/trust/key_lookup.h"
#include "models/trust/trail_export.h"

#include <map>
#include <vector>

namespace countersign {

/// A keyring of people with real Ed25519 keys, for tests. Thread: the test's.
class TestKeyring : public KeyLookup {
  public:
    struct Person {
        Ed25519Key key;
        QByteArray id;
    };

    /// A new key of \a human; the same human may have several.
    const Person& enrol(const QString& human, bool mayDecide = true);
    [[nodiscard]] QByteArray sign(const QByteArray& keyId, const QByteArray& bytes) const;
    [[nodiscard]] KnownKey& known(const QByteArray& keyId) { return known_.at(keyId); }
    [[nodiscard]] const std::map<QByteArray, KnownKey>& all() const { return known_; }
    void forget(const QByteArray& keyId) { known_.erase(keyId); }
    void setDomain(const QString& domain) { domain_ = domain; }
    void setDemand(std::optional<TierDemand> demand) { demand_ = demand; }

    [[nodiscard]] QString domain() const override { return domain_; }
    [[nodiscard]] std::optional<KnownKey> key(const QByteArray& id) const override;
    [[nodiscard]] std::optional<TierDemand> demand(const QString& currency,
                                                   const Decimal& total) const override;

  private:
    QString domain_ = QStringLiteral("countersign:test");
    std::map<QByteArray, KnownKey> known_;
    std::map<QByteArray, Person> people_;
    std::optional<TierDemand> demand_;
};

/// An export as honest programs make it, or as a forger does: rows with a right chain, and the tables that go
/// with them. Everything is open, so that a test can bend it before lines() is called. Thread: the test's.
class TrailBuilder {
  public:
    explicit TrailBuilder(TestKeyring& keys)
        : keys_(keys) {}

    static constexpr UnixMs startMs = 1'700'000'000'000;

    std::vector<TrailRow> rows;
    std::vector<RequestRecord> requests;
    std::vector<DecisionRecord> decisions;
    std::vector<KeyRecord> keyRecords;
    std::vector<PayoutRecord> payouts;

    TrailRow& append(const QString& human, const QString& act, const QString& subject, const QString& detail);
    void guard(const QStringList& payoutsBefore);
    /// Enrols and activates, by \a admin.
    void enrol(const QString& human, const QByteArray& keyId, const QString& admin);

    [[nodiscard]] PayoutRequest request(const QString& payout, const QString& requester) const;
    void propose(const PayoutRequest& request, const QByteArray& keyId);
    void decide(const PayoutRequest& request, DecisionVerdict verdict, const QByteArray& keyId,
                RequestState after);
    /// The decision as it would be signed now.
    [[nodiscard]] Decision decision(const PayoutRequest& request, DecisionVerdict verdict,
                                    const QByteArray& keyId) const;
    /// Appends a decision with this signature and puts it into the table.
    void record(const PayoutRequest& request, const Decision& decision, const QByteArray& signature,
                std::optional<RequestState> after);
    void move(const PayoutRequest& request, const QString& act, RequestState to);

    void rehash(std::size_t from = 0); ///< makes the chain right again from this row on
    [[nodiscard]] std::vector<QByteArray>
    lines() const; ///< with the head of the rows in the header, and an end
    [[nodiscard]] QByteArray file() const;

    /// One payout paid by two humans, one rejected and one still open; guarded payouts and three people's
    /// keys.
    static TrailBuilder honest(TestKeyring& keys);

  private:
    [[nodiscard]] RequestRecord& recordOf(const PayoutRequest& request);

    TestKeyring& keys_;
    UnixMs clockMs_ = startMs;
};

/// The same lines with an end that fits them again.
[[nodiscard]] std::vector<QByteArray> resealed(std::vector<QByteArray> lines);

} // namespace countersign
