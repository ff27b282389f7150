// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/destination_checks.h"

#include "models/domain/keccak.h"

#include <QRegularExpression>

namespace countersign {

AddressForm ethereumAddressForm(const QString& text) {
    static const QRegularExpression shape(QStringLiteral("\\A0x[0-9a-fA-F]{40}\\z"));
    if (!shape.match(text).hasMatch())
        return AddressForm::NotAnAddress;
    const QString digits = text.mid(2);
    if (digits == digits.toLower() || digits == digits.toUpper())
        return AddressForm::NoChecksum;
    const QByteArray hash = keccak256(digits.toLower().toLatin1()).toHex();
    for (qsizetype i = 0; i < digits.size(); ++i) {
        const bool high = hash[i] >= '8'; // of '0' to '9' and 'a' to 'f'
        if (digits[i].isLetter() && digits[i].isUpper() != high)
            return AddressForm::BadChecksum;
    }
    return AddressForm::Good;
}

bool paysOnChain(const QString& method) {
    return method.startsWith(QStringLiteral("ONCHAIN"), Qt::CaseInsensitive);
}

void addDestinationChecks(const std::vector<PayoutLine>& lines, std::vector<PayoutCheck>& checks) {
    for (const PayoutLine& line : lines) {
        if (!paysOnChain(line.method))
            continue;
        const AddressForm form = ethereumAddressForm(line.destination);
        if (form == AddressForm::Good || form == AddressForm::NoChecksum)
            continue;
        PayoutCheck check;
        check.name = form == AddressForm::BadChecksum ? QStringLiteral("address-checksum")
                                                      : QStringLiteral("address-malformed");
        check.line = line.id;
        check.money = Money{line.amount, line.currency};
        check.evidence = {{QStringLiteral("destination"), line.destination}};
        check.text = form == AddressForm::BadChecksum
                         ? QStringLiteral("The address does not carry its own checksum (EIP-55): a "
                                          "character may be wrong")
                         : QStringLiteral("It is not an address of this method");
        checks.push_back(std::move(check));
    }
}

void addTreasuryCheck(const PayoutContent& content, const std::vector<WalletState>& wallets,
                      std::vector<PayoutCheck>& checks) {
    for (const WalletState& wallet : wallets) {
        const bool pays = wallet.address.compare(content.source, Qt::CaseInsensitive) == 0 &&
                          wallet.unit.compare(content.currency, Qt::CaseInsensitive) == 0;
        if (!pays || !wallet.balance || *wallet.balance >= content.total)
            continue;
        PayoutCheck check;
        check.name = QStringLiteral("treasury-short");
        check.money = Money{content.total, content.currency};
        check.evidence = {{QStringLiteral("wallet"), wallet.name},
                          {QStringLiteral("balance"), wallet.balance->text()},
                          {QStringLiteral("source"), wallet.from.source}};
        check.text = QStringLiteral("The treasury holds less than this payout's total");
        checks.push_back(std::move(check));
    }
}

} // namespace countersign
