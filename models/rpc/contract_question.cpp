// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rpc/contract_question.h"

#include "models/domain/keccak.h"
#include "models/domain/money.h"
#include "models/rpc/codec.h"

#include <algorithm>

namespace countersign {
namespace {

constexpr qsizetype selectorBytes = 4;
constexpr int wordDigits = 64; ///< an argument is padded to 32 bytes

/// A field of the item by its canonical name, else of its details.
QString fieldOf(const WorkItem& item, const QString& field) {
    if (field == QStringLiteral("wallet"))
        return item.wallet;
    if (field == QStringLiteral("counterparty"))
        return item.counterparty;
    if (field == QStringLiteral("currency"))
        return item.money ? item.money->currency : QString();
    return item.details.value(field).toString();
}

/// "amount" is the item's own; anything else a field of its details.
std::optional<Decimal> amountOf(const WorkItem& item, const QString& field) {
    if (field == QStringLiteral("amount"))
        return item.money ? std::optional(item.money->amount) : std::nullopt;
    const auto amount = Decimal::parse(fieldOf(item, field));
    return amount ? std::optional(amount.value()) : std::nullopt;
}

QString callData(const QString& signature, const QString& address) {
    const QByteArray selector = keccak256(signature.toLatin1()).left(selectorBytes).toHex();
    return QStringLiteral("0x") + QString::fromLatin1(selector) +
           address.mid(2).toLower().rightJustified(wordDigits, u'0');
}

QString reasonText(const KindPack& kind, const QString& code) {
    const auto found = kind.reasons.find(code);
    return found == kind.reasons.end() ? code : found->second.english();
}

} // namespace

ContractQuestion contractQuestion(const KindLook& look, const WorkItem& item, const KindPack& kind) {
    ContractQuestion question;
    question.chain = look.chain;
    question.decimals = look.decimals;
    question.unit = look.unit;
    question.look.name = look.name;
    question.look.zeroReason = look.zeroReason;
    question.look.zeroText = reasonText(kind, look.zeroReason);
    question.look.positiveReason = look.positiveReason;
    question.look.positiveText = reasonText(kind, look.positiveReason);
    if (const auto contract = look.contracts.find(fieldOf(item, look.contractField));
        contract != look.contracts.end())
        question.contract = contract->second;
    question.look.lessReason = look.lessReason;
    question.look.lessText = reasonText(kind, look.lessReason);
    if (!look.atLeast.isEmpty())
        question.atLeast = amountOf(item, look.atLeast);
    const bool amountKnown = look.atLeast.isEmpty() || question.atLeast;
    question.argument = fieldOf(item, look.argumentField);
    if (!look.nonceField.isEmpty())
        question.nonceOf = fieldOf(item, look.nonceField);
    const bool nonceAskable = look.nonceField.isEmpty() || isAddress(question.nonceOf);
    question.look.asked =
        !question.contract.isEmpty() && isAddress(question.argument) && nonceAskable && amountKnown;
    if (question.look.asked)
        question.data = callData(look.call, question.argument);
    if (look.nonceField.isEmpty())
        question.look.pending = false;
    return question;
}

void takeContractAnswers(const ContractQuestion& question, const std::vector<Result<NodeAnswer>>& answers,
                         ContractLook& into) {
    into.nodesAsked = static_cast<int>(answers.size());
    QStringList sources;
    std::optional<Decimal> seen;
    for (const auto& answer : answers) {
        if (!answer)
            continue;
        // "0x" is what a node says of an address that holds no contract: nobody knows, not nothing.
        const auto units = hexToDecimal(answer->result);
        const auto value = units ? Decimal::fromBaseUnits(*units, question.decimals) : units.failure();
        if (!value)
            continue;
        ++into.nodesAnswered;
        into.nodesDisagree = into.nodesDisagree || (seen && *seen != *value);
        seen = *value;
        sources << answer->from.source;
    }
    into.source = sources.join(QStringLiteral(", "));
    if (!seen)
        return;
    into.zero = seen->isZero();
    // The chain knows no fraction of its smallest unit; the row may.
    const auto unit = Decimal::fromBaseUnits(QStringLiteral("1"), question.decimals);
    into.enough = !question.atLeast || (unit && *seen + *unit > *question.atLeast);
    into.value = seen->canonicalText() + u' ' + question.unit;
}

void takeAddressNonce(const QString& block, const std::vector<Result<NodeAnswer>>& answers,
                      AddressNonces& nonces, ContractLook& into) {
    std::optional<qint64>& slot = block == QStringLiteral("latest") ? nonces.latest : nonces.pending;
    for (const auto& answer : answers) {
        if (!answer)
            continue;
        if (const auto nonce = hexToInteger(answer->result))
            slot = std::max(slot.value_or(*nonce), *nonce);
    }
    if (nonces.latest && nonces.pending)
        into.pending = *nonces.pending > *nonces.latest;
}

} // namespace countersign
