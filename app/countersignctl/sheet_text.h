// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/countersignctl/output.h"
#include "models/feeds/signing_sheet.h"

namespace countersign::ctl {

/// What is about to be signed, for people: read from the octets alone, destinations whole and in groups of
/// four, checks, and the digest in words.
[[nodiscard]] QStringList sheetLines(const SigningSheet& sheet);
[[nodiscard]] QStringList requestLines(const PayoutRequest& request);
[[nodiscard]] QStringList digestLines(const QByteArray& digest);
[[nodiscard]] QStringList checkLines(const std::vector<PayoutCheck>& checks);

/// "0x52 9084 0009 ...": nothing left out.
[[nodiscard]] QString inGroups(const QString& destination);

} // namespace countersign::ctl
