// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind_pack.h"
#include "models/domain/verdict.h"
#include "models/domain/work_item.h"
#include "models/rpc/node_pool.h"

#include <QString>

#include <optional>
#include <vector>

namespace countersign {

/// One eth_call that a kind wants made about an item. Thread: a value type.
struct ContractQuestion {
    QString chain, contract, argument;
    QString data;    ///< of the call: selector and one address (Contract ABI Specification, Solidity)
    QString nonceOf; ///< address whose pending transactions count; empty = nobody's
    int decimals = 0;
    QString unit;
    std::optional<Decimal> atLeast; ///< less than this is not enough
    ContractLook look;              ///< what it will be answered into
};

/// What \a look asks about \a item; look.asked is false when the item names no contract, no address, or
/// not the amount that is wanted.
[[nodiscard]] ContractQuestion contractQuestion(const KindLook& look, const WorkItem& item,
                                                const KindPack& kind);

/// Puts what the nodes answered to the call into \a into.
void takeContractAnswers(const ContractQuestion& question, const std::vector<Result<NodeAnswer>>& answers,
                         ContractLook& into);

/// Transaction counts of one address; the highest of what the nodes say.
struct AddressNonces {
    std::optional<qint64> latest, pending;
};

/// Puts an answer for \a block ("latest", "pending") in; with both known it tells whether some are pending.
void takeAddressNonce(const QString& block, const std::vector<Result<NodeAnswer>>& answers,
                      AddressNonces& nonces, ContractLook& into);

} // namespace countersign
