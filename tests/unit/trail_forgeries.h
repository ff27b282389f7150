// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/trail_builder.h"

#include <QMetaType>

#include <functional>

namespace countersign {

inline const QString p1 = QStringLiteral("p1");
inline constexpr UnixMs now = TrailBuilder::startMs + 100'000; ///< by the verifier's clock

inline constexpr UnixMs executeMs = 86'400'000; ///< of the builder's requests

/// An honest history of ann, bob and eve, and everything a forger may bend before it is exported.
struct Story {
    TestKeyring keys;
    TrailBuilder trail = TrailBuilder::honest(keys);

    [[nodiscard]] QByteArray keyOf(const char* human) const {
        const QString name = QString::fromLatin1(human);
        for (const KeyRecord& record : trail.keyRecords) {
            if (record.human == name)
                return record.id;
        }
        return {};
    }
    /// The number-th row of this act, from 0.
    TrailRow& row(const char* act, int number = 0) {
        for (TrailRow& one : trail.rows) {
            if (one.act == QLatin1String(act) && number-- == 0)
                return one;
        }
        qFatal("no such row");
    }
    RequestRecord& request(const QString& payout) {
        for (RequestRecord& one : trail.requests) {
            if (one.payout == payout)
                return one;
        }
        qFatal("no such request");
    }
    /// A further request, proposed by ann.
    PayoutRequest propose(const char* payout = "p9") {
        const PayoutRequest made = trail.request(QString::fromLatin1(payout), QStringLiteral("ann"));
        trail.propose(made, keyOf("ann"));
        return made;
    }
    void approve(const PayoutRequest& made, const char* human, RequestState after = RequestState::Approved) {
        trail.decide(made, DecisionVerdict::Approve, keyOf(human), after);
    }
    /// A further payout, claimed so long after its last signature.
    void claimAfter(UnixMs ms);
    /// Approves it with a decision that was bent after, or before, it was signed.
    void approveBent(const PayoutRequest& made, const std::function<void(Decision&)>& bend,
                     const char* signer = "bob", bool signBent = true);
};

using Forge = std::function<void(Story&)>;

/// Rows "kind" and "forge": each class of forgery, and what the verifier must call it. For a test's _data().
void addForgeries();

} // namespace countersign

Q_DECLARE_METATYPE(countersign::Forge)
