// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/verdict.h"

#include <algorithm>

namespace countersign {
namespace {

/// How much a verdict forbids: a look at the chain may only raise it.
int strictness(VerdictKind kind) {
    switch (kind) {
    case VerdictKind::Safe:
        return 0;
    case VerdictKind::Wait:
        return 1;
    case VerdictKind::Unknown:
        return 2;
    case VerdictKind::Unsafe:
        return 3;
    }
    return 3;
}

QString nodesText(const ChainLook& chain) {
    return QStringLiteral("%1 of %2 nodes").arg(chain.nodesAnswered).arg(chain.nodesAsked);
}

/// The verdict being built from the database's half and what the chain adds to it.
class Combiner {
  public:
    Combiner(Verdict database, const ChainLook& chain)
        : verdict_(std::move(database))
        , chain_(chain)
        , openQuestion_(std::any_of(verdict_.evidence.begin(), verdict_.evidence.end(),
                                    [](const auto& line) { return line.answer == Answer::NotKnown; })) {}

    Verdict run() {
        verdict_.chain = chain_.configured ? ChainHalf::Asked : ChainHalf::NoNode;
        if (!chain_.configured) {
            line(QStringLiteral("chain"), Answer::NotKnown, {},
                 QStringLiteral("The chain was not looked at: no node is configured for it"), {});
            return std::move(verdict_);
        }
        verdict_.chainAt = chain_.at;
        // What a look settles is judged past the row's own hash: that may be the payment that came in.
        const bool byLook = !wantedLook(verdict_).isEmpty();
        settle();
        if (!byLook && chain_.nodesAnswered == 0) {
            line(QStringLiteral("chain"), Answer::NotKnown, nodesText(chain_),
                 QStringLiteral("No node of the chain answered"), {});
            raise(VerdictKind::Unknown, QStringLiteral("chain-unreadable"),
                  QStringLiteral("The chain could not be read, so nobody knows what is already there"),
                  QStringLiteral("one RPC node that answers"));
            return std::move(verdict_);
        }
        if (!byLook) {
            receipt();
            agreement();
        }
        nonce();
        wallet();
        return std::move(verdict_);
    }

  private:
    void line(const QString& check, Answer answer, const QString& value, const QString& text,
              const QString& source) {
        verdict_.evidence.push_back({check, answer, value, text, source, chain_.at});
    }

    /// Takes over reason and words when this forbids more than what is known so far.
    void raise(VerdictKind kind, const QString& reason, const QString& text, const QString& settledBy) {
        if (strictness(kind) > strictness(verdict_.kind))
            replace(kind, reason, text, settledBy);
    }

    void replace(VerdictKind kind, const QString& reason, const QString& text, const QString& settledBy) {
        verdict_.kind = kind;
        verdict_.reason = reason;
        verdict_.text = text;
        verdict_.settledBy = settledBy;
        verdict_.until.reset();
    }

    void settle();
    void settleBy(const ContractLook& look);
    void receipt();
    void agreement();
    void nonce();
    void wallet();

    Verdict verdict_;
    const ChainLook& chain_;
    bool openQuestion_; ///< the row leaves open whether something was sent
};

void Combiner::settle() {
    const QString wanted = wantedLook(verdict_);
    if (wanted.isEmpty())
        return;
    for (const ContractLook& look : chain_.contracts) {
        if (look.name == wanted)
            return settleBy(look);
    }
    line(wanted, Answer::NotKnown, {}, QStringLiteral("The contract was not asked"), {});
}

void Combiner::settleBy(const ContractLook& look) {
    const bool all = look.nodesAnswered > 0 && look.nodesAnswered == look.nodesAsked;
    if (!look.asked || !look.zero || look.nodesDisagree || (!*look.zero && !all)) {
        const QString why =
            !look.asked ? QStringLiteral("The item names nothing that a contract could be asked about")
            : look.nodesDisagree ? QStringLiteral("The nodes do not say the same")
                                 : QStringLiteral("Not every node answered");
        line(look.name, Answer::NotKnown, look.value, why, look.source);
        return;
    }
    if (*look.zero) {
        line(look.name, Answer::No, look.value, look.zeroText, look.source);
        return replace(VerdictKind::Unsafe, look.zeroReason, look.zeroText, {});
    }
    if (!look.enough) {
        line(look.name, Answer::NotKnown, look.value, look.lessText, look.source);
        return replace(VerdictKind::Unknown, look.lessReason, look.lessText,
                       QStringLiteral("a human who looks at what moved at the address"));
    }
    if (!look.pending) {
        line(QStringLiteral("pending"), Answer::NotKnown, {},
             QStringLiteral("Nobody could tell whether transactions of the address are on their way"),
             look.source);
        return;
    }
    line(look.name, Answer::Yes, look.value, look.positiveText, look.source);
    if (*look.pending) {
        line(QStringLiteral("pending"), Answer::No, {},
             QStringLiteral("Transactions of the address are on their way"), look.source);
        return replace(VerdictKind::Wait, QStringLiteral("nonce-gap"),
                       QStringLiteral("Transactions of the address are on their way"), {});
    }
    replace(VerdictKind::Safe, look.positiveReason, look.positiveText, {});
}

void Combiner::receipt() {
    const QString check = QStringLiteral("receipt");
    switch (chain_.receipt) {
    case ChainLook::Receipt::NotAsked:
        return;
    case ChainLook::Receipt::None:
        // An absent receipt proves nothing by itself: the transaction may still be on its way.
        line(check, Answer::NotKnown, nodesText(chain_), QStringLiteral("The nodes know no receipt of it"),
             chain_.receiptSource);
        return;
    case ChainLook::Receipt::Succeeded:
        line(check, Answer::No, QStringLiteral("succeeded"),
             QStringLiteral("Its transaction was mined and succeeded"), chain_.receiptSource);
        raise(VerdictKind::Unsafe, QStringLiteral("tx-mined"),
              QStringLiteral("Its transaction was mined: a retry would do it a second time"), {});
        return;
    case ChainLook::Receipt::Reverted:
        line(check, Answer::No, QStringLiteral("reverted"), QStringLiteral("Its transaction was reverted"),
             chain_.receiptSource);
        if (verdict_.kind != VerdictKind::Unsafe)
            replace(VerdictKind::Unknown, QStringLiteral("tx-reverted"),
                    QStringLiteral("Its transaction was reverted, but the row still carries its hash"),
                    QStringLiteral("two people clearing the hash after looking at the transaction"));
        return;
    case ChainLook::Receipt::Unreadable:
        line(check, Answer::NotKnown, {}, QStringLiteral("The receipt could not be read"),
             chain_.receiptSource);
        raise(VerdictKind::Unknown, QStringLiteral("chain-unreadable"),
              QStringLiteral("The receipt of its transaction could not be read"),
              QStringLiteral("one RPC node that answers"));
        return;
    }
}

void Combiner::agreement() {
    if (!chain_.nodesDisagree)
        return;
    line(QStringLiteral("nodes-agree"), Answer::No, nodesText(chain_),
         QStringLiteral("The nodes do not say the same"), chain_.receiptSource);
    raise(VerdictKind::Unknown, QStringLiteral("nodes-disagree"),
          QStringLiteral("The RPC nodes do not agree about the chain"),
          QStringLiteral("nodes that agree, or a look at a block explorer"));
}

void Combiner::nonce() {
    if (!chain_.nonceLatest || !chain_.noncePending)
        return;
    const qint64 gap = *chain_.noncePending - *chain_.nonceLatest;
    if (gap <= 0) {
        line(QStringLiteral("nonce-gap"), Answer::Yes, QString::number(*chain_.nonceLatest),
             QStringLiteral("Nonce %1 is free of gaps").arg(*chain_.nonceLatest), nodesText(chain_));
        return;
    }
    line(QStringLiteral("nonce-gap"), openQuestion_ ? Answer::No : Answer::Yes, QString::number(gap),
         openQuestion_
             ? QStringLiteral("The wallet's transactions from nonce %1 on are not mined yet: one of "
                              "them may be this item's")
                   .arg(*chain_.nonceLatest)
             : QStringLiteral("The wallet's transactions from nonce %1 on are other items'")
                   .arg(*chain_.nonceLatest),
         nodesText(chain_));
    if (!openQuestion_)
        return;
    raise(VerdictKind::Wait, QStringLiteral("nonce-gap"),
          QStringLiteral("The wallet that pays has transactions on their way"), {});
}

void Combiner::wallet() {
    if (!chain_.walletBelowLow)
        return;
    const bool low = *chain_.walletBelowLow;
    line(QStringLiteral("wallet"), low ? Answer::No : Answer::Yes, chain_.walletBalance,
         (low ? QStringLiteral("%1 is low: it holds %2") : QStringLiteral("%1 holds %2"))
             .arg(chain_.walletName, chain_.walletBalance),
         nodesText(chain_));
    if (low && chain_.itemLackedFunds)
        raise(VerdictKind::Wait, QStringLiteral("wallet-empty"),
              QStringLiteral("%1 is nearly empty: a retry would fail for lack of gas again")
                  .arg(chain_.walletName),
              {});
}

} // namespace

QString verdictName(VerdictKind kind) {
    switch (kind) {
    case VerdictKind::Safe:
        return QStringLiteral("SAFE");
    case VerdictKind::Wait:
        return QStringLiteral("WAIT");
    case VerdictKind::Unsafe:
        return QStringLiteral("UNSAFE");
    case VerdictKind::Unknown:
        break;
    }
    return QStringLiteral("UNKNOWN");
}

VerdictKind verdictFromName(const QString& name) {
    for (const VerdictKind kind : {VerdictKind::Safe, VerdictKind::Wait, VerdictKind::Unsafe}) {
        if (verdictName(kind) == name)
            return kind;
    }
    return VerdictKind::Unknown;
}

Verdict combineVerdict(Verdict database, const ChainLook& chain) {
    return Combiner(std::move(database), chain).run();
}

QString wantedLook(const Verdict& verdict) {
    const QString prefix = QStringLiteral("look:");
    const bool wants = verdict.kind == VerdictKind::Unknown && verdict.settledBy.startsWith(prefix);
    return wants ? verdict.settledBy.mid(prefix.size()) : QString();
}

bool restsOnChain(const Verdict& verdict, bool namesTransaction) {
    if (verdict.chain == ChainHalf::Asked)
        return false;
    return verdict.mayRetry() || !wantedLook(verdict).isEmpty() ||
           (namesTransaction && verdict.kind != VerdictKind::Unsafe);
}

} // namespace countersign
