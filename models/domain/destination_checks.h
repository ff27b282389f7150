// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/health.h"
#include "models/domain/payout_desk.h"

namespace countersign {

/// What an address says of itself (EIP-55, https://eips.ethereum.org/EIPS/eip-55): mixed case is a checksum.
enum class AddressForm {
    Good,        ///< carries its checksum
    NoChecksum,  ///< all lower or all upper case: a mistake would not show
    BadChecksum, ///< mixed case that does not fit: a character is wrong
    NotAnAddress ///< not 0x and 40 hexadecimal digits
};
[[nodiscard]] AddressForm ethereumAddressForm(const QString& text);

/// A method whose name begins with ONCHAIN pays to an address of the chain; others to what a bank or a person
/// knows.
[[nodiscard]] bool paysOnChain(const QString& method);

/// Adds "treasury-short" where a wallet we watch is what the payout is paid from, holds that currency, was
/// read and holds less than the total. Where no such wallet is known nothing is said.
void addTreasuryCheck(const PayoutContent& content, const std::vector<WalletState>& wallets,
                      std::vector<PayoutCheck>& checks);

/// Adds "address-malformed" and "address-checksum" for the lines they hold for.
void addDestinationChecks(const std::vector<PayoutLine>& lines, std::vector<PayoutCheck>& checks);

} // namespace countersign
