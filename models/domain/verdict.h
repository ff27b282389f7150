// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

#include <QMetaType>
#include <QString>

#include <optional>
#include <vector>

namespace countersign {

/// May this item be retried? UNKNOWN can't be: find out first.
enum class VerdictKind { Safe, Wait, Unsafe, Unknown };

[[nodiscard]] QString verdictName(VerdictKind kind);            ///< "SAFE", ...
[[nodiscard]] VerdictKind verdictFromName(const QString& name); ///< Unknown for anything else

/// Holds, does not hold, or nobody could look.
enum class Answer { Yes, No, NotKnown };

/// One fact a verdict rests on, as fields.
struct EvidenceLine {
    QString check; ///< stable code: "no-transaction", "no-live-lock", "receipt", "nonce-gap", ...
    Answer answer = Answer::NotKnown; ///< Yes speaks for a retry, No against
    QString value;                    ///< the fact itself: a hash, a time, a balance
    QString text;                     ///< English sentence: "no transaction was ever sent"
    QString source;                   ///< "row", "trail", "chain 1 via rpc-1"
    MaybeMs at;
    bool operator==(const EvidenceLine&) const = default;
};

/// Whether the chain's half is in a verdict.
enum class ChainHalf { NotAsked, NoNode, Asked };

/// The answer of retry_verdict, or of that and the chain together.
struct Verdict {
    VerdictKind kind = VerdictKind::Unknown;
    QString reason;      ///< stable code: "orphan", "locked", "tx-in-flight", "settled", ...
    QString text;        ///< English sentence for the reason
    MaybeMs until;       ///< with WAIT: when to look again
    QString settledBy;   ///< with UNKNOWN: what would settle it
    QString fingerprint; ///< the row that was judged
    std::vector<EvidenceLine> evidence;
    ChainHalf chain = ChainHalf::NotAsked;
    MaybeMs chainAt; ///< when the chain was asked

    [[nodiscard]] bool mayRetry() const { return kind == VerdictKind::Safe; }
    bool operator==(const Verdict&) const = default;
};

/// The answer of one contract that the kind asks about an item (see KindLook).
struct ContractLook {
    QString name;       ///< of the look: what the judge wants settled
    bool asked = false; ///< false: the item names no contract or no address to ask about
    int nodesAsked = 0, nodesAnswered = 0;
    bool nodesDisagree = false;
    QString value;               ///< decimal text with unit; empty = nobody could tell
    std::optional<bool> zero;    ///< none = nobody could tell
    bool enough = true;          ///< false: less than the item is about
    std::optional<bool> pending; ///< transactions of the address are on their way
    QString source;
    QString zeroReason, zeroText, positiveReason, positiveText, lessReason, lessText;
};

/// What the chain says about an item: from two nodes where there are two.
struct ChainLook {
    enum class Receipt { NotAsked, None, Succeeded, Reverted, Unreadable };
    bool configured = false; ///< false: the system file names no RPC node for this chain
    Receipt receipt = Receipt::NotAsked;
    QString receiptSource;
    std::optional<qint64> nonceLatest;  ///< eth_getTransactionCount(latest) of the paying wallet
    std::optional<qint64> noncePending; ///< the same with "pending"
    bool nodesDisagree = false;
    std::optional<bool> walletBelowLow; ///< paying wallet under its low mark
    bool itemLackedFunds = false;       ///< the item's last attempt failed because that wallet could not pay
    QString walletName;
    QString walletBalance; ///< decimal text with unit
    std::vector<ContractLook> contracts;
    int nodesAsked = 0;
    int nodesAnswered = 0;
    MaybeMs at;
};

/// The database's half and the chain's half together. The chain can only take SAFE away; it gives it only
/// where the judge itself says that one look is all that is missing (settledBy "look:NAME"), and only when
/// every node asked says the same. A busy wallet always has transactions on their way: they count against a
/// retry only where a worker left no word of how far it came, and a low wallet only where the item already
/// failed for lack of gas.
[[nodiscard]] Verdict combineVerdict(Verdict database, const ChainLook& chain);

/// The look that settles \a verdict, or empty.
[[nodiscard]] QString wantedLook(const Verdict& verdict);

/// Could the chain still change this verdict? \a namesTransaction: the item carries a hash.
[[nodiscard]] bool restsOnChain(const Verdict& verdict, bool namesTransaction);

} // namespace countersign

Q_DECLARE_METATYPE(countersign::EvidenceLine)
Q_DECLARE_METATYPE(countersign::Verdict)
